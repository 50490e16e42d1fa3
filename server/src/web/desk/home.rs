//! The first page after signing in: the units a person works for.

use app::paths::desk::Unit;
use app::screens::desk::{DeskFrame, DeskHome, DeskUnitCard};
use axum::response::Response;
use domain::access::Role;
use domain::fold::fold;
use domain::unit::Level;
use http::StatusCode;

use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// `GET /`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let person = request.person.as_ref().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let registry = request.app.registry();
    let filter: String = request.query("tim").unwrap_or_default().chars().take(100).collect();
    let wanted = fold(filter.trim());
    let desks = registry.sites().filter_map(|unit| person.actor.desk(unit.id).map(|desk| (unit, desk)));
    let cards: Vec<DeskUnitCard> = desks
        .map(|(unit, desk)| DeskUnitCard {
            name: unit.full_name.clone(),
            href: Unit { unit: unit.slug.clone() }.to_string(),
            role: desk.role().map_or("", Role::label).to_owned(),
            public_url: registry.origin_of(unit),
            district: registry
                .above(unit)
                .iter()
                .find(|above| above.kind.level() == Level::District)
                .map(|above| above.full_name.clone()),
        })
        .collect();
    let total = cards.len();
    let fits = |name: &str| wanted.is_empty() || fold(name).contains(&wanted);
    let units = cards.into_iter().filter(|card| fits(&card.name)).collect();
    let frame = DeskFrame { person: Some(person.name.clone()), unit: None, csrf: person.csrf.clone(), notice: None };
    let practice = registry.practice_units().filter(|(unit, _)| fits(&unit.full_name)).map(|(unit, _)| {
        let href = Unit { unit: unit.slug.clone() }.to_string();
        (unit.full_name.clone(), href)
    });
    let practice = practice.collect();
    let runs_platform = person.actor.platform().is_some();
    let screen = DeskHome { frame, units, filter, total, practice, runs_platform };
    Ok(respond::html(StatusCode::OK, page::render(screen, &request.app.assets.urls), CachePolicy::NoStore))
}
