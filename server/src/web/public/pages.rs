//! The pages of a unit, which stay: their tree, and where one stands in it.

use app::paths::public::PageTree as TreePath;
use app::screens::public::{PageLine, PageTree, Section};
use domain::item::{ItemId, ItemKind};
use domain::page_tree::{self, Leaf};
use store::{PublicPage, StoreError};

use crate::registry::Registry;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{frame, shared};
use crate::web::respond::page;

/// What the menu calls them.
pub const NAME: &str = "Thông tin cần biết";

/// `GET /trang`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, .. } = &request;
    let all = snapshot.site(site.unit.id).pages().await?;
    let screen = PageTree {
        frame: frame::of(app, registry, site, &TreePath.to_string(), Section::Pages),
        pages: page_tree::tree(&leaves(&all))
            .into_iter()
            .filter_map(|placed| {
                let page = of(&all, placed.id)?;
                let (title, href) = link(registry, page);
                let origin = shared::name(registry, page.origin);
                Some(PageLine { title, href, depth: placed.depth, summary: page.summary.clone(), origin })
            })
            .collect(),
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// Title and address.
type Link = (String, String);

/// What stands above a page, the tree itself first, and what stands right below it.
pub fn around(registry: &Registry, all: &[PublicPage], page: ItemId) -> (Vec<Link>, Vec<Link>) {
    let leaves = leaves(all);
    let above = page_tree::above(&leaves, page);
    let links =
        |ids: &[ItemId]| ids.iter().filter_map(|id| of(all, *id)).map(|page| link(registry, page)).collect::<Vec<_>>();
    let mut crumbs = vec![(NAME.to_owned(), TreePath.to_string())];
    crumbs.extend(links(&above));
    // A child is whatever has this page right above it in the tree as it is drawn.
    let below = page_tree::tree(&leaves).into_iter().map(|placed| placed.id);
    let below: Vec<_> = below.filter(|id| page_tree::above(&leaves, *id).last() == Some(&page)).collect();
    (crumbs, links(&below))
}

/// What would stand above a page put under `parent`: nothing of a parent residents cannot read.
pub fn below(registry: &Registry, all: &[PublicPage], parent: ItemId) -> Vec<Link> {
    let (mut crumbs, _) = around(registry, all, parent);
    crumbs.extend(of(all, parent).map(|page| link(registry, page)));
    crumbs
}

fn leaves(all: &[PublicPage]) -> Vec<Leaf> {
    all.iter().map(|page| page.leaf.clone()).collect()
}

fn of(all: &[PublicPage], id: ItemId) -> Option<&PublicPage> {
    all.iter().find(|page| page.leaf.id == id)
}

fn link(registry: &Registry, page: &PublicPage) -> Link {
    (page.leaf.title.clone(), shared::address(registry, ItemKind::Page, page.origin, &page.slug))
}
