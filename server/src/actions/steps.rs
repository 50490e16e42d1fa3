//! What the steps of an item have in common: who asks, whether it is possible now, what is recorded.

use domain::access::Desk;
use domain::item::{Circumstances, ItemId, Refusal, Step, refusals};
use domain::moment::Moment;
use store::{AuditEntry, DeskItem, Stepped, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core};

/// What became of a step.
#[derive(Debug)]
pub enum StepOutcome {
    /// Done.
    Done {
        /// The item's version now.
        version: i64,
    },
    /// Not now, for these reasons.
    Refused(Vec<Refusal>),
    /// Somebody changed the item in between.
    Stale(Box<DeskItem>),
    /// No such item at this desk.
    Missing,
}

/// Why a step is not possible now; `at` is when its text would go public.
pub async fn why_not(
    tx: &Tx,
    desk: &Desk,
    item: &DeskItem,
    step: Step,
    at: Moment,
) -> Result<Vec<Refusal>, ActionError> {
    let workflow = tx.workflow(desk.unit()).await?;
    let lacks = tx.lacks(desk, &item.text).await?;
    let now = Circumstances {
        desk,
        saved_by: item.penned.person,
        self_approval: workflow.self_approval,
        text: &item.text,
        day: at.vietnam_date(),
        lacks: &lacks,
    };
    Ok(refusals(step, item.standing(), now))
}

/// The item that was found, if nobody changed it since `version` and the step is possible now; else what to answer.
pub async fn ready(
    tx: &Tx,
    desk: &Desk,
    found: Option<DeskItem>,
    version: i64,
    step: Step,
    at: Moment,
) -> Result<Result<DeskItem, StepOutcome>, ActionError> {
    let Some(item) = found else { return Ok(Err(StepOutcome::Missing)) };
    if item.version != version {
        return Ok(Err(StepOutcome::Stale(Box::new(item))));
    }
    let refusals = why_not(tx, desk, &item, step, at).await?;
    Ok(if refusals.is_empty() { Ok(item) } else { Err(StepOutcome::Refused(refusals)) })
}

/// What the record says of every step: what the item is called, and what it is.
pub fn about(core: &Core, item: &DeskItem) -> Detail {
    Detail::new(core).fact("name", item.text.title.as_str()).fact("kind", item.text.details.kind().code())
}

/// Records a step of a person.
pub async fn record(
    tx: &Tx,
    desk: &Desk,
    id: ItemId,
    action: &'static str,
    detail: Detail,
    at: Moment,
) -> Result<(), ActionError> {
    tx.audit(AuditEntry {
        at,
        person: Some(desk.person()),
        unit: Some(desk.unit()),
        action,
        object: Some(("item", id.0)),
        detail: detail.json(),
    })
    .await?;
    Ok(())
}

/// The answer of the store to a step that was possible.
pub fn outcome(stepped: Stepped) -> StepOutcome {
    match stepped {
        Stepped::Done { version } => StepOutcome::Done { version },
        Stepped::Stale(item) => StepOutcome::Stale(item),
        Stepped::Missing => StepOutcome::Missing,
    }
}
