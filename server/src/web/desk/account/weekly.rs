//! Whether a person wants the letter of the week.

use axum::response::Response;
use http::StatusCode;

use super::{STALE_FORM, Visit, account_page, done};
use crate::actions::account as actions;
use crate::web::desk::request::{DeskFault, DeskRequest};

/// `POST /tai-khoan/thu-hang-tuan`
pub async fn choose_weekly(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    if !request.posted.trusted {
        return account_page(&visit, StatusCode::FORBIDDEN, Some(STALE_FORM)).await;
    }
    let wants = match request.posted.fields.get("viec") {
        "nhan" => true,
        "thoi" => false,
        _ => {
            let note = "Hãy bấm nút ở mục Thư hằng tuần.";
            return account_page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Some(note)).await;
        }
    };
    actions::choose_weekly(&request.app.core, visit.known.id, wants).await?;
    Ok(done(if wants { "nhan-thu" } else { "thoi-thu" }))
}
