//! Help requests: a resident asks or takes back, people of the unit work on them, jobs do what is due. The record names
//! deed, hamlet and topic; of what was typed it has digests at most.

use domain::access::Desk;
use domain::hamlet::HamletId;
use domain::help_request::{
    AnswerWords, Asked, Deed, NoteWords, Refused, RequestId, RequestState, RequestStep, TrackingCode, timing,
};
use domain::moment::Moment;
use domain::person::PersonId;
use domain::topic::Topic;
use domain::unit::UnitId;
use store::{
    AskedAs, AuditEntry, DueRequest, HelpRequest, RequestChange, RequestStepped, Store, StoreError, Tx, Whence,
};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};
use crate::mail::letters::{self, RequestTold, To};
use crate::secret::token_digest;

/// Requests looked at in one go.
const AT_ONCE: u64 = 50;

/// More than any database holds: a restore looks at all of them.
const ALL: u64 = 10_000_000;

/// Whose requests, and where people of the unit read them.
#[derive(Clone, Debug)]
pub struct Whose {
    /// The unit.
    pub unit: UnitId,
    /// Its full name.
    pub name: String,
    /// The list at its desk, absolute.
    pub desk: String,
}

/// What somebody asks, as it is put in.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// After every rule held.
    pub asked: Asked,
    /// Full name of the hamlet.
    pub hamlet: Option<String>,
    /// By what it is found again.
    pub code: TrackingCode,
    /// Whether a person looks at it first.
    pub is_held: bool,
}

/// Puts a request in; the same one sent again is still one. Nobody is behind it whom the record could name, and from which
/// network it came is not kept either.
pub async fn ask(core: &Core, whose: Whose, new: NewRequest) -> Result<AskedAs, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, whose, new, at) = (&core, &whose, &new, core.clock.now());
        let digest = &token_digest(&new.code.plain());
        core.store
            .write(|tx| async move {
                let asked = tx.ask(whose.unit, &new.asked, digest, new.is_held, at).await?;
                let AskedAs::New(id) = asked else { return Ok(asked) };
                let state = if new.is_held { RequestState::Held } else { RequestState::New };
                let detail = Detail::new(core)
                    .fact("topic", new.asked.topic.code())
                    .fact("hamlet", new.hamlet.as_deref())
                    .fact("state", state.label());
                record(&tx, whose.unit, None, id, "request.ask", detail, at).await?;
                if !new.is_held {
                    let told = ToTell {
                        id,
                        hamlet: new.asked.hamlet.zip(new.hamlet.clone()),
                        topic: new.asked.topic,
                        due: timing::due(at),
                    };
                    tell_team(&tx, whose, &told, at).await?;
                }
                Ok(asked)
            })
            .await
    })
    .await
}

/// Takes a request back by its code; whether there was one that could be.
pub async fn take_back(core: &Core, unit: UnitId, tracking: &TrackingCode) -> Result<bool, ActionError> {
    let (core, digest) = (core.clone(), token_digest(&tracking.plain()));
    detached(async move {
        let (core, digest, at) = (&core, &digest, core.clock.now());
        core.store
            .write(|tx| async move {
                let Some(request) = tx.take_request_back(unit, digest, at).await? else { return Ok(false) };
                let detail = about(core, &request);
                record(&tx, unit, None, request.id, "request.withdraw", detail, at).await?;
                Ok(true)
            })
            .await
    })
    .await
}

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

/// Does what is due to some requests; how many things happened. `whose` says where people of a unit are told. One request
/// that fails holds up no other.
pub async fn step(core: &Core, whose: &(dyn Fn(UnitId) -> Option<Whose> + Sync)) -> Result<u64, ActionError> {
    let mut happened = 0;
    for due in core.store.due_requests(core.clock.now(), AT_ONCE).await? {
        let happens = happen(core.store.clone(), due, &Deed::ALL, core.clock.now(), whose(due.unit));
        match Whence::schedule().scope(detached(happens)).await {
            Ok(things) => happened += things,
            Err(error) => {
                tracing::error!(request = due.id.0, unit = due.unit.0, %error, "what is due could not be done");
            }
        }
    }
    Ok(happened)
}

