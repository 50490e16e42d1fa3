//! Reports of teams about a month: the team sends, the unit returns or approves, its administrator locks. Which step takes
//! which power is the domain's table. The page of a team tells residents what counts, so pages get another version with
//! each step that changes it.

use domain::access::Desk;
use domain::activity::{Month, ReasonField, ReportRemarks, ReportStep};
use domain::hamlet::HamletId;
use store::{AuditEntry, ReportChange, ReportStepped, TeamReport};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// A step with what it brings along.
#[derive(Clone, Debug)]
pub enum Change {
    /// Keep the words.
    Keep(ReportRemarks),
    /// Send what the log comes to.
    Send(ReportRemarks),
    /// Say that there was no activity.
    SendNone(ReportRemarks),
    /// Take it back.
    Recall,
    /// Send it back, with the reason.
    Return(String),
    /// Agree.
    Approve,
    /// Make it final.
    Lock,
}

impl Change {
    fn as_stored(&self) -> ReportChange<'_> {
        match self {
            Self::Keep(words) => ReportChange::Keep(words),
            Self::Send(words) => ReportChange::Send(words),
            Self::SendNone(words) => ReportChange::SendNone(words),
            Self::Recall => ReportChange::Recall,
            Self::Return(reason) => ReportChange::Return(reason),
            Self::Approve => ReportChange::Approve,
            Self::Lock => ReportChange::Lock,
        }
    }

    fn told(&self, detail: Detail, report: &TeamReport) -> Detail {
        match self {
            Self::Keep(words) => detail.remarks(&ReportRemarks::default(), words),
            Self::Send(words) | Self::SendNone(words) => {
                detail.fact("activities", report.told.activities).remarks(&ReportRemarks::default(), words)
            }
            Self::Return(reason) => detail.personal(ReasonField::Reason.key(), "", reason),
            Self::Recall | Self::Approve | Self::Lock => detail,
        }
    }
}

fn code(step: ReportStep) -> &'static str {
    match step {
        ReportStep::Keep => "report.keep",
        ReportStep::Send => "report.send",
        ReportStep::SendNone => "report.send_none",
        ReportStep::Recall => "report.recall",
        ReportStep::Return => "report.return",
        ReportStep::Approve => "report.approve",
        ReportStep::Lock => "report.lock",
    }
}

/// Takes a step at a desk that reaches the hamlet, if nobody changed the report since `version`.
pub async fn take(
    core: &Core,
    desk: &Desk,
    hamlet: HamletId,
    month: Month,
    version: i64,
    change: Change,
) -> Result<ReportStepped, ActionError> {
    let (core, desk) = (core.clone(), desk.clone());
    detached(async move {
        let (core, desk, change, at) = (&core, &desk, &change, core.clock.now());
        core.store
            .write(|tx| async move {
                let stepped = tx.activities(desk).step_report(hamlet, month, version, change.as_stored(), at).await?;
                let ReportStepped::Done(report) = &stepped else { return Ok(stepped) };
                let detail = Detail::new(core).fact("hamlet", report.hamlet_name.as_str()).fact("month", month.label());
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: code(change.as_stored().step()),
                    object: report.id.map(|id| ("report", id.0)),
                    detail: change.told(detail, report).json(),
                })
                .await?;
                if matches!(change, Change::Approve | Change::Return(_)) {
                    tx.touch(desk.unit());
                }
                Ok(stepped)
            })
            .await
    })
    .await
}
