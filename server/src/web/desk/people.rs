//! Who works for a unit: the list, and the form that invites another one.

pub mod person;
pub(super) mod shown;

use app::paths::desk::{Hamlets, People, Person, PersonAccount};
use app::screens::desk::{InvitationSheet, MemberHamlet, PeopleList};
use axum::response::Response;
use domain::access::Role;
use domain::collation;
use domain::hamlet::{HamletText, meant};
use domain::invitation::{InvitationForm, PersonFault, PersonField};
use domain::staff::{Authority, givable};
use domain::unit::UnitId;
use http::StatusCode;
use store::ListedPerson;

use crate::actions::invitations::{self, Invited, Inviting};
use crate::core::Core;
use crate::web::desk::facts::administrator;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::{self, CachePolicy, page, see_other};

pub(super) const STALE_FORM: &str =
    "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi gửi lần nữa.";
pub(super) const ALREADY: &str = "E-mail: người có địa chỉ này đã giữ vai trò ấy ở đây. Hãy tìm trong danh sách.";

/// What the page shows beside the people.
#[derive(Debug, Default)]
struct Shown<'a> {
    typed: InvitationForm,
    faults: Vec<PersonFault>,
    note: Option<&'a str>,
    notice: Option<&'a str>,
}

/// `GET /don-vi/{unit}/nguoi`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = match request.query("da").as_deref() {
        Some("moi") => Some("Đã gửi lời mời."),
        Some("roi") => Some("Đã đưa ra khỏi đơn vị."),
        _ => None,
    };
    list(request.place()?, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/nguoi`
pub async fn invite(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        return typed_again(place, fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    }
    let typed = typed(fields);
    let refused = async |typed, faults| {
        list(place, StatusCode::UNPROCESSABLE_ENTITY, Shown { typed, faults, ..Shown::default() }).await
    };
    let hamlets = hamlets(&place.app.core, place.unit.id).await?;
    let invitation = match typed.check(&givable_at(place), &hamlets) {
        Ok(invitation) => invitation,
        Err(faults) => return refused(typed, faults).await,
    };
    match invitations::invite(&place.app.core, inviting(place)?, invitation).await? {
        Invited::Sent => Ok(see_other(&format!("{}?da=moi", own(place)))),
        Invited::AlreadyHere => refused(typed, vec![(PersonField::Email, ALREADY.to_owned())]).await,
    }
}

/// The form with what was posted, nobody invited, and a note why.
pub async fn typed_again(
    place: &Place,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    list(place, status, Shown { typed: typed(fields), note: Some(note), ..Shown::default() }).await
}

pub(super) fn typed(fields: &Fields) -> InvitationForm {
    let get = |field: PersonField| fields.get(field.name()).to_owned();
    InvitationForm {
        unit: get(PersonField::Unit),
        email: get(PersonField::Email),
        name: get(PersonField::Name),
        role: get(PersonField::Role),
        hamlet: get(PersonField::Hamlet),
    }
}

fn own(place: &Place) -> People {
    People { unit: place.unit.slug.clone() }
}

/// The roles whoever is at this desk may give here.
fn givable_at(place: &Place) -> Vec<Role> {
    place.desk.role().map_or_else(Vec::new, |own| givable(place.unit.kind.level(), own))
}

/// The hamlets of a unit that somebody can work in, by name.
pub(super) async fn hamlets(core: &Core, unit: UnitId) -> Result<Vec<HamletText>, DeskFault> {
    let snapshot = core.store.snapshot().await?;
    let hamlets = snapshot.site(unit).hamlets().await?;
    snapshot.end().await?;
    Ok(hamlets.into_iter().map(|hamlet| hamlet.text).collect())
}

/// How this unit's form asks for a hamlet, and the one of its list that was typed.
async fn hamlet_choice(place: &Place, typed: &str) -> Result<(MemberHamlet, String), DeskFault> {
    let listed = hamlets(&place.app.core, place.unit.id).await?;
    let chosen = meant(typed, &listed, |hamlet| hamlet).map_or_else(|| typed.to_owned(), HamletText::full_name);
    if listed.is_empty() {
        return Ok((MemberHamlet::Unlisted(Hamlets { unit: place.unit.slug.clone() }.to_string()), chosen));
    }
    Ok((MemberHamlet::Listed(listed.iter().map(HamletText::full_name).collect()), chosen))
}

fn inviting(place: &Place) -> Result<Inviting, DeskFault> {
    Ok(Inviting {
        by: Authority::at_unit(administrator(place)?),
        inviter: place.person.name.clone(),
        place: Some(place.unit.full_name.clone()),
        studio: place.app.origin.below("studio"),
    })
}

/// Everybody here, by name.
async fn of_unit(place: &Place) -> Result<Vec<ListedPerson>, DeskFault> {
    let core = &place.app.core;
    let mut people = core.store.people().of_unit(administrator(place)?, core.clock.now()).await?;
    people.sort_by_cached_key(|person| (collation::sort_key(&person.name), person.id));
    Ok(people)
}

fn account_href(place: &Place, person: &ListedPerson) -> String {
    PersonAccount { unit: place.unit.slug.clone(), id: person.id.0 }.to_string()
}

async fn list(place: &Place, status: StatusCode, shown: Shown<'_>) -> Result<Response, DeskFault> {
    let people = of_unit(place).await?;
    let rows = people.iter().map(|person| {
        let href = Person { unit: place.unit.slug.clone(), id: person.id.0 }.to_string();
        shown::row(person, href, account_href(place, person), shown::role_words)
    });
    let (hamlets, hamlet) = hamlet_choice(place, &shown.typed.hamlet).await?;
    let screen = PeopleList {
        frame: place.frame(shown.notice),
        rows: rows.collect(),
        sheet: InvitationSheet {
            action: own(place).to_string(),
            csrf: place.person.csrf.clone(),
            typed: InvitationForm { hamlet, ..shown.typed },
            units: Vec::new(),
            roles: givable_at(place),
            hamlets,
            faults: shown.faults,
            note: shown.note.map(str::to_owned),
        },
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}
