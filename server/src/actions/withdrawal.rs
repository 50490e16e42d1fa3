//! Taking a public item back, with a reason.

use domain::access::Publisher;
use domain::item::{ItemId, Refusal, withdraw_refusals};
use domain::withdrawal::WithdrawalOrder;
use store::{AuditEntry, DeskItem, Withdrawn};

use crate::core::{ActionError, Core, detached};

/// What became of a withdrawal.
#[derive(Debug)]
pub enum WithdrawOutcome {
    /// Taken back.
    Withdrawn,
    /// Not now, for these reasons.
    Refused(Vec<Refusal>),
    /// The item named as replacement is no other public item of this unit.
    ReplacementUnknown,
    /// Somebody changed the item in between.
    Stale(Box<DeskItem>),
    /// No such item at this desk.
    Missing,
}

/// Takes an item back.
pub async fn withdraw(
    core: &Core,
    publisher: Publisher<'_>,
    id: ItemId,
    version: i64,
    order: WithdrawalOrder,
) -> Result<WithdrawOutcome, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (desk, order, at) = (&desk, &order, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let items = tx.publisher(publisher);
                let Some(item) = items.item(id).await? else {
                    return Ok(WithdrawOutcome::Missing);
                };
                if item.version != version {
                    return Ok(WithdrawOutcome::Stale(Box::new(item)));
                }
                let refusals = withdraw_refusals(item.state, true);
                if !refusals.is_empty() {
                    return Ok(WithdrawOutcome::Refused(refusals));
                }
                match items.withdraw(id, version, order, at).await? {
                    Withdrawn::Done { .. } => {}
                    Withdrawn::ReplacementUnknown => return Ok(WithdrawOutcome::ReplacementUnknown),
                    Withdrawn::Stale(item) => return Ok(WithdrawOutcome::Stale(item)),
                    Withdrawn::Missing => return Ok(WithdrawOutcome::Missing),
                }
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "item.withdraw",
                    object: Some(("item", id.0)),
                    detail: format!("{{\"reason\":\"{}\"}}", order.reason.code()),
                })
                .await?;
                tx.touch(desk.unit());
                Ok(WithdrawOutcome::Withdrawn)
            })
            .await
    })
    .await
}
