//! The news of a site, newest first.

use app::parts::picture::Thumb;
use app::paths::public::{NewsArticle, NewsList as NewsListPath};
use app::screens::public::{NewsCard, NewsList, Section};
use domain::media::MediaKey;
use store::{NewsItem, StoreError};

use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::frame;
use crate::web::respond::page;
use crate::web::shelf;

/// Articles on one page of the list.
pub const PER_PAGE: u32 = 12;

/// `GET /tin-tuc`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, page, .. } = &request;
    let found = snapshot.site(site.unit.id).news(*page, PER_PAGE).await?;
    let pages = pages(found.total);
    if *page > pages {
        return Ok(PageAnswer::NotFound);
    }
    let path = if *page == 1 { NewsListPath.to_string() } else { format!("{NewsListPath}?trang={page}") };
    let screen = NewsList {
        frame: frame::of(app, registry, site, &path, Section::News),
        items: cards(&snapshot.site(site.unit.id), found.items).await?,
        page: *page,
        pages,
        total: found.total,
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// Pages of a list of this many; never none.
pub fn pages(total: u64) -> u32 {
    u32::try_from(total.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX).max(1)
}

/// Articles in a list, each with its picture.
pub async fn cards(site: &store::Site<'_>, items: Vec<NewsItem>) -> Result<Vec<NewsCard>, StoreError> {
    let keys: Vec<MediaKey> = items.iter().filter_map(|item| item.cover.clone()).collect();
    let shelf = shelf::filled(String::new(), site.shelved(&keys).await?);
    let with_picture = |item: NewsItem| {
        let picture = item.cover.as_ref().and_then(|key| shelf.picture(key));
        // The title beside it says what it is about.
        let thumb = picture.map(|picture| Thumb::of(picture, &shelf.base, String::new()));
        NewsCard { thumb, ..card(item) }
    };
    Ok(items.into_iter().map(with_picture).collect())
}

/// One article in a list, without its picture.
pub fn card(item: NewsItem) -> NewsCard {
    // The day the text bears is what readers look for; ours may be much later.
    let date = item.written_on.unwrap_or_else(|| item.published_at.vietnam_date());
    NewsCard {
        href: NewsArticle { slug: item.slug.to_string() }.to_string(),
        title: item.title,
        date: date.short(),
        date_iso: date.iso(),
        summary: item.summary,
        is_pinned: false,
        thumb: None,
    }
}
