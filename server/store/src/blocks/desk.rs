//! The blocks of one unit at its desk. Whoever may publish writes them: a block of a public text is public the moment it
//! is written, at every unit that reads it.

use domain::block::{BlockId, BlockKey, BlockText, MOST_BLOCKS};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, Set,
};

use super::uses::{self, Texts, reach};
use super::{BlockReach, BlockSaved, BlockUse, DeskBlock, block as read};
use crate::blocks::reading::line_of;
use crate::desk::DeskReader;
use crate::entities::block;
use crate::error::StoreError;
use crate::profile::name_of;
use crate::publication::DeskPublisher;
use crate::shares;

impl DeskReader<'_> {
    /// How many items of the unit need each key, whether there is a block of it or not.
    pub async fn block_counts(&self) -> Result<Vec<(BlockKey, u64)>, StoreError> {
        let counts = uses::own_counts(self.snapshot.connection(), self.desk.unit()).await?;
        Ok(counts.into_iter().filter_map(|(key, count)| Some((BlockKey::parse(&key)?, count))).collect())
    }

    /// One block of the unit; `None` also for another unit's.
    pub async fn block(&self, id: BlockId) -> Result<Option<DeskBlock>, StoreError> {
        one(self.snapshot.connection(), of_unit(self.desk.unit()), id).await
    }

    /// The unit's own items that name a key, the newest first, at most 200.
    pub async fn block_uses(&self, key: &BlockKey) -> Result<Vec<BlockUse>, StoreError> {
        uses::own(self.snapshot.connection(), self.desk.unit(), key).await
    }

    /// Which other units' texts read these blocks of this unit: how many texts, and nothing of what they are.
    pub async fn block_reach(&self, keys: &[BlockKey]) -> Result<Vec<BlockReach>, StoreError> {
        let unit = self.desk.unit();
        let mut found = reach(self.snapshot.connection(), unit, keys, Texts::Needing).await?;
        found.retain(|reach| reach.unit != unit);
        Ok(found)
    }
}

