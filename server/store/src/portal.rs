//! [`Portal`]: what residents may see of all units at once. Like [`Site`](crate::Site) it joins items with their
//! live revision only, and only while they are public: a draft cannot be reached.

use domain::item::ItemKind;
use domain::moment::{CivilDate, Moment};
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult};

use crate::entities::{item, revision, unit_tally};
use crate::error::StoreError;
use crate::facts::holders_query;
use crate::site::queries::join_live;
use crate::snapshot::Snapshot;
use crate::stored::{self, PUBLISHED};

/// Public reads across units.
#[derive(Debug)]
pub struct Portal<'a> {
    pub(crate) snapshot: &'a Snapshot,
}

/// One line of the news of all units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitNews {
    /// Whose.
    pub unit: UnitId,
    /// Its address at the unit's site.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// First day in public.
    pub published_at: Moment,
    /// The day the text itself bears.
    pub written_on: Option<CivilDate>,
}

/// What of one unit is public, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Whose.
    pub unit: UnitId,
    /// Articles residents find in the list of news.
    pub published: u64,
    /// When an item of any kind was last published, or published again.
    pub last_change: Option<Moment>,
    /// Hamlets of which a team is known, and all hamlets; `None` where the unit listed none.
    pub teams: Option<(u64, u64)>,
}

impl Portal<'_> {
    /// The newest articles of all units but these, newest first.
    pub async fn news(&self, but: &[UnitId], limit: u32) -> Result<Vec<UnitNews>, StoreError> {
        let rows = self.snapshot.connection().query_all(&newest_query(but, limit)).await?;
        rows.iter().map(|row| Row::from_query_result(row, "")?.news()).collect()
    }

    /// Every unit's figures: a narrow row per unit, however many items it has.
    pub async fn tallies(&self) -> Result<Vec<Tally>, StoreError> {
        let rows = unit_tally::Entity::find().all(self.snapshot.connection()).await?;
        let tally = |row: unit_tally::Model| Tally {
            unit: UnitId(row.unit_id),
            published: stored::count(row.published),
            last_change: Ord::max(row.newest_at, row.changed_at).map(Moment::from_micros),
            teams: row.covered.zip(row.hamlets).map(|(covered, all)| (stored::count(covered), stored::count(all))),
        };
        Ok(rows.into_iter().map(tally).collect())
    }

    /// The units that have a fact of this key, each with its value.
    pub async fn with_fact(&self, key: &str) -> Result<Vec<(UnitId, String)>, StoreError> {
        self.holders(&holders_query(key, None)).await
    }

    /// The units whose fact of this key has one of these values.
    pub async fn with_values(&self, key: &str, values: &[String]) -> Result<Vec<(UnitId, String)>, StoreError> {
        if values.is_empty() {
            return Ok(Vec::new());
        }
        self.holders(&holders_query(key, Some(values))).await
    }

    async fn holders(&self, query: &SelectStatement) -> Result<Vec<(UnitId, String)>, StoreError> {
        let rows = self.snapshot.connection().query_all(query).await?;
        rows.iter().map(|row| Ok((UnitId(row.try_get_by_index(0)?), row.try_get_by_index(1)?))).collect()
    }
}

#[derive(FromQueryResult)]
struct Row {
    unit_id: i64,
    slug: String,
    title: String,
    first_published_at: i64,
    written_on: Option<i32>,
}

impl Row {
    fn news(self) -> Result<UnitNews, StoreError> {
        Ok(UnitNews {
            unit: UnitId(self.unit_id),
            slug: stored::slug(&self.slug)?,
            title: self.title,
            published_at: Moment::from_micros(self.first_published_at),
            written_on: stored::day(self.written_on)?,
        })
    }
}

pub(crate) fn newest_query(but: &[UnitId], limit: u32) -> SelectStatement {
    let mut query = Query::select();
    query
        .columns(
            [item::Column::UnitId, item::Column::Slug, item::Column::FirstPublishedAt]
                .map(|column| (item::Entity, column)),
        )
        .columns([revision::Column::Title, revision::Column::WrittenOn].map(|column| (revision::Entity, column)))
        .from(item::Entity)
        .and_where(Expr::col((item::Entity, item::Column::Kind)).eq(ItemKind::Article.code()))
        .and_where(Expr::col((item::Entity, item::Column::State)).eq(PUBLISHED))
        .and_where(Expr::col((item::Entity, item::Column::UnitId)).is_not_in(but.iter().map(|unit| unit.0)))
        .order_by((item::Entity, item::Column::FirstPublishedAt), Order::Desc)
        .order_by((item::Entity, item::Column::Id), Order::Desc)
        .limit(u64::from(limit));
    join_live(&mut query).take()
}
