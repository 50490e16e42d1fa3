//! The alerts of a unit at the desk, and what others put on its pages.

pub mod alert;
mod page;

pub use self::page::scope_districts;

use app::paths::desk::{Alert as AlertPath, Alerts, NewAlert, Unit};
use app::screens::desk::{AlertList, AlertRow};
use axum::response::Response;
use domain::access::Power;
use domain::alert::Audience;
use domain::number::integer;
use http::StatusCode;
use store::DeskAlert;

use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::public::frame;
use crate::web::respond::{self, CachePolicy, page as pages};

/// `GET /don-vi/{unit}/canh-bao`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).alerts().await?;
    let overridden = snapshot.desk(&place.desk).alerts_overridden().await?;
    let shown = snapshot.site(place.unit.id).alerts().await?;
    snapshot.end().await?;
    let from_others: Vec<_> = shown.into_iter().filter(|alert| alert.issuer != place.unit.id).collect();
    let notice = (request.query("da").as_deref() == Some("xoa")).then_some("Đã xóa bản nháp.");
    let unit = || place.unit.slug.clone();
    let screen = AlertList {
        frame: place.frame(notice),
        rows: found.into_iter().map(|alert| row(place, &alert)).collect(),
        from_others: frame::alert_bars(&place.registry, place.unit.id, &from_others),
        overridden: is_province(place).then_some(overridden),
        new_href: place.desk.may(Power::Publish).then(|| NewAlert { unit: unit() }.to_string()),
        back_href: Unit { unit: unit() }.to_string(),
    };
    Ok(respond::html(StatusCode::OK, pages::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn own(place: &Place) -> Alerts {
    Alerts { unit: place.unit.slug.clone() }
}

fn at(place: &Place, alert: domain::alert::AlertId) -> AlertPath {
    AlertPath { unit: place.unit.slug.clone(), id: alert.0 }
}

/// Whether this is the desk of the province, which speaks on the pages of others.
fn is_province(place: &Place) -> bool {
    place.registry.portal().is_some_and(|portal| portal.id == place.unit.id)
}

fn row(place: &Place, alert: &DeskAlert) -> AlertRow {
    AlertRow {
        title: format!("{}: {}", alert.text.rank.label(), alert.text.headline),
        href: at(place, alert.id).to_string(),
        state: alert.state,
        scope: scope(place, alert),
        span: frame::span(began(alert), alert.text.ends),
        is_overridden: alert.override_reason.is_some(),
    }
}

/// Since when it stands on pages, or when it would begin.
fn began(alert: &DeskAlert) -> domain::moment::Moment {
    alert.shown_at.or(alert.text.starts).unwrap_or(alert.changed.0)
}

/// `Toàn tỉnh, 83 trang`; of a draft how many pages it would reach now.
fn scope(place: &Place, alert: &DeskAlert) -> String {
    let reached = if alert.reached > 0 {
        usize::try_from(alert.reached).unwrap_or(usize::MAX)
    } else {
        place.registry.reached(place.unit.id, &alert.text.audience).map_or(0, |reached| reached.units().len())
    };
    let pages = format!("{} trang", integer(i64::try_from(reached).unwrap_or(i64::MAX)));
    match alert.text.audience {
        Audience::All => format!("Toàn tỉnh, {pages}"),
        Audience::Own => "Trang của đơn vị".to_owned(),
        Audience::Some(_) => pages,
    }
}
