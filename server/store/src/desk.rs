//! [`DeskReader`]: what people at a desk may see of their unit, drafts included. Begins from a `Desk`, so from a
//! permission; another unit's items do not exist here.

use domain::access::Desk;
use domain::item::ItemId;

use crate::error::StoreError;
use crate::snapshot::Snapshot;

pub(crate) mod guides;
pub(crate) mod item;
pub(crate) mod list;
pub(crate) mod pages;
pub(crate) mod queries;
pub(crate) mod revisions;
mod text;

pub(crate) use self::item::item;
pub use self::item::{DeskItem, Penned, Scheduled, Told, Way};
pub use self::list::{DeskCounts, DeskItems, DeskRow, ItemFilter, Listing};
pub(crate) use self::pages::leaves;

/// Desk reads of one unit.
#[derive(Debug)]
pub struct DeskReader<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) desk: &'a Desk,
}

impl DeskReader<'_> {
    /// One item; `None` also for another unit's.
    pub async fn item(&self, id: ItemId) -> Result<Option<DeskItem>, StoreError> {
        item(self.snapshot.connection(), self.desk.unit(), id).await
    }
}
