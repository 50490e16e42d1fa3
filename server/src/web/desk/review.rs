//! On the way to the public: asking for approval, sending back, putting away.

use axum::response::Response;
use domain::item::{ItemId, Refusal};
use domain::remark::RemarkWords;
use http::StatusCode;
use store::DeskItem;

use crate::actions::review::{self, WriterStep};
use crate::actions::steps::StepOutcome;
use crate::web::desk::editor::posted::version;
use crate::web::desk::editor::{item_path, shown_with_note, shown_with_reason};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::see_other;

const STALE_FORM: &str =
    "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại bài rồi bấm lần nữa.";

/// `POST /don-vi/{unit}/bai-viet/{id}/gui-duyet`
pub async fn submit(request: DeskRequest) -> Result<Response, DeskFault> {
    let step = if request.posted.fields.get("viec") == "rut" { WriterStep::Recall } else { WriterStep::Submit };
    take(&request, step).await
}

/// `POST /don-vi/{unit}/bai-viet/{id}/cat`
pub async fn put_away(request: DeskRequest) -> Result<Response, DeskFault> {
    let step = if request.posted.fields.get("viec") == "lay_ra" { WriterStep::Unarchive } else { WriterStep::Archive };
    take(&request, step).await
}

async fn take(request: &DeskRequest, step: WriterStep) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let Some(version) = version(&request.posted.fields).filter(|_| request.posted.trusted) else {
        return shown_with_note(place, id, StatusCode::FORBIDDEN, STALE_FORM).await;
    };
    submitted(place, id, version, step).await
}

/// Takes a step of whoever writes and shows what became of it.
pub(super) async fn submitted(
    place: &Place,
    id: ItemId,
    version: i64,
    step: WriterStep,
) -> Result<Response, DeskFault> {
    let writer = place.desk.drafter().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let (done, not_yet) = match step {
        WriterStep::Submit => ("gui", "Chưa gửi duyệt."),
        WriterStep::Recall => ("rut", "Chưa rút lại."),
        WriterStep::Archive => ("cat", "Chưa cất."),
        WriterStep::Unarchive => ("lay-ra", "Chưa lấy ra."),
    };
    let outcome = review::take(&place.app.core, writer, id, version, step).await?;
    answered(place, id, outcome, done, not_yet).await
}

/// `POST /don-vi/{unit}/bai-viet/{id}/tra-lai`
pub async fn send_back(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    let typed = fields.get(RemarkWords::RETURN_FIELD).to_owned();
    let again = async |status, note: Option<String>, fault| {
        shown_with_reason(place, id, status, note, (typed.clone(), fault)).await
    };
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        return again(StatusCode::FORBIDDEN, Some(STALE_FORM.to_owned()), None).await;
    };
    let reason = match RemarkWords::parse_reason(&typed) {
        Ok(reason) => reason,
        Err(fault) => return again(StatusCode::UNPROCESSABLE_ENTITY, None, Some(fault)).await,
    };
    let publisher = place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match review::send_back(&place.app.core, publisher, id, version, reason).await? {
        StepOutcome::Done { .. } => Ok(see_other(&format!("{}?da=tra", item_path(place, id)))),
        StepOutcome::Refused(refusals) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, Some(why("Chưa trả lại.", &refusals)), None).await
        }
        StepOutcome::Stale(item) => again(StatusCode::CONFLICT, Some(changed("Chưa trả lại.", &item)), None).await,
        StepOutcome::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// The form with what was posted after the session ended.
pub async fn typed_again(
    place: &Place,
    id: ItemId,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let typed = fields.get(RemarkWords::RETURN_FIELD).to_owned();
    shown_with_reason(place, id, status, Some(note.to_owned()), (typed, None)).await
}

async fn answered(
    place: &Place,
    id: ItemId,
    outcome: StepOutcome,
    done: &str,
    not_yet: &str,
) -> Result<Response, DeskFault> {
    match outcome {
        StepOutcome::Done { .. } => Ok(see_other(&format!("{}?da={done}", item_path(place, id)))),
        StepOutcome::Refused(refusals) => {
            shown_with_note(place, id, StatusCode::UNPROCESSABLE_ENTITY, &why(not_yet, &refusals)).await
        }
        StepOutcome::Stale(item) => shown_with_note(place, id, StatusCode::CONFLICT, &changed(not_yet, &item)).await,
        StepOutcome::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// The reasons why not, behind what was not done.
pub(super) fn why(not_yet: &str, refusals: &[Refusal]) -> String {
    let reasons: Vec<_> = refusals.iter().map(Refusal::sentence).collect();
    format!("{not_yet} {}", reasons.join(" "))
}

/// That somebody was faster.
pub(super) fn changed(not_yet: &str, item: &DeskItem) -> String {
    format!(
        "{not_yet} Bài vừa thay đổi: bản mới nhất do {} lưu lúc {}. Hãy xem lại rồi làm lần nữa.",
        item.saved_by,
        day_and_time(item.saved_at)
    )
}
