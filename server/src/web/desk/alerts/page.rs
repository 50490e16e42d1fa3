//! The page of one alert, from what is stored and what was typed.

use app::paths::desk::{AlertConfirmation, AlertEnd, AlertRemoval, NewAlert};
use app::screens::desk::{
    AlertConfirming, AlertDeed, AlertPage, AlertStanding, FormSheet, SavedMeanwhile, ScopeDistrict, ScopeOffer,
};
use axum::response::Response;
use domain::access::Power;
use domain::alert::{AlertField, AlertForm, AlertId, AlertState, Audience, for_loudspeaker, for_zalo, scope_words};
use domain::number::integer;
use domain::typed::Fault;
use http::StatusCode;
use store::DeskAlert;

use super::{at, began, is_province, own};
use crate::registry::Reached;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, Place};
use crate::web::public::frame;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) typed: Option<AlertForm>,
    pub(super) version: Option<i64>,
    pub(super) faults: Vec<Fault<AlertField>>,
    pub(super) meanwhile: Option<SavedMeanwhile<AlertField>>,
    /// What was typed to confirm, and what is wrong with it.
    pub(super) confirming: Confirming,
    pub(super) note: Option<String>,
    pub(super) notice: Option<&'static str>,
}

/// The confirmation as it was typed.
#[derive(Debug, Default)]
pub(super) struct Confirming {
    pub(super) typed: String,
    pub(super) fault: Option<String>,
    pub(super) alone: String,
    pub(super) alone_fault: Option<String>,
}

