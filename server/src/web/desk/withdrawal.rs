//! Taking an item back: the page that asks why, and the deed.

use app::paths::desk::{Item, Withdrawal};
use app::screens::desk::WithdrawPage;
use axum::response::Response;
use domain::item::{ItemId, Refusal, Step};
use domain::withdrawal::{WithdrawalField, WithdrawalForm};
use http::StatusCode;
use store::DeskItem;

use crate::actions::withdrawal::{self, WithdrawOutcome};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// `GET /don-vi/{unit}/bai-viet/{id}/go`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let item = load(place, id).await?;
    let refusals = if Step::Withdraw.from(item.standing()).is_none() { vec![Refusal::NotPublic] } else { Vec::new() };
    let note = (!refusals.is_empty()).then(|| sentences(&refusals));
    Ok(respond_with(place, StatusCode::OK, &item, WithdrawalForm::default(), Vec::new(), note))
}

/// `POST /don-vi/{unit}/bai-viet/{id}/go`
pub async fn withdraw(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    let Some(version) = fields.get("phien_ban").parse().ok().filter(|_| request.posted.trusted) else {
        const NOTE: &str = "Chưa gỡ: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi gửi lần nữa.";
        return typed_again(place, id, fields, StatusCode::FORBIDDEN, NOTE).await;
    };
    let typed = typed(fields);
    let again = async |status, typed, faults, note| {
        let item = load(place, id).await?;
        Ok(respond_with(place, status, &item, typed, faults, note))
    };
    let order = match typed.check() {
        Ok(order) => order,
        Err(faults) => return again(StatusCode::UNPROCESSABLE_ENTITY, typed, faults, None).await,
    };
    let publisher = place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match withdrawal::withdraw(&place.app.core, publisher, id, version, order).await? {
        WithdrawOutcome::Withdrawn => Ok(see_other(&format!("{}?da=go", item_path(place, id)))),
        WithdrawOutcome::Refused(refusals) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, typed, Vec::new(), Some(sentences(&refusals))).await
        }
        WithdrawOutcome::ReplacementUnknown => {
            let sentence =
                "Bài thay thế phải là một bài khác đang đăng trên trang của đơn vị mình. Hãy kiểm tra lại địa chỉ.";
            let faults = vec![(WithdrawalField::Replacement, sentence.to_owned())];
            again(StatusCode::UNPROCESSABLE_ENTITY, typed, faults, None).await
        }
        WithdrawOutcome::Stale(item) => {
            let note = format!(
                "Chưa gỡ: {} vừa thay đổi bài này lúc {}. Hãy xem lại bài rồi gửi lần nữa.",
                item.saved_by,
                day_and_time(item.saved_at)
            );
            again(StatusCode::CONFLICT, typed, Vec::new(), Some(note)).await
        }
        WithdrawOutcome::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// The page with what was posted, nothing done, and a note why.
pub async fn typed_again(
    place: &Place,
    id: ItemId,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let item = load(place, id).await?;
    Ok(respond_with(place, status, &item, typed(fields), Vec::new(), Some(note.to_owned())))
}

async fn load(place: &Place, id: ItemId) -> Result<DeskItem, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let item = snapshot.desk(&place.desk).item(id).await?;
    snapshot.end().await?;
    item.ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn typed(fields: &Fields) -> WithdrawalForm {
    let get = |field: WithdrawalField| fields.get(field.name()).to_owned();
    WithdrawalForm {
        reason: get(WithdrawalField::Reason),
        replacement: get(WithdrawalField::Replacement),
        explanation: get(WithdrawalField::Explanation),
    }
}

fn sentences(refusals: &[Refusal]) -> String {
    refusals.iter().map(Refusal::sentence).collect::<Vec<_>>().join(" ")
}

fn item_path(place: &Place, id: ItemId) -> Item {
    Item { unit: place.unit.slug.clone(), id: id.0 }
}

fn respond_with(
    place: &Place,
    status: StatusCode,
    item: &DeskItem,
    typed: WithdrawalForm,
    faults: Vec<(WithdrawalField, String)>,
    fault_note: Option<String>,
) -> Response {
    let screen = WithdrawPage {
        frame: place.frame(None),
        action: Withdrawal { unit: place.unit.slug.clone(), id: item.id.0 }.to_string(),
        csrf: place.person.csrf.clone(),
        version: item.version,
        title: item.text.title.clone(),
        typed,
        faults,
        back_href: item_path(place, item.id).to_string(),
        fault_note,
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}
