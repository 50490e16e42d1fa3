//! Whether pages live: a unit's own, and at the province's desk those of all.

mod board;
mod own;

use app::paths::desk::{Account, Liveliness as LivelinessPath};
use axum::response::Response;
use domain::liveliness::Section;
use domain::moment::CivilDate;
use domain::number::integer;
use domain::unit::UnitId;

use crate::actions::digests::Whose;
use crate::web::app::App;
use crate::web::desk::request::{DeskFault, DeskRequest};

/// `GET /don-vi/{unit}/tinh-trang-trang`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    if place.registry.portal().is_some_and(|portal| portal.id == place.unit.id) {
        board::show(&request).await
    } else {
        own::show(&request).await
    }
}

/// `—` where there never was anything.
fn day(day: Option<CivilDate>) -> String {
    day.map_or_else(|| "—".to_owned(), CivilDate::short)
}

/// Whose pages they are, for the letter of the week; `None` for a unit that has none, or whose site is suspended.
pub fn whose(app: &App, unit: UnitId) -> Option<Whose> {
    let registry = app.registry();
    let is_province = registry.portal().is_some_and(|portal| portal.id == unit);
    let suspended = registry.suspended();
    let known = registry.unit(unit).filter(|unit| registry.public_origin(unit).is_some())?;
    if suspended.contains(&unit) {
        return None;
    }
    let studio = app.origin.below("studio");
    let below = is_province.then(|| {
        let communes = registry.districts().iter().flat_map(|(_, communes)| communes);
        communes.map(|unit| (unit.id, unit.full_name.clone())).collect()
    });
    Some(Whose {
        name: known.full_name.clone(),
        page: format!("{studio}{}", LivelinessPath { unit: known.slug.clone() }),
        account: format!("{studio}{Account}"),
        below,
    })
}

fn last(section: Section) -> String {
    day(section.last)
}

fn number(count: u64) -> String {
    integer(i64::try_from(count).unwrap_or(i64::MAX))
}
