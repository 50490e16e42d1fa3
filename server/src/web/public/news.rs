//! The news of a site, newest first.

use std::collections::{BTreeSet, HashMap};

use app::parts::picture::Thumb;
use app::paths::public::NewsList as NewsListPath;
use app::screens::public::{NewsCard, NewsList, Section};
use domain::item::ItemKind;
use domain::media::{MediaKey, Shelf};
use domain::unit::UnitId;
use store::{NewsItem, StoreError};

use crate::registry::Registry;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{frame, shared};
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
        items: cards(&request, found.items).await?,
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

/// Articles in a list, each with its picture and, where another unit wrote it, with that unit's name.
pub async fn cards(request: &PageRequest, items: Vec<NewsItem>) -> Result<Vec<NewsCard>, StoreError> {
    let PageRequest { registry, site, snapshot, .. } = request;
    let mut shelves: HashMap<UnitId, Shelf> = HashMap::new();
    let whose = |item: &NewsItem| item.origin.unwrap_or(site.unit.id);
    let units: BTreeSet<UnitId> = items.iter().map(whose).collect();
    for unit in units {
        let of_unit = items.iter().filter(|item| whose(item) == unit);
        let keys: Vec<MediaKey> = of_unit.filter_map(|item| item.cover.clone()).collect();
        shelves.insert(unit, shelf::filled(String::new(), snapshot.site(unit).shelved(&keys).await?));
    }
    let with_picture = |item: NewsItem| {
        let shelf = shelves.get(&whose(&item));
        let picture = shelf.zip(item.cover.as_ref()).and_then(|(shelf, key)| Some((shelf, shelf.picture(key)?)));
        // The title beside it says what it is about.
        let thumb = picture.map(|(shelf, picture)| Thumb::of(picture, &shelf.base, String::new()));
        NewsCard { thumb, ..card(registry, item) }
    };
    Ok(items.into_iter().map(with_picture).collect())
}

/// One article in a list, without its picture.
pub fn card(registry: &Registry, item: NewsItem) -> NewsCard {
    // The day the text bears is what readers look for; ours may be much later.
    let date = item.written_on.unwrap_or_else(|| item.published_at.vietnam_date());
    NewsCard {
        href: shared::address(registry, ItemKind::Article, item.origin, &item.slug),
        title: item.title,
        date: date.short(),
        date_iso: date.iso(),
        summary: item.summary,
        origin: shared::name(registry, item.origin),
        is_pinned: false,
        thumb: None,
    }
}