/// A new alert.
pub(super) fn new_page(place: &Place, status: StatusCode, shown: Shown) -> Response {
    let screen = AlertPage {
        frame: place.frame(None),
        title: String::new(),
        sheet: Some(FormSheet {
            action: NewAlert { unit: place.unit.slug.clone() }.to_string(),
            csrf: place.person.csrf.clone(),
            typed: shown.typed.unwrap_or_default(),
            faults: shown.faults,
            ..FormSheet::default()
        }),
        offer: offer(place),
        standing: None,
        fault_note: shown.note,
        back_href: own(place).to_string(),
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}

/// An alert that is there.
pub(super) async fn alert_page(
    place: &Place,
    id: AlertId,
    status: StatusCode,
    shown: Shown,
) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).alert(id).await?;
    snapshot.end().await?;
    let found = found.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let is_open = place.desk.may(Power::Publish) && found.state.is_open();
    let screen = AlertPage {
        frame: place.frame(shown.notice),
        title: found.text.headline.clone(),
        sheet: is_open.then(|| FormSheet {
            action: at(place, id).to_string(),
            csrf: place.person.csrf.clone(),
            version: Some(shown.version.unwrap_or(found.version)),
            typed: shown.typed.unwrap_or_else(|| AlertForm::from(&found.text)),
            faults: shown.faults,
            meanwhile: shown.meanwhile,
        }),
        offer: offer(place),
        standing: Some(standing(place, &found, shown.confirming)),
        fault_note: shown.note,
        back_href: own(place).to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// The words to type for an audience.
pub(super) fn words(place: &Place, reached: &Reached) -> String {
    let only = reached.only().and_then(|unit| place.registry.unit(unit)).map(|unit| unit.full_name.clone());
    scope_words(reached.audience(), reached.units().len(), only.as_deref())
}

fn standing(place: &Place, alert: &DeskAlert, confirming: Confirming) -> AlertStanding {
    let may_publish = place.desk.may(Power::Publish);
    let unit = || place.unit.slug.clone();
    let deed = |action: String| AlertDeed { action, csrf: place.person.csrf.clone(), version: alert.version };
    let issuer = format!("Ủy ban nhân dân {}", place.unit.name_in_sentence());
    let from = began(alert);
    let id = alert.id.0;
    let confirming = (may_publish && alert.state.is_open()).then(|| {
        let deed = deed(AlertConfirmation { unit: unit(), id }.to_string());
        confirmation(place, alert, deed, confirming)
    });
    AlertStanding {
        state: alert.state,
        story: story(alert),
        bar: frame::alert_bar(alert.text.rank, &alert.text.headline, &alert.text.text, (from, alert.text.ends)),
        loudspeaker: for_loudspeaker(&alert.text, &issuer, from),
        zalo: for_zalo(&alert.text, &issuer, from, &place.registry.origin_of(&place.unit)),
        confirming: confirming.flatten(),
        end: (may_publish && alert.state.can_end()).then(|| deed(AlertEnd { unit: unit(), id }.to_string())),
        removal: (may_publish && alert.state.is_open()).then(|| deed(AlertRemoval { unit: unit(), id }.to_string())),
        again_href: may_publish.then(|| format!("{}?tu={id}", NewAlert { unit: unit() })),
    }
}

/// `None` where nobody is reached any more.
fn confirmation(place: &Place, alert: &DeskAlert, deed: AlertDeed, typed: Confirming) -> Option<AlertConfirming> {
    let reached = place.registry.reached(place.unit.id, &alert.text.audience)?;
    let count = integer(i64::try_from(reached.units().len()).unwrap_or(i64::MAX));
    let reached_words = match (reached.audience(), reached.only()) {
        (Audience::All, _) => format!("{count} trang: cổng của tỉnh và mọi xã, phường, thị trấn"),
        (_, Some(_)) => "mọi trang của nơi đó".to_owned(),
        _ => format!("mọi trang của {count} đơn vị"),
    };
    Some(AlertConfirming {
        deed,
        words: words(place, &reached),
        reached: reached_words,
        takes_two: alert.text.audience == Audience::All,
        first: alert.first.as_ref().map(|(_, name, _)| name.clone().unwrap_or_else(|| "Một người".to_owned())),
        first_is_me: alert.first.as_ref().is_some_and(|(person, ..)| *person == place.person.person),
        typed: typed.typed,
        fault: typed.fault,
        alone: typed.alone,
        alone_fault: typed.alone_fault,
    })
}

/// What happened to an alert, line by line.
fn story(alert: &DeskAlert) -> Vec<String> {
    let name = |name: &Option<String>| name.clone().unwrap_or_else(|| "Một người đã nghỉ".to_owned());
    let mut lines = vec![format!("{} lưu lúc {}.", name(&alert.changed.1), day_and_time(alert.changed.0))];
    if let Some((_, first, at)) = &alert.first {
        lines.push(format!("{} xác nhận lần thứ nhất lúc {}.", name(first), day_and_time(*at)));
    }
    if let Some((by, at)) = &alert.confirmed {
        lines.push(format!("{} xác nhận lúc {}.", name(by), day_and_time(*at)));
    }
    if let Some(reason) = &alert.override_reason {
        lines.push(format!("Không chờ người thứ hai, vì: {reason}"));
    }
    if alert.state == AlertState::Confirmed
        && let Some(starts) = alert.text.starts
    {
        lines.push(format!("Sẽ tự hiện lúc {}.", day_and_time(starts)));
    }
    if let Some(at) = alert.shown_at {
        let pages = integer(alert.reached.into());
        lines.push(format!("Hiện trên {pages} trang từ {}.", day_and_time(at)));
    }
    match &alert.ended {
        Some((at, Some(by))) => lines.push(format!("{by} kết thúc lúc {}.", day_and_time(*at))),
        Some((at, None)) => lines.push(format!("Tự gỡ lúc {}.", day_and_time(*at))),
        None => lines.push(format!("Tự gỡ lúc {}.", day_and_time(alert.text.ends)).replace("Tự", "Sẽ tự")),
    }
    lines
}

fn offer(place: &Place) -> ScopeOffer {
    if !is_province(place) {
        return ScopeOffer::Own(place.unit.name_in_sentence());
    }
    ScopeOffer::Province { portal: code(&place.unit), districts: scope_districts(place) }
}

/// Every district with its communes, to choose from.
pub fn scope_districts(place: &Place) -> Vec<ScopeDistrict> {
    let districts = place.registry.districts().iter().map(|(district, communes)| ScopeDistrict {
        code: district.id.0.to_string(),
        name: district.full_name.clone(),
        communes: communes.iter().map(|unit| code(unit)).collect(),
    });
    districts.collect()
}

fn code(unit: &domain::unit::Unit) -> (String, String) {
    (unit.id.0.to_string(), unit.full_name.clone())
}
