//! The log of what teams do, by whoever works for the hamlet. Residents see nothing of it: pages keep their version.

use domain::access::Desk;
use domain::activity::{ActivityId, ActivityText};
use domain::hamlet::HamletId;
use store::{ActivitySaved, AuditEntry, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// Adds an entry to a hamlet's log.
pub async fn add(core: &Core, desk: &Desk, hamlet: HamletId, text: ActivityText) -> Result<ActivitySaved, ActionError> {
    let (core, desk) = (core.clone(), desk.clone());
    detached(async move {
        let (core, desk, text, at) = (&core, &desk, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let activities = tx.activities(desk);
                let outcome = activities.add_activity(hamlet, text, at).await?;
                if let ActivitySaved::Done(id) = outcome {
                    let name = tx.hamlet_name(desk.unit(), hamlet).await?;
                    let detail = Detail::new(core).fact("hamlet", name).activity(None, Some(text));
                    noted(core, &tx, desk, "activity.add", id, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Keeps a new text of an entry, if nobody saved since `version`.
pub async fn save(
    core: &Core,
    desk: &Desk,
    id: ActivityId,
    version: i64,
    text: ActivityText,
) -> Result<ActivitySaved, ActionError> {
    let (core, desk) = (core.clone(), desk.clone());
    detached(async move {
        let (core, desk, text, at) = (&core, &desk, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let activities = tx.activities(desk);
                let before = activities.activity(id).await?;
                let outcome = activities.save_activity(id, version, text, at).await?;
                if let (ActivitySaved::Done(_), Some(before)) = (&outcome, before) {
                    let detail = Detail::new(core).fact("hamlet", before.hamlet_name.as_str());
                    let detail = detail.activity(Some(&before.text), Some(text));
                    noted(core, &tx, desk, "activity.save", id, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Takes an entry out of the log for good.
pub async fn remove(core: &Core, desk: &Desk, id: ActivityId, version: i64) -> Result<ActivitySaved, ActionError> {
    let (core, desk) = (core.clone(), desk.clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let activities = tx.activities(desk);
                let before = activities.activity(id).await?;
                let outcome = activities.remove_activity(id, version, at).await?;
                if let (ActivitySaved::Done(_), Some(before)) = (&outcome, before) {
                    let detail = Detail::new(core).fact("hamlet", before.hamlet_name.as_str());
                    let detail = detail.activity(Some(&before.text), None);
                    noted(core, &tx, desk, "activity.remove", id, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

async fn noted(
    core: &Core,
    tx: &Tx,
    desk: &Desk,
    action: &'static str,
    id: ActivityId,
    detail: Detail,
) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(desk.person()),
        unit: Some(desk.unit()),
        action,
        object: Some(("activity", id.0)),
        detail: detail.json(),
    })
    .await
}
