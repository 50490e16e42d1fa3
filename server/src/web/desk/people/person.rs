//! One person at a unit: other roles, the account as far as it is the unit's, the way out.

use app::paths::desk::{Home, People, Person};
use app::screens::desk::{PersonAccount, PersonPage, PersonStanding};
use axum::response::Response;
use domain::access::Role;
use domain::invitation::{PersonFault, PersonField, RolesForm};
use domain::person::PersonId;
use domain::staff::{Authority, reaches};
use domain::unit::in_sentence;
use http::StatusCode;
use store::ListedPerson;

use super::{STALE_FORM, account_href, givable_at, hamlet_choice, hamlets, inviting, of_unit, shown};
use crate::actions::accounts::{self, AccountOutcome};
use crate::actions::invitations::{self, Again};
use crate::actions::staff::{self, RolesOutcome};
use crate::web::desk::facts::administrator;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const BEYOND: &str = "Tài khoản này còn làm việc ở nơi khác, nên một đơn vị không khóa được và không gỡ được xác minh hai bước của người ấy. Đơn vị có thể đưa người ấy ra khỏi đơn vị; việc khác xin nhờ quản trị nền tảng.";
const WAITED: &str = "Người này chưa nhận lời mời nên chưa có gì để khóa hay gỡ. Nếu mời nhầm, hãy đưa ra khỏi đơn vị.";
const ABOVE: &str = "Chưa thực hiện: người này giữ một vai trò mà bạn không thu hồi được. Hãy nhờ quản trị nền tảng.";

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
struct Shown {
    typed: Option<RolesForm>,
    faults: Vec<PersonFault>,
    note: Option<String>,
    notice: Option<&'static str>,
}

