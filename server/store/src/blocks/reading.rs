//! What a text names, found at its unit or above it.

use std::collections::BTreeMap;

use domain::block::{Block, BlockId, BlockKey, keys_named};
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query, SelectStatement};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, QuerySelect};

use super::{BlockAtHand, block};
use crate::desk::DeskReader;
use crate::entities::unit;
use crate::error::StoreError;
use crate::site::Site;
use crate::snapshot::Snapshot;

/// More keys than this in one text are not looked for.
const MOST: usize = 200;

/// Units above each other; more would be a circle.
const HIGHEST: usize = 8;

/// Whether what is found may go before the transaction ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holding {
    /// It may.
    Seen,
    /// Nobody takes it away until then.
    Held,
}

impl Site<'_> {
    /// The blocks of these keys, which a public text of this unit names.
    pub async fn blocks(&self, keys: &[BlockKey]) -> Result<Vec<Block>, StoreError> {
        blocks(self.snapshot.connection(), self.unit, keys).await
    }
}

impl DeskReader<'_> {
    /// The blocks of these keys, as a text of this unit would show them.
    pub async fn blocks(&self, keys: &[BlockKey]) -> Result<Vec<Block>, StoreError> {
        blocks(self.snapshot.connection(), self.desk.unit(), keys).await
    }

    /// Every block a text of this unit may name, by key: its own, and those above it that none of its own replaces.
    pub async fn blocks_at_hand(&self) -> Result<Vec<BlockAtHand>, StoreError> {
        let connection = self.snapshot.connection();
        let line = line_of(connection, self.desk.unit()).await?;
        nearest(connection, &line, &query(&line)).await
    }

    /// The same of the units above it alone, also where its own replace them.
    pub async fn blocks_above(&self) -> Result<Vec<BlockAtHand>, StoreError> {
        let connection = self.snapshot.connection();
        let line = line_of(connection, self.desk.unit()).await?;
        match line.get(1..) {
            Some(above) if !above.is_empty() => nearest(connection, above, &query(above)).await,
            _ => Ok(Vec::new()),
        }
    }
}

impl Snapshot {
    /// The blocks of these keys at a unit, for a draft somebody was sent a link to.
    pub async fn blocks(&self, unit: UnitId, keys: &[BlockKey]) -> Result<Vec<Block>, StoreError> {
        blocks(self.connection(), unit, keys).await
    }
}

async fn blocks(connection: &impl ConnectionTrait, unit: UnitId, keys: &[BlockKey]) -> Result<Vec<Block>, StoreError> {
    Ok(found(connection, unit, keys, Holding::Seen).await?.into_iter().map(|found| found.block).collect())
}

/// What a text names that is nowhere.
pub(crate) async fn missing(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    body: &str,
    holding: Holding,
) -> Result<Vec<BlockKey>, StoreError> {
    let mut keys = keys_named(body);
    let known = found(connection, unit, &keys, holding).await?;
    keys.retain(|key| known.iter().all(|known| known.block.key != *key));
    Ok(keys)
}

async fn found(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    keys: &[BlockKey],
    holding: Holding,
) -> Result<Vec<BlockAtHand>, StoreError> {
    let keys = keys.get(..MOST.min(keys.len())).unwrap_or_default();
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let line = line_of(connection, unit).await?;
    let mut query = named_query(&line, keys);
    if holding == Holding::Held {
        query.lock(LockType::KeyShare);
    }
    nearest(connection, &line, &query).await
}

/// A unit, and those above it, the nearest first.
pub(super) async fn line_of(connection: &impl ConnectionTrait, unit: UnitId) -> Result<Vec<UnitId>, StoreError> {
    let mut line = vec![unit];
    while let Some(last) = line.last().filter(|_| line.len() < HIGHEST) {
        let above: Option<Option<i64>> = unit::Entity::find_by_id(last.0)
            .select_only()
            .column(unit::Column::ParentId)
            .into_tuple()
            .one(connection)
            .await?;
        match above.flatten().map(UnitId).filter(|above| !line.contains(above)) {
            Some(above) => line.push(above),
            None => break,
        }
    }
    Ok(line)
}

fn query(units: &[UnitId]) -> SelectStatement {
    use block::Column;
    Query::select()
        .columns([
            Column::Id,
            Column::UnitId,
            Column::Key,
            Column::Version,
            Column::Kind,
            Column::Label,
            Column::Value,
            Column::ChangedAt,
            Column::ChangedBy,
        ])
        .from(block::Entity)
        .and_where(Expr::col(Column::UnitId).is_in(units.iter().map(|unit| unit.0)))
        .take()
}

/// The blocks of these keys at any of these units.
pub(crate) fn named_query(units: &[UnitId], keys: &[BlockKey]) -> SelectStatement {
    let key = Expr::col(block::Column::Key);
    query(units).and_where(key.is_in(keys.iter().map(BlockKey::as_str))).take()
}

/// Of each key the block nearest to the beginning of the line, in the order of the keys.
async fn nearest(
    connection: &impl ConnectionTrait,
    line: &[UnitId],
    query: &SelectStatement,
) -> Result<Vec<BlockAtHand>, StoreError> {
    let place = |of: UnitId| line.iter().position(|unit| *unit == of).unwrap_or(usize::MAX);
    let mut known: BTreeMap<BlockKey, BlockAtHand> = BTreeMap::new();
    for row in connection.query_all(query).await? {
        let row = block::Model::from_query_result(&row, "")?;
        let found = BlockAtHand { block: block(&row)?, of: UnitId(row.unit_id), id: BlockId(row.id) };
        let is_nearer = known.get(&found.block.key).is_none_or(|other| place(found.of) < place(other.of));
        if is_nearer {
            known.insert(found.block.key.clone(), found);
        }
    }
    Ok(known.into_values().collect())
}
