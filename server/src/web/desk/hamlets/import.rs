//! Hamlets and teams from a table at the desk: looked at line by line, then kept.

use std::collections::HashMap;

use app::paths::desk::{HamletImport as ImportPath, HamletTable, Hamlets};
use app::screens::desk::{HamletImport, ImportLine, ImportReport, LineState, TABLE_FILE, TABLE_TEXT};
use axum::response::Response;
use domain::exchange::{CSV_BEGINNING, csv_line};
use domain::moment::CivilDate;
use domain::team::import::{Change, Column, Heading, ImportedTeam, MOST_LINES};
use http::{HeaderValue, StatusCode, header};

use crate::actions::team_import::{self, LineOutcome};
use crate::hamlet_table::{self, Row};
use crate::web::desk::facts::administrator;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

const STALE: &str =
    "Trang này đã mở từ trước khi bạn đăng nhập lại nên chưa làm gì. Bảng còn nguyên bên dưới; hãy bấm lần nữa.";
const NOTHING: &str = "Chưa có bảng nào. Hãy chọn tệp CSV hoặc dán bảng vào ô.";

/// What the page shows.
#[derive(Debug, Default)]
struct Shown {
    text: String,
    fault: Option<String>,
    note: Option<String>,
    report: Option<ImportReport>,
}

/// A line as it was read: the hamlet and its people, or why not.
struct Read {
    number: u64,
    name: String,
    line: Result<ImportedTeam, Vec<String>>,
}

/// `GET /don-vi/{unit}/thon-ap/nhap`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    Ok(shown(request.place()?, StatusCode::OK, Shown::default()))
}

/// `POST /don-vi/{unit}/thon-ap/nhap`
pub async fn bring(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?.clone();
    let by = administrator(&place)?;
    let mut posted = request.posted;
    let typed = posted.fields.get(TABLE_TEXT).to_owned();
    let refused = |text: String, fault: &str| {
        let again = Shown { text, fault: Some(fault.to_owned()), ..Shown::default() };
        Ok(shown(&place, StatusCode::UNPROCESSABLE_ENTITY, again))
    };
    // A control without a chosen file is sent as well, with no name.
    let file = posted.uploads.pop().filter(|file| file.field == TABLE_FILE && !file.name.is_empty());
    let text = match file {
        Some(file) => {
            let read = tokio::task::spawn_blocking(move || file.bytes());
            match read.await.map_err(|_| DeskFault::Kind(ErrorKind::Defect))?? {
                Ok(bytes) => match hamlet_table::text(&bytes) {
                    Ok(text) => text,
                    Err(fault) => return refused(typed, fault),
                },
                Err(_) => return refused(typed, "Tệp lớn hơn 1 MB. Hãy chia thành vài tệp nhỏ hơn."),
            }
        }
        None if typed.len() > hamlet_table::MOST_BYTES => return refused(typed, "Bảng lớn hơn 1 MB. Hãy chia nhỏ."),
        None => typed,
    };
    if !posted.trusted {
        let again = Shown { text, note: Some(STALE.to_owned()), ..Shown::default() };
        return Ok(shown(&place, StatusCode::FORBIDDEN, again));
    }
    let mut rows = hamlet_table::rows(&text).into_iter();
    let Some((_, first)) = rows.next() else { return refused(text, NOTHING) };
    let heading = match Heading::read(&first) {
        Ok(heading) => heading,
        Err(fault) => return refused(text, &fault),
    };
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() || rows.len() > MOST_LINES {
        let fault = format!("Bảng có {} dòng dưới dòng đầu; mỗi lần nhập từ 1 đến {MOST_LINES} dòng.", rows.len());
        return refused(text, &fault);
    }
    let read = read(&heading, rows, place.app.core.clock.now().vietnam_date());
    let good: Vec<ImportedTeam> = read.iter().filter_map(|read| read.line.as_ref().ok().cloned()).collect();
    let is_done = posted.fields.get("viec") == "nhap";
    let outcomes = if is_done {
        team_import::take(&place.app.core, by, good).await?
    } else {
        team_import::look(&place.app.core, &place.desk, &good).await?
    };
    let report = ImportReport { lines: told(read, outcomes), is_done };
    let all_refused = report.lines.iter().all(|line| line.state == LineState::Refused);
    let status = if all_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(shown(&place, status, Shown { text, report: Some(report), ..Shown::default() }))
}

/// `GET /don-vi/{unit}/thon-ap/nhap/mau.csv`
pub async fn table(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let mut table = format!("{CSV_BEGINNING}{}", csv_line(Column::ALL.iter().map(|column| column.label())));
    for known in team_import::known(&place.app.core, &place.desk).await? {
        let cells = ImportedTeam::cells(&known);
        table.push_str(&csv_line(cells.iter().map(String::as_str)));
    }
    let mut response = respond::html(StatusCode::OK, table, CachePolicy::NoStore);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    // Slugs are ASCII.
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"thon-ap-{}.csv\"", place.unit.slug)) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

fn read(heading: &Heading, rows: Vec<Row>, today: CivilDate) -> Vec<Read> {
    let mut first_of: HashMap<String, u64> = HashMap::new();
    rows.into_iter()
        .map(|(number, cells)| {
            let line = heading.line(&cells, today).and_then(|line| {
                let first = *first_of.entry(line.hamlet.key()).or_insert(number);
                if first == number { Ok(line) } else { Err(vec![format!("Trùng với dòng {first}.")]) }
            });
            let name = match &line {
                Ok(line) => line.hamlet.full_name(),
                Err(_) => text_of(&cells),
            };
            Read { number, name, line }
        })
        .collect()
}

/// What a person knows a refused line by.
fn text_of(cells: &[String]) -> String {
    let words: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(2).collect();
    domain::text::truncate(&words.join(" "), 80)
}

/// The report; `outcomes` are those of the good lines, in their order.
fn told(read: Vec<Read>, outcomes: Vec<LineOutcome>) -> Vec<ImportLine> {
    let mut outcomes = outcomes.into_iter();
    read.into_iter()
        .map(|Read { number, name, line }| {
            let (state, told) = match line {
                Err(faults) => (LineState::Refused, faults),
                Ok(line) => match outcomes.next() {
                    Some(Ok(Change::Added)) => (LineState::Taken, added(&line)),
                    Some(Ok(Change::Filled(told))) => (LineState::Taken, vec![format!("Bổ sung: {}", told.join(", "))]),
                    Some(Ok(Change::Nothing)) => (LineState::Known, Vec::new()),
                    Some(Err(sentence)) => (LineState::Refused, vec![sentence]),
                    None => (LineState::Refused, vec!["Chưa được xem tới.".to_owned()]),
                },
            };
            ImportLine { number, name, state, told }
        })
        .collect()
}

fn added(line: &ImportedTeam) -> Vec<String> {
    let members = line.members.len();
    let people = (members > 0).then(|| format!("{members} thành viên"));
    let decision = line.team.decision.as_ref().map(|decision| format!("quyết định {}", decision.number));
    [Some("Nơi mới".to_owned()), people, decision].into_iter().flatten().collect()
}

fn shown(place: &Place, status: StatusCode, shown: Shown) -> Response {
    let unit = || place.unit.slug.clone();
    let screen = HamletImport {
        frame: place.frame(None),
        action: ImportPath { unit: unit() }.to_string(),
        csrf: place.person.csrf.clone(),
        text: shown.text,
        fault: shown.fault,
        fault_note: shown.note,
        report: shown.report,
        table_href: HamletTable { unit: unit() }.to_string(),
        back_href: Hamlets { unit: unit() }.to_string(),
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}