/// `GET /don-vi/{unit}/nguoi/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = request.query("da").and_then(|done| shown::notice(&done));
    one(request.place()?, id(&request)?, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/nguoi/{id}`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, id(&request)?);
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        return typed_again(place, id, fields, StatusCode::FORBIDDEN, STALE_FORM).await;
    }
    let (person, givable, typed) = (load(place, id).await?, givable_at(place), typed(fields));
    let refused = async |typed, faults, note| {
        let shown = Shown { typed: Some(typed), faults, note, ..Shown::default() };
        one(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let hamlets = hamlets(&place.app.core, place.unit.id).await?;
    let wanted = match typed.check(&givable, !kept(&person, &givable).is_empty(), &hamlets) {
        Ok(wanted) => wanted,
        Err(faults) => return refused(typed, faults, None).await,
    };
    match staff::set(&place.app.core, Authority::at_unit(administrator(place)?), id, wanted, givable).await? {
        // Who took their own role away has no business here any more.
        RolesOutcome::Done if id == place.person.person => Ok(see_other(&Home.to_string())),
        RolesOutcome::Done => Ok(see_other(&format!("{}?da=vai_tro", own(place, id)))),
        RolesOutcome::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
        RolesOutcome::Last => refused(typed, Vec::new(), Some(last_here(place))).await,
        RolesOutcome::Above => refused(typed, Vec::new(), Some(ABOVE.to_owned())).await,
    }
}

/// `POST /don-vi/{unit}/nguoi/{id}/tai-khoan`
pub async fn act(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, id(&request)?);
    let note = async |status, note: &str| {
        one(place, id, status, Shown { note: Some(note.to_owned()), ..Shown::default() }).await
    };
    if !request.posted.trusted {
        return note(StatusCode::FORBIDDEN, STALE_FORM).await;
    }
    let (core, by) = (&place.app.core, Authority::at_unit(administrator(place)?));
    let list = People { unit: place.unit.slug.clone() };
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let word = request.posted.fields.get("viec");
    match word {
        "moi_lai" => match invitations::again(core, inviting(place)?, id).await? {
            Again::Sent => Ok(see_other(&format!("{list}?da=moi"))),
            Again::Unreachable => note(unprocessable, shown::UNREACHABLE).await,
            Again::NotWaited => note(unprocessable, shown::CAME).await,
            Again::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
        },
        "roi" => {
            let unit = Some(place.unit.full_name.clone());
            match staff::leave(core, by, unit, id, givable_at(place)).await? {
                RolesOutcome::Done if id == place.person.person => {
                    request.session.flush().await?;
                    Ok(see_other(&Home.to_string()))
                }
                RolesOutcome::Done => Ok(see_other(&format!("{list}?da=roi"))),
                RolesOutcome::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
                RolesOutcome::Last => note(unprocessable, &last_here(place)).await,
                RolesOutcome::Above => note(unprocessable, ABOVE).await,
            }
        }
        word => {
            let Some(deed) = shown::deed(word) else { return note(unprocessable, shown::PRESS).await };
            match accounts::act(core, by, id, deed).await? {
                AccountOutcome::Done if id == place.person.person => {
                    // Or this very request would keep its session.
                    request.session.flush().await?;
                    Ok(see_other(&Home.to_string()))
                }
                AccountOutcome::Done => Ok(see_other(&format!("{}?da={word}", own(place, id)))),
                AccountOutcome::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
                AccountOutcome::Waited => note(unprocessable, WAITED).await,
                AccountOutcome::Beyond => note(unprocessable, BEYOND).await,
                AccountOutcome::Own => note(unprocessable, shown::OWN).await,
                AccountOutcome::Last(unit) => {
                    let name = unit.and_then(|unit| place.registry.unit(unit)).map(|unit| in_sentence(&unit.full_name));
                    note(unprocessable, &shown::last(name.as_deref())).await
                }
            }
        }
    }
}

/// The page with what was ticked, nothing done, and a note why.
pub async fn typed_again(
    place: &Place,
    id: PersonId,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    let shown = Shown { typed: Some(typed(fields)), note: Some(note.to_owned()), ..Shown::default() };
    one(place, id, status, shown).await
}

fn id(request: &DeskRequest) -> Result<PersonId, DeskFault> {
    request.path.id.map(PersonId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn own(place: &Place, id: PersonId) -> Person {
    Person { unit: place.unit.slug.clone(), id: id.0 }
}

fn typed(fields: &Fields) -> RolesForm {
    RolesForm {
        roles: fields.all(PersonField::Role.name()).map(str::to_owned).collect(),
        hamlet: fields.get(PersonField::Hamlet.name()).to_owned(),
    }
}

fn last_here(place: &Place) -> String {
    shown::last(Some(&in_sentence(&place.unit.full_name)))
}

/// Somebody who works here; another unit's people are nobody.
async fn load(place: &Place, id: PersonId) -> Result<ListedPerson, DeskFault> {
    let found = of_unit(place).await?.into_iter().find(|person| person.id == id);
    found.ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

/// Roles held here that whoever looks can neither give nor take.
fn kept(person: &ListedPerson, givable: &[Role]) -> Vec<&'static str> {
    person.roles.iter().map(|own| own.held.role).filter(|role| !givable.contains(role)).map(Role::label).collect()
}

async fn one(place: &Place, id: PersonId, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let (person, givable) = (load(place, id).await?, givable_at(place));
    let account = account_href(place, &person);
    let row = shown::row(&person, own(place, id).to_string(), account.clone(), shown::role_words);
    let held = place.app.core.store.people().roles(id).await?;
    // Of who did not come yet the unit is not told where else they work.
    let beyond = row.standing != PersonStanding::Invited && !reaches(&place.person.actor, &held);
    let as_it_is = || RolesForm {
        roles: person.roles.iter().map(|own| own.held.role.code().to_owned()).collect(),
        hamlet: person.roles.iter().find_map(|own| own.hamlet.clone()).unwrap_or_default(),
    };
    let typed = shown.typed.unwrap_or_else(as_it_is);
    let (hamlets, hamlet) = hamlet_choice(place, &typed.hamlet).await?;
    let screen = PersonPage {
        frame: place.frame(shown.notice),
        list_href: People { unit: place.unit.slug.clone() }.to_string(),
        action: own(place, id).to_string(),
        account: PersonAccount {
            action: account,
            csrf: place.person.csrf.clone(),
            row,
            limit: beyond.then(|| BEYOND.to_owned()),
            is_own: id == place.person.person,
        },
        kept: kept(&person, &givable),
        roles: givable,
        hamlets,
        typed: RolesForm { hamlet, ..typed },
        faults: shown.faults,
        note: shown.note,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}
