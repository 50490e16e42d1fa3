//! An item as residents would see it: the public screen with a bar above it. Reached only
//! with a desk, and never kept anywhere.

use std::sync::Arc;

use app::paths::desk::{Item, Unit as UnitPath};
use app::paths::of_item;
use app::screens::public::{PreviewBar, PublicFrame};
use axum::response::Response;
use domain::access::Desk;
use domain::block;
use domain::category::Category;
use domain::item::Details;
use domain::media::keys_named;
use domain::unit::Unit;
use http::StatusCode;
use store::{DeskItem, PublicCategory, PublicText, Snapshot};

use crate::registry::{Registry, Site, SiteFacts};
use crate::web::app::App;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::public::{category, frame, item, pages};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page};
use crate::web::shelf;

/// The word in the address of a unit's desk for whoever followed a link to a site that is not there.
pub(super) const NO_SITE: &str = "khong-co-trang";

/// `GET /don-vi/{unit}/bai-viet/{id}/xem-truoc`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.item()?);
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).item(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let back_href = Item { unit: place.unit.slug.clone(), id: id.0 }.to_string();
    let bar = match place.registry.practice(place.unit.id) {
        Some(_) => PreviewBar::Practice { back_href },
        None => PreviewBar::Desk { back_href },
    };
    let stage = Stage { app: &place.app, registry: &place.registry, unit: &place.unit };
    let around = around(&stage, &snapshot, &found.text.details, Some(&place.desk)).await?;
    let base = shelf::desk_base(&place.unit.slug);
    stage.show(snapshot, found, around, bar, base).await
}

/// Where a text that is not public is shown as residents would see it.
pub(super) struct Stage<'a> {
    pub(super) app: &'a Arc<App>,
    pub(super) registry: &'a Registry,
    pub(super) unit: &'a Arc<Unit>,
}

impl Stage<'_> {
    pub(super) async fn show(
        &self,
        snapshot: Snapshot,
        found: DeskItem,
        mut around: item::Around,
        bar: PreviewBar,
        base: String,
    ) -> Result<Response, DeskFault> {
        let Self { app, registry, unit } = *self;
        let today = app.core.clock.now().vietnam_date();
        let facts = SiteFacts::read(&snapshot, unit.id, today).await?;
        let keys = keys_named(&found.text.body, found.text.cover.as_ref());
        let mut named = shelf::filled(base, snapshot.shelved(unit.id, &keys).await?);
        named.put_blocks(snapshot.blocks(unit.id, &block::keys_named(&found.text.body)).await?);
        snapshot.end().await?;
        let site = Site {
            unit: Arc::clone(unit),
            is_portal: registry.portal().is_some_and(|portal| portal.id == unit.id),
            origin: registry.origin_of(unit).into(),
            canonical: true,
            facts: Some(Arc::new(facts)),
        };
        let kind = found.text.details.kind();
        let path = found.slug.as_ref().map_or_else(String::new, |slug| of_item(kind, slug));
        // Links lead to the public site: nothing else stands on this host. Where there is none, they lead to the desk,
        // which says why.
        let base = registry.public_origin(unit).unwrap_or_else(|| no_site(unit));
        let frame = PublicFrame { base: base.clone(), ..frame::of(app, registry, &site, &path, item::section(kind)) };
        let domain::item::ItemText { title, summary, body, cover, author, source, written_on, slug: _, details } =
            found.text;
        let text = PublicText { title, summary, body, cover, author, source, written_on, details };
        for (_, path) in around.crumbs.iter_mut().chain(around.category.as_mut()) {
            *path = format!("{base}{path}");
        }
        let screen = item::screen(frame, text, &named, today, found.dates, None, around, Some(bar));
        Ok(respond::html(StatusCode::OK, page::render(screen, &app.assets.urls), CachePolicy::NoStore))
    }
}

/// What links of a preview begin with where the unit has no site.
fn no_site(unit: &Unit) -> String {
    format!("{}?da={NO_SITE}&toi=", UnitPath { unit: unit.slug.clone() })
}

/// What would stand around it: the public pages above a page, the category of an article.
///
/// Without a desk, as for whoever was sent a link, only what is public stands around it.
pub(super) async fn around(
    stage: &Stage<'_>,
    snapshot: &Snapshot,
    details: &Details,
    desk: Option<&Desk>,
) -> Result<item::Around, DeskFault> {
    let mut around = item::Around { crumbs: item::crumbs(details.kind()), ..item::Around::default() };
    match details {
        Details::Article { category: Some(chosen), .. } => {
            let Some(desk) = desk else { return Ok(around) };
            let all = snapshot.desk(desk).categories().await?;
            let own = all.into_iter().find(|category| category.id == *chosen);
            around.category =
                own.map(|Category { id, slug, name, .. }| category::link(PublicCategory { id, slug, name }));
        }
        Details::Page { parent: Some(parent), .. } => {
            around.crumbs = pages::below(stage.registry, &snapshot.site(stage.unit.id).pages().await?, *parent);
        }
        _ => {}
    }
    Ok(around)
}
