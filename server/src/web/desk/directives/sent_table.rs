//! How the units of a directive stand: the lines of its page, and the same as a table to keep.

use app::screens::desk::DirectiveReceipts;
use axum::response::Response;
use domain::directive::{DirectiveId, UnitStanding, late_from};
use store::{DeskDirective, DoneBy, Receipt};

use super::name;
use crate::spreadsheet::{Cell, Table};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, Place};
use crate::web::respond::download::{self, TableFormat};
use crate::web::respond::error::ErrorKind;

/// A unit and how it stands.
pub(super) struct Line {
    pub(super) unit: String,
    pub(super) slug: String,
    pub(super) district: String,
    /// Whether the last day went by before it was done.
    pub(super) is_late: bool,
    pub(super) receipt: Receipt,
}

impl Line {
    /// Whether it is late and still not done.
    pub(super) fn is_overdue(&self) -> bool {
        self.is_late && self.receipt.standing != UnitStanding::Done
    }
}

/// The receipts by district and name, as the registry has them; units that are gone from it come last.
pub(super) fn lines(place: &Place, found: &DeskDirective, receipts: Vec<Receipt>) -> Vec<Line> {
    let now = place.app.core.clock.now();
    let order: Vec<_> = place
        .registry
        .districts()
        .iter()
        .flat_map(|(district, communes)| communes.iter().map(move |unit| (district, unit)))
        .collect();
    let mut lines: Vec<_> = receipts
        .into_iter()
        .map(|receipt| {
            let at = order.iter().position(|(_, unit)| unit.id == receipt.unit);
            let known = place.registry.unit(receipt.unit);
            let district = at.and_then(|at| order.get(at)).map(|(district, _)| district);
            let district = district.filter(|district| district.id != place.unit.id);
            let until = receipt.done.as_ref().map_or(now, |(at, _)| *at);
            let is_asked = found.state.is_open() || receipt.standing == UnitStanding::Done;
            let line = Line {
                unit: known.map_or_else(|| format!("Đơn vị số {}", receipt.unit.0), |unit| unit.full_name.clone()),
                slug: known.map(|unit| unit.slug.clone()).unwrap_or_default(),
                district: district.map(|district| district.full_name.clone()).unwrap_or_default(),
                is_late: is_asked && late_from(found.text.deadline) <= until,
                receipt,
            };
            (at.unwrap_or(usize::MAX), line)
        })
        .collect();
    lines.sort_by_key(|(at, _)| *at);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// All lines as a table.
pub(super) async fn show(place: &Place, id: DirectiveId, format: TableFormat) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let found = desk.directive(id).await?;
    let receipts = desk.receipts(id).await?;
    snapshot.end().await?;
    let found = found.filter(|found| !found.state.is_draft()).ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let now = place.app.core.clock.now();
    let table = table(&lines(place, &found, receipts));
    let name = format!("viec-giao-{}-{}", id.0, now.vietnam_date().iso());
    download::table(&table, format, &name, now).map_err(DeskFault::Kind)
}

fn table(lines: &[Line]) -> Table {
    let text = |words: &str| Cell::Text(words.to_owned());
    let when = |done: &Option<DoneBy>| Cell::from(done.as_ref().map(|(at, _)| day_and_time(*at)));
    let who = |done: &Option<DoneBy>| Cell::from(done.as_ref().map(|(_, by)| name(by.as_ref()).to_owned()));
    let row = |line: &Line| {
        let Line { unit, district, is_late, receipt, .. } = line;
        let reported = receipt.reported.as_ref();
        vec![
            text(unit),
            text(district),
            text(receipt.standing.label()),
            text(if *is_late { "có" } else { "không" }),
            when(&receipt.read),
            who(&receipt.read),
            when(&receipt.done),
            who(&receipt.done),
            Cell::from(reported.map(|reported| reported.words.clone())),
            Cell::from(reported.and_then(|reported| reported.number.clone())),
            Cell::from(receipt.returned.as_ref().map(|(_, reason)| reason.clone())),
        ]
    };
    let [standing, read, done, report] = DirectiveReceipts::COLUMNS;
    Table {
        name: "Việc giao",
        head: vec![
            "Đơn vị",
            "Huyện hoặc thành phố",
            standing,
            "Quá hạn",
            read,
            "Người đọc",
            done,
            "Người báo",
            report,
            "Số văn bản trả lời",
            "Lý do trả lại",
        ],
        rows: lines.iter().map(row).collect(),
    }
}
