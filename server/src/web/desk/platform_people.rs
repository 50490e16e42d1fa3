//! Everybody on the platform, for whoever runs it; nobody else learns that these pages exist.

pub mod person;
mod table;

use std::sync::Arc;

use app::paths::desk::{PlatformPeople as ListPath, PlatformPerson, PlatformPersonAccount};
use app::screens::desk::{InvitationSheet, MemberHamlet, PlatformPeople};
use axum::response::Response;
use domain::access::{Platform, Role};
use domain::collation;
use domain::fold::fold;
use domain::hamlet::HamletText;
use domain::invitation::{InvitationForm, PersonFault, PersonField};
use domain::moment::Moment;
use domain::number::integer;
use domain::staff::Authority;
use domain::unit::Unit;
use http::StatusCode;
use store::{ListedPerson, ListedRole};

use crate::actions::invitations::{self, Invited, Inviting};
use crate::actions::people::COMMAND_LINE;
use crate::registry::Registry;
use crate::web::app::App;
use crate::web::desk::people::{ALREADY, STALE_FORM, hamlets, shown, typed};
use crate::web::desk::platform::{admitted, frame};
use crate::web::desk::request::{DeskFault, DeskRequest, SignedIn};
use crate::web::form::Fields;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// People shown at once; a search narrows.
const MOST: usize = 200;
/// Who was not at the desk for so long may have left.
const LONG_SECONDS: i64 = 90 * 86_400;

/// A filter: its word in the address, and its label.
const FILTERS: [(&str, &str); 5] = [
    ("", "Tất cả"),
    ("chua-nhan", "Chưa nhận lời mời"),
    ("khoa", "Đã khóa"),
    ("mot-buoc", "Có thể đăng mà chưa có xác minh hai bước"),
    ("lau", "Lâu không vào (90 ngày)"),
];

/// What the page shows beside the people.
#[derive(Debug, Default)]
struct Shown<'a> {
    wanted: String,
    filter: &'static str,
    typed: InvitationForm,
    faults: Vec<PersonFault>,
    note: Option<&'a str>,
    notice: Option<&'a str>,
}

/// `GET /nen-tang/nguoi`
pub async fn list(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, platform) = admitted(&request)?;
    let wanted: String = request.query("tim").unwrap_or_default().chars().take(100).collect();
    let asked = request.query("loc").unwrap_or_default();
    let filter = FILTERS.iter().map(|(word, _)| *word).find(|word| *word == asked).unwrap_or_default();
    if request.query("dang").as_deref() == Some("csv") {
        let (registry, now) = (request.app.registry(), request.app.core.clock.now());
        let people = everybody(&request.app, platform).await?;
        let found = people.iter().filter(|person| fits(person, &wanted, filter, now));
        return Ok(table::response(found, |role| role_words(&registry, role)));
    }
    let notice = (request.query("da").as_deref() == Some("moi")).then_some("Đã gửi lời mời.");
    let shown = Shown { wanted, filter, notice, ..Shown::default() };
    board(&request.app, person, platform, StatusCode::OK, shown).await
}

/// `POST /nen-tang/nguoi`
pub async fn invite(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, platform) = admitted(&request)?;
    let (app, typed) = (&request.app, typed(&request.posted.fields));
    if !request.posted.trusted {
        let shown = Shown { typed, note: Some(STALE_FORM), ..Shown::default() };
        return board(app, person, platform, StatusCode::FORBIDDEN, shown).await;
    }
    let refused = async |typed, faults| {
        let shown = Shown { typed, faults, ..Shown::default() };
        board(app, person, platform, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let registry = app.registry();
    let unit = match chosen(&registry, &typed.unit) {
        Ok(unit) => unit,
        Err(fault) => return refused(typed, vec![fault]).await,
    };
    let invitation = match typed.check(givable(unit), &hamlets_of(app, unit).await?) {
        Ok(invitation) => invitation,
        Err(faults) => {
            let faults = faults.into_iter().map(|fault| at_unit(fault, &typed.role)).collect();
            return refused(typed, faults).await;
        }
    };
    match invitations::invite(&app.core, inviting(app, person, platform, unit), invitation).await? {
        Invited::Sent => Ok(see_other(&format!("{ListPath}?da=moi"))),
        Invited::AlreadyHere => refused(typed, vec![(PersonField::Email, ALREADY.to_owned())]).await,
    }
}

/// A form left behind when the session ended, with everything typed in it and nothing done.
pub async fn typed_again(
    app: &Arc<App>,
    person: &SignedIn,
    path: &str,
    fields: &Fields,
    note: &str,
) -> Result<Option<Response>, DeskFault> {
    let Some(platform) = person.actor.platform() else { return Ok(None) };
    if path == ListPath.to_string() {
        let shown = Shown { typed: typed(fields), note: Some(note), ..Shown::default() };
        return board(app, person, platform, StatusCode::OK, shown).await.map(Some);
    }
    let id = path.strip_prefix(&format!("{ListPath}/")).and_then(|rest| rest.parse().ok());
    match id {
        Some(id) => person::typed_again(app, person, platform, id, fields, note).await.map(Some),
        None => Ok(None),
    }
}

/// The unit chosen in a form; none means the platform.
fn chosen<'a>(registry: &'a Registry, slug: &str) -> Result<Option<&'a Arc<Unit>>, PersonFault> {
    if slug.trim().is_empty() {
        return Ok(None);
    }
    let unit = registry.by_slug(slug.trim());
    unit.map(Some).ok_or_else(|| (PersonField::Unit, "Đơn vị: hãy chọn một đơn vị trong danh sách.".to_owned()))
}

