//! Taking a public item back, with a reason.

use domain::access::Publisher;
use domain::item::{ItemId, Refusal, Step};
use domain::withdrawal::WithdrawalOrder;
use store::{AuditEntry, DeskItem, Withdrawn};

use crate::actions::audit_detail::Detail;
use crate::actions::steps::why_not;
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
        let (core, desk, order, at) = (&core, &desk, &order, core.clock.now());
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
                let refusals = why_not(&tx, desk, &item, Step::Withdraw, at).await?;
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
                    detail: Detail::new(core)
                        .fact("name", item.text.title)
                        .fact("kind", item.text.details.kind().code())
                        .fact("reason", order.reason.code())
                        .fact("replacement", order.replacement.as_ref().map(ToString::to_string))
                        .json(),
                })
                .await?;
                tx.touch(desk.unit());
                Ok(WithdrawOutcome::Withdrawn)
            })
            .await
    })
    .await
}
