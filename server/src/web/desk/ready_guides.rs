//! Guides that come with the platform, and taking one.

use app::paths::desk::{Item, ReadyGuides as ReadyPath, Unit};
use app::screens::desk::{ReadyGuideRow, ReadyGuides};
use axum::response::Response;
use domain::item::ItemId;
use domain::slug::Slug;
use domain::topic::Topic;
use http::StatusCode;

use crate::actions::ready_guides::{self, TakeOutcome};
use crate::ready_guides::{READY, ReadyGuide};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// `GET /don-vi/{unit}/huong-dan-co-san`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    shown(request.place()?, StatusCode::OK, None).await
}

/// `POST /don-vi/{unit}/huong-dan-co-san`
pub async fn take(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    if !request.posted.trusted {
        const NOTE: &str = "Chưa lấy về: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";
        return shown(place, StatusCode::FORBIDDEN, Some(NOTE)).await;
    }
    let Some(ready) = ReadyGuide::of(request.posted.fields.get("huong_dan")) else {
        const NOTE: &str = "Chưa lấy về: không có hướng dẫn ấy trong danh sách. Hãy chọn một hướng dẫn dưới đây.";
        return shown(place, StatusCode::UNPROCESSABLE_ENTITY, Some(NOTE)).await;
    };
    let drafter = place.desk.drafter().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match ready_guides::take(&place.app.core, drafter, ready).await? {
        TakeOutcome::Taken(id) => Ok(see_other(&format!("{}?da=lay-ve", own(place, id)))),
        TakeOutcome::Already(id) => Ok(see_other(&own(place, id))),
        TakeOutcome::Damaged => Err(DeskFault::Kind(ErrorKind::Defect)),
    }
}

fn own(place: &Place, id: ItemId) -> String {
    Item { unit: place.unit.slug.clone(), id: id.0 }.to_string()
}

async fn shown(place: &Place, status: StatusCode, note: Option<&str>) -> Result<Response, DeskFault> {
    let slugs: Vec<_> = READY.iter().filter_map(|ready| Slug::parse(ready.slug)).collect();
    let snapshot = place.app.core.store.snapshot().await?;
    let taken = snapshot.desk(&place.desk).guides_wished(&slugs).await?;
    snapshot.end().await?;
    let row = |ready: &ReadyGuide| {
        let known = taken.iter().find(|(slug, _)| slug.as_str() == ready.slug);
        let mut about =
            vec![ready.topic().map_or("", Topic::label).to_owned(), format!("{} bước", ready.guide().steps.len())];
        about.extend(
            Some(ready.fact("audience")).filter(|words| !words.is_empty()).map(|words| format!("dành cho: {words}")),
        );
        ReadyGuideRow {
            slug: ready.slug.to_owned(),
            title: ready.fact("title").to_owned(),
            summary: ready.fact("summary").to_owned(),
            about: about.join(" · "),
            own_href: known.map(|(_, id)| own(place, *id)),
        }
    };
    let screen = ReadyGuides {
        frame: place.frame(None),
        action: ReadyPath { unit: place.unit.slug.clone() }.to_string(),
        csrf: place.person.csrf.clone(),
        rows: READY.iter().map(row).collect(),
        back_href: Unit { unit: place.unit.slug.clone() }.to_string(),
        fault_note: note.map(str::to_owned),
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}
