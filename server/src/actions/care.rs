//! Who looks after an item, and when it is to be read again.

use domain::access::Writer;
use domain::care::Care;
use domain::item::ItemId;
use domain::moment::CivilDate;
use store::DeskItem;

use crate::actions::steps::{StepOutcome, about, outcome, record};
use crate::core::{ActionError, Core, detached};

/// What became of the change.
#[derive(Debug)]
pub enum CareOutcome {
    /// As with any step.
    Step(StepOutcome),
    /// The person chosen does not write at this unit.
    UnknownOwner(Box<DeskItem>),
}

/// Says who looks after an item and when, if nobody changed the item since `version`.
pub async fn set(
    core: &Core,
    writer: Writer<'_>,
    id: ItemId,
    version: i64,
    wanted: Care,
) -> Result<CareOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let items = tx.writer(desk.writer().ok_or(ActionError::PermissionGone)?);
                let Some(item) = items.item(id).await? else { return Ok(CareOutcome::Step(StepOutcome::Missing)) };
                if let Some(owner) = wanted.owner.filter(|owner| item.care.owner != Some(*owner))
                    && !items.may_own(owner).await?
                {
                    return Ok(CareOutcome::UnknownOwner(Box::new(item)));
                }
                let done = outcome(items.set_care(id, version, wanted, at).await?);
                if let StepOutcome::Done { version } = done {
                    let day = |care: &Care| care.review_on.map(CivilDate::short).unwrap_or_default();
                    let owner = |care: &Care| care.owner.map(|person| person.0.to_string()).unwrap_or_default();
                    let detail = about(core, &item)
                        .fact("version", version)
                        .personal("phu_trach", &owner(&item.care), &owner(&wanted))
                        .changed("xem_lai", &day(&item.care), &day(&wanted));
                    record(&tx, desk, id, "item.care", detail, at).await?;
                }
                Ok(CareOutcome::Step(done))
            })
            .await
    })
    .await
}
