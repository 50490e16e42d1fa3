//! The ledger of equipment at the desk: the list with what it adds up to, and the same as tables. Who works for one
//! hamlet sees that hamlet's lines alone.

pub mod line;

use std::collections::BTreeMap;

use app::paths::desk::{Equipment, EquipmentLine, NewEquipment, Unit};
use app::screens::desk::{EquipmentLedger, EquipmentRow};
use axum::response::Response;
use domain::access::Power;
use domain::collation::sort_key;
use domain::equipment::{EquipmentField, sums};
use domain::hamlet::HamletId;
use domain::moment::CivilDate;
use domain::number::integer;
use http::StatusCode;
use store::ListedEquipment;

use crate::spreadsheet::{Cell, Table};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::download::{self, TableFormat};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// Who has what no team has.
const KEPT: &str = "Đơn vị giữ";
/// What came with no batch.
const NO_BATCH: &str = "Không ghi đợt";

/// `GET /don-vi/{unit}/thiet-bi`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let snapshot = place.app.core.store.snapshot().await?;
    let mut lines = snapshot.desk(&place.desk).equipment().await?;
    snapshot.end().await?;
    let of = of_hamlet(&request, place)?;
    let tabs = tabs(place, &lines, of);
    if of.is_some() {
        lines.retain(|line| line.text.hamlet == of);
    }
    if let Some(format) = TableFormat::asked(request.query("dang").as_deref()) {
        let (name, at) = (format!("thiet-bi-{}", place.unit.slug), place.app.core.clock.now());
        return download::table(&table(lines), format, &name, at).map_err(DeskFault::Kind);
    }
    let notice = match request.query("da").as_deref() {
        Some("ghi") => Some("Đã ghi vào sổ."),
        Some("luu") => Some("Đã lưu."),
        Some("tach") => Some("Đã tách thành hai dòng."),
        Some("xoa") => Some("Đã xóa khỏi sổ."),
        _ => None,
    };
    let own = own(place);
    let asked = |format: &str| match of {
        Some(hamlet) => format!("{own}?to={}&dang={format}", hamlet.0),
        None => format!("{own}?dang={format}"),
    };
    let screen = EquipmentLedger {
        frame: place.frame(notice),
        total: total(lines.iter().map(|line| u64::from(line.text.quantity)).sum()),
        sums: added_up(&lines),
        rows: lines.into_iter().map(|line| row(place, line)).collect(),
        tabs,
        new_href: place.desk.may(Power::Administer).then(|| NewEquipment { unit: place.unit.slug.clone() }.to_string()),
        table_hrefs: (asked("csv"), asked("xlsx")),
        back_href: Unit { unit: place.unit.slug.clone() }.to_string(),
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn own(place: &Place) -> Equipment {
    Equipment { unit: place.unit.slug.clone() }
}

/// The hamlet asked for; nobody learns anything of one they do not reach.
fn of_hamlet(request: &DeskRequest, place: &Place) -> Result<Option<HamletId>, DeskFault> {
    let Some(typed) = request.query("to") else { return Ok(None) };
    let hamlet = typed.parse().ok().map(HamletId).filter(|hamlet| place.desk.hamlet(*hamlet).is_some());
    hamlet.map(Some).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

/// All of it, and each hamlet that has something.
fn tabs(place: &Place, lines: &[ListedEquipment], of: Option<HamletId>) -> Vec<(String, String, bool)> {
    let own = own(place).to_string();
    let mut hamlets: BTreeMap<_, _> = BTreeMap::new();
    for line in lines {
        if let (Some(id), Some(name)) = (line.text.hamlet, &line.hamlet) {
            hamlets.insert((sort_key(name), id), name.clone());
        }
    }
    let each = hamlets.into_iter().map(|((_, id), name)| (name, format!("{own}?to={}", id.0), of == Some(id)));
    std::iter::once(("Tất cả".to_owned(), own.clone(), of.is_none())).chain(each).collect()
}

fn total(pieces: u64) -> String {
    integer(i64::try_from(pieces).unwrap_or(i64::MAX))
}

/// What the lines add up to, three ways; each adds up to the same.
fn added_up(lines: &[ListedEquipment]) -> Vec<(&'static str, Vec<(String, String)>)> {
    let by_condition = sums(lines.iter().map(|line| (line.text.condition, line.text.quantity)));
    let by_condition =
        by_condition.into_iter().map(|(condition, sum)| (condition.label().to_owned(), total(sum))).collect();
    let named = |name: fn(&ListedEquipment) -> Option<&str>, none: &str| {
        // What has no name stands last.
        let key = |line| (name(line).is_none(), name(line).map(sort_key), name(line).unwrap_or(none).to_owned());
        let added = sums(lines.iter().map(|line| (key(line), line.text.quantity)));
        added.into_iter().map(|((.., name), sum)| (name, total(sum))).collect()
    };
    vec![
        ("Theo tình trạng", by_condition),
        ("Theo đợt", named(|line| line.text.batch.as_deref(), NO_BATCH)),
        ("Theo tổ nhận", named(|line| line.hamlet.as_deref(), KEPT)),
    ]
}

fn row(place: &Place, line: ListedEquipment) -> EquipmentRow {
    let ListedEquipment { id, text, hamlet } = line;
    EquipmentRow {
        kind: text.kind,
        quantity: integer(text.quantity.into()),
        batch: text.batch,
        source: text.source,
        holder: hamlet.unwrap_or_else(|| KEPT.to_owned()),
        handed_over_on: text.handed_over_on.map(CivilDate::short),
        condition: text.condition,
        href: EquipmentLine { unit: place.unit.slug.clone(), id: id.0 }.to_string(),
    }
}

fn table(lines: Vec<ListedEquipment>) -> Table {
    let row = |line: ListedEquipment| {
        let ListedEquipment { text, hamlet, .. } = line;
        vec![
            Cell::Text(text.kind),
            Cell::Number(text.quantity),
            text.batch.into(),
            text.source.into(),
            Cell::Text(hamlet.unwrap_or_else(|| KEPT.to_owned())),
            text.handed_over_on.map(CivilDate::short).into(),
            Cell::Text(text.condition.label().to_owned()),
            text.note.into(),
        ]
    };
    Table {
        name: "Sổ thiết bị",
        head: EquipmentField::ALL.iter().map(|field| field.label()).collect(),
        rows: lines.into_iter().map(row).collect(),
    }
}
