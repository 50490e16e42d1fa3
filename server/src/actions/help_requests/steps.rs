//! People of the unit take a request further, and note things among themselves.

use domain::access::Desk;
use domain::hamlet::HamletId;
use domain::help_request::{AnswerWords, NoteWords, Refused, RequestId, RequestState, RequestStep, timing};
use store::{RequestChange, RequestStepped};

use super::telling::{ToTell, tell_team};
use super::{Whose, about, record};
use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// A step with what it brings along.
#[derive(Clone, Debug)]
pub enum Change {
    /// Take care of it.
    Accept,
    /// Keep an answer that is not sent yet.
    Draft(AnswerWords),
    /// Answer.
    Answer(AnswerWords),
    /// Say that somebody comes.
    ArrangeVisit(Option<AnswerWords>),
    /// Settled.
    Finish,
    /// Not taken on.
    Refuse(Refused),
    /// No junk after all.
    Release,
    /// To another hamlet.
    Hand(HamletId),
}

impl Change {
    fn as_stored(&self) -> RequestChange<'_> {
        match self {
            Self::Accept => RequestChange::Accept,
            Self::Draft(words) => RequestChange::Draft(words),
            Self::Answer(words) => RequestChange::Answer(words),
            Self::ArrangeVisit(words) => RequestChange::ArrangeVisit(words.as_ref()),
            Self::Finish => RequestChange::Finish,
            Self::Refuse(refused) => RequestChange::Refuse(refused),
            Self::Release => RequestChange::Release,
            Self::Hand(hamlet) => RequestChange::Hand(Some(*hamlet)),
        }
    }

    fn told(&self, detail: Detail) -> Detail {
        match self {
            Self::Draft(words) | Self::Answer(words) | Self::ArrangeVisit(Some(words)) => {
                detail.personal(AnswerWords::FIELD, "", words.as_str())
            }
            Self::Refuse(refused) => detail.fact("reason", refused.kind.code()).personal(
                "giai_thich",
                "",
                refused.explanation.as_deref().unwrap_or_default(),
            ),
            Self::Accept | Self::ArrangeVisit(None) | Self::Finish | Self::Release | Self::Hand(_) => detail,
        }
    }
}

fn code(step: RequestStep) -> &'static str {
    match step {
        RequestStep::Accept => "request.accept",
        RequestStep::Draft => "request.draft",
        RequestStep::Answer => "request.answer",
        RequestStep::ArrangeVisit => "request.visit",
        RequestStep::Finish => "request.finish",
        RequestStep::Refuse => "request.refuse",
        RequestStep::Release => "request.release",
        RequestStep::Hand => "request.hand",
        RequestStep::Withdraw => "request.withdraw",
    }
}

/// Takes a step at a desk that reaches the request.
pub async fn take(
    core: &Core,
    desk: &Desk,
    whose: Whose,
    id: RequestId,
    version: i64,
    change: Change,
) -> Result<RequestStepped, ActionError> {
    let (core, desk) = (core.clone(), desk.clone());
    detached(async move {
        let (core, desk, whose, change, at) = (&core, &desk, &whose, &change, core.clock.now());
        core.store
            .write(|tx| async move {
                let stepped = tx.requests(desk).step(id, version, change.as_stored(), at).await?;
                let RequestStepped::Done(before) = &stepped else { return Ok(stepped) };
                let detail = change.told(about(core, before));
                let step = change.as_stored().step();
                record(&tx, desk.unit(), Some(desk.person()), id, code(step), detail, at).await?;
                // A team learns of a request when it gets it.
                let hamlet = match change {
                    Change::Release => before.hamlet.clone(),
                    Change::Hand(hamlet) => tx.hamlet_name(desk.unit(), *hamlet).await?.map(|name| (*hamlet, name)),
                    _ => return Ok(stepped),
                };
                if matches!(change, Change::Release) || before.state != RequestState::Held {
                    let told = ToTell { id, hamlet, topic: before.topic, due: timing::due(at) };
                    tell_team(&tx, whose, &told, at).await?;
                }
                Ok(stepped)
            })
            .await
    })
    .await
}

/// Notes something among colleagues; whether there is such a request within reach.
pub async fn note(core: &Core, desk: &Desk, id: RequestId, words: NoteWords) -> Result<bool, ActionError> {
    let (core, desk) = (core.clone(), desk.clone());
    detached(async move {
        let (core, desk, words, at) = (&core, &desk, &words, core.clock.now());
        core.store
            .write(|tx| async move {
                if tx.requests(desk).note(id, words, at).await?.is_none() {
                    return Ok(false);
                }
                let detail = Detail::new(core).personal(NoteWords::FIELD, "", words.as_str());
                record(&tx, desk.unit(), Some(desk.person()), id, "request.note", detail, at).await?;
                Ok(true)
            })
            .await
    })
    .await
}
