//! Hamlets of a unit: adding and changing them.

use domain::access::Administrator;
use domain::hamlet::{HamletId, HamletText};
use store::{AuditEntry, HamletSaved, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// Adds a hamlet.
pub async fn add(core: &Core, by: Administrator, hamlet: HamletText) -> Result<HamletSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, hamlet, at) = (&core, &hamlet, core.clock.now());
        core.store
            .write(|tx| async move {
                let outcome = tx.administration(by).add_hamlet(hamlet, at).await?;
                if let HamletSaved::Done(id) = outcome {
                    let detail = Detail::new(core).fact("name", hamlet.full_name()).hamlet(None, hamlet);
                    noted(core, &tx, by, "hamlet.add", id, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Keeps a new text of a hamlet, if nobody saved since `version`.
pub async fn save(
    core: &Core,
    by: Administrator,
    id: HamletId,
    version: i64,
    hamlet: HamletText,
) -> Result<HamletSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, hamlet, at) = (&core, &hamlet, core.clock.now());
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.hamlet(id).await?.map(|found| found.text);
                let outcome = administration.save_hamlet(id, version, hamlet, at).await?;
                if matches!(outcome, HamletSaved::Done(_)) {
                    let detail = Detail::new(core).fact("name", hamlet.full_name()).hamlet(before.as_ref(), hamlet);
                    noted(core, &tx, by, "hamlet.save", id, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// The record and the new version of the unit's pages.
pub(super) async fn noted(
    core: &Core,
    tx: &Tx,
    by: Administrator,
    action: &'static str,
    id: HamletId,
    detail: Detail,
) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(by.person()),
        unit: Some(by.unit()),
        action,
        object: Some(("hamlet", id.0)),
        detail: detail.json(),
    })
    .await?;
    tx.touch(by.unit());
    Ok(())
}
