//! A directive at the desk of a unit: what it says, and the two things the unit says about it.

use axum::response::Response;
use domain::directive::{DirectiveId, ReportForm};
use domain::typed::Typed;
use http::StatusCode;
use store::ReceiptChange;

use super::task_page::{Shown, task_page};
use super::{STALE_DEED, at, directive_id};
use crate::actions::directives;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::see_other;

const STALE_FORM: &str = "Trang này đã mở từ trước khi bạn đăng nhập lại nên kết quả chưa được gửi. Nội dung bạn gõ còn nguyên bên dưới; hãy bấm lần nữa.";
const CHANGED: &str = "Chưa thực hiện: việc này vừa thay đổi, vì một đồng nghiệp đã báo trước bạn hoặc tỉnh đã kết thúc. Hãy xem lại bên dưới.";

/// The page.
pub(super) async fn show(request: &DeskRequest) -> Result<Response, DeskFault> {
    let notice = match request.query("da").as_deref() {
        Some("doc") => Some("Đã báo là đơn vị đã đọc, đã rõ."),
        Some("xong") => Some("Đã báo kết quả cho tỉnh."),
        _ => None,
    };
    task_page(request.place()?, directive_id(request)?, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/chi-dao/{id}/da-doc`
pub async fn acknowledge(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, directive_id(&request)?);
    if !request.posted.trusted {
        return noted(place, id, StatusCode::FORBIDDEN, STALE_DEED).await;
    }
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match directives::acknowledge(&place.app.core, writer, id).await? {
        ReceiptChange::Done(_) => Ok(see_other(&format!("{}?da=doc", at(place, id)))),
        ReceiptChange::Stale(_) => noted(place, id, StatusCode::CONFLICT, CHANGED).await,
        ReceiptChange::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// `POST /don-vi/{unit}/chi-dao/{id}/bao-cao`
pub async fn report(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, directive_id(&request)?);
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        return typed_again(place, id, fields, (StatusCode::FORBIDDEN, STALE_FORM)).await;
    }
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).addressed_one(id).await?;
    snapshot.end().await?;
    let found = found.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let typed = typed(fields);
    let reported = match typed.check(found.text.needs_answer) {
        Ok(reported) => reported,
        Err(faults) => {
            let shown = Shown { typed: Some(typed), faults, ..Shown::default() };
            return task_page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
    };
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match directives::report(&place.app.core, writer, id, reported).await? {
        ReceiptChange::Done(_) => Ok(see_other(&format!("{}?da=xong", at(place, id)))),
        ReceiptChange::Stale(_) => typed_again(place, id, fields, (StatusCode::CONFLICT, CHANGED)).await,
        ReceiptChange::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// The page with what was posted, nothing of it sent, and a note why.
pub async fn typed_again(
    place: &Place,
    id: DirectiveId,
    fields: &Fields,
    (status, note): (StatusCode, &str),
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let shown = Shown { typed: Some(typed(fields)), note: Some(note.to_owned()), ..Shown::default() };
    task_page(place, id, status, shown).await
}

async fn noted(place: &Place, id: DirectiveId, status: StatusCode, note: &str) -> Result<Response, DeskFault> {
    task_page(place, id, status, Shown { note: Some(note.to_owned()), ..Shown::default() }).await
}

fn typed(fields: &Fields) -> ReportForm {
    Typed::filled(|name| fields.get(name))
}
