//! On the way to the public: asking for approval, taking that back, sending back, putting away, bringing out.

use domain::access::{Publisher, Writer};
use domain::item::{ItemId, Step};
use domain::remark::RemarkWords;

use crate::actions::steps::{StepOutcome, about, outcome, ready, record};
use crate::core::{ActionError, Core, detached};

/// A step of whoever writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriterStep {
    /// Ask for approval.
    Submit,
    /// Take that back.
    Recall,
    /// Put the draft away.
    Archive,
    /// Bring it out again.
    Unarchive,
}

impl WriterStep {
    fn step(self) -> Step {
        match self {
            Self::Submit => Step::Submit,
            Self::Recall => Step::Recall,
            Self::Archive => Step::Archive,
            Self::Unarchive => Step::Unarchive,
        }
    }

    fn action(self) -> &'static str {
        match self {
            Self::Submit => "item.submit",
            Self::Recall => "item.recall",
            Self::Archive => "item.archive",
            Self::Unarchive => "item.unarchive",
        }
    }
}

/// Takes a step of whoever writes, if nobody changed the item since `version`.
pub async fn take(
    core: &Core,
    writer: Writer<'_>,
    id: ItemId,
    version: i64,
    step: WriterStep,
) -> Result<StepOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let items = tx.writer(desk.drafter().ok_or(ActionError::PermissionGone)?);
                let found = items.item(id).await?;
                let item = match ready(&tx, desk, found, version, step.step(), at).await? {
                    Ok(item) => item,
                    Err(answer) => return Ok(answer),
                };
                let done = match step {
                    WriterStep::Submit => items.submit(id, version, at).await?,
                    WriterStep::Recall => items.recall(id, version, at).await?,
                    WriterStep::Archive => items.archive(id, version, at).await?,
                    WriterStep::Unarchive => items.unarchive(id, version, at).await?,
                };
                let done = outcome(done);
                if let StepOutcome::Done { version } = done {
                    let detail = about(core, &item).fact("version", version).fact("number", item.number);
                    record(&tx, desk, id, step.action(), detail, at).await?;
                }
                Ok(done)
            })
            .await
    })
    .await
}

/// Sends a submitted text back to whoever writes, with a reason.
pub async fn send_back(
    core: &Core,
    publisher: Publisher<'_>,
    id: ItemId,
    version: i64,
    reason: RemarkWords,
) -> Result<StepOutcome, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, reason, at) = (&core, &desk, &reason, core.clock.now());
        core.store
            .write(|tx| async move {
                let items = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let item = match ready(&tx, desk, items.item(id).await?, version, Step::Return, at).await? {
                    Ok(item) => item,
                    Err(answer) => return Ok(answer),
                };
                let done = outcome(items.send_back(id, version, reason, at).await?);
                if let StepOutcome::Done { version } = done {
                    let detail = about(core, &item).fact("version", version).fact("number", item.number).personal(
                        "return_reason",
                        "",
                        reason.as_str(),
                    );
                    record(&tx, desk, id, "item.return", detail, at).await?;
                }
                Ok(done)
            })
            .await
    })
    .await
}
