//! One person, for whoever runs the platform: every role at every unit, and the account.

use std::sync::Arc;

use app::paths::desk::{PlatformPerson as PersonPath, PlatformPersonAccount};
use app::screens::desk::{PersonAccount, PlatformPerson, PlatformRole};
use axum::response::Response;
use domain::access::{Platform, Role};
use domain::invitation::{InvitationForm, PersonFault, PersonField};
use domain::person::PersonId;
use domain::staff::Authority;
use domain::unit::{UnitId, in_sentence};
use http::StatusCode;
use store::ListedPerson;

use super::{at_unit, chosen, givable, hamlets_of, inviting, role_words, units};
use crate::actions::accounts::{self, AccountOutcome};
use crate::actions::invitations::{self, Again};
use crate::actions::people::COMMAND_LINE;
use crate::actions::staff::{self, RolesOutcome};
use crate::web::app::App;
use crate::web::desk::people::{STALE_FORM, shown, typed};
use crate::web::desk::platform::{admitted, frame};
use crate::web::desk::request::{DeskFault, DeskRequest, SignedIn};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
struct Shown {
    typed: InvitationForm,
    faults: Vec<PersonFault>,
    note: Option<String>,
    notice: Option<&'static str>,
}

/// `GET /nen-tang/nguoi/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, platform) = admitted(&request)?;
    let notice = request.query("da").and_then(|done| shown::notice(&done));
    let shown = Shown { notice, ..Shown::default() };
    one(&request.app, person, platform, id(&request)?, StatusCode::OK, shown).await
}

/// `POST /nen-tang/nguoi/{id}`
pub async fn give(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, platform) = admitted(&request)?;
    let (app, id, typed) = (&request.app, id(&request)?, typed(&request.posted.fields));
    if !request.posted.trusted {
        let shown = Shown { typed, note: Some(STALE_FORM.to_owned()), ..Shown::default() };
        return one(app, person, platform, id, StatusCode::FORBIDDEN, shown).await;
    }
    let refused = async |typed, faults| {
        let shown = Shown { typed, faults, ..Shown::default() };
        one(app, person, platform, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await
    };
    let found = load(app, platform, id).await?;
    let registry = app.registry();
    let unit = match chosen(&registry, &typed.unit) {
        Ok(unit) => unit,
        Err(fault) => return refused(typed, vec![fault]).await,
    };
    // Name and address are known; the rest is read by the rules of an invitation.
    let known = InvitationForm { email: "a@b.vn".to_owned(), name: found.name, ..typed.clone() };
    let given = match known.check(givable(unit), &hamlets_of(app, unit).await?) {
        Ok(given) => given,
        Err(faults) => {
            let faults = faults.into_iter().map(|fault| at_unit(fault, &typed.role)).collect();
            return refused(typed, faults).await;
        }
    };
    let by = Authority::of_platform(platform, unit.map(|unit| unit.id));
    if staff::give(&app.core, by, id, given.role, given.hamlet).await? {
        return Ok(see_other(&format!("{}?da=vai_tro", PersonPath { id: id.0 })));
    }
    Err(DeskFault::Kind(ErrorKind::NotFound))
}

/// `POST /nen-tang/nguoi/{id}/tai-khoan`
pub async fn act(request: DeskRequest) -> Result<Response, DeskFault> {
    let (person, platform) = admitted(&request)?;
    let (app, id) = (&request.app, id(&request)?);
    let note = async |status, note: &str| {
        let shown = Shown { note: Some(note.to_owned()), ..Shown::default() };
        one(app, person, platform, id, status, shown).await
    };
    if !request.posted.trusted {
        return note(StatusCode::FORBIDDEN, STALE_FORM).await;
    }
    let found = load(app, platform, id).await?;
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let word = request.posted.fields.get("viec");
    let done = || Ok(see_other(&format!("{}?da={word}", PersonPath { id: id.0 })));
    match word {
        "moi_lai" => match again(app, person, platform, &found).await? {
            Again::Sent => done(),
            Again::Unreachable => note(unprocessable, shown::UNREACHABLE).await,
            Again::NotWaited | Again::Missing => note(unprocessable, shown::CAME).await,
        },
        "thoi" => match take(app, platform, &found, &request.posted.fields).await? {
            None => note(unprocessable, "Người này không còn giữ vai trò ấy. Hãy xem lại danh sách.").await,
            Some((RolesOutcome::Last, unit)) => note(unprocessable, &last(app, unit)).await,
            Some(_) => done(),
        },
        word => {
            let Some(deed) = shown::deed(word) else { return note(unprocessable, shown::PRESS).await };
            match accounts::act(&app.core, Authority::of_platform(platform, None), id, deed).await? {
                AccountOutcome::Done => {
                    if id == person.person {
                        // Or this very request would keep its session.
                        request.session.flush().await?;
                    }
                    done()
                }
                AccountOutcome::Missing | AccountOutcome::Waited | AccountOutcome::Beyond => {
                    Err(DeskFault::Kind(ErrorKind::NotFound))
                }
                AccountOutcome::Own => note(unprocessable, shown::OWN).await,
                AccountOutcome::Last(unit) => note(unprocessable, &last(app, unit)).await,
            }
        }
    }
}

