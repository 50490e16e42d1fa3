//! What time does to requests: who has not answered is told on, and what is to be gone goes.

use domain::help_request::Deed;
use domain::moment::Moment;
use domain::unit::UnitId;
use store::{AuditEntry, DueRequest, Store, Whence};

use super::Whose;
use super::telling::{ToTell, send};
use crate::core::{ActionError, Core, detached};
use crate::mail::letters;

/// Requests looked at in one go.
const AT_ONCE: u64 = 50;

/// More than any database holds: a restore looks at all of them.
const ALL: u64 = 10_000_000;

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
