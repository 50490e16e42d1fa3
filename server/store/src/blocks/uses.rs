//! Which saved text names which block, and who needs one.

use std::collections::{BTreeMap, BTreeSet};

use domain::block::{BlockKey, keys_named};
use domain::item::{ItemId, ItemText};
use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Set};

use super::{BlockReach, BlockUse, key};
use crate::entities::{block, block_use, item, revision, unit};
use crate::error::StoreError;
use crate::stored::PUBLISHED;
use crate::tx::Open;

/// Most places told of.
const MOST_TOLD: u64 = 200;

/// Notes what a saved text names, in place of what it named before it grew. A key of which there is no block is noted as
/// well: one may be made.
pub(crate) async fn note_block_uses(
    connection: &Open,
    unit: UnitId,
    (item, number): (ItemId, i32),
    text: &ItemText,
    has_grown: bool,
) -> Result<(), StoreError> {
    if has_grown {
        block_use::Entity::delete_many()
            .filter(block_use::Column::UnitId.eq(unit.0))
            .filter(block_use::Column::ItemId.eq(item.0))
            .filter(block_use::Column::Number.eq(number))
            .exec(connection)
            .await?;
    }
    let uses: Vec<_> = keys_named(&text.body)
        .into_iter()
        .map(|key| block_use::ActiveModel {
            unit_id: Set(unit.0),
            item_id: Set(item.0),
            number: Set(number),
            key: Set(key.to_string()),
            ..Default::default()
        })
        .collect();
    // A statement holds only so many values.
    for some in uses.chunks(500) {
        block_use::Entity::insert_many(some.iter().cloned()).exec_without_returning(connection).await?;
    }
    Ok(())
}

fn its(column: block_use::Column) -> Expr {
    Expr::col((block_use::Entity, column))
}

fn of(column: item::Column) -> Expr {
    Expr::col((item::Entity, column))
}

/// The uses and their items.
fn joined() -> SelectStatement {
    Query::select()
        .from(block_use::Entity)
        .inner_join(
            item::Entity,
            of(item::Column::UnitId)
                .equals((block_use::Entity, block_use::Column::UnitId))
                .and(of(item::Column::Id).equals((block_use::Entity, block_use::Column::ItemId))),
        )
        .take()
}

fn is_number(column: item::Column) -> Expr {
    its(block_use::Column::Number).eq(of(column))
}

/// Newest, public or approved for a moment to come.
fn is_present() -> Expr {
    is_number(item::Column::NewestNumber)
        .or(is_number(item::Column::LiveNumber))
        .or(is_number(item::Column::PublishNumber))
}

/// The unit's own items that need a block.
pub(super) async fn own(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    key: &BlockKey,
) -> Result<Vec<BlockUse>, StoreError> {
    let mut uses: Vec<BlockUse> = Vec::new();
    for row in connection.query_all(&own_query(unit, key)).await? {
        let row = Row::from_query_result(&row, "")?;
        let is_live = row.state == PUBLISHED && row.live_number == Some(row.number);
        let is_promised = row.publish_number == Some(row.number);
        match uses.last_mut().filter(|last| last.item.0 == row.item) {
            Some(known) => {
                known.is_live |= is_live;
                known.is_promised |= is_promised;
            }
            None => uses.push(BlockUse { item: ItemId(row.item), title: row.title, is_live, is_promised }),
        }
    }
    Ok(uses)
}

#[derive(FromQueryResult)]
struct Row {
    item: i64,
    state: String,
    number: i32,
    live_number: Option<i32>,
    publish_number: Option<i32>,
    title: String,
}

