//! The articles of a category, newest first.

use app::paths::public::Category as Path;
use app::screens::public::{CategoryPage, Section};
use domain::slug::Slug;
use store::{PublicCategory, StoreError};

use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::news::{PER_PAGE, pages};
use crate::web::public::{frame, news};
use crate::web::respond::page;

/// `GET /chuyen-muc/{slug}`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, page, .. } = &request;
    let Some(slug) = Slug::parse(&request.slug) else { return Ok(PageAnswer::NotFound) };
    let reader = snapshot.site(site.unit.id);
    let Some(found) = reader.category(&slug, *page, PER_PAGE).await? else { return Ok(PageAnswer::NotFound) };
    let pages = pages(found.page.total);
    if *page > pages {
        return Ok(PageAnswer::NotFound);
    }
    let others = reader.categories().await?.into_iter().filter(|other| other.id != found.category.id);
    let path = href(&found.category);
    let path = if *page == 1 { path } else { format!("{path}?trang={page}") };
    let screen = CategoryPage {
        frame: frame::of(app, registry, site, &path, Section::News),
        slug: found.category.slug.to_string(),
        name: found.category.name,
        items: news::cards(&request, found.page.items).await?,
        page: *page,
        pages,
        total: found.page.total,
        others: others.map(link).collect(),
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// Name and address of a category.
pub fn link(category: PublicCategory) -> (String, String) {
    let href = href(&category);
    (category.name, href)
}

fn href(category: &PublicCategory) -> String {
    Path { slug: category.slug.to_string() }.to_string()
}
