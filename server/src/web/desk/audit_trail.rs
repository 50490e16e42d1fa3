//! The record of a unit for its administrators, and of everything for whoever runs the platform.

mod filter;
mod table;
mod told;

use app::paths::desk::{AuditTrail as AuditTrailPath, PlatformAuditTrail, PlatformUnits, Unit};
use app::screens::desk::{AuditDay, AuditDeed, AuditFields, AuditTrail, DeskFrame};
use axum::response::Response;
use domain::collation;
use domain::moment::{CivilDate, Moment};
use domain::person::PersonId;
use http::StatusCode;
use store::{AuditRow, Snapshot};

use self::filter::Wanted;
use self::told::Teller;
use crate::web::desk::facts::administrator;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// Entries of one page.
const PER_PAGE: usize = 50;
/// Most names offered in the filter; everybody else is found through one of their deeds.
const MOST_NAMES: usize = 500;

/// `GET /don-vi/{unit}/nhat-ky`
pub async fn of_unit(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let slug = || place.unit.slug.clone();
    let about = About {
        frame: place.frame(None),
        action: AuditTrailPath { unit: slug() }.to_string(),
        back: ("Về bàn biên tập của đơn vị".to_owned(), Unit { unit: slug() }.to_string()),
        file: slug(),
        unit: Some(slug()),
    };
    let by = administrator(place)?;
    answer(&request, about, |snapshot| snapshot.audit_of_unit(by)).await
}

/// `GET /nen-tang/nhat-ky`
pub async fn of_platform(request: DeskRequest) -> Result<Response, DeskFault> {
    let person = request.person.as_ref().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let platform = person.actor.platform().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let about = About {
        frame: DeskFrame { person: Some(person.name.clone()), unit: None, csrf: person.csrf.clone(), notice: None },
        action: PlatformAuditTrail.to_string(),
        back: ("Về danh sách đơn vị".to_owned(), PlatformUnits.to_string()),
        file: "nen-tang".to_owned(),
        unit: None,
    };
    answer(&request, about, |snapshot| snapshot.audit_of_platform(platform)).await
}

/// Which of the two pages it is.
struct About {
    frame: DeskFrame,
    action: String,
    back: (String, String),
    /// In the name of the table.
    file: String,
    /// Slug of the unit whose desk it is.
    unit: Option<String>,
}

async fn answer<F>(request: &DeskRequest, about: About, trail: F) -> Result<Response, DeskFault>
where
    F: for<'a> FnOnce(&'a Snapshot) -> store::AuditTrail<'a>,
{
    let wanted = match Wanted::read(request) {
        Ok(wanted) => wanted,
        Err(refused) => {
            let (fields, faults) = *refused;
            let screen = AuditTrail { fields, faults, ..screen(about) };
            let html = page::render(screen, &request.app.assets.urls);
            return Ok(respond::html(StatusCode::UNPROCESSABLE_ENTITY, html, CachePolicy::NoStore));
        }
    };
    let snapshot = request.app.core.store.snapshot().await?;
    let trail = trail(&snapshot);
    let registry = request.app.registry();
    let teller =
        Teller { registry: &registry, fields: &wanted.fields, action: &about.action, unit: about.unit.clone() };
    if wanted.is_table {
        let table = table::of(&trail, &wanted, &teller).await?;
        snapshot.end().await?;
        return Ok(table::response(table, &about.file));
    }
    let most = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let mut rows = trail.entries(&wanted.filter, wanted.before, most).await?;
    let people = names(trail.people().await?, &wanted, &rows);
    snapshot.end().await?;
    let more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let href = |pairs: &[(&str, &str)]| address(&about.action, &wanted.fields, pairs);
    let last = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let screen = AuditTrail {
        people,
        newest_href: wanted.before.map(|_| href(&[])),
        older_href: last.map(|id| href(&[("truoc", id.as_str())])),
        csv_href: (!rows.is_empty()).then(|| href(&[("dang", "csv")])),
        days: days(&rows, &teller),
        fields: wanted.fields.clone(),
        ..screen(about)
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &request.app.assets.urls), CachePolicy::NoStore))
}

fn screen(about: About) -> AuditTrail {
    AuditTrail {
        frame: about.frame,
        days: Vec::new(),
        fields: AuditFields::default(),
        faults: Vec::new(),
        people: Vec::new(),
        action: about.action,
        newest_href: None,
        older_href: None,
        csv_href: None,
        back: about.back,
    }
}

/// The address of these entries with something more.
fn address(action: &str, fields: &AuditFields, more: &[(&str, &str)]) -> String {
    let chosen = fields.pairs().into_iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<_> = chosen.chain(more.iter().copied()).collect();
    if pairs.is_empty() {
        return action.to_owned();
    }
    format!("{action}?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
}

/// Alphabetically; whoever was chosen is among them.
fn names(mut people: Vec<(PersonId, String)>, wanted: &Wanted, rows: &[AuditRow]) -> Vec<(String, String)> {
    people.sort_by_cached_key(|(id, name)| (collation::sort_key(name), *id));
    let chosen = wanted.person().and_then(|id| people.iter().find(|(other, _)| *other == id).cloned());
    people.truncate(MOST_NAMES);
    if let Some(chosen) = chosen.filter(|chosen| !people.contains(chosen)) {
        people.push(chosen);
    }
    if let Some(id) = wanted.person().filter(|id| !people.iter().any(|(other, _)| other == id)) {
        let name = rows.iter().find_map(|row| row.person_name.clone());
        people.push((id, name.unwrap_or_else(|| format!("Người số {}", id.0))));
    }
    people.into_iter().map(|(id, name)| (id.0.to_string(), name)).collect()
}

/// The deeds below the day they were done on.
fn days(rows: &[AuditRow], teller: &Teller<'_>) -> Vec<AuditDay> {
    rows.chunk_by(|one, next| one.at().vietnam_date() == next.at().vietnam_date())
        .map(|of_day| AuditDay {
            day: of_day.first().map(|row| heading(row.at())).unwrap_or_default(),
            deeds: of_day.iter().map(|row| teller.deed(row)).collect::<Vec<AuditDeed>>(),
        })
        .collect()
}

/// `Thứ Bảy, 27/01/2024`
fn heading(at: Moment) -> String {
    let day: CivilDate = at.vietnam_date();
    format!("{}, {}", day.weekday_name(), day.short())
}