/// The page with what was chosen, nothing done, and a note why.
pub(super) async fn typed_again(
    app: &Arc<App>,
    person: &SignedIn,
    platform: Platform,
    id: i64,
    fields: &Fields,
    note: &str,
) -> Result<Response, DeskFault> {
    let shown = Shown { typed: typed(fields), note: Some(note.to_owned()), ..Shown::default() };
    one(app, person, platform, PersonId(id), StatusCode::OK, shown).await
}

/// Another letter, about the strongest role that waits.
async fn again(app: &App, person: &SignedIn, platform: Platform, found: &ListedPerson) -> Result<Again, DeskFault> {
    let registry = app.registry();
    let strongest = found.roles.iter().map(|own| own.held).max_by_key(|held| held.role);
    let unit = strongest.and_then(|held| held.unit).and_then(|unit| registry.unit(unit));
    Ok(invitations::again(&app.core, inviting(app, person, platform, unit), found.id).await?)
}

/// Takes the role named in the form; `None` when it is not held.
async fn take(
    app: &App,
    platform: Platform,
    found: &ListedPerson,
    fields: &Fields,
) -> Result<Option<(RolesOutcome, Option<UnitId>)>, DeskFault> {
    let registry = app.registry();
    let slug = fields.get(PersonField::Unit.name());
    let named = |unit: Option<UnitId>| match unit.and_then(|unit| registry.unit(unit)) {
        Some(unit) => unit.slug == slug,
        None => unit.is_none() && slug.is_empty(),
    };
    let role = Role::from_code(fields.get(PersonField::Role.name()));
    let held = found.roles.iter().map(|own| own.held).find(|held| Some(held.role) == role && named(held.unit));
    let Some(held) = held else { return Ok(None) };
    let place = held.unit.and_then(|unit| registry.unit(unit)).map(|unit| unit.full_name.clone());
    let by = Authority::of_platform(platform, held.unit);
    let outcome = staff::take(&app.core, by, place, found.id, held.role).await?;
    Ok((outcome != RolesOutcome::Missing).then_some((outcome, held.unit)))
}

fn last(app: &App, unit: Option<UnitId>) -> String {
    let registry = app.registry();
    let name = unit.and_then(|unit| registry.unit(unit)).map(|unit| in_sentence(&unit.full_name));
    shown::last(name.as_deref())
}

fn id(request: &DeskRequest) -> Result<PersonId, DeskFault> {
    request.path.id.map(PersonId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

async fn load(app: &App, platform: Platform, id: PersonId) -> Result<ListedPerson, DeskFault> {
    let found = app.core.store.people().one(platform, id, app.core.clock.now()).await?;
    found.filter(|person| person.email.as_str() != COMMAND_LINE).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

async fn one(
    app: &Arc<App>,
    person: &SignedIn,
    platform: Platform,
    id: PersonId,
    status: StatusCode,
    shown: Shown,
) -> Result<Response, DeskFault> {
    let (found, registry) = (load(app, platform, id).await?, app.registry());
    let (href, account) = (PersonPath { id: id.0 }.to_string(), PlatformPersonAccount { id: id.0 }.to_string());
    let held = found.roles.iter().map(|own| PlatformRole {
        role: own.held.role,
        unit: own
            .held
            .unit
            .and_then(|unit| registry.unit(unit))
            .map(|unit| (unit.slug.clone(), unit.full_name.clone())),
        hamlet: own.hamlet.clone(),
    });
    let screen = PlatformPerson {
        frame: frame(person, shown.notice),
        action: href.clone(),
        account: PersonAccount {
            row: shown::row(&found, href, account.clone(), |role| role_words(&registry, role)),
            action: account,
            csrf: person.csrf.clone(),
            limit: None,
            is_own: id == person.person,
        },
        held: held.collect(),
        units: units(&registry),
        typed: shown.typed,
        faults: shown.faults,
        note: shown.note,
    };
    Ok(respond::html(status, page::render(screen, &app.assets.urls), CachePolicy::NoStore))
}
