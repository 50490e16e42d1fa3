//! Whether pages live: a unit's own, and at the province's desk those of all.

mod board;
mod own;

use axum::response::Response;
use domain::liveliness::Section;
use domain::moment::CivilDate;
use domain::number::integer;

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

fn last(section: Section) -> String {
    day(section.last)
}

fn number(count: u64) -> String {
    integer(i64::try_from(count).unwrap_or(i64::MAX))
}
