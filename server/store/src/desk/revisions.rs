//! Saved texts of an item, as its desk reads them.

use domain::item::{ItemId, ItemText};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};

use super::DeskReader;
use super::queries::{join_person, name_of};
use super::text::{TextRow, select_text};
use crate::entities::{item, person, revision};
use crate::error::StoreError;
use crate::stored::{self, PUBLISHED};

/// One page of an item's saved texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revisions {
    /// Newest first.
    pub rows: Vec<RevisionRow>,
    /// How many are kept.
    pub total: u64,
}

/// One saved text, without the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four facts, none of which follows from another")]
pub struct RevisionRow {
    /// From 1, in the order of saving.
    pub number: i32,
    /// When it was saved.
    pub saved_at: Moment,
    /// Name of the person who saved it.
    pub saved_by: String,
    /// What they said about it.
    pub note: Option<String>,
    /// The name that keeps it for ever.
    pub name: Option<String>,
    /// Its first moment in public, if it had one.
    pub published_at: Option<Moment>,
    /// Whether residents read this very text now.
    pub is_live: bool,
    /// Whether it is the last one saved.
    pub is_newest: bool,
    /// Whether an open page saved it by itself.
    pub is_auto: bool,
    /// Name of the person who approved it, where that is known.
    pub approved_by: Option<String>,
    /// Whether that is the person who saved it.
    pub is_self_approved: bool,
}

/// One saved text, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// What is known about it.
    pub row: RevisionRow,
    /// What it says.
    pub text: ItemText,
}

impl DeskReader<'_> {
    /// A page of an item's saved texts, pages counted from 1; nothing also for another unit's.
    pub async fn revisions(&self, id: ItemId, page: u32, per_page: u32) -> Result<Revisions, StoreError> {
        let connection = self.snapshot.connection();
        let rows = connection.query_all(&page_query(self.desk.unit(), id, page, per_page)).await?;
        let rows =
            rows.iter().map(|row| Ok(Row::from_query_result(row, "")?.row())).collect::<Result<_, StoreError>>()?;
        Ok(Revisions { rows, total: self.revision_count(id).await? })
    }

    /// How many texts of an item are kept.
    pub async fn revision_count(&self, id: ItemId) -> Result<u64, StoreError> {
        let found = self.snapshot.connection().query_one(&count_query(self.desk.unit(), id)).await?;
        let count: Option<i64> = found.map(|row| row.try_get_by_index(0)).transpose()?;
        Ok(stored::count(count.unwrap_or_default()))
    }

    /// The number of the text residents read now, if they do.
    pub async fn live_number(&self, id: ItemId) -> Result<Option<i32>, StoreError> {
        let row = item::Entity::find_by_id(id.0)
            .filter(item::Column::UnitId.eq(self.desk.unit().0))
            .filter(item::Column::State.eq(PUBLISHED))
            .one(self.snapshot.connection())
            .await?;
        Ok(row.and_then(|row| row.live_number))
    }

    /// The number of the last text saved before this one.
    pub async fn number_before(&self, id: ItemId, number: i32) -> Result<Option<i32>, StoreError> {
        let found = self.snapshot.connection().query_one(&before_query(self.desk.unit(), id, number)).await?;
        Ok(found.map(|row| row.try_get_by_index(0)).transpose()?)
    }

    /// One saved text; `None` also for another unit's.
    pub async fn revision(&self, id: ItemId, number: i32) -> Result<Option<Revision>, StoreError> {
        let found = self.snapshot.connection().query_one(&whole_query(self.desk.unit(), id, number)).await?;
        let Some(found) = found else { return Ok(None) };
        let (row, text) = (Row::from_query_result(&found, "")?, TextRow::from_query_result(&found, "")?);
        Ok(Some(Revision { row: row.row(), text: text.text()? }))
    }
}

/// What one saved text of an item says.
pub(crate) async fn saved_text(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    id: ItemId,
    number: i32,
) -> Result<Option<ItemText>, StoreError> {
    let mut query = of_item(unit, id);
    select_text(&mut query).and_where(Expr::col((revision::Entity, revision::Column::Number)).eq(number));
    let found = connection.query_one(&query).await?;
    found.map(|row| TextRow::from_query_result(&row, "")?.text()).transpose()
}

