//! Front pages: a commune's, and the portal's with the list of all communes.

use app::paths::public::Home;
use app::screens::public::{CommuneHome, PortalDistrict, PortalHome, Section};
use domain::unit::Level;
use store::StoreError;

use crate::registry::Registry;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{frame, news};
use crate::web::respond::page;

/// News on a front page.
const LATEST: u32 = 8;

/// `GET /`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, .. } = &request;
    let latest = snapshot.site(site.unit.id).news(1, LATEST).await?;
    let frame = frame::of(app, registry, site, &Home.to_string(), Section::Home);
    let more_news = latest.total > u64::from(LATEST);
    let news = latest.items.into_iter().map(news::card).collect();
    let html = if site.is_portal {
        let districts = districts(registry);
        let commune_count = districts.iter().map(|district| district.communes.len()).sum();
        page::render(PortalHome { frame, districts, commune_count, news, more_news }, &app.assets.urls)
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
            neighbours: neighbours(registry, site.unit.id),
            district: district.map(|unit| unit.full_name.clone()),
        };
        page::render(screen, &app.assets.urls)
    };
    Ok(PageAnswer::Html(html))
}

fn districts(registry: &Registry) -> Vec<PortalDistrict> {
    let link = |unit: &std::sync::Arc<domain::unit::Unit>| (unit.full_name.clone(), registry.origin_of(unit));
    registry
        .districts()
        .iter()
        .map(|(district, communes)| PortalDistrict {
            name: district.full_name.clone(),
            communes: communes.iter().map(link).collect(),
        })
        .collect()
}

/// The other units of the same district.
fn neighbours(registry: &Registry, unit: domain::unit::UnitId) -> Vec<(String, String)> {
    let own = registry.districts().iter().find(|(_, communes)| communes.iter().any(|other| other.id == unit));
    let Some((_, communes)) = own else { return Vec::new() };
    let others = communes.iter().filter(|other| other.id != unit);
    others.map(|other| (other.full_name.clone(), registry.origin_of(other))).collect()
}
