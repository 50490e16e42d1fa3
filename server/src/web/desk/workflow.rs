//! How a unit works: who may approve what.

use app::paths::desk::{Unit, Workflow as WorkflowPath};
use app::screens::desk::WorkflowPage;
use axum::response::Response;
use domain::number::integer;
use http::StatusCode;

use crate::actions::workflow::{self, WorkflowOutcome};
use crate::web::desk::editor::posted::version;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// The year over which approvals are counted.
const YEAR_SECONDS: i64 = 365 * 86_400;

/// `GET /don-vi/{unit}/quy-trinh`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let saved = request.query("da").is_some_and(|done| done == "luu");
    let notice = saved.then_some("Đã lưu quy trình duyệt. Áp dụng từ lần đăng kế tiếp.");
    shown(request.place()?, StatusCode::OK, notice, None, None).await
}

/// `POST /don-vi/{unit}/quy-trinh`
pub async fn save(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let fields = &request.posted.fields;
    let Some(version) = version(fields).filter(|_| request.posted.trusted) else {
        const NOTE: &str = "Chưa lưu: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi lưu lần nữa.";
        return typed_again(place, fields, StatusCode::FORBIDDEN, NOTE).await;
    };
    let Some(self_approval) = chosen(fields) else {
        const NOTE: &str = "Hãy chọn một trong hai cách duyệt rồi lưu.";
        return typed_again(place, fields, StatusCode::UNPROCESSABLE_ENTITY, NOTE).await;
    };
    let administrator = place.desk.administrator().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match workflow::set(&place.app.core, administrator, version, self_approval).await? {
        WorkflowOutcome::Saved => Ok(see_other(&format!("{}?da=luu", WorkflowPath { unit: place.unit.slug.clone() }))),
        WorkflowOutcome::Stale(_) => {
            const NOTE: &str =
                "Chưa lưu: một quản trị khác vừa đổi quy trình. Hãy xem lại lựa chọn của bạn rồi lưu lần nữa.";
            typed_again(place, fields, StatusCode::CONFLICT, NOTE).await
        }
    }
}

/// The page with what was chosen, nothing done, and a note why.
pub async fn typed_again(
    place: &Place,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    place.desk.administrator().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    shown(place, status, None, chosen(fields), Some(note.to_owned())).await
}

fn chosen(fields: &Fields) -> Option<bool> {
    match fields.get("tu_duyet") {
        "duoc" => Some(true),
        "khong" => Some(false),
        _ => None,
    }
}

async fn shown(
    place: &Place,
    status: StatusCode,
    notice: Option<&str>,
    chosen: Option<bool>,
    fault_note: Option<String>,
) -> Result<Response, DeskFault> {
    let since = place.app.core.clock.now().plus_seconds(-YEAR_SECONDS);
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let (workflow, approvals) = (desk.workflow().await?, desk.approvals_since(since).await?);
    snapshot.end().await?;
    let number = |count: u64| integer(i64::try_from(count).unwrap_or(i64::MAX));
    let screen = WorkflowPage {
        frame: place.frame(notice),
        action: WorkflowPath { unit: place.unit.slug.clone() }.to_string(),
        csrf: place.person.csrf.clone(),
        version: workflow.version,
        self_approval: chosen.unwrap_or(workflow.self_approval),
        counted: format!(
            "Trong 12 tháng qua: {} bản được đăng, trong đó {} bản do chính người lưu tự duyệt.",
            number(approvals.all),
            number(approvals.own)
        ),
        back_href: Unit { unit: place.unit.slug.clone() }.to_string(),
        fault_note,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}
