//! Notices and events: what has a last day. Until it they are news; after it they are the past.

use std::cmp::Reverse;

use domain::event::EventTime;
use domain::item::{Details, ItemKind};
use domain::moment::{CivilDate, Moment};
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::Site;
use super::queries::{counted, join_live, public_of_kind};
use super::shared::{both, join_words, origin, select_words, shown_of_kind, until_page};
use crate::details::{DetailsRow, select_details};
use crate::entities::{item, revision};
use crate::error::StoreError;
use crate::stored;

/// Most items of one kind that are news at the same time and looked at; those that end soonest.
const MOST_CURRENT: u64 = 500;

/// One line of a list of notices or events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedItem {
    /// Whose it is, where another unit shares it.
    pub origin: Option<UnitId>,
    /// Its address there.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// The summary, or else the beginning of the text; `None` when there is neither.
    pub summary: Option<String>,
    /// First day in public.
    pub published_at: Moment,
    /// Until when, or from when to when.
    pub details: Details,
}

/// One page of what is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedPage {
    /// Latest day first.
    pub items: Vec<DatedItem>,
    /// On all pages together.
    pub total: u64,
}

impl Site<'_> {
    /// Notices that hold today, newest first; events that are not over, the earliest first. Nothing of other kinds.
    pub async fn current(&self, kind: ItemKind, today: CivilDate, limit: u32) -> Result<Vec<DatedItem>, StoreError> {
        // Which of them come first is known only when all are there: an index has them by their last day.
        let mut items = self.dated(&current_query(self.unit, kind, today)).await?;
        items.extend(self.dated(&shared_current_query(self.unit, kind, today)).await?);
        items.sort_by_cached_key(|(id, item)| {
            let starts = starts(&item.details).map(|time| (time.starts().day, time.starts().clock));
            (starts, Reverse((item.published_at, *id)))
        });
        items.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(items.into_iter().map(|(_, item)| item).collect())
    }

    /// A page of what is over, pages counted from 1.
    pub async fn past(
        &self,
        kind: ItemKind,
        today: CivilDate,
        page: u32,
        per_page: u32,
    ) -> Result<DatedPage, StoreError> {
        let items = self.dated(&all_past_query(self.unit, kind, today, page, per_page)).await?;
        let shared = self.count(&shared_past_count_query(self.unit, kind, today)).await?;
        let total = self.count(&past_count_query(self.unit, kind, today)).await? + shared;
        Ok(DatedPage { items: items.into_iter().map(|(_, item)| item).collect(), total })
    }

    async fn dated(&self, query: &SelectStatement) -> Result<Vec<(i64, DatedItem)>, StoreError> {
        let rows = self.snapshot.connection().query_all(query).await?;
        rows.iter().map(|row| DatedRow::from_query_result(row, "")?.item(self.unit)).collect()
    }
}

/// Events have one, so notices are only sorted by when they became public.
fn starts(details: &Details) -> Option<EventTime> {
    match details {
        Details::Event { time, .. } => *time,
        _ => None,
    }
}

#[derive(FromQueryResult)]
struct DatedRow {
    unit_id: i64,
    id: i64,
    slug: String,
    title: String,
    summary: Option<String>,
    excerpt: Option<String>,
    first_published_at: i64,
    #[sea_orm(nested)]
    details: DetailsRow,
}

impl DatedRow {
    fn item(self, unit: UnitId) -> Result<(i64, DatedItem), StoreError> {
        let item = DatedItem {
            origin: origin(self.unit_id, unit),
            slug: stored::slug(&self.slug)?,
            title: self.title,
            summary: self.summary.or(self.excerpt),
            published_at: Moment::from_micros(self.first_published_at),
            details: self.details.details()?,
        };
        Ok((self.id, item))
    }
}

fn lines() -> SelectStatement {
    let mut query = Query::select();
    let of_text = [revision::Column::Title, revision::Column::Summary, revision::Column::Excerpt];
    query
        .columns(OF_ITEM.map(|column| (item::Entity, column)))
        .columns(of_text.map(|column| (revision::Entity, column)));
    select_details(&mut query);
    join_live(&mut query);
    query
}

/// What every line has of its item.
const OF_ITEM: [item::Column; 5] = [
    item::Column::UnitId,
    item::Column::Id,
    item::Column::Slug,
    item::Column::FirstPublishedAt,
    item::Column::CurrentUntil,
];

/// The same of what others share.
fn shared_lines(unit: UnitId, kind: ItemKind) -> SelectStatement {
    let mut query = Query::select();
    query.columns(OF_ITEM.map(|column| (item::Entity, column)));
    select_words(&mut query);
    select_details(&mut query);
    join_words(shown_of_kind(&mut query, unit, kind)).take()
}

/// The columns of a line, by their names.
const LINE: [&str; 23] = [
    "unit_id",
    "id",
    "slug",
    "first_published_at",
    "current_until",
    "title",
    "summary",
    "excerpt",
    "kind",
    "category_id",
    "pinned_until",
    "valid_until",
    "starts_on",
    "starts_at",
    "ends_on",
    "ends_at",
    "place",
    "parent_id",
    "position",
    "topic",
    "audience",
    "app_version",
    "checked_on",
];

pub(crate) fn shared_current_query(unit: UnitId, kind: ItemKind, today: CivilDate) -> SelectStatement {
    shared_lines(unit, kind).and_where(last_day().gte(today.days())).limit(MOST_CURRENT).take()
}

/// A page of what is over, the unit's own and what is shared with it together.
pub(crate) fn all_past_query(
    unit: UnitId,
    kind: ItemKind,
    today: CivilDate,
    page: u32,
    per_page: u32,
) -> SelectStatement {
    let latest = |lines: &mut SelectStatement| {
        lines
            .and_where(last_day().lt(today.days()))
            .order_by((item::Entity, item::Column::CurrentUntil), Order::Desc)
            .order_by((item::Entity, item::Column::Id), Order::Desc)
            .limit(until_page(page, per_page))
            .take()
    };
    let own = latest(public_of_kind(&mut lines(), unit, kind));
    both(own, latest(&mut shared_lines(unit, kind)), &LINE)
        .order_by("current_until", Order::Desc)
        .order_by("id", Order::Desc)
        .limit(u64::from(per_page))
        .offset(stored::offset(page, per_page))
        .take()
}

pub(crate) fn shared_past_count_query(unit: UnitId, kind: ItemKind, today: CivilDate) -> SelectStatement {
    counted(shown_of_kind(&mut Query::select(), unit, kind).and_where(last_day().lt(today.days())))
}

fn last_day() -> Expr {
    Expr::col((item::Entity, item::Column::CurrentUntil))
}

pub(crate) fn current_query(unit: UnitId, kind: ItemKind, today: CivilDate) -> SelectStatement {
    public_of_kind(&mut lines(), unit, kind)
        .and_where(last_day().gte(today.days()))
        .order_by((item::Entity, item::Column::CurrentUntil), Order::Asc)
        .order_by((item::Entity, item::Column::Id), Order::Asc)
        .limit(MOST_CURRENT)
        .take()
}

pub(crate) fn past_count_query(unit: UnitId, kind: ItemKind, today: CivilDate) -> SelectStatement {
    counted(public_of_kind(&mut Query::select(), unit, kind).and_where(last_day().lt(today.days())))
}