#[derive(FromQueryResult)]
struct Row {
    number: i32,
    saved_at: i64,
    saved_by: String,
    note: Option<String>,
    name: Option<String>,
    published_at: Option<i64>,
    state: String,
    newest_number: i32,
    live_number: Option<i32>,
    is_auto: bool,
    approved_by: Option<String>,
    approver: Option<i64>,
    saver: i64,
}

impl Row {
    fn row(self) -> RevisionRow {
        RevisionRow {
            number: self.number,
            saved_at: Moment::from_micros(self.saved_at),
            saved_by: self.saved_by,
            note: self.note,
            name: self.name,
            published_at: self.published_at.map(Moment::from_micros),
            is_live: self.state == PUBLISHED && self.live_number == Some(self.number),
            is_newest: self.number == self.newest_number,
            is_auto: self.is_auto,
            approved_by: self.approved_by,
            is_self_approved: self.approver == Some(self.saver),
        }
    }
}

/// The saved texts of an item of a unit.
fn of_item(unit: UnitId, id: ItemId) -> SelectStatement {
    let same = |ours, theirs| Expr::col((revision::Entity, ours)).equals((item::Entity, theirs));
    let its = |column| Expr::col((revision::Entity, column));
    let mut query = Query::select();
    query
        .from(revision::Entity)
        .join(
            JoinType::InnerJoin,
            item::Entity,
            same(revision::Column::UnitId, item::Column::UnitId).and(same(revision::Column::ItemId, item::Column::Id)),
        )
        .and_where(its(revision::Column::UnitId).eq(unit.0))
        .and_where(its(revision::Column::ItemId).eq(id.0));
    query
}

/// The same with what a [`Row`] is read from.
fn rows_query(unit: UnitId, id: ItemId) -> SelectStatement {
    use revision::Column::{ApprovedBy, IsAuto, Name, Note, Number, PublishedAt, SavedAt, SavedBy};
    let mut query = of_item(unit, id);
    query
        .columns([Number, SavedAt, Note, Name, PublishedAt, IsAuto].map(|column| (revision::Entity, column)))
        .columns(
            [item::Column::State, item::Column::NewestNumber, item::Column::LiveNumber]
                .map(|column| (item::Entity, column)),
        )
        .expr_as(Expr::col((person::Entity, person::Column::Name)), Alias::new("saved_by"))
        .expr_as(name_of((revision::Entity, ApprovedBy)), Alias::new("approved_by"))
        .expr_as(Expr::col((revision::Entity, ApprovedBy)), Alias::new("approver"))
        .expr_as(Expr::col((revision::Entity, SavedBy)), Alias::new("saver"));
    join_person(&mut query, (revision::Entity, SavedBy));
    query
}

pub(crate) fn page_query(unit: UnitId, id: ItemId, page: u32, per_page: u32) -> SelectStatement {
    rows_query(unit, id)
        .order_by((revision::Entity, revision::Column::Number), Order::Desc)
        .limit(u64::from(per_page))
        .offset(stored::offset(page, per_page))
        .take()
}

pub(crate) fn whole_query(unit: UnitId, id: ItemId, number: i32) -> SelectStatement {
    let mut query = rows_query(unit, id);
    select_text(&mut query).and_where(Expr::col((revision::Entity, revision::Column::Number)).eq(number)).take()
}

pub(crate) fn count_query(unit: UnitId, id: ItemId) -> SelectStatement {
    Query::select()
        .expr(Expr::col(revision::Column::Number).count())
        .from(revision::Entity)
        .and_where(Expr::col(revision::Column::UnitId).eq(unit.0))
        .and_where(Expr::col(revision::Column::ItemId).eq(id.0))
        .take()
}

pub(crate) fn before_query(unit: UnitId, id: ItemId, number: i32) -> SelectStatement {
    Query::select()
        .column(revision::Column::Number)
        .from(revision::Entity)
        .and_where(Expr::col(revision::Column::UnitId).eq(unit.0))
        .and_where(Expr::col(revision::Column::ItemId).eq(id.0))
        .and_where(Expr::col(revision::Column::Number).lt(number))
        .order_by(revision::Column::Number, Order::Desc)
        .limit(1)
        .take()
}
