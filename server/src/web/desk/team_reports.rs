//! The report of a team about a month, at the desk.

pub mod roll_up;
mod shown;

use app::paths::desk::{TeamReport as ReportPath, TeamReports};
use axum::response::Response;
use domain::activity::{Month, Period, ReasonField, RemarksField, RemarksForm, ReportRefusal, ReportState, ReportStep};
use domain::hamlet::HamletId;
use domain::number::integer;
use domain::typed::{Fault, FormField, Typed};
use http::StatusCode;
use store::{DeskReader, ReportStepped, StoreError};

use self::shown::{Shown, page as report_page};
use crate::actions::team_reports::{self, Change};
use crate::spreadsheet::{Cell, Table};
use crate::web::desk::message;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::download::{self, TableFormat};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::see_other;

const NOT_FOUND: DeskFault = DeskFault::Kind(ErrorKind::NotFound);
const STALE_FORM: &str =
    "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại báo cáo rồi bấm lần nữa.";
const STALE: &str =
    "Chưa thực hiện: có người vừa thay đổi báo cáo này. Hãy xem lại rồi bấm lần nữa; chữ bạn gõ vẫn còn.";

/// What of it waits for the person at this desk: sentences and where to.
pub async fn waiting(place: &Place, desk: &DeskReader<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let reports = desk.waiting_reports().await?;
    let concerns = |state| match state {
        ReportState::Sent => place.desk.may(ReportStep::Approve.power()).then_some("báo cáo của tổ chờ bạn duyệt"),
        ReportState::Returned => Some("báo cáo của tổ bị trả lại để sửa"),
        _ => None,
    };
    let mut lines = Vec::new();
    for state in [ReportState::Sent, ReportState::Returned] {
        let own: Vec<_> = reports.iter().filter(|(.., of)| *of == state).collect();
        let (Some((hamlet, month, _)), Some(words)) = (own.first(), concerns(state)) else { continue };
        let href = if own.len() == 1 {
            at(place, *hamlet, *month).to_string()
        } else {
            format!("{}?ky={}", TeamReports { unit: place.unit.slug.clone() }, Period::Month(*month).code())
        };
        let count = integer(i64::try_from(own.len()).unwrap_or(i64::MAX));
        lines.push((format!("{count} {words}"), href));
    }
    Ok(lines)
}

/// `GET /don-vi/{unit}/bao-cao/{id}/{number}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, hamlet, month) = asked(&request)?;
    if let Some(format) = TableFormat::asked(request.query("dang").as_deref()) {
        return table(place, hamlet, month, format).await;
    }
    let notice = match request.query("da").as_deref() {
        Some("luu") => Some("Đã lưu, chưa gửi."),
        Some("gui") => Some("Đã gửi báo cáo cho đơn vị."),
        Some("khong-hoat-dong") => Some("Đã báo cáo là tháng này không có hoạt động."),
        Some("rut") => Some("Đã rút báo cáo về. Hãy sửa rồi gửi lại."),
        Some("tra-lai") => Some("Đã trả lại cho tổ."),
        Some("duyet") => Some("Đã duyệt báo cáo."),
        Some("khoa") => Some("Đã khóa sổ báo cáo."),
        _ => None,
    };
    report_page(place, hamlet, month, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

fn asked(request: &DeskRequest) -> Result<(&Place, HamletId, Month), DeskFault> {
    let place = request.place()?;
    let hamlet = request.path.id.map(HamletId).filter(|hamlet| place.desk.hamlet(*hamlet).is_some());
    let month = request.path.number.and_then(Month::from_number);
    Ok((place, hamlet.ok_or(NOT_FOUND)?, month.ok_or(NOT_FOUND)?))
}

/// `POST /don-vi/{unit}/bao-cao/{id}/{number}`
pub async fn act(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, hamlet, month) = asked(&request)?;
    let fields = &request.posted.fields;
    let again = async |status, shown| report_page(place, hamlet, month, status, shown).await;
    if !request.posted.trusted {
        return again(StatusCode::FORBIDDEN, Shown { note: Some(STALE_FORM.to_owned()), ..typed(fields) }).await;
    }
    let change = match change(fields) {
        Ok(change) => change,
        Err(shown) => return again(StatusCode::UNPROCESSABLE_ENTITY, *shown).await,
    };
    let version = fields.get("phien_ban").parse().unwrap_or(-1);
    match team_reports::take(&place.app.core, &place.desk, hamlet, month, version, change).await? {
        ReportStepped::Done(_) => Ok(see_other(&format!("{}?da={}", at(place, hamlet, month), fields.get("viec")))),
        ReportStepped::Refused(refusals) => {
            let reasons: Vec<_> = refusals.into_iter().map(ReportRefusal::sentence).collect();
            let note = Some(format!("Chưa thực hiện. {}", reasons.join(" ")));
            again(StatusCode::UNPROCESSABLE_ENTITY, Shown { note, ..typed(fields) }).await
        }
        ReportStepped::Stale(_) => {
            again(StatusCode::CONFLICT, Shown { note: Some(STALE.to_owned()), ..typed(fields) }).await
        }
        ReportStepped::NoPower => Ok(message::no_power(place)),
        ReportStepped::Missing => Err(NOT_FOUND),
    }
}

