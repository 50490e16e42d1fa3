//! Front pages: a commune's, and the portal's with the list of all communes.

use app::paths::public::Home;
use app::screens::public::{CommuneHome, MapTeaser, PortalDistrict, PortalHome, Section};
use domain::unit::Level;
use store::StoreError;

use crate::map::Map;
use crate::registry::Registry;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{about, frame, map, news, province};
use crate::web::respond::page;

/// News on a front page.
const LATEST: u32 = 8;
/// The province's own news on the portal, which also shows those of all communes.
const LATEST_OF_PROVINCE: u32 = 4;

/// `GET /`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, today, .. } = &request;
    let shown = if site.is_portal { LATEST_OF_PROVINCE } else { LATEST };
    let latest = snapshot.site(site.unit.id).news(1, shown).await?;
    let frame = frame::of(app, registry, site, &Home.to_string(), Section::Home);
    let more_news = latest.total > u64::from(shown);
    let news = latest.items.into_iter().map(news::card).collect();
    let html = if site.is_portal {
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
        let above = registry.above(&site.unit);
        let names: Vec<String> = above.iter().rev().map(|unit| unit.name_in_sentence()).collect();
        let kind_sentence = if names.is_empty() {
            format!("{}.", site.unit.full_name)
        } else {
            format!("{} thuộc {}.", site.unit.full_name, names.join(", "))
        };
        let district = above.iter().rev().find(|unit| unit.kind.level() == Level::District);
        let screen = CommuneHome {
            frame,
            kind_sentence,
            news,
            more_news,
            about: about::of(snapshot, registry, &site.unit).await?,
            neighbours: neighbours(registry, site.unit.id),
            district: district.map(|unit| unit.full_name.clone()),
        };
        page::render(screen, &app.assets.urls)
    };
    Ok(PageAnswer::Html(html))
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
