//! The library of a unit: bringing files, saying what they are, removing them.

use bytes::Bytes;
use domain::access::Writer;
use domain::media::{About, FileId, FileSort, MediaKey};
use store::{AuditEntry, Described, NewFile, Removed};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// What somebody brings, after it was looked at.
#[derive(Clone, Debug)]
pub struct Brought {
    /// What it is.
    pub sort: FileSort,
    /// What it is by its content: `image/jpeg`.
    pub media_type: String,
    /// What it is called, without an ending.
    pub name: String,
    /// What a picture shows, if that is known.
    pub alt: String,
    /// Said below it, if that is known.
    pub caption: Option<String>,
    /// All of it.
    pub bytes: Bytes,
}

/// Keeps the bytes, then names them in the library; a picture is prepared later.
pub async fn bring(core: &Core, writer: Writer<'_>, brought: Brought) -> Result<(FileId, MediaKey), ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let key = MediaKey::from_random(core.entropy.bytes()?);
        let length = u64::try_from(brought.bytes.len()).unwrap_or(u64::MAX);
        let digest = core.blobs.put(brought.bytes).await?.to_string();
        let new = NewFile {
            key: key.clone(),
            sort: brought.sort,
            digest,
            name: brought.name,
            alt: brought.alt,
            caption: brought.caption,
            media_type: brought.media_type,
            bytes: length,
        };
        let (core, desk, new, at) = (&core, &desk, &new, core.clock.now());
        let id = core
            .store
            .write(|tx| async move {
                let writer = desk.drafter().ok_or(ActionError::PermissionGone)?;
                let id = tx.library(writer).add(new, at).await?;
                let detail = Detail::new(core)
                    .fact("name", new.name.as_str())
                    .fact("sort", new.sort.code())
                    .fact("bytes", i64::try_from(new.bytes).unwrap_or(i64::MAX));
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "file.bring",
                    object: Some(("file", id.0)),
                    detail: detail.json(),
                })
                .await?;
                Ok::<_, ActionError>(id)
            })
            .await?;
        Ok((id, key))
    })
    .await
}

/// Says what a file is, if nobody did since `version`. Pages that show it change at once.
pub async fn describe(
    core: &Core,
    writer: Writer<'_>,
    id: FileId,
    version: i64,
    about: About,
) -> Result<Described, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, about, at) = (&core, &desk, &about, core.clock.now());
        core.store
            .write(|tx| async move {
                let writer = desk.writer().ok_or(ActionError::PermissionGone)?;
                let described = tx.library(writer).describe(id, version, about).await?;
                if described == Described::Done {
                    tx.touch(desk.unit());
                    let detail = Detail::new(core)
                        .fact("name", about.name.as_str())
                        .personal("mo_ta", "", &about.alt)
                        .personal("chu_thich", "", about.caption.as_deref().unwrap_or_default())
                        .personal("nguon_anh", "", about.credit.as_deref().unwrap_or_default())
                        .fact("shows_minors", about.shows_minors)
                        .fact("has_consent", about.has_consent);
                    tx.audit(AuditEntry {
                        at,
                        person: Some(desk.person()),
                        unit: Some(desk.unit()),
                        action: "file.describe",
                        object: Some(("file", id.0)),
                        detail: detail.json(),
                    })
                    .await?;
                }
                Ok(described)
            })
            .await
    })
    .await
}

/// Removes a file that no newest, public or scheduled text names. Its bytes go later, with whoever needs them last.
pub async fn remove(core: &Core, writer: Writer<'_>, id: FileId) -> Result<Removed, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let writer = desk.writer().ok_or(ActionError::PermissionGone)?;
                let removed = tx.library(writer).remove(id).await?;
                if let Removed::Done(file) = &removed {
                    tx.audit(AuditEntry {
                        at,
                        person: Some(desk.person()),
                        unit: Some(desk.unit()),
                        action: "file.remove",
                        object: Some(("file", id.0)),
                        detail: Detail::new(core).fact("name", file.about.name.as_str()).json(),
                    })
                    .await?;
                }
                Ok(removed)
            })
            .await
    })
    .await
}
