//! Front pages: a commune's, and the portal's with the list of all communes.

use app::paths::public::Home;
use app::screens::public::{
    CommuneHome, MapTeaser, NewsCard, PortalDistrict, PortalHome, ProvinceGuides, PublicFrame, Section,
};
use domain::item::ItemKind;
use domain::officer::OfficerKind;
use domain::unit::Level;
use store::{NewsItem, StoreError};

use crate::map::Map;
use crate::registry::Registry;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{about, category, dated, frame, guides, introduction, map, news, province};
use crate::web::respond::page;

/// News on a front page.
const LATEST: u32 = 8;
/// Articles kept at the top of a front page at once.
const MOST_PINNED: u32 = 3;
/// Notices, and events, on a front page.
const MOST_DATED: usize = 5;
/// Of the province's newest so many are passed over because the commune shows them among its own.
const MOST_SHARED: u32 = 40;
/// The province's own news on the portal, which also shows those of all communes.
const LATEST_OF_PROVINCE: u32 = 4;

/// `GET /`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, today, .. } = &request;
    let frame = frame::of(app, registry, site, &Home.to_string(), Section::Home);
    let html = if site.is_portal {
        let latest = snapshot.site(site.unit.id).news(1, LATEST_OF_PROVINCE).await?;
        let more_news = latest.total > u64::from(LATEST_OF_PROVINCE);
        let news = news::cards(&request, latest.items).await?;
        let districts = districts(registry);
        let commune_count = registry.directory().len();
        let screen = PortalHome {
            frame,
            districts,
            commune_count,
            news,
            more_news,
            unit_news: province::news(snapshot, registry, site).await?,
            figures: province::figures(snapshot, registry, *today).await?,
            map: map::is_there(snapshot).await?.then(teaser),
        };
        page::render(screen, &app.assets.urls)
    } else {
        page::render(commune(&request, frame).await?, &app.assets.urls)
    };
    Ok(PageAnswer::Html(html))
}

async fn commune(request: &PageRequest, frame: PublicFrame) -> Result<CommuneHome, StoreError> {
    let PageRequest { registry, site, snapshot, today, .. } = request;
    let reader = snapshot.site(site.unit.id);
    let pinned = reader.pinned(*today, MOST_PINNED).await?;
    // What is pinned is not shown twice.
    let latest = reader.news(1, LATEST + MOST_PINNED).await?;
    let is_pinned = |item: &NewsItem| pinned.iter().any(|pinned| pinned.id == item.id);
    let news = latest.items.into_iter().filter(|item| !is_pinned(item)).take(LATEST as usize);
    let news = news::cards(request, news.collect()).await?;
    let pinned = news::cards(request, pinned).await?;
    let pinned: Vec<_> = pinned.into_iter().map(|card| NewsCard { is_pinned: true, ..card }).collect();
    let mut notices = reader.current(ItemKind::Notice, *today, dated::MOST_CURRENT).await?;
    let mut events = reader.current(ItemKind::Event, *today, dated::MOST_CURRENT).await?;
    let (more_notices, more_events) = (notices.len() > MOST_DATED, events.len() > MOST_DATED);
    notices.truncate(MOST_DATED);
    events.truncate(MOST_DATED);
    let above = registry.above(&site.unit);
    let names: Vec<String> = above.iter().rev().map(|unit| unit.name_in_sentence()).collect();
    let kind_sentence = if names.is_empty() {
        format!("{}.", site.unit.full_name)
    } else {
        format!("{} thuộc {}.", site.unit.full_name, names.join(", "))
    };
    let district = above.iter().rev().find(|unit| unit.kind.level() == Level::District);
    let officers = site.facts.as_deref().map(|facts| introduction::cards(&facts.officers, OfficerKind::Contact));
    let (province, province_news) = of_province(request).await?;
    let province_guides = guides::are_of_province(snapshot, registry, site.unit.id).await?.then(ProvinceGuides::href);
    Ok(CommuneHome {
        frame,
        kind_sentence,
        more_news: latest.total > (news.len() + pinned.len()) as u64,
        news,
        pinned,
        notices: notices.into_iter().filter_map(|item| dated::notice_card(registry, item, *today)).collect(),
        more_notices,
        events: events.into_iter().filter_map(|item| dated::event_card(registry, item, *today)).collect(),
        more_events,
        categories: reader.categories().await?.into_iter().map(category::link).collect(),
        contacts: officers.unwrap_or_default(),
        province,
        province_news,
        province_guides,
        about: about::of(snapshot, registry, &site.unit).await?,
        neighbours: neighbours(registry, site.unit.id),
        district: district.map(|unit| unit.full_name.clone()),
    })
}

/// The newest of the province's own site, for its communes.
async fn of_province(request: &PageRequest) -> Result<(Option<String>, Vec<NewsCard>), StoreError> {
    let PageRequest { registry, snapshot, .. } = request;
    let Some(portal) = registry.portal() else { return Ok((None, Vec::new())) };
    // What this unit shows among its own is not told twice.
    let shown = snapshot.site(request.site.unit.id).shown_of(portal.id).await?;
    let most = u32::try_from(shown.len()).unwrap_or(u32::MAX).min(MOST_SHARED) + LATEST_OF_PROVINCE;
    let latest = snapshot.site(portal.id).own_news(most).await?;
    let origin = registry.origin_of(portal);
    let others = latest.items.into_iter().filter(|item| !shown.contains(&item.id)).take(LATEST_OF_PROVINCE as usize);
    let cards = others.map(|item| {
        let card = news::card(registry, item);
        NewsCard { href: format!("{origin}{}", card.href), ..card }
    });
    Ok((Some(portal.full_name.clone()), cards.collect()))
}

/// The map in small: only the coast.
fn teaser() -> MapTeaser {
    let board = Map::embedded().board(40);
    MapTeaser { view_box: board.view_box(), coast: Map::embedded().coast(board) }
}

/// Districts with links to their communes; a suspended site is none to be led to.
pub(super) fn districts(registry: &Registry) -> Vec<PortalDistrict> {
    let link = |unit: &std::sync::Arc<domain::unit::Unit>| (unit.full_name.clone(), registry.origin_of(unit));
    registry
        .directory()
        .districts()
        .iter()
        .map(|(district, communes)| PortalDistrict {
            name: district.full_name.clone(),
            communes: communes.iter().map(link).collect(),
        })
        .collect()
}

/// The other units of the same district, as far as their sites are open.
fn neighbours(registry: &Registry, unit: domain::unit::UnitId) -> Vec<(String, String)> {
    // By the number above: looking into every district costs more with every commune of the country.
    let above = registry.unit(unit).and_then(|unit| unit.parent);
    let own = registry.directory().districts().iter().find(|(district, _)| Some(district.id) == above);
    let Some((_, communes)) = own else { return Vec::new() };
    let others = communes.iter().filter(|other| other.id != unit);
    others.map(|other| (other.full_name.clone(), registry.origin_of(other))).collect()
}