impl DeskPublisher<'_> {
    /// One block, which nobody else can change until this transaction ends; `None` also for another unit's.
    pub async fn block(&self, id: BlockId) -> Result<Option<DeskBlock>, StoreError> {
        one(self.tx.connection(), of_unit(self.unit).lock_exclusive(), id).await
    }

    /// A new block; the units whose public texts read it now get another version of their pages.
    pub async fn add_block(&self, key: &BlockKey, text: &BlockText, at: Moment) -> Result<BlockSaved, StoreError> {
        let connection = self.tx.connection();
        if of_unit(self.unit).count(connection).await? >= u64::try_from(MOST_BLOCKS).unwrap_or(u64::MAX) {
            return Ok(BlockSaved::TooMany);
        }
        let row = block::ActiveModel {
            unit_id: Set(self.unit.0),
            key: Set(key.to_string()),
            version: Set(1),
            ..self.block_written(<block::ActiveModel as Default>::default(), text, at)
        };
        let added = block::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(connection)
            .await?;
        let there = of_unit(self.unit).filter(block::Column::Key.eq(key.as_str())).one(connection).await?;
        let Some(there) = there else { return Ok(BlockSaved::Missing) };
        if added == 0 {
            return Ok(BlockSaved::Taken(BlockId(there.id)));
        }
        self.touch_readers(key).await?;
        // A text of the unit that goes public in this very moment read what stood above.
        self.tx.touch_around(&[self.unit]);
        Ok(BlockSaved::Done(BlockId(there.id)))
    }

    /// A new text of a block, if it still is what the publisher started from.
    pub async fn save_block(
        &self,
        id: BlockId,
        expected_version: i64,
        text: &BlockText,
        at: Moment,
    ) -> Result<BlockSaved, StoreError> {
        let row = match self.fresh_block(id, expected_version).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let (before, version) = (read(&row)?, row.version + 1);
        let mut row = self.block_written(row.into_active_model(), text, at);
        row.version = Set(version);
        row.update(self.tx.connection()).await?;
        if !before.text.reads_as(text) {
            self.touch_readers(&before.key).await?;
        }
        Ok(BlockSaved::Done(id))
    }

    /// Takes a block away for good, unless texts need it and nothing above the unit stands in its place.
    pub async fn remove_block(&self, id: BlockId, expected_version: i64) -> Result<BlockSaved, StoreError> {
        let connection = self.tx.connection();
        let row = match self.fresh_block(id, expected_version).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let key = read(&row)?.key;
        let needing = reach(connection, self.unit, std::slice::from_ref(&key), Texts::Needing).await?;
        if !needing.is_empty() && !self.is_replaced(&key).await? {
            return Ok(BlockSaved::Needed(needing));
        }
        self.touch_readers(&key).await?;
        block::Entity::delete_by_id(row.id).exec(connection).await?;
        Ok(BlockSaved::Done(id))
    }

    /// Whether a unit above has a block of this key, which nobody takes away until this transaction ends.
    async fn is_replaced(&self, key: &BlockKey) -> Result<bool, StoreError> {
        let connection = self.tx.connection();
        let above = line_of(connection, self.unit).await?.into_iter().skip(1).map(|unit| unit.0);
        let found = block::Entity::find()
            .filter(block::Column::UnitId.is_in(above))
            .filter(block::Column::Key.eq(key.as_str()))
            .lock_shared()
            .one(connection)
            .await?;
        Ok(found.is_some())
    }

    /// Says that pages of whoever shows this block of this unit change.
    async fn touch_readers(&self, key: &BlockKey) -> Result<(), StoreError> {
        let shown = reach(self.tx.connection(), self.unit, std::slice::from_ref(key), Texts::Shown).await?;
        self.tx.touch_around(&shown.into_iter().map(|reach| reach.unit).collect::<Vec<_>>());
        self.tx.touch_around(&shares::showing_block(self.tx.connection(), key).await?);
        Ok(())
    }

    /// The block under a lock, or why nothing may be written.
    async fn fresh_block(
        &self,
        id: BlockId,
        expected_version: i64,
    ) -> Result<Result<block::Model, BlockSaved>, StoreError> {
        let connection = self.tx.connection();
        let mine = of_unit(self.unit).filter(block::Column::Id.eq(id.0));
        Ok(match mine.lock_exclusive().one(connection).await? {
            None => Err(BlockSaved::Missing),
            Some(row) if row.version != expected_version => {
                Err(BlockSaved::Stale(Box::new(desk_block(connection, row).await?)))
            }
            Some(row) => Ok(row),
        })
    }

    fn block_written(&self, row: block::ActiveModel, text: &BlockText, at: Moment) -> block::ActiveModel {
        block::ActiveModel {
            kind: Set(text.kind.code().to_owned()),
            label: Set(text.label.clone()),
            value: Set(text.value.clone()),
            changed_at: Set(at.micros()),
            changed_by: Set(Some(self.person.0)),
            ..row
        }
    }
}

fn of_unit(unit: UnitId) -> Select<block::Entity> {
    block::Entity::find().filter(block::Column::UnitId.eq(unit.0)).order_by_asc(block::Column::Key)
}

async fn one(
    connection: &impl ConnectionTrait,
    rows: Select<block::Entity>,
    id: BlockId,
) -> Result<Option<DeskBlock>, StoreError> {
    match rows.filter(block::Column::Id.eq(id.0)).one(connection).await? {
        Some(row) => desk_block(connection, row).await.map(Some),
        None => Ok(None),
    }
}

async fn desk_block(connection: &impl ConnectionTrait, row: block::Model) -> Result<DeskBlock, StoreError> {
    Ok(DeskBlock {
        id: BlockId(row.id),
        block: read(&row)?,
        version: row.version,
        changed_at: Moment::from_micros(row.changed_at),
        changed_by: name_of(connection, row.changed_by).await?,
    })
}
