//! The page of a directive at the desk of a unit, from what is stored and what was typed.

use app::paths::desk::{DirectiveReading, DirectiveReport};
use app::screens::desk::{DirectiveDeed, DirectiveTask, FormSheet};
use axum::response::Response;
use domain::access::Power;
use domain::directive::{DirectiveId, ReportField, ReportForm, Reported, UnitStanding, UnitStep};
use domain::typed::Fault;
use http::StatusCode;
use store::AddressedDirective;

use super::{name, own};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, Place};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// What the page shows beside what is saved.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) typed: Option<ReportForm>,
    pub(super) faults: Vec<Fault<ReportField>>,
    pub(super) note: Option<String>,
    pub(super) notice: Option<&'static str>,
}

/// The page; not found also for what was sent to other units.
pub(super) async fn task_page(
    place: &Place,
    id: DirectiveId,
    status: StatusCode,
    shown: Shown,
) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).addressed_one(id).await?;
    snapshot.end().await?;
    let found = found.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let receipt = &found.receipt;
    let may = |step: UnitStep| {
        found.state.is_open() && place.desk.may(Power::Write) && receipt.standing.after(step).is_some()
    };
    let unit = || place.unit.slug.clone();
    let is_done = receipt.standing == UnitStanding::Done;
    let report = may(UnitStep::Report).then(|| FormSheet {
        action: DirectiveReport { unit: unit(), id: id.0 }.to_string(),
        csrf: place.person.csrf.clone(),
        typed: shown.typed.unwrap_or_else(|| receipt.reported.as_ref().map(ReportForm::from).unwrap_or_default()),
        faults: shown.faults,
        ..FormSheet::default()
    });
    let screen = DirectiveTask {
        frame: place.frame(shown.notice),
        title: found.text.title.clone(),
        text: found.text.text.clone(),
        facts: facts(place, &found),
        state: found.state,
        standing: receipt.standing,
        is_late: found.is_late(place.app.core.clock.now()),
        story: story(&found),
        returned: receipt.returned.as_ref().map(|(_, reason)| reason.clone()),
        reported: receipt.reported.as_ref().filter(|_| is_done).map(told),
        reading: may(UnitStep::Acknowledge).then(|| DirectiveDeed {
            action: DirectiveReading { unit: unit(), id: id.0 }.to_string(),
            csrf: place.person.csrf.clone(),
            version: None,
        }),
        report,
        needs_answer: found.text.needs_answer,
        fault_note: shown.note,
        back_href: own(place).to_string(),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn facts(place: &Place, directive: &AddressedDirective) -> Vec<(&'static str, String)> {
    let issuer = place.registry.unit(directive.issuer).map(|unit| unit.full_name.clone());
    let facts = [
        Some(("Hạn", format!("17:00 ngày {}", directive.text.deadline.short()))),
        issuer.map(|issuer| ("Nơi giao", issuer)),
        directive.text.number.clone().map(|number| ("Số văn bản", number)),
    ];
    facts.into_iter().flatten().collect()
}

/// A report as lines.
pub(super) fn told(reported: &Reported) -> String {
    match &reported.number {
        Some(number) => format!("{}\nSố văn bản trả lời: {number}", reported.words),
        None => reported.words.clone(),
    }
}

/// What happened, line by line.
fn story(directive: &AddressedDirective) -> Vec<String> {
    let receipt = &directive.receipt;
    let mut lines = vec![format!("Giao lúc {}.", day_and_time(directive.sent_at))];
    lines.extend(of_receipt(receipt));
    if let Some(at) = directive.ended_at {
        lines.push(format!("{} lúc {}.", directive.state.label(), day_and_time(at)));
    }
    lines
}

/// What a unit did, line by line.
pub(super) fn of_receipt(receipt: &store::Receipt) -> Vec<String> {
    let read = receipt.read.as_ref();
    let read = read.map(|(at, by)| format!("{} báo đã đọc lúc {}.", name(by.as_ref()), day_and_time(*at)));
    let done = receipt.done.as_ref();
    let done = done.map(|(at, by)| format!("{} báo đã làm xong lúc {}.", name(by.as_ref()), day_and_time(*at)));
    let returned = receipt.returned.as_ref();
    let returned = returned.map(|(at, reason)| format!("Tỉnh trả lại lúc {}: {reason}", day_and_time(*at)));
    read.into_iter().chain(done).chain(returned).collect()
}
