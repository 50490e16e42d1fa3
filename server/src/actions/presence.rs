//! Who has an item open. No deed: nothing of it is recorded, and nothing depends on it.

use domain::access::Desk;
use domain::item::ItemId;
use domain::writing::PageKey;

use crate::core::{ActionError, Core, detached};

/// Says that a page with an item is open, or was closed; whether there is such an item at this desk.
pub async fn tell(core: &Core, desk: &Desk, id: ItemId, page: PageKey, is_open: bool) -> Result<bool, ActionError> {
    let (core, desk) = (core.clone(), desk.clone());
    detached(async move {
        let (desk, page, at) = (&desk, &page, core.clock.now());
        core.store
            .write(|tx| async move {
                if !is_open {
                    tx.be_gone(desk.unit(), id, page).await?;
                    return Ok(true);
                }
                Ok(tx.be_present(desk, id, page, at).await?)
            })
            .await
    })
    .await
}