pub(crate) fn own_query(unit: UnitId, key: &BlockKey) -> SelectStatement {
    let newest = |column, other| Expr::col((revision::Entity, column)).equals((item::Entity, other));
    joined()
        .expr_as(of(item::Column::Id), "item")
        .column((item::Entity, item::Column::State))
        .column((block_use::Entity, block_use::Column::Number))
        .column((item::Entity, item::Column::LiveNumber))
        .column((item::Entity, item::Column::PublishNumber))
        .column((revision::Entity, revision::Column::Title))
        .inner_join(
            revision::Entity,
            newest(revision::Column::UnitId, item::Column::UnitId)
                .and(newest(revision::Column::ItemId, item::Column::Id))
                .and(newest(revision::Column::Number, item::Column::NewestNumber)),
        )
        .and_where(its(block_use::Column::UnitId).eq(unit.0))
        .and_where(its(block_use::Column::Key).eq(key.as_str()))
        .and_where(is_present())
        .order_by((item::Entity, item::Column::Id), Order::Desc)
        .limit(MOST_TOLD)
        .take()
}

/// How many items of the unit need each block, by key.
pub(super) async fn own_counts(
    connection: &impl ConnectionTrait,
    unit: UnitId,
) -> Result<BTreeMap<String, u64>, StoreError> {
    let rows = connection.query_all(&own_counts_query(unit)).await?;
    rows.iter()
        .map(|row| {
            let counted = Counted::from_query_result(row, "")?;
            Ok((counted.key, u64::try_from(counted.texts).unwrap_or_default()))
        })
        .collect()
}

pub(crate) fn own_counts_query(unit: UnitId) -> SelectStatement {
    counted().and_where(its(block_use::Column::UnitId).eq(unit.0)).and_where(is_present()).take()
}

fn counted() -> SelectStatement {
    joined()
        .column((block_use::Entity, block_use::Column::UnitId))
        .column((block_use::Entity, block_use::Column::Key))
        .expr_as(its(block_use::Column::ItemId).count_distinct(), Alias::new("texts"))
        .group_by_columns([(block_use::Entity, block_use::Column::UnitId), (block_use::Entity, block_use::Column::Key)])
        .take()
}

#[derive(FromQueryResult)]
struct Counted {
    unit_id: i64,
    key: String,
    texts: i64,
}

/// Which texts are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Texts {
    /// Whatever residents may read, also what holds no more and stands under a notice of it.
    Shown,
    /// What holds, and what was approved for a moment to come.
    Needing,
}

/// Whose texts read these blocks of a unit: its own and those of units below it that have none of their own in between.
pub(super) async fn reach(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    keys: &[BlockKey],
    texts: Texts,
) -> Result<Vec<BlockReach>, StoreError> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let named = || keys.iter().map(BlockKey::as_str);
    let wanted = match texts {
        Texts::Shown => is_number(item::Column::LiveNumber),
        Texts::Needing => is_number(item::Column::LiveNumber)
            .and(of(item::Column::State).eq(PUBLISHED))
            .or(is_number(item::Column::PublishNumber)),
    };
    let query = counted().and_where(its(block_use::Column::Key).is_in(named())).and_where(wanted).take();
    let rows = connection.query_all(&query).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let owners: Vec<(i64, String)> = block::Entity::find()
        .select_only()
        .columns([block::Column::UnitId, block::Column::Key])
        .filter(block::Column::Key.is_in(named()))
        .into_tuple()
        .all(connection)
        .await?;
    let owners: BTreeSet<(i64, String)> = owners.into_iter().collect();
    let above: Vec<(i64, Option<i64>)> = unit::Entity::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::ParentId])
        .into_tuple()
        .all(connection)
        .await?;
    let above: BTreeMap<i64, Option<i64>> = above.into_iter().collect();
    let reads = |from: i64, key: &str| {
        // One step more than there are units would be a circle.
        let line = std::iter::successors(Some(from), |at| above.get(at).copied().flatten()).take(above.len());
        line.into_iter().find(|at| *at == unit.0 || owners.contains(&(*at, key.to_owned()))) == Some(unit.0)
    };
    let mut found = Vec::new();
    for row in rows {
        let row = Counted::from_query_result(&row, "")?;
        if reads(row.unit_id, &row.key) {
            let texts = u64::try_from(row.texts).unwrap_or_default();
            found.push(BlockReach { key: key(&row.key)?, unit: UnitId(row.unit_id), texts });
        }
    }
    found.sort_by_key(|reach| reach.unit);
    Ok(found)
}
