//! Saving an item: a new one, or a new text of one that is there.

use domain::access::Writer;
use domain::item::{ItemField, ItemId, ItemText};
use domain::revision::RevisionNote;
use store::{AuditEntry, Created, DeskItem, Saved};

use crate::actions::audit_detail::Detail;
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
    /// The category or page chosen in this field is not to be had; nothing was kept.
    BadReference(ItemField),
    /// Somebody saved in between: their text, for the person to compare.
    Stale(Box<DeskItem>),
    /// No such item at this desk.
    Missing,
}

/// Keeps a new item as a draft; the note is about this save and no part of the text.
pub async fn create(
    core: &Core,
    writer: Writer<'_>,
    text: ItemText,
    note: Option<RevisionNote>,
) -> Result<SaveOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, text, note, at) = (&core, &desk, &text, note.as_ref(), core.clock.now());
        core.store
            .write(|tx| async move {
                let writer = desk.writer().ok_or(ActionError::PermissionGone)?;
                let id = match tx.writer(writer).noting(note).create(text, at).await? {
                    Created::Done { id } => id,
                    Created::BadReference(field) => return Ok(SaveOutcome::BadReference(field)),
                };
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "item.create",
                    object: Some(("item", id.0)),
                    detail: Detail::new(core)
                        .fact("name", text.title.as_str())
                        .fact("kind", text.details.kind().code())
                        .json(),
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
    note: Option<RevisionNote>,
) -> Result<SaveOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, text, note, at) = (&core, &desk, &text, note.as_ref(), core.clock.now());
        core.store
            .write(|tx| async move {
                let writer = desk.writer().ok_or(ActionError::PermissionGone)?;
                let writer = tx.writer(writer).noting(note);
                let Some(before) = writer.item(id).await? else { return Ok(SaveOutcome::Missing) };
                let version = match writer.save(id, version, text, at).await? {
                    Saved::Done { version } => version,
                    Saved::BadReference(field) => return Ok(SaveOutcome::BadReference(field)),
                    Saved::Stale(item) => return Ok(SaveOutcome::Stale(item)),
                    Saved::Missing => return Ok(SaveOutcome::Missing),
                };
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "item.save",
                    object: Some(("item", id.0)),
                    detail: Detail::new(core)
                        .fact("name", text.title.as_str())
                        .fact("kind", text.details.kind().code())
                        .fact("version", version)
                        .item(&before.text, text)
                        .json(),
                })
                .await?;
                Ok(SaveOutcome::Saved { id, version })
            })
            .await
    })
    .await
}
