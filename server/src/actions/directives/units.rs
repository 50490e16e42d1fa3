//! What a unit does with a directive: it says that it was read, and that it is done.

use domain::access::Writer;
use domain::directive::{DirectiveId, ReportField, Reported};
use store::ReceiptChange;

use super::{named, noted};
use crate::core::{ActionError, Core, detached};

/// Says that somebody of the unit read it.
pub async fn acknowledge(core: &Core, writer: Writer<'_>, id: DirectiveId) -> Result<ReceiptChange, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let writer = desk.writer().ok_or(ActionError::PermissionGone)?;
                let outcome = tx.writer(writer).acknowledge_directive(id, at).await?;
                if let ReceiptChange::Done(before) = &outcome {
                    noted(&tx, desk, "directive.acknowledge", id, at, named(core, &before.text)).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Reports it as done.
pub async fn report(
    core: &Core,
    writer: Writer<'_>,
    id: DirectiveId,
    reported: Reported,
) -> Result<ReceiptChange, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, reported, at) = (&core, &desk, &reported, core.clock.now());
        core.store
            .write(|tx| async move {
                let writer = desk.writer().ok_or(ActionError::PermissionGone)?;
                let outcome = tx.writer(writer).report_directive(id, reported, at).await?;
                if let ReceiptChange::Done(before) = &outcome {
                    // Who was helped or visited may be named in it.
                    let detail = named(core, &before.text)
                        .personal(ReportField::Words.key(), "", &reported.words)
                        .changed(ReportField::Number.key(), "", reported.number.as_deref().unwrap_or_default());
                    noted(&tx, desk, "directive.report", id, at, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}
