//! News: the articles of a unit, those pinned, those of a category, and those about the same.

use std::cmp::Reverse;

use domain::category::CategoryId;
use domain::item::{ItemId, ItemKind};
use domain::media::MediaKey;
use domain::moment::{CivilDate, Moment};
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::Site;
use super::queries::{counted, join_live, public_of, public_of_kind};
use super::shared::{both, join_words, origin, select_words, shown_of_kind, until_page};
use crate::entities::{category, item, revision};
use crate::error::StoreError;
use crate::stored::{self, PUBLISHED};

/// Most pinned articles of one unit that are looked at.
const MOST_PINNED: u64 = 100;

/// One page of a list of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsPage {
    /// Newest first.
    pub items: Vec<NewsItem>,
    /// On all pages together.
    pub total: u64,
}

/// One line of a list of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsItem {
    /// Its number.
    pub id: ItemId,
    /// Whose it is, where another unit shares it.
    pub origin: Option<UnitId>,
    /// Its address there.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// The summary, or else the beginning of the text; `None` when there is neither.
    pub summary: Option<String>,
    /// The picture beside it, by its key.
    pub cover: Option<MediaKey>,
    /// First day in public.
    pub published_at: Moment,
    /// The day the text itself bears.
    pub written_on: Option<CivilDate>,
}

/// A category as residents see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicCategory {
    /// Its number.
    pub id: CategoryId,
    /// The last part of its address.
    pub slug: Slug,
    /// Its name.
    pub name: String,
}

/// One page of the list of a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryNews {
    /// Which.
    pub category: PublicCategory,
    /// What is in it.
    pub page: NewsPage,
}

impl Site<'_> {
    /// A page of the list of articles, its own and those others share with it, pages counted from 1. What no longer
    /// holds is readable but not listed.
    pub async fn news(&self, page: u32, per_page: u32) -> Result<NewsPage, StoreError> {
        let items = self.news_items(&all_news_query(self.unit, page, per_page)).await?;
        let shared = self.count(&shared_count_query(self.unit, ItemKind::Article)).await?;
        Ok(NewsPage { items, total: self.count(&news_count_query(self.unit)).await? + shared })
    }

    /// The newest articles of its own.
    pub async fn own_news(&self, limit: u32) -> Result<NewsPage, StoreError> {
        let items = self.news_items(&news_query(self.unit, 1, limit)).await?;
        Ok(NewsPage { items, total: self.count(&news_count_query(self.unit)).await? })
    }

    /// The articles whose last day at the top of the front page has not passed, newest first.
    pub async fn pinned(&self, today: CivilDate, limit: u32) -> Result<Vec<NewsItem>, StoreError> {
        let mut rows = self.news_rows(&pinned_query(self.unit, today)).await?;
        rows.sort_by_key(|row| Reverse((row.first_published_at, row.id)));
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        rows.into_iter().map(|row| row.item(self.unit)).collect()
    }

    /// A page of the articles of a category, also of an empty one or one that is offered no more. `None`: this unit
    /// never had one at this address.
    pub async fn category(&self, slug: &Slug, page: u32, per_page: u32) -> Result<Option<CategoryNews>, StoreError> {
        let row = self.snapshot.connection().query_one(&category_query(self.unit, slug)).await?;
        let Some(row) = row else { return Ok(None) };
        let category = CategoryRow::from_query_result(&row, "")?.category()?;
        let items = self.news_items(&category_news_query(self.unit, category.id, page, per_page)).await?;
        let total = self.count(&category_count_query(self.unit, category.id)).await?;
        Ok(Some(CategoryNews { category, page: NewsPage { items, total } }))
    }

    /// The categories something public is in, in the order the unit gave.
    pub async fn categories(&self) -> Result<Vec<PublicCategory>, StoreError> {
        let rows = self.snapshot.connection().query_all(&used_categories_query(self.unit)).await?;
        let rows = rows.iter().map(|row| PlacedRow::from_query_result(row, ""));
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        rows.sort_by_key(|row| (row.position, row.category.id));
        rows.into_iter().map(|row| row.category.category()).collect()
    }

    /// Other articles to read after one: the newest of its category, then the newest of the unit.
    pub async fn related(
        &self,
        item: ItemId,
        category: Option<CategoryId>,
        limit: u32,
    ) -> Result<Vec<NewsItem>, StoreError> {
        let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
        let mut found: Vec<NewsRow> = Vec::new();
        if let Some(category) = category {
            // One more than wanted: the item itself may be among them.
            found = self.news_rows(&category_news_query(self.unit, category, 1, limit.saturating_add(1))).await?;
        }
        found.retain(|row| row.id != item.0);
        if found.len() < wanted {
            // Among the newest may be all that was found, and the item itself: so many lines suffice.
            for row in self.news_rows(&news_query(self.unit, 1, limit.saturating_add(1))).await? {
                if row.id != item.0 && found.iter().all(|other| other.id != row.id) {
                    found.push(row);
                }
            }
        }
        found.truncate(wanted);
        found.into_iter().map(|row| row.item(self.unit)).collect()
    }

    async fn news_items(&self, query: &SelectStatement) -> Result<Vec<NewsItem>, StoreError> {
        self.news_rows(query).await?.into_iter().map(|row| row.item(self.unit)).collect()
    }

    async fn news_rows(&self, query: &SelectStatement) -> Result<Vec<NewsRow>, StoreError> {
        let rows = self.snapshot.connection().query_all(query).await?;
        Ok(rows.iter().map(|row| NewsRow::from_query_result(row, "")).collect::<Result<_, _>>()?)
    }

    pub(super) async fn count(&self, query: &SelectStatement) -> Result<u64, StoreError> {
        let row = self.snapshot.connection().query_one(query).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.map(stored::count).unwrap_or_default())
    }
}

