//! Who has an item open: an open page says so every few seconds and hears who else does.

use axum::response::Response;
use domain::writing::PageKey;
use http::StatusCode;
use serde_json::{Value, json};
use store::Present;

use crate::actions::presence;
use crate::web::desk::editor::load;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::respond;
use crate::web::respond::error::ErrorKind;

/// `POST /don-vi/{unit}/bai-viet/{id}/co-mat`
pub async fn tell(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        return Ok(respond::json(StatusCode::FORBIDDEN, &json!({ "outcome": "other_session" })));
    }
    let Some(page) = PageKey::parse(fields.get(PageKey::FIELD)) else {
        return Ok(respond::json(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "outcome": "refused" })));
    };
    let is_open = fields.get("roi") != "1";
    if !presence::tell(&place.app.core, &place.desk, id, page, is_open).await? {
        return Err(DeskFault::Kind(ErrorKind::NotFound));
    }
    let item = load(place, id).await?;
    let snapshot = place.app.core.store.snapshot().await?;
    let others = snapshot.desk(&place.desk).others_at(id, place.app.core.clock.now()).await?;
    snapshot.end().await?;
    let others: Vec<Value> = others
        .into_iter()
        .map(|present| json!({ "name": present.name, "at": present.seen_at.vietnam_clock() }))
        .collect();
    let answer = json!({ "others": others, "version": item.version, "number": item.number, "by": item.saved_by });
    Ok(respond::json(StatusCode::OK, &answer))
}

/// Who else has the item open, as one sentence; `None` when nobody does.
pub fn sentence(others: &[Present]) -> Option<String> {
    let names: Vec<_> =
        others.iter().map(|present| format!("{} ({})", present.name, present.seen_at.vietnam_clock())).collect();
    (!names.is_empty()).then(|| format!("Đang cùng mở bài này: {}", names.join(", ")))
}
