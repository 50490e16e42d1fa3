//! Which saved text names which file.

use domain::item::{ItemId, ItemText};
use domain::media::{FileId, MediaKey, keys_named};
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Set};

use crate::desk::DeskReader;
use crate::entities::{file, file_use, item, revision};
use crate::error::StoreError;
use crate::tx::Open;

/// An item that needs a file: its newest text, its public one or one that waits names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileUse {
    /// Which.
    pub item: ItemId,
    /// Its newest title.
    pub title: String,
    /// Whether residents see the file there.
    pub is_live: bool,
    /// Whether a text approved for a moment to come names it.
    pub is_promised: bool,
}

impl DeskReader<'_> {
    /// Where a file is needed, at most 200 places; older texts of which nobody needs it are not told.
    pub async fn file_uses(&self, id: FileId) -> Result<Vec<FileUse>, StoreError> {
        needs(self.snapshot.connection(), self.desk.unit(), id).await
    }
}

pub(super) async fn needs(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    id: FileId,
) -> Result<Vec<FileUse>, StoreError> {
    let rows = connection.query_all(&uses_query(unit, id)).await?;
    let mut uses: Vec<FileUse> = Vec::new();
    for row in rows {
        let row = Row::from_query_result(&row, "")?;
        let is_live = row.live_number == Some(row.number);
        let is_promised = row.publish_number == Some(row.number);
        match uses.last_mut().filter(|last| last.item.0 == row.item) {
            Some(known) => {
                known.is_live |= is_live;
                known.is_promised |= is_promised;
            }
            None => uses.push(FileUse { item: ItemId(row.item), title: row.title, is_live, is_promised }),
        }
    }
    Ok(uses)
}

#[derive(FromQueryResult)]
struct Row {
    item: i64,
    number: i32,
    live_number: Option<i32>,
    publish_number: Option<i32>,
    title: String,
}

pub(crate) fn uses_query(unit: UnitId, id: FileId) -> SelectStatement {
    let its = |column| Expr::col((file_use::Entity, column));
    let of = |column| Expr::col((item::Entity, column));
    let newest = |column, other| Expr::col((revision::Entity, column)).equals((item::Entity, other));
    let number = || its(file_use::Column::Number);
    Query::select()
        .expr_as(of(item::Column::Id), "item")
        .column((file_use::Entity, file_use::Column::Number))
        .column((item::Entity, item::Column::LiveNumber))
        .column((item::Entity, item::Column::PublishNumber))
        .column((revision::Entity, revision::Column::Title))
        .from(file_use::Entity)
        .inner_join(
            item::Entity,
            of(item::Column::UnitId)
                .equals((file_use::Entity, file_use::Column::UnitId))
                .and(of(item::Column::Id).equals((file_use::Entity, file_use::Column::ItemId))),
        )
        .inner_join(
            revision::Entity,
            newest(revision::Column::UnitId, item::Column::UnitId)
                .and(newest(revision::Column::ItemId, item::Column::Id))
                .and(newest(revision::Column::Number, item::Column::NewestNumber)),
        )
        .and_where(its(file_use::Column::UnitId).eq(unit.0))
        .and_where(its(file_use::Column::FileId).eq(id.0))
        .and_where(
            number()
                .eq(of(item::Column::NewestNumber))
                .or(number().eq(of(item::Column::LiveNumber)))
                .or(number().eq(of(item::Column::PublishNumber))),
        )
        .order_by((item::Entity, item::Column::Id), Order::Desc)
        .limit(200)
        .take()
}

/// Notes what a saved text names, in place of what it named before it grew. Keys that are no file of this unit name
/// nothing.
pub(crate) async fn note_uses(
    connection: &Open,
    unit: UnitId,
    (item, number): (ItemId, i32),
    text: &ItemText,
    has_grown: bool,
) -> Result<(), StoreError> {
    if has_grown {
        file_use::Entity::delete_many()
            .filter(file_use::Column::UnitId.eq(unit.0))
            .filter(file_use::Column::ItemId.eq(item.0))
            .filter(file_use::Column::Number.eq(number))
            .exec(connection)
            .await?;
    }
    let keys = keys_named(&text.body, text.cover.as_ref());
    if keys.is_empty() {
        return Ok(());
    }
    // Nobody takes one of them away until this transaction ends.
    let mut lock = Query::select();
    lock.column(file::Column::Id)
        .from(file::Entity)
        .and_where(Expr::col(file::Column::UnitId).eq(unit.0))
        .and_where(Expr::col(file::Column::Key).is_in(keys.iter().map(MediaKey::as_str)))
        .lock(LockType::KeyShare);
    let rows = connection.query_all(&lock).await?;
    let ids = rows.iter().map(|row| row.try_get_by_index::<i64>(0)).collect::<Result<Vec<_>, _>>()?;
    let uses: Vec<_> = ids
        .into_iter()
        .map(|id| file_use::ActiveModel {
            unit_id: Set(unit.0),
            item_id: Set(item.0),
            number: Set(number),
            file_id: Set(id),
            ..Default::default()
        })
        .collect();
    if !uses.is_empty() {
        file_use::Entity::insert_many(uses).exec_without_returning(connection).await?;
    }
    Ok(())
}