#[derive(FromQueryResult)]
struct NewsRow {
    unit_id: i64,
    id: i64,
    slug: String,
    title: String,
    summary: Option<String>,
    excerpt: Option<String>,
    cover: Option<String>,
    first_published_at: i64,
    written_on: Option<i32>,
}

impl NewsRow {
    fn item(self, unit: UnitId) -> Result<NewsItem, StoreError> {
        Ok(NewsItem {
            id: ItemId(self.id),
            origin: origin(self.unit_id, unit),
            slug: stored::slug(&self.slug)?,
            title: self.title,
            summary: self.summary.or(self.excerpt),
            cover: stored::optional_media_key(self.cover.as_deref())?,
            published_at: Moment::from_micros(self.first_published_at),
            written_on: stored::day(self.written_on)?,
        })
    }
}

#[derive(FromQueryResult)]
pub(super) struct CategoryRow {
    id: i64,
    slug: String,
    name: String,
}

#[derive(FromQueryResult)]
struct PlacedRow {
    position: i32,
    #[sea_orm(nested)]
    category: CategoryRow,
}

impl CategoryRow {
    pub(super) fn category(self) -> Result<PublicCategory, StoreError> {
        Ok(PublicCategory { id: CategoryId(self.id), slug: stored::slug(&self.slug)?, name: self.name })
    }
}

/// What lists of news show.
fn lines() -> SelectStatement {
    let mut query = Query::select();
    let of_item = [item::Column::UnitId, item::Column::Id, item::Column::Slug, item::Column::FirstPublishedAt];
    let of_text = [
        revision::Column::Title,
        revision::Column::Summary,
        revision::Column::Excerpt,
        revision::Column::Cover,
        revision::Column::WrittenOn,
    ];
    query
        .columns(of_item.map(|column| (item::Entity, column)))
        .columns(of_text.map(|column| (revision::Entity, column)));
    join_live(&mut query);
    query
}

fn newest_first(query: &mut SelectStatement, page: u32, per_page: u32) -> SelectStatement {
    query
        .order_by((item::Entity, item::Column::FirstPublishedAt), Order::Desc)
        .order_by((item::Entity, item::Column::Id), Order::Desc)
        .limit(u64::from(per_page))
        .offset(stored::offset(page, per_page))
        .take()
}

/// A page of news, newest first.
pub(crate) fn news_query(unit: UnitId, page: u32, per_page: u32) -> SelectStatement {
    newest_first(public_of_kind(&mut lines(), unit, ItemKind::Article), page, per_page)
}