/// The same until nothing is due any more: before anybody is served.
pub async fn catch_up(core: &Core, whose: &(dyn Fn(UnitId) -> Option<Whose> + Sync)) -> Result<(), ActionError> {
    while step(core, whose).await? > 0 {}
    Ok(())
}

/// Closes, drops and erases whatever is due, before a restored database is served; nobody is told.
pub async fn retain(store: &Store, now: Moment) -> Result<u64, ActionError> {
    let mut happened = 0;
    loop {
        let before = happened;
        for due in store.due_requests(now, ALL).await? {
            let happens = happen(store.clone(), due, &Deed::RETENTION, now, None);
            happened += Whence::schedule().scope(detached(happens)).await?;
        }
        if happened == before {
            return Ok(happened);
        }
    }
}

async fn happen(
    store: Store,
    due: DueRequest,
    deeds: &'static [Deed],
    now: Moment,
    whose: Option<Whose>,
) -> Result<u64, ActionError> {
    let whose = &whose;
    store
        .write(|tx| async move {
            let Some((deed, request)) = tx.request_happens(due, deeds, now).await? else { return Ok(0) };
            let action = match deed {
                Deed::Escalate => "request.escalate",
                Deed::Close => "request.close",
                Deed::Drop => "request.drop",
                Deed::Erase => "request.erase",
            };
            let hamlet = request.hamlet.as_ref().map(|(_, name)| name.clone());
            let detail = serde_json::json!({ "topic": request.topic.code(), "hamlet": hamlet });
            tx.audit(AuditEntry {
                at: now,
                person: None,
                unit: Some(due.unit),
                action,
                object: Some(("request", due.id.0)),
                detail: detail.to_string(),
            })
            .await?;
            if let Some(whose) = whose.as_ref().filter(|_| deed == Deed::Escalate) {
                let told = ToTell { id: due.id, hamlet: request.hamlet, topic: request.topic, due: request.due };
                let people = tx.people().administrators(Some(due.unit)).await?;
                send(&tx, whose, &told, people, letters::request_overdue, now).await?;
            }
            Ok(1)
        })
        .await
}

/// What a letter says of a request.
struct ToTell {
    id: RequestId,
    hamlet: Option<(HamletId, String)>,
    topic: Topic,
    due: Moment,
}

/// Tells the team of the hamlet; whoever runs the unit where nobody of a team can sign in, or the resident knew no hamlet.
async fn tell_team(tx: &Tx, whose: &Whose, told: &ToTell, at: Moment) -> Result<(), StoreError> {
    let team = match &told.hamlet {
        Some((hamlet, _)) => tx.people().team_of(whose.unit, *hamlet).await?,
        None => Vec::new(),
    };
    let people = if team.is_empty() { tx.people().administrators(Some(whose.unit)).await? } else { team };
    send(tx, whose, told, people, letters::request_came, at).await
}

async fn send(
    tx: &Tx,
    whose: &Whose,
    told: &ToTell,
    people: Vec<PersonId>,
    write: fn(&RequestTold<'_>) -> domain::letter::Letter,
    at: Moment,
) -> Result<(), StoreError> {
    let link = format!("{}/{}", whose.desk, told.id.0);
    for person in people {
        let Some(person) = tx.people().person(person).await? else { continue };
        let letter = write(&RequestTold {
            to: To { email: &person.email, name: &person.name },
            unit: &whose.name,
            hamlet: told.hamlet.as_ref().map(|(_, name)| name.as_str()),
            topic: told.topic,
            due: told.due,
            link: &link,
        });
        tx.outbox().add(&letter, at).await?;
    }
    Ok(())
}

/// What the record says of every deed: nothing of the resident.
pub(super) fn about(core: &Core, request: &HelpRequest) -> Detail {
    let hamlet = request.hamlet.as_ref().map(|(_, name)| name.as_str());
    Detail::new(core).fact("topic", request.topic.code()).fact("hamlet", hamlet)
}

pub(super) async fn record(
    tx: &Tx,
    unit: UnitId,
    person: Option<PersonId>,
    id: RequestId,
    action: &'static str,
    detail: Detail,
    at: Moment,
) -> Result<(), StoreError> {
    let object = Some(("request", id.0));
    tx.audit(AuditEntry { at, person, unit: Some(unit), action, object, detail: detail.json() }).await
}
