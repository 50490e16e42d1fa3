//! What colleagues remark on an item.

use app::paths::desk::{Item, Remark as RemarkPath, Remarks};
use app::screens::desk::{RemarkPage, RemarkRow};
use axum::response::Response;
use domain::item::ItemId;
use domain::remark::RemarkWords;
use http::StatusCode;
use store::Remark;

use crate::actions::remarks;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// What the page shows beside the remarks.
#[derive(Debug, Default)]
struct Shown {
    typed: String,
    fault: Option<String>,
    notice: Option<&'static str>,
    fault_note: Option<String>,
}

/// `GET /don-vi/{unit}/bai-viet/{id}/gop-y`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let notice = match request.query("da").as_deref() {
        Some("gui") => Some("Đã gửi góp ý. Người viết thấy góp ý này bên cạnh bài."),
        Some("xong") => Some("Đã đánh dấu xong."),
        _ => None,
    };
    shown(place, id, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/bai-viet/{id}/gop-y`
pub async fn add(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let fields = &request.posted.fields;
    if !request.posted.trusted {
        const NOTE: &str = "Chưa gửi: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi gửi lần nữa.";
        return typed_again(place, id, fields, StatusCode::FORBIDDEN, NOTE).await;
    }
    let typed = fields.get(RemarkWords::FIELD).to_owned();
    let words = match RemarkWords::parse(&typed) {
        Ok(words) => words,
        Err(fault) => {
            let again = Shown { typed, fault: Some(fault), ..Shown::default() };
            return shown(place, id, StatusCode::UNPROCESSABLE_ENTITY, again).await;
        }
    };
    if !remarks::add(&place.app.core, &place.desk, id, words).await? {
        return Err(DeskFault::Kind(ErrorKind::NotFound));
    }
    Ok(see_other(&format!("{}?da=gui", Remarks { unit: place.unit.slug.clone(), id: id.0 })))
}

/// `POST /don-vi/{unit}/bai-viet/{id}/gop-y/{number}`
pub async fn settle(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, number) = (request.place()?, request.item()?, request.number()?);
    if !request.posted.trusted {
        const NOTE: &str = "Chưa đánh dấu: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";
        let again = Shown { fault_note: Some(NOTE.to_owned()), ..Shown::default() };
        return shown(place, id, StatusCode::FORBIDDEN, again).await;
    }
    if !remarks::settle(&place.app.core, &place.desk, id, i64::from(number)).await? {
        // Settled by somebody else already, or never there: the list says which.
        const NOTE: &str = "Góp ý này không còn chờ: có thể một đồng nghiệp vừa đánh dấu xong.";
        let again = Shown { fault_note: Some(NOTE.to_owned()), ..Shown::default() };
        return shown(place, id, StatusCode::CONFLICT, again).await;
    }
    Ok(see_other(&format!("{}?da=xong", Remarks { unit: place.unit.slug.clone(), id: id.0 })))
}

/// The page with what was posted, nothing done, and a note why.
pub async fn typed_again(
    place: &Place,
    id: ItemId,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    let typed = fields.get(RemarkWords::FIELD).to_owned();
    shown(place, id, status, Shown { typed, fault_note: Some(note.to_owned()), ..Shown::default() }).await
}

async fn shown(place: &Place, id: ItemId, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let item = desk.item(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let rows = desk.remarks(id).await?;
    snapshot.end().await?;
    let screen = RemarkPage {
        frame: place.frame(shown.notice),
        action: Remarks { unit: place.unit.slug.clone(), id: id.0 }.to_string(),
        csrf: place.person.csrf.clone(),
        title: item.text.title,
        rows: rows.into_iter().map(|remark| row(place, id, remark)).collect(),
        typed: shown.typed,
        fault: shown.fault,
        back_href: Item { unit: place.unit.slug.clone(), id: id.0 }.to_string(),
        fault_note: shown.fault_note,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn row(place: &Place, id: ItemId, remark: Remark) -> RemarkRow {
    let href = |number| RemarkPath { unit: place.unit.slug.clone(), id: id.0, number }.to_string();
    let is_open = remark.settled.is_none();
    RemarkRow {
        by: format!("{}, {}, về bản {}", remark.by, day_and_time(remark.at), remark.number),
        words: remark.words,
        settle_href: i32::try_from(remark.id).ok().filter(|_| is_open).map(href),
        settled: remark.settled.map(|(at, by)| format!("{by} đánh dấu xong lúc {}.", day_and_time(at))),
    }
}