/// The columns of a line of news, by their names.
const LINE: [&str; 9] =
    ["unit_id", "id", "slug", "first_published_at", "title", "summary", "excerpt", "cover", "written_on"];

/// A page of the unit's own news and of those shared with it together, newest first.
pub(crate) fn all_news_query(unit: UnitId, page: u32, per_page: u32) -> SelectStatement {
    let mut shared = Query::select();
    shared
        .columns([item::Column::UnitId, item::Column::Id, item::Column::Slug].map(|column| (item::Entity, column)))
        .column((item::Entity, item::Column::FirstPublishedAt));
    select_words(&mut shared);
    shared.columns([revision::Column::Cover, revision::Column::WrittenOn].map(|column| (revision::Entity, column)));
    join_words(shown_of_kind(&mut shared, unit, ItemKind::Article))
        .order_by(("share_units", "published_at"), Order::Desc)
        .order_by(("share_units", "article_id"), Order::Desc)
        .limit(until_page(page, per_page));
    let most = Ord::max(page, 1).saturating_mul(per_page);
    let own = newest_first(public_of_kind(&mut lines(), unit, ItemKind::Article), 1, most);
    both(own, shared, &LINE)
        .order_by("first_published_at", Order::Desc)
        .order_by("id", Order::Desc)
        .limit(u64::from(per_page))
        .offset(stored::offset(page, per_page))
        .take()
}

/// How many of a kind others share.
pub(crate) fn shared_count_query(unit: UnitId, kind: ItemKind) -> SelectStatement {
    counted(shown_of_kind(&mut Query::select(), unit, kind))
}

/// How many news there are.
pub(crate) fn news_count_query(unit: UnitId) -> SelectStatement {
    counted(public_of_kind(&mut Query::select(), unit, ItemKind::Article))
}

/// What is pinned, in the order of the index.
pub(crate) fn pinned_query(unit: UnitId, today: CivilDate) -> SelectStatement {
    public_of_kind(&mut lines(), unit, ItemKind::Article)
        .and_where(Expr::col((item::Entity, item::Column::PinnedUntil)).gte(today.days()))
        .order_by((item::Entity, item::Column::PinnedUntil), Order::Asc)
        .order_by((item::Entity, item::Column::Id), Order::Asc)
        .limit(MOST_PINNED)
        .take()
}

fn in_category(query: &mut SelectStatement, unit: UnitId, category: CategoryId) -> &mut SelectStatement {
    public_of(query, unit).and_where(Expr::col((item::Entity, item::Column::CategoryId)).eq(category.0))
}

pub(crate) fn category_news_query(unit: UnitId, category: CategoryId, page: u32, per_page: u32) -> SelectStatement {
    newest_first(in_category(&mut lines(), unit, category), page, per_page)
}

pub(crate) fn category_count_query(unit: UnitId, category: CategoryId) -> SelectStatement {
    counted(in_category(&mut Query::select(), unit, category))
}

fn categories_of(unit: UnitId) -> SelectStatement {
    Query::select()
        .columns([category::Column::Id, category::Column::Slug, category::Column::Name])
        .from(category::Entity)
        .and_where(Expr::col((category::Entity, category::Column::UnitId)).eq(unit.0))
        .take()
}

pub(crate) fn category_query(unit: UnitId, slug: &Slug) -> SelectStatement {
    categories_of(unit).and_where(Expr::col(category::Column::Slug).eq(slug.as_str())).take()
}

pub(crate) fn used_categories_query(unit: UnitId) -> SelectStatement {
    let same = |ours, theirs| Expr::col((item::Entity, ours)).equals((category::Entity, theirs));
    let used = Query::select()
        .expr(Expr::value(1))
        .from(item::Entity)
        .and_where(same(item::Column::UnitId, category::Column::UnitId))
        .and_where(same(item::Column::CategoryId, category::Column::Id))
        .and_where(Expr::col((item::Entity, item::Column::State)).eq(PUBLISHED))
        .take();
    categories_of(unit).column(category::Column::Position).and_where(Expr::exists(used)).take()
}
