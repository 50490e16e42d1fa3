//! The ledger of equipment: adding a line, changing it, splitting it, taking it out. Residents see nothing of it, so no
//! page of theirs gets another version.

use domain::access::Administrator;
use domain::equipment::{EquipmentId, EquipmentText, Split};
use store::{AuditEntry, EquipmentSaved, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// Adds a line.
pub async fn add(core: &Core, by: Administrator, line: EquipmentText) -> Result<EquipmentSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, line, at) = (&core, &line, core.clock.now());
        core.store
            .write(|tx| async move {
                let outcome = tx.administration(by).add_equipment(line, at).await?;
                if let EquipmentSaved::Done(id) = outcome {
                    noted(core, &tx, by, "equipment.add", id, named(core, line).equipment(None, Some(line))).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Keeps a new text of a line, if nobody saved since `version`.
pub async fn save(
    core: &Core,
    by: Administrator,
    id: EquipmentId,
    version: i64,
    line: EquipmentText,
) -> Result<EquipmentSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, line, at) = (&core, &line, core.clock.now());
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.equipment_line(id).await?.map(|found| found.text);
                let outcome = administration.save_equipment(id, version, line, at).await?;
                if matches!(outcome, EquipmentSaved::Done(_)) {
                    let detail = named(core, line).equipment(before.as_ref(), Some(line));
                    noted(core, &tx, by, "equipment.save", id, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Makes a line of its own of a part of one, if nobody saved since `version`.
pub async fn split(
    core: &Core,
    by: Administrator,
    id: EquipmentId,
    version: i64,
    part: Split,
) -> Result<EquipmentSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, at) = (&core, core.clock.now());
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.equipment_line(id).await?.map(|found| found.text);
                let outcome = administration.split_equipment(id, version, part, at).await?;
                if let (EquipmentSaved::Done(new), Some(line)) = (&outcome, before) {
                    let detail = named(core, &line).fact("part", part.count).fact("new_line", new.0);
                    let detail = detail.equipment(Some(&line), line.split(part).map(|(rest, _)| rest).as_ref());
                    noted(core, &tx, by, "equipment.split", id, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Takes a line out of the ledger for good.
pub async fn remove(
    core: &Core,
    by: Administrator,
    id: EquipmentId,
    version: i64,
) -> Result<EquipmentSaved, ActionError> {
    let core = core.clone();
    detached(async move {
        let core = &core;
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.equipment_line(id).await?.map(|found| found.text);
                let outcome = administration.remove_equipment(id, version).await?;
                if let (EquipmentSaved::Done(_), Some(line)) = (&outcome, before) {
                    let detail = named(core, &line).equipment(Some(&line), None);
                    noted(core, &tx, by, "equipment.remove", id, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

fn named(core: &Core, line: &EquipmentText) -> Detail {
    Detail::new(core).fact("name", line.kind.as_str())
}

async fn noted(
    core: &Core,
    tx: &Tx,
    by: Administrator,
    action: &'static str,
    id: EquipmentId,
    detail: Detail,
) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(by.person()),
        unit: Some(by.unit()),
        action,
        object: Some(("equipment", id.0)),
        detail: detail.json(),
    })
    .await
}
