//! Counting whether a guide helped. Nobody is behind it whom the record could name: it is a number that grows.

use domain::item::ItemId;
use domain::unit::UnitId;

use crate::core::{ActionError, Core, detached};

/// Counts one answer to a public guide; whether there is one of this number at the unit.
pub async fn count(core: &Core, unit: UnitId, guide: ItemId, has_helped: bool) -> Result<bool, ActionError> {
    let core = core.clone();
    detached(
        async move { core.store.write(|tx| async move { Ok(tx.count_answer(unit, guide, has_helped).await?) }).await },
    )
    .await
}
