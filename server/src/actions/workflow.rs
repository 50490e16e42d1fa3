//! How a unit works: whether people may approve texts of their own.

use domain::access::Administrator;
use store::{AuditEntry, Workflow};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// What became of the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkflowOutcome {
    /// Kept.
    Saved,
    /// Somebody changed it in between; as it is now.
    Stale(Workflow),
}

/// Changes how a unit works, if nobody did since `version`.
pub async fn set(
    core: &Core,
    administrator: Administrator,
    version: i64,
    self_approval: bool,
) -> Result<WorkflowOutcome, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, at, unit) = (&core, core.clock.now(), administrator.unit());
        core.store
            .write(|tx| async move {
                let before = tx.workflow(unit).await?;
                if tx.set_workflow(administrator, version, self_approval, at).await?.is_none() {
                    return Ok(WorkflowOutcome::Stale(tx.workflow(unit).await?));
                }
                tx.audit(AuditEntry {
                    at,
                    person: Some(administrator.person()),
                    unit: Some(unit),
                    action: "unit.workflow",
                    object: None,
                    detail: Detail::new(core)
                        .changed("self_approval", &before.self_approval.to_string(), &self_approval.to_string())
                        .json(),
                })
                .await?;
                Ok(WorkflowOutcome::Saved)
            })
            .await
    })
    .await
}