/// The step a button means with what it brings along, or what was typed with what is wrong with it.
fn change(fields: &Fields) -> Result<Change, Box<Shown>> {
    let words = || {
        let form: RemarksForm = of_form(fields);
        form.check().map_err(|faults| Box::new(Shown { words_faults: faults, ..typed(fields) }))
    };
    match ReportStep::from_word(fields.get("viec")) {
        Some(ReportStep::Keep) => words().map(Change::Keep),
        Some(ReportStep::Send) => words().map(Change::Send),
        Some(ReportStep::SendNone) => words().map(Change::SendNone),
        Some(ReportStep::Recall) => Ok(Change::Recall),
        Some(ReportStep::Approve) => Ok(Change::Approve),
        Some(ReportStep::Lock) => Ok(Change::Lock),
        Some(ReportStep::Return) => {
            let form: Typed<ReasonField> = of_form(fields);
            let refused = |faults: Vec<Fault<ReasonField>>| Box::new(Shown { reason_faults: faults, ..typed(fields) });
            form.check().map(Change::Return).map_err(refused)
        }
        None => {
            let note = Some("Hãy bấm một trong các nút của trang.".to_owned());
            Err(Box::new(Shown { note, ..typed(fields) }))
        }
    }
}

fn of_form<F: FormField>(fields: &Fields) -> Typed<F> {
    Typed::filled(|name| fields.get(name))
}

/// What was posted, as the page shows it again. A form of one button brought no words, so those saved are shown.
fn typed(fields: &Fields) -> Shown {
    let has_words = fields.pairs().iter().any(|(name, _)| *name == RemarksField::Remarks.name());
    Shown {
        words: has_words.then(|| of_form(fields)),
        reason: of_form(fields),
        version: fields.get("phien_ban").parse().ok().filter(|_| has_words),
        ..Shown::default()
    }
}

/// The page with what was posted, nothing done, and a note why.
pub async fn typed_again(
    place: &Place,
    hamlet: HamletId,
    number: i32,
    fields: &Fields,
    note: &str,
) -> Result<Response, DeskFault> {
    place.desk.hamlet(hamlet).ok_or(NOT_FOUND)?;
    let month = Month::from_number(number).ok_or(NOT_FOUND)?;
    report_page(place, hamlet, month, StatusCode::OK, Shown { note: Some(note.to_owned()), ..typed(fields) }).await
}

fn at(place: &Place, hamlet: HamletId, month: Month) -> ReportPath {
    ReportPath { unit: place.unit.slug.clone(), id: hamlet.0, number: month.number() }
}

async fn table(place: &Place, hamlet: HamletId, month: Month, format: TableFormat) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).team_report(hamlet, month).await?;
    snapshot.end().await?;
    let report = found.ok_or(NOT_FOUND)?;
    let text = |name: &str, value: String| vec![Cell::Text(name.to_owned()), Cell::Text(value)];
    let mut rows = vec![
        text("Thôn, ấp, khu phố", report.hamlet_name.clone()),
        text("Thời gian", month.label()),
        text("Trạng thái", report.state.label().to_owned()),
    ];
    rows.extend(
        shown::counted(report.told)
            .map(|(label, told)| vec![Cell::Text(label.to_owned()), crate::web::desk::activities::cell(told)]),
    );
    let words = [
        (RemarksField::Remarks.label(), report.words.remarks),
        (RemarksField::Difficulties.label(), report.words.difficulties),
    ];
    rows.extend(words.map(|(label, words)| vec![Cell::Text(label.to_owned()), words.into()]));
    let table = Table { name: "Báo cáo của tổ", head: vec!["Chỉ tiêu", "Số liệu"], rows };
    let name = format!("bao-cao-{}-{}-{}", place.unit.slug, hamlet.0, month.number());
    download::table(&table, format, &name, place.app.core.clock.now()).map_err(DeskFault::Kind)
}
