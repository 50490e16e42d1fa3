//! Officers of a unit: adding, changing, moving, taking off the list.

use domain::access::Administrator;
use domain::officer::{OfficerId, OfficerText};
use store::{AuditEntry, OfficerSaved, StoreError, Tx};

use crate::core::{ActionError, Core, detached};

/// Adds an officer, last of their kind.
pub async fn add(core: &Core, by: Administrator, officer: OfficerText) -> Result<OfficerId, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, officer, at) = (&core, &officer, core.clock.now());
        core.store
            .write(|tx| async move {
                let id = tx.administration(by).add_officer(officer, at).await?;
                noted(core, &tx, by, "officer.add", id).await?;
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
                let outcome = tx.administration(by).save_officer(id, version, officer, at).await?;
                if outcome == OfficerSaved::Done {
                    noted(core, &tx, by, "officer.save", id).await?;
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
                let outcome = tx.administration(by).remove_officer(id, version).await?;
                if outcome == OfficerSaved::Done {
                    noted(core, &tx, by, "officer.remove", id).await?;
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
                    noted(core, &tx, by, "officer.move", id).await?;
                }
                Ok(found)
            })
            .await
    })
    .await
}

/// The record and the new version of the unit's pages; names nobody.
async fn noted(core: &Core, tx: &Tx, by: Administrator, action: &'static str, id: OfficerId) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(by.person()),
        unit: Some(by.unit()),
        action,
        object: Some(("officer", id.0)),
        detail: "{}".to_owned(),
    })
    .await?;
    tx.touch(by.unit());
    Ok(())
}
