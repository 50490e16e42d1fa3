//! Two saved texts of an item side by side.

use app::screens::desk::RevisionComparison;
use axum::response::Response;
use domain::item::ItemId;
use http::StatusCode;
use store::{DeskReader, Revision, StoreError};

use super::values::{self, Names};
use super::{Address, facts};
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// `GET /don-vi/{unit}/bai-viet/{id}/ban-luu/so-sanh`
pub async fn compare(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let typed = |name| request.query(name).map(|typed| typed.trim().to_owned()).filter(|typed| !typed.is_empty());
    let (from, to) = (typed("tu"), typed("den"));
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let item = desk.item(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let usual = usual_pair(&desk, id, to.as_deref().and_then(|to| to.parse().ok())).await?;
    let usual = usual.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let (from, to) = (from.unwrap_or_else(|| usual.0.to_string()), to.unwrap_or_else(|| usual.1.to_string()));
    let both = (named(&desk, id, &from).await?, named(&desk, id, &to).await?);
    let names = Names::read(&desk, item.text.details.kind()).await?;
    snapshot.end().await?;
    let address = Address { place, id };
    let missing = match &both {
        (None, _) => Some(&from),
        (_, None) => Some(&to),
        _ => None,
    };
    let fault_note = missing.map(|typed| {
        let typed: String = typed.chars().take(20).collect();
        format!("Bài này không có bản số {typed}. Hãy chọn một bản trong danh sách các bản đã lưu.")
    });
    let (both, fields) = match both {
        (Some(from), Some(to)) => {
            let fields = values::pairs(&from.text, &to.text, &names);
            (Some([from, to].map(|found| (address.of(found.row.number), facts(found.row)))), fields)
        }
        _ => (None, Vec::new()),
    };
    let status = if both.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let screen = RevisionComparison {
        frame: place.frame(None),
        title: item.text.title,
        picker: address.picker(from, to),
        both: both.map(|both| both.map(|(href, facts)| (facts, href))),
        fields,
        list_href: address.list(),
        back_href: address.item(),
        fault_note,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

async fn named(desk: &DeskReader<'_>, id: ItemId, typed: &str) -> Result<Option<Revision>, StoreError> {
    match typed.parse() {
        Ok(number) => desk.revision(id, number).await,
        Err(_) => Ok(None),
    }
}

/// The texts to compare when nobody named two: what is public, or else the one before; and the newest. When the second
/// is named, the one before it.
pub(super) async fn usual_pair(
    desk: &DeskReader<'_>,
    id: ItemId,
    to: Option<i32>,
) -> Result<Option<(i32, i32)>, StoreError> {
    if let Some(to) = to {
        return Ok(Some((desk.number_before(id, to).await?.unwrap_or(to), to)));
    }
    let Some(newest) = desk.number_before(id, i32::MAX).await? else { return Ok(None) };
    let live = desk.live_number(id).await?.filter(|live| *live != newest);
    let from = match live {
        Some(live) => Some(live),
        None => desk.number_before(id, newest).await?,
    };
    Ok(Some((from.unwrap_or(newest), newest)))
}
