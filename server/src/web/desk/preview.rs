//! An item as residents would see it: the public screen with a bar above it. Reached only
//! with a desk, and never kept anywhere.

use app::paths::desk::Item;
use app::paths::of_item;
use app::screens::public::PreviewBar;
use axum::response::Response;
use domain::category::Category;
use domain::item::Details;
use http::StatusCode;
use store::{PublicCategory, PublicText, Snapshot};

use crate::registry::{Site, SiteFacts};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::public::{category, frame, item, pages};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};

/// `GET /don-vi/{unit}/bai-viet/{id}/xem-truoc`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).item(id).await?;
    let today = place.app.core.clock.now().vietnam_date();
    let facts = SiteFacts::read(&snapshot, place.unit.id, today).await?;
    let found = found.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let mut around = around(place, &snapshot, &found.text.details).await?;
    snapshot.end().await?;
    let site = Site {
        unit: place.unit.clone(),
        is_portal: place.registry.portal().is_some_and(|portal| portal.id == place.unit.id),
        origin: place.registry.origin_of(&place.unit).into(),
        canonical: true,
        facts: Some(std::sync::Arc::new(facts)),
    };
    let kind = found.text.details.kind();
    let path = found.slug.as_ref().map_or_else(String::new, |slug| of_item(kind, slug));
    let frame = frame::of(&place.app, &place.registry, &site, &path, item::section(kind));
    let back = Item { unit: place.unit.slug.clone(), id: id.0 }.to_string();
    let domain::item::ItemText { title, summary, body, author, source, written_on, slug: _, details } = found.text;
    let text = PublicText { title, summary, body, author, source, written_on, details };
    // Links lead to the public site: nothing else stands on this host.
    for (_, path) in around.crumbs.iter_mut().chain(around.category.as_mut()) {
        *path = format!("{}{path}", site.origin);
    }
    let screen = item::screen(frame, text, today, found.dates, None, around, Some(PreviewBar { back_href: back }));
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// What would stand around it: the public pages above a page, the category of an article.
async fn around(place: &Place, snapshot: &Snapshot, details: &Details) -> Result<item::Around, DeskFault> {
    let mut around = item::Around { crumbs: item::crumbs(details.kind()), ..item::Around::default() };
    match details {
        Details::Article { category: Some(chosen), .. } => {
            let all = snapshot.desk(&place.desk).categories().await?;
            let own = all.into_iter().find(|category| category.id == *chosen);
            around.category =
                own.map(|Category { id, slug, name, .. }| category::link(PublicCategory { id, slug, name }));
        }
        Details::Page { parent: Some(parent), .. } => {
            around.crumbs = pages::below(&snapshot.site(place.unit.id).pages().await?, *parent);
        }
        _ => {}
    }
    Ok(around)
}
