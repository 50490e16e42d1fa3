//! Officers of a unit: adding, changing, moving, taking off the list.

use domain::access::Administrator;
use domain::officer::{OfficerId, OfficerText};
use store::{AuditEntry, OfficerSaved, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// Adds an officer, last of their kind.
pub async fn add(core: &Core, by: Administrator, officer: OfficerText) -> Result<OfficerId, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, officer, at) = (&core, &officer, core.clock.now());
        core.store
            .write(|tx| async move {
                let id = tx.administration(by).add_officer(officer, at).await?;
                let detail = Detail::new(core).officer(None, Some(officer));
                noted(core, &tx, by, "officer.add", id, detail).await?;
                Ok(id)
            })
            .await
    })
    .await
}

/// Keeps a new text of an officer, if nobody saved since `version`.
pub async fn save(
    core: &Core,
    by: Administrator,
    id: OfficerId,
    version: i64,
    officer: OfficerText,
) -> Result<OfficerSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, officer, at) = (&core, &officer, core.clock.now());
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.officer(id).await?;
                let outcome = administration.save_officer(id, version, officer, at).await?;
                if outcome == OfficerSaved::Done {
                    let detail = Detail::new(core).officer(before.map(|found| found.text).as_ref(), Some(officer));
                    noted(core, &tx, by, "officer.save", id, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Takes an officer off the list for good.
pub async fn remove(core: &Core, by: Administrator, id: OfficerId, version: i64) -> Result<OfficerSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let core = &core;
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.officer(id).await?;
                let outcome = administration.remove_officer(id, version).await?;
                if outcome == OfficerSaved::Done {
                    let detail = Detail::new(core).officer(before.map(|found| found.text).as_ref(), None);
                    noted(core, &tx, by, "officer.remove", id, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Moves an officer one place; false when there is no such officer.
pub async fn shift(core: &Core, by: Administrator, id: OfficerId, up: bool) -> Result<bool, ActionError> {
    let core = core.clone();
    detached(async move {
        let core = &core;
        core.store
            .write(|tx| async move {
                let found = tx.administration(by).move_officer(id, up).await?;
                if found {
                    let detail = Detail::new(core).fact("direction", if up { "up" } else { "down" });
                    noted(core, &tx, by, "officer.move", id, detail).await?;
                }
                Ok(found)
            })
            .await
    })
    .await
}

/// The record and the new version of the unit's pages; names nobody.
async fn noted(
    core: &Core,
    tx: &Tx,
    by: Administrator,
    action: &'static str,
    id: OfficerId,
    detail: Detail,
) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(by.person()),
        unit: Some(by.unit()),
        action,
        object: Some(("officer", id.0)),
        detail: detail.json(),
    })
    .await?;
    tx.touch(by.unit());
    Ok(())
}
