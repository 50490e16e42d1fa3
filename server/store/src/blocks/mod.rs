//! Blocks: texts name them by key, and read those of their unit, else of the nearest unit above it.
//!
//! - `reading` finds what a text names; public pages and the desk go through it.
//! - `uses` is written beside every saved text and says where a block is needed.
//! - `desk` reads and writes the blocks of one unit, and touches whoever shows them.

mod desk;
mod reading;
mod uses;

use domain::block::{Block, BlockId, BlockKey, BlockKind, BlockText};
use domain::item::ItemId;
use domain::moment::Moment;
use domain::unit::UnitId;

#[cfg(test)]
pub(crate) use self::reading::named_query;
pub(crate) use self::reading::{Holding, missing};
pub(crate) use self::uses::note_block_uses;
#[cfg(test)]
pub(crate) use self::uses::{own_counts_query, own_query};
use crate::entities::block;
use crate::error::StoreError;
use crate::stored;

/// A block as the desk of its unit sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskBlock {
    /// The number.
    pub id: BlockId,
    /// What residents would read.
    pub block: Block,
    /// Grows with every change.
    pub version: i64,
    /// The last change.
    pub changed_at: Moment,
    /// Name of the person who made it; `None` once that person is gone.
    pub changed_by: Option<String>,
}

/// A block that texts of a unit may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockAtHand {
    /// What it is.
    pub block: Block,
    /// Whose it is: the unit's own, or that of one above it.
    pub of: UnitId,
    /// Its number there.
    pub id: BlockId,
}

/// An item of the unit that needs a block: its newest text, its public one or one that waits names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockUse {
    /// Which.
    pub item: ItemId,
    /// Its newest title.
    pub title: String,
    /// Whether residents read the block there.
    pub is_live: bool,
    /// Whether a text approved for a moment to come names it.
    pub is_promised: bool,
}

/// How many texts of a unit need a block: public ones, and those approved for a moment to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockReach {
    /// What the texts call it.
    pub key: BlockKey,
    /// Whose texts.
    pub unit: UnitId,
    /// How many.
    pub texts: u64,
}

/// What became of a change to a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockSaved {
    /// Written.
    Done(BlockId),
    /// The unit has as many as it can have; nothing was written.
    TooMany,
    /// The unit has one of this key; nothing was written.
    Taken(BlockId),
    /// Somebody changed it meanwhile; nothing was written.
    Stale(Box<DeskBlock>),
    /// These need it, and nothing above the unit would stand in its place; nothing was written.
    Needed(Vec<BlockReach>),
    /// No such block at this unit.
    Missing,
}

fn block(row: &block::Model) -> Result<Block, StoreError> {
    Ok(Block {
        key: key(&row.key)?,
        text: BlockText {
            kind: BlockKind::from_code(&row.kind).ok_or_else(|| stored::unreadable("kind of block", &row.kind))?,
            label: row.label.clone(),
            value: row.value.clone(),
        },
    })
}

fn key(stored: &str) -> Result<BlockKey, StoreError> {
    BlockKey::parse(stored).ok_or_else(|| stored::unreadable("key of block", stored))
}
