//! What colleagues remark on an item, and settling it.

use domain::access::Desk;
use domain::item::ItemId;
use domain::remark::RemarkWords;

use crate::actions::audit_detail::Detail;
use crate::actions::steps::record;
use crate::core::{ActionError, Core, detached};

/// Remarks something on an item; whether there is such an item at this desk. Whoever sees the desk may.
pub async fn add(core: &Core, desk: &Desk, id: ItemId, words: RemarkWords) -> Result<bool, ActionError> {
    let (core, desk) = (core.clone(), desk.clone());
    detached(async move {
        let (core, desk, words, at) = (&core, &desk, &words, core.clock.now());
        core.store
            .write(|tx| async move {
                let Some(remark) = tx.remark(desk, id, words, at).await? else { return Ok(false) };
                let detail = Detail::new(core).fact("remark", remark).personal("gop_y", "", words.as_str());
                record(&tx, desk, id, "item.remark", detail, at).await?;
                Ok(true)
            })
            .await
    })
    .await
}

/// Settles a remark; whether there was such an open one at this desk.
pub async fn settle(core: &Core, desk: &Desk, id: ItemId, remark: i64) -> Result<bool, ActionError> {
    let (core, desk) = (core.clone(), desk.clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                if !tx.settle_remark(desk, id, remark, at).await? {
                    return Ok(false);
                }
                record(&tx, desk, id, "item.settle_remark", Detail::new(core).fact("remark", remark), at).await?;
                Ok(true)
            })
            .await
    })
    .await
}
