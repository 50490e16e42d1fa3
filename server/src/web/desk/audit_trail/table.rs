//! The record as a table for spreadsheets.

use app::screens::desk::{AuditLine, AuditTold};
use axum::response::Response;
use domain::exchange::{CSV_BEGINNING, csv_line};
use http::{HeaderValue, StatusCode, header};
use store::{AuditRow, AuditTrail, StoreError};

use super::filter::Wanted;
use super::told::{Teller, Told, whence};
use crate::web::respond::{self, CachePolicy};

/// Most entries of a table; more is a matter for the operator.
pub(super) const MOST: usize = 50_000;
/// Entries read at once.
const AT_ONCE: u32 = 1_000;

const HEAD: [&str; 12] = [
    "Số",
    "Thời điểm",
    "Người làm",
    "Số của người",
    "Đơn vị",
    "Việc",
    "Mã việc",
    "Đối tượng",
    "Số của đối tượng",
    "Chi tiết",
    "Từ đâu",
    "Mã tra cứu",
];

/// What the filter lets through, newest first, from the newest on; the last line says so when it is not all.
pub(super) async fn of(trail: &AuditTrail<'_>, wanted: &Wanted, teller: &Teller<'_>) -> Result<String, StoreError> {
    let mut table = format!("{CSV_BEGINNING}{}", csv_line(HEAD));
    let mut before = None;
    let mut kept = 0;
    loop {
        let rows = trail.entries(&wanted.filter, before, AT_ONCE).await?;
        for row in &rows {
            if kept == MOST {
                table.push_str(&cut());
                return Ok(table);
            }
            table.push_str(&line(row, teller));
            kept += 1;
        }
        match rows.last() {
            Some(last) if rows.len() == AT_ONCE as usize => before = Some(last.id),
            _ => return Ok(table),
        }
    }
}

/// As a file to keep.
pub(super) fn response(table: String, file: &str) -> Response {
    let mut response = respond::html(StatusCode::OK, table, CachePolicy::NoStore);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    // Slugs are ASCII.
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"nhat-ky-{file}.csv\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

fn cut() -> String {
    let sentence = "Còn nữa: bảng chỉ chứa 50.000 dòng mới nhất. Hãy chọn ít ngày hơn để lấy những dòng còn lại.";
    csv_line(std::iter::once(sentence).chain(HEAD.iter().skip(1).map(|_| "")))
}

fn line(row: &AuditRow, teller: &Teller<'_>) -> String {
    let told = Told::of(row);
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let unit = teller.unit_name(row).unwrap_or_default();
    let object = told.name.unwrap_or_default();
    let about: Vec<String> = told.lines.into_iter().map(words).collect();
    let cells = [
        row.id.to_string(),
        row.at().iso_vietnam(),
        told.who,
        number(row.person().map(|person| person.0)),
        unit,
        told.phrase,
        row.action.clone(),
        object,
        number(row.object_id),
        about.join("\n"),
        row.client.as_deref().map(whence).unwrap_or_default(),
        row.request.clone().unwrap_or_default(),
    ];
    csv_line(cells.iter().map(String::as_str))
}

fn words(line: AuditLine) -> String {
    let AuditLine { label, told } = line;
    match told {
        AuditTold::Value(value) => format!("{label}: {value}"),
        AuditTold::Changed(before, after) => format!("{label}: “{before}” → “{after}”"),
        AuditTold::Kept { digests: [before, after], lengths: None } => format!("{label}: [{before}] → [{after}]"),
        AuditTold::Kept { digests: [before, after], lengths: Some([short, long]) } => {
            format!("{label}: {short} → {long} ký tự, [{before}] → [{after}]")
        }
    }
}
