//! Links by which somebody without an account reads a draft: making and ending them, and what they show.

use std::sync::Arc;

use app::paths::desk::{Item, SharedDraft, SharedLink, Sharing};
use app::screens::desk::{LinkLine, SharingPage};
use app::screens::public::PreviewBar;
use axum::response::Response;
use domain::draft_link::LinkLife;
use domain::item::ItemId;
use domain::unit::UnitId;
use http::StatusCode;
use store::DraftLink;

use crate::actions::draft_links;
use crate::secret::token_digest;
use crate::web::desk::items::day_and_time;
use crate::web::desk::preview::{Stage, around};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// What the page shows beside the links.
#[derive(Debug, Default)]
struct Shown {
    made: Option<(String, String)>,
    fault: Option<String>,
    notice: Option<&'static str>,
    fault_note: Option<String>,
}

const STALE_FORM: &str = "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";

/// `GET /don-vi/{unit}/bai-viet/{id}/chia-se`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let ended = request.query("da").is_some_and(|done| done == "ngat");
    let notice = ended.then_some("Đã ngắt liên kết. Người có liên kết ấy không đọc được nữa.");
    shown(place, id, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/bai-viet/{id}/chia-se`; the answer is the page itself, because the link is shown only once.
pub async fn make(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    if !request.posted.trusted {
        let again = Shown { fault_note: Some(STALE_FORM.to_owned()), ..Shown::default() };
        return shown(place, id, StatusCode::FORBIDDEN, again).await;
    }
    let Some(life) = LinkLife::from_code(request.posted.fields.get(LinkLife::FIELD)) else {
        let again = Shown {
            fault: Some("Hãy chọn liên kết dùng được trong bao lâu.".to_owned()), ..Shown::default()
        };
        return shown(place, id, StatusCode::UNPROCESSABLE_ENTITY, again).await;
    };
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let made = draft_links::make(&place.app.core, writer, id, life).await?;
    let (token, until) = made.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let address = format!("{}{}", place.app.origin.below("studio"), SharedDraft { token });
    let made = Some((address, format!("Dùng đến {}.", day_and_time(until))));
    shown(place, id, StatusCode::OK, Shown { made, ..Shown::default() }).await
}

/// `POST /don-vi/{unit}/bai-viet/{id}/chia-se/{number}`
pub async fn end(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id, number) = (request.place()?, request.item()?, request.number()?);
    if !request.posted.trusted {
        let again = Shown { fault_note: Some(STALE_FORM.to_owned()), ..Shown::default() };
        return shown(place, id, StatusCode::FORBIDDEN, again).await;
    }
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    if !draft_links::end(&place.app.core, writer, id, i64::from(number)).await? {
        const NOTE: &str = "Liên kết này đã bị ngắt từ trước.";
        let again = Shown { fault_note: Some(NOTE.to_owned()), ..Shown::default() };
        return shown(place, id, StatusCode::CONFLICT, again).await;
    }
    Ok(see_other(&format!("{}?da=ngat", Sharing { unit: place.unit.slug.clone(), id: id.0 })))
}

async fn shown(place: &Place, id: ItemId, status: StatusCode, shown: Shown) -> Result<Response, DeskFault> {
    let now = place.app.core.clock.now();
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let item = desk.item(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let links = desk.draft_links(id, now).await?;
    snapshot.end().await?;
    let (unit, id) = (|| place.unit.slug.clone(), id.0);
    let line = |link: DraftLink| LinkLine {
        about: format!(
            "{} tạo lúc {}, dùng đến {}",
            link.made_by,
            day_and_time(link.made_at),
            day_and_time(link.expires_at)
        ),
        end_href: SharedLink { unit: unit(), id, number: i32::try_from(link.id).unwrap_or_default() }.to_string(),
    };
    let screen = SharingPage {
        frame: place.frame(shown.notice),
        action: Sharing { unit: unit(), id }.to_string(),
        csrf: place.person.csrf.clone(),
        title: item.text.title,
        made: shown.made,
        links: links.into_iter().map(line).collect(),
        fault: shown.fault,
        back_href: Item { unit: unit(), id }.to_string(),
        fault_note: shown.fault_note,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// Nobody outside reads anything of a unit for practice, by a link neither.
pub(super) fn may_read(request: &DeskRequest, unit: UnitId) -> bool {
    request.person.is_some() || request.app.registry().practice(unit).is_none()
}

/// `GET /xem-ban-nhap/{token}`, for whoever has the link. Nothing but this one text can be reached by it.
pub async fn read(request: DeskRequest) -> Result<Response, DeskFault> {
    let (app, registry) = (&request.app, request.app.registry());
    let snapshot = app.core.store.snapshot().await?;
    let found = snapshot.linked_draft(&token_digest(&request.path.token), app.core.clock.now()).await?;
    let Some((unit, item, until)) = found else { return Err(DeskFault::Kind(ErrorKind::LinkOver)) };
    let unit = registry.unit(unit).filter(|unit| may_read(&request, unit.id)).map(Arc::clone);
    let unit = unit.ok_or(DeskFault::Kind(ErrorKind::LinkOver))?;
    let stage = Stage { app, registry: &registry, unit: &unit };
    let around = around(&stage, &snapshot, &item.text.details, None).await?;
    let bar = PreviewBar::Shared { until: day_and_time(until) };
    let base = SharedDraft { token: request.path.token.clone() }.to_string();
    stage.show(snapshot, item, around, bar, base).await
}
