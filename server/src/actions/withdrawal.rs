//! Taking a public item back, with a reason.

use domain::access::Publisher;
use domain::item::{ItemId, Refusal, Step};
use domain::withdrawal::WithdrawalOrder;
use store::{DeskItem, Withdrawn};

use crate::actions::steps::{StepOutcome, about, ready, record};
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
                let item = match ready(&tx, desk, items.item(id).await?, version, Step::Withdraw, at).await? {
                    Ok(item) => item,
                    Err(StepOutcome::Refused(refusals)) => return Ok(WithdrawOutcome::Refused(refusals)),
                    Err(StepOutcome::Stale(item)) => return Ok(WithdrawOutcome::Stale(item)),
                    Err(StepOutcome::Missing | StepOutcome::Done { .. }) => return Ok(WithdrawOutcome::Missing),
                };
                match items.withdraw(id, version, order, at).await? {
                    Withdrawn::Done { .. } => {}
                    Withdrawn::ReplacementUnknown => return Ok(WithdrawOutcome::ReplacementUnknown),
                    Withdrawn::Stale(item) => return Ok(WithdrawOutcome::Stale(item)),
                    Withdrawn::Missing => return Ok(WithdrawOutcome::Missing),
                }
                let detail = about(core, &item)
                    .fact("reason", order.reason.code())
                    .fact("replacement", order.replacement.as_ref().map(ToString::to_string));
                record(&tx, desk, id, "item.withdraw", detail, at).await?;
                tx.touch(desk.unit());
                Ok(WithdrawOutcome::Withdrawn)
            })
            .await
    })
    .await
}