/// The hamlets somebody of a team there works in.
async fn hamlets_of(app: &App, unit: Option<&Arc<Unit>>) -> Result<Vec<HamletText>, DeskFault> {
    match unit {
        Some(unit) => hamlets(&app.core, unit.id).await,
        None => Ok(Vec::new()),
    }
}

/// The roles that can be given there.
fn givable(unit: Option<&Arc<Unit>>) -> &'static [Role] {
    unit.map_or(&[Role::PlatformAdmin], |unit| Role::of_level(unit.kind.level()))
}

/// A role that is one, but not of this unit, is told so.
fn at_unit(fault: PersonFault, role: &str) -> PersonFault {
    match fault {
        (PersonField::Role, _) if Role::from_code(role).is_some() => {
            let sentence = "Vai trò: vai trò này không giao được ở nơi đã chọn. Quản trị nền tảng là cho cả nền tảng, các vai trò khác cho một đơn vị.";
            (PersonField::Role, sentence.to_owned())
        }
        fault => fault,
    }
}

fn inviting(app: &App, person: &SignedIn, platform: Platform, unit: Option<&Arc<Unit>>) -> Inviting {
    Inviting {
        by: Authority::of_platform(platform, unit.map(|unit| unit.id)),
        inviter: person.name.clone(),
        place: unit.map(|unit| unit.full_name.clone()),
        studio: app.origin.below("studio"),
    }
}

/// Slug and name of every unit that has a desk.
fn units(registry: &Registry) -> Vec<(String, String)> {
    registry.sites().map(|unit| (unit.slug.clone(), unit.full_name.clone())).collect()
}

/// Everybody by name, without the one under whose name the command line writes.
pub(super) async fn everybody(app: &App, platform: Platform) -> Result<Vec<ListedPerson>, DeskFault> {
    let mut people = app.core.store.people().everybody(platform, app.core.clock.now()).await?;
    people.retain(|person| person.email.as_str() != COMMAND_LINE);
    people.sort_by_cached_key(|person| (collation::sort_key(&person.name), person.id));
    Ok(people)
}

/// `Người viết, Xã Hòa Long`
fn role_words(registry: &Registry, role: &ListedRole) -> String {
    let unit = role.held.unit.and_then(|unit| registry.unit(unit));
    let words = shown::role_words(role);
    unit.map_or_else(|| words.clone(), |unit| format!("{words}, {}", unit.full_name))
}

fn fits(person: &ListedPerson, wanted: &str, filter: &str, now: Moment) -> bool {
    let folded = fold(wanted.trim());
    let named = folded.is_empty() || fold(&person.name).contains(&folded) || person.email.as_str().contains(&folded);
    let open = person.accepted && !person.disabled;
    named
        && match filter {
            "chua-nhan" => !person.accepted && !person.disabled,
            "khoa" => person.disabled,
            "mot-buoc" => person.publishes_without_second_factor(),
            "lau" => open && person.seen_at.is_none_or(|seen| seen.plus_seconds(LONG_SECONDS) < now),
            _ => true,
        }
}

fn numbers(people: &[ListedPerson]) -> Vec<String> {
    let count = |of: &dyn Fn(&ListedPerson) -> bool| {
        integer(i64::try_from(people.iter().filter(|person| of(person)).count()).unwrap_or(i64::MAX))
    };
    let sessions: i64 = people.iter().map(|person| i64::from(person.sessions)).sum();
    vec![
        format!("{} người", count(&|_| true)),
        format!("{} phiên đang mở", integer(sessions)),
        format!(
            "{} người có thể đăng mà chưa có xác minh hai bước",
            count(&ListedPerson::publishes_without_second_factor)
        ),
        format!("{} người chưa nhận lời mời", count(&|person| !person.accepted && !person.disabled)),
    ]
}

async fn board(
    app: &Arc<App>,
    person: &SignedIn,
    platform: Platform,
    status: StatusCode,
    shown: Shown<'_>,
) -> Result<Response, DeskFault> {
    let (registry, now) = (app.registry(), app.core.clock.now());
    let people = everybody(app, platform).await?;
    let found: Vec<_> = people.iter().filter(|person| fits(person, &shown.wanted, shown.filter, now)).collect();
    let row = |person: &&ListedPerson| {
        let id = person.id.0;
        let (href, account) = (PlatformPerson { id }.to_string(), PlatformPersonAccount { id }.to_string());
        shown::row(person, href, account, |role| role_words(&registry, role))
    };
    let address = |pairs: &[(&str, &str)]| {
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        if query.is_empty() { ListPath.to_string() } else { format!("{ListPath}?{query}") }
    };
    let wanted = shown.wanted.trim();
    let screen = PlatformPeople {
        frame: frame(person, shown.notice),
        rows: found.iter().take(MOST).map(row).collect(),
        tabs: FILTERS
            .map(|(word, label)| (label.to_owned(), address(&[("tim", wanted), ("loc", word)]), word == shown.filter))
            .to_vec(),
        numbers: numbers(&people),
        matching: found.len(),
        csv_href: address(&[("tim", wanted), ("loc", shown.filter), ("dang", "csv")]),
        filter: shown.filter.to_owned(),
        sheet: InvitationSheet {
            action: ListPath.to_string(),
            csrf: person.csrf.clone(),
            typed: shown.typed,
            units: units(&registry),
            roles: Role::ALL.to_vec(),
            hamlets: MemberHamlet::Typed,
            faults: shown.faults,
            note: shown.note.map(str::to_owned),
        },
        wanted: shown.wanted,
    };
    Ok(respond::html(status, page::render(screen, &app.assets.urls), CachePolicy::NoStore))
}
