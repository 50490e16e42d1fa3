//! Doing what is due: alerts begin and end, texts approved beforehand go public, items leave the public. Nobody's deed; whoever approved is in
//! the record of the approval.

use store::{AuditEntry, Due, Happened, Whence};

use crate::actions::alerts;
use crate::actions::steps::about;
use crate::core::{ActionError, Core, detached};

/// Items looked at in one go.
const AT_ONCE: u64 = 200;

/// Does everything that is due now; how many things happened. One item that fails holds up no other: it is told and
/// tried again at the next look.
pub async fn catch_up(core: &Core) -> Result<u64, ActionError> {
    // First, because nothing else is about lives.
    let mut happened = alerts::catch_up(core).await?;
    loop {
        let due = core.store.due(core.clock.now(), AT_ONCE).await?;
        let is_all = u64::try_from(due.len()).is_ok_and(|found| found < AT_ONCE);
        let before = happened;
        for due in due {
            match happen(core, due).await {
                Ok(things) => happened += things,
                Err(error) => {
                    tracing::error!(item = due.item.0, unit = due.unit.0, %error, "what is due could not be done");
                }
            }
        }
        if is_all || happened == before {
            return Ok(happened);
        }
    }
}

/// Does what is due to one item: both things, if both moments came.
async fn happen(core: &Core, due: Due) -> Result<u64, ActionError> {
    let core = core.clone();
    let deed = detached(async move {
        let (core, now) = (&core, core.clock.now());
        core.store
            .write(|tx| async move {
                let mut things = 0;
                while let Some(happened) = tx.timekeeper(due.unit).happen(due.item, now).await? {
                    things += 1;
                    let (action, detail) = match happened {
                        Happened::Published { item, number, slug } => {
                            tx.touch(due.unit);
                            let detail = about(core, &item).fact("number", number).fact("slug", slug.as_str());
                            ("item.publish_on_time", detail)
                        }
                        Happened::Expired { item } => {
                            tx.touch(due.unit);
                            ("item.expire", about(core, &item))
                        }
                        Happened::Lapsed { item } => ("item.lapse", about(core, &item)),
                    };
                    tx.audit(AuditEntry {
                        at: now,
                        person: None,
                        unit: Some(due.unit),
                        action,
                        object: Some(("item", due.item.0)),
                        detail: detail.json(),
                    })
                    .await?;
                }
                Ok(things)
            })
            .await
    });
    Whence::schedule().scope(deed).await
}
