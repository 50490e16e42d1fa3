//! Notices and events: what is current today, and what was.

use app::paths::public::{EventList as EventListPath, NoticeList as NoticeListPath};
use app::screens::public::{EventCard, EventList, NoticeCard, NoticeList, Section};
use domain::item::{Details, ItemKind};
use domain::moment::CivilDate;
use store::{DatedItem, StoreError};

use crate::registry::Registry;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::news::{PER_PAGE, pages};
use crate::web::public::{frame, shared};
use crate::web::respond::page;

/// Current items read at once; a unit with more has forgotten to give its notices a day.
pub const MOST_CURRENT: u32 = 100;

/// What a list of one kind shows.
struct Lists {
    current: Vec<DatedItem>,
    past: Vec<DatedItem>,
    past_total: u64,
    pages: u32,
}

/// `GET /thong-bao`
pub async fn notices(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let Some(lists) = lists(&request, ItemKind::Notice).await? else { return Ok(PageAnswer::NotFound) };
    let PageRequest { app, registry, site, page, today, .. } = &request;
    let path = paged(&NoticeListPath.to_string(), *page);
    let card = |item| notice_card(registry, item, *today);
    let screen = NoticeList {
        frame: frame::of(app, registry, site, &path, Section::Notices),
        current: lists.current.into_iter().filter_map(card).collect(),
        past: lists.past.into_iter().filter_map(card).collect(),
        page: *page,
        pages: lists.pages,
        past_total: lists.past_total,
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// `GET /su-kien`
pub async fn events(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let Some(lists) = lists(&request, ItemKind::Event).await? else { return Ok(PageAnswer::NotFound) };
    let PageRequest { app, registry, site, page, today, .. } = &request;
    let path = paged(&EventListPath.to_string(), *page);
    let card = |item| event_card(registry, item, *today);
    let screen = EventList {
        frame: frame::of(app, registry, site, &path, Section::Events),
        coming: lists.current.into_iter().filter_map(card).collect(),
        past: lists.past.into_iter().filter_map(card).collect(),
        page: *page,
        pages: lists.pages,
        past_total: lists.past_total,
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// `None` for a page of the list that is not there.
async fn lists(request: &PageRequest, kind: ItemKind) -> Result<Option<Lists>, StoreError> {
    let PageRequest { site, snapshot, page, today, .. } = request;
    let reader = snapshot.site(site.unit.id);
    let past = reader.past(kind, *today, *page, PER_PAGE).await?;
    let pages = pages(past.total);
    if *page > pages {
        return Ok(None);
    }
    let current = if *page == 1 { reader.current(kind, *today, MOST_CURRENT).await? } else { Vec::new() };
    Ok(Some(Lists { current, past: past.items, past_total: past.total, pages }))
}

/// A notice in a list.
pub fn notice_card(registry: &Registry, item: DatedItem, today: CivilDate) -> Option<NoticeCard> {
    let until = item.details.current_until()?;
    Some(NoticeCard {
        href: shared::address(registry, ItemKind::Notice, item.origin, &item.slug),
        title: item.title,
        until: until.short(),
        until_iso: until.iso(),
        summary: item.summary,
        origin: shared::name(registry, item.origin),
        is_over: until < today,
    })
}

/// An event in a list.
pub fn event_card(registry: &Registry, item: DatedItem, today: CivilDate) -> Option<EventCard> {
    let Details::Event { time: Some(time), place } = item.details else { return None };
    let day = time.starts().day;
    Some(EventCard {
        href: shared::address(registry, ItemKind::Event, item.origin, &item.slug),
        title: item.title,
        day: day.day().to_string(),
        month: format!("{:02}/{}", day.month(), day.year()),
        when: time.to_string(),
        when_iso: time.iso_start(),
        place,
        origin: shared::name(registry, item.origin),
        is_over: time.last_day() < today,
    })
}

fn paged(path: &str, page: u32) -> String {
    if page == 1 { path.to_owned() } else { format!("{path}?trang={page}") }
}
