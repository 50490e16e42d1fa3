//! Saving an item: a new one, or a new text of one that is there.

use domain::access::Writer;
use domain::item::{ItemId, ItemText};
use store::{AuditEntry, DeskItem, Saved};

use crate::core::{ActionError, Core, detached};

/// What became of a save.
#[derive(Debug)]
pub enum SaveOutcome {
    /// Kept, under this number and version.
    Saved {
        /// The item.
        id: ItemId,
        /// Its version now.
        version: i64,
    },
    /// Somebody saved in between: their text, for the person to compare.
    Stale(Box<DeskItem>),
    /// No such item at this desk.
    Missing,
}

/// Keeps a new item as a draft.
pub async fn create(core: &Core, writer: Writer<'_>, text: ItemText) -> Result<SaveOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (desk, text, at) = (&desk, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let writer = desk.writer().ok_or(ActionError::PermissionGone)?;
                let id = tx.writer(writer).create(text, at).await?;
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "item.create",
                    object: Some(("item", id.0)),
                    detail: "{}".to_owned(),
                })
                .await?;
                Ok(SaveOutcome::Saved { id, version: 1 })
            })
            .await
    })
    .await
}

/// Keeps a new text of an item, if nobody saved since `version`.
pub async fn save(
    core: &Core,
    writer: Writer<'_>,
    id: ItemId,
    version: i64,
    text: ItemText,
) -> Result<SaveOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (desk, text, at) = (&desk, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let writer = desk.writer().ok_or(ActionError::PermissionGone)?;
                let version = match tx.writer(writer).save(id, version, text, at).await? {
                    Saved::Done { version } => version,
                    Saved::Stale(item) => return Ok(SaveOutcome::Stale(item)),
                    Saved::Missing => return Ok(SaveOutcome::Missing),
                };
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "item.save",
                    object: Some(("item", id.0)),
                    detail: format!("{{\"version\":{version}}}"),
                })
                .await?;
                Ok(SaveOutcome::Saved { id, version })
            })
            .await
    })
    .await
}
