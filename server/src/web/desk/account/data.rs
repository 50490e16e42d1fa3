//! What is kept of a person, as a file for them alone.

use app::screens::desk::AccountDeed;
use axum::response::Response;
use domain::moment::Moment;
use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};
use store::{AuditRow, ListedRole, Own, OwnItem};

use super::sessions::{OpenSession, open};
use super::{Again, Visit, current_id};
use crate::actions::account as actions;
use crate::registry::Registry;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::respond;

/// Most deeds of a file: years of daily work.
const MOST_DEEDS: usize = 50_000;
/// Deeds read at once.
const AT_ONCE: u32 = 1_000;

/// `GET /tai-khoan/du-lieu`
pub async fn ask_data(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    Ok(visit.form(AccountDeed::Data, Again::new("")))
}

/// `POST /tai-khoan/du-lieu`: the file.
pub async fn data(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    if !request.posted.trusted {
        return Ok(visit.form(AccountDeed::Data, Again::stale("")));
    }
    actions::exported(&request.app.core, visit.known.id).await?;
    let file = file(&visit).await?;
    let mut response = respond::json(StatusCode::OK, &file);
    let name = HeaderValue::from_static("attachment; filename=\"du-lieu-cua-toi.json\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

async fn file(visit: &Visit<'_>) -> Result<Value, DeskFault> {
    let (app, person) = (visit.app(), &visit.known);
    let people = app.core.store.people();
    let factors = people.factors();
    let (code_app, passkeys) = (factors.code_app(person.id).await?, factors.passkeys(person.id).await?);
    let counts = factors.counts(person.id).await?;
    let own_session = current_id(&visit.request.session);
    let sessions = open(app, person.id).await?;
    let registry = app.registry();
    let snapshot = app.core.store.snapshot().await?;
    let own = snapshot.own(&visit.person.actor);
    let (dates, roles, items) = (own.dates().await?, own.roles().await?, own.items().await?);
    let deeds = deeds(&own).await?;
    snapshot.end().await?;
    Ok(json!({
        "made_at": app.core.clock.now().iso_vietnam(),
        "person": {
            "id": person.id.0,
            "name": person.name,
            "email": person.email.as_str(),
            "added_at": dates.map(|dates| dates.added_at.iso_vietnam()),
            "seen_at": told(dates.and_then(|dates| dates.seen_at)),
            "weekly_letter_stopped_at": told(person.digest_stopped_at),
        },
        "roles": roles.iter().map(|role| role_of(role, &registry)).collect::<Vec<_>>(),
        "second_step": {
            "code_app_added_at": code_app.map(|app| app.added_at.iso_vietnam()),
            "recovery_codes_left": counts.recovery,
            "passkeys": passkeys
                .iter()
                .map(|key| json!({
                    "name": key.name,
                    "added_at": key.added_at.iso_vietnam(),
                    "used_at": told(key.used_at),
                }))
                .collect::<Vec<_>>(),
        },
        "sessions": sessions.iter().map(|session| session_of(session, own_session.as_deref())).collect::<Vec<_>>(),
        "deeds": deeds.iter().map(deed_of).collect::<Vec<_>>(),
        "items_written_last": items.iter().map(|item| item_of(item, &registry)).collect::<Vec<_>>(),
    }))
}

fn told(moment: Option<Moment>) -> Option<String> {
    moment.map(Moment::iso_vietnam)
}

fn role_of(role: &ListedRole, registry: &Registry) -> Value {
    let unit = role.held.unit.and_then(|unit| registry.unit(unit));
    json!({
        "role": role.held.role.code(),
        "label": role.held.role.label(),
        "unit": role.held.unit.map(|unit| unit.0),
        "unit_name": unit.map(|unit| unit.full_name.clone()),
        "hamlet": role.hamlet,
    })
}

/// Neither its number nor its token: a file lies about.
fn session_of(session: &OpenSession, own: Option<&str>) -> Value {
    json!({
        "device": session.device,
        "network": session.network,
        "since": session.since.iso_vietnam(),
        "seen": session.seen.iso_vietnam(),
        "is_this": own == Some(session.id.as_str()),
    })
}

fn deed_of(row: &AuditRow) -> Value {
    json!({
        "at": row.at().iso_vietnam(),
        "deed": row.action,
        "unit": row.unit().map(|unit| unit.0),
        "unit_name": row.unit_name,
        "object_kind": row.object_kind,
        "object_id": row.object_id,
        "detail": serde_json::from_str::<Value>(&row.detail).unwrap_or(Value::Null),
        "network": row.client,
        "request": row.request,
    })
}

fn item_of(item: &OwnItem, registry: &Registry) -> Value {
    json!({
        "id": item.id.0,
        "unit": item.unit.0,
        "unit_name": registry.unit(item.unit).map(|unit| unit.full_name.clone()),
        "kind": item.kind.code(),
        "title": item.title,
        "saved_at": item.saved_at.iso_vietnam(),
        "published_at": told(item.published_at),
    })
}

async fn deeds(own: &Own<'_>) -> Result<Vec<AuditRow>, DeskFault> {
    let mut all = Vec::new();
    while all.len() < MOST_DEEDS {
        let place = all.last().map(|row: &AuditRow| (row.at(), row.id));
        let mut rows = own.deeds(place, AT_ONCE).await?;
        let is_last = rows.len() < AT_ONCE as usize;
        all.append(&mut rows);
        if is_last {
            break;
        }
    }
    Ok(all)
}
