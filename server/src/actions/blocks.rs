//! Blocks of a unit. Whoever may publish writes them: what a public text names is public the moment it is written. The
//! store touches whoever shows it.

use domain::access::{Desk, Publisher};
use domain::block::{BlockId, BlockKey, BlockText};
use store::{AuditEntry, BlockSaved, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// Adds a block.
pub async fn add(
    core: &Core,
    publisher: Publisher<'_>,
    key: BlockKey,
    text: BlockText,
) -> Result<BlockSaved, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, key, text, at) = (&core, &desk, &key, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let outcome = tx.publisher(publisher).add_block(key, text, at).await?;
                if let BlockSaved::Done(id) = outcome {
                    note(core, &tx, desk, ("block.add", id), named(core, key, text).block(None, Some(text))).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Keeps a new text of a block, if nobody saved since `version`.
pub async fn save(
    core: &Core,
    publisher: Publisher<'_>,
    id: BlockId,
    version: i64,
    text: BlockText,
) -> Result<BlockSaved, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, text, at) = (&core, &desk, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let blocks = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let Some(before) = blocks.block(id).await? else { return Ok(BlockSaved::Missing) };
                let outcome = blocks.save_block(id, version, text, at).await?;
                if let BlockSaved::Done(id) = outcome {
                    let detail =
                        named(core, &before.block.key, &before.block.text).block(Some(&before.block.text), Some(text));
                    note(core, &tx, desk, ("block.save", id), detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Takes a block away for good, unless texts need it.
pub async fn remove(
    core: &Core,
    publisher: Publisher<'_>,
    id: BlockId,
    version: i64,
) -> Result<BlockSaved, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk) = (&core, &desk);
        core.store
            .write(|tx| async move {
                let blocks = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let Some(before) = blocks.block(id).await? else { return Ok(BlockSaved::Missing) };
                let outcome = blocks.remove_block(id, version).await?;
                if let BlockSaved::Done(id) = outcome {
                    let detail =
                        named(core, &before.block.key, &before.block.text).block(Some(&before.block.text), None);
                    note(core, &tx, desk, ("block.remove", id), detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

fn named(core: &Core, key: &BlockKey, text: &BlockText) -> Detail {
    Detail::new(core).fact("name", text.label.as_str()).fact("key", key.as_str())
}

async fn note(
    core: &Core,
    tx: &Tx,
    desk: &Desk,
    (action, id): (&'static str, BlockId),
    detail: Detail,
) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(desk.person()),
        unit: Some(desk.unit()),
        action,
        object: Some(("block", id.0)),
        detail: detail.json(),
    })
    .await
}
