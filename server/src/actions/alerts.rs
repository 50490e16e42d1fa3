//! Alerts of a unit: written by whoever may publish, confirmed by one person or by two, shown on the pages of every unit
//! they are for in the transaction of the confirmation.

use domain::access::{Desk, Publisher};
use domain::alert::{AlertId, AlertText, Consent, OverrideReason, consent};
use domain::moment::Moment;
use store::{AlertChange, AlertHappened, AuditEntry, DeskAlert, StoreError, Tx, Whence};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};
use crate::mail::letters::{self, AlertOverridden, To};
use crate::registry::Reached;

/// Alerts looked at in one go.
const AT_ONCE: u64 = 50;

/// Adds a draft.
pub async fn add(core: &Core, publisher: Publisher<'_>, text: AlertText) -> Result<AlertId, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, text, at) = (&core, &desk, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let id = tx.publisher(publisher).add_alert(text, at).await?;
                noted(&tx, desk, "alert.add", id, at, named(core, text).alert(None, Some(text))).await?;
                Ok(id)
            })
            .await
    })
    .await
}

/// Keeps other words of a draft, if nobody changed it since `version`.
pub async fn save(
    core: &Core,
    publisher: Publisher<'_>,
    id: AlertId,
    version: i64,
    text: AlertText,
) -> Result<AlertChange, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, text, at) = (&core, &desk, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let alerts = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let before = alerts.alert(id).await?.map(|found| found.text);
                let outcome = alerts.save_alert(id, version, text, at).await?;
                if matches!(outcome, AlertChange::Done(_)) {
                    let detail = named(core, text).alert(before.as_ref(), Some(text));
                    noted(&tx, desk, "alert.save", id, at, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Throws a draft away.
pub async fn remove(
    core: &Core,
    publisher: Publisher<'_>,
    id: AlertId,
    version: i64,
) -> Result<AlertChange, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let alerts = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let before = alerts.alert(id).await?.map(|found| found.text);
                let outcome = alerts.remove_alert(id, version).await?;
                if let (AlertChange::Done(_), Some(text)) = (&outcome, &before) {
                    noted(&tx, desk, "alert.remove", id, at, named(core, text).alert(Some(text), None)).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// A confirmation, as it was given.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// Which alert.
    pub id: AlertId,
    /// As it stood on the page.
    pub version: i64,
    /// Whose pages it goes on, made out from the audience that stood on the page.
    pub reached: Reached,
    /// Why this person does not wait for another, where they do not. Nothing where nobody is to be waited for.
    pub alone: Option<OverrideReason>,
    /// Full name of the unit.
    pub unit: String,
    /// The alert at the desk, absolute, for the letters to others.
    pub link: String,
}

/// Confirms an alert. Where one confirmation suffices it stands on its pages with this commit, or from its moment on;
/// whoever did not wait for another is told to the others.
pub async fn confirm(
    core: &Core,
    publisher: Publisher<'_>,
    confirmation: Confirmation,
) -> Result<AlertChange, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, confirmation, at) = (&core, &desk, &confirmation, core.clock.now());
        let Confirmation { id, version, reached, alone, .. } = confirmation;
        core.store
            .write(|tx| async move {
                let alerts = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let Some(found) = alerts.alert(*id).await? else { return Ok(AlertChange::Missing) };
                // The words typed were about the audience that stood on the page.
                if found.text.audience != *reached.audience() {
                    return Ok(AlertChange::Stale(Box::new(found)));
                }
                let first = found.first.as_ref().map(|(person, ..)| *person);
                let waits = consent(&found.text.audience, first, desk.person(), false) != Consent::Given;
                let alone = alone.as_ref().filter(|_| waits);
                let outcome = alerts.confirm_alert(*id, *version, reached.units(), alone, at).await?;
                let action = match (&outcome, alone) {
                    (AlertChange::HalfConfirmed, _) => "alert.second",
                    (AlertChange::Shown | AlertChange::Planned(_), Some(_)) => "alert.override",
                    (AlertChange::Shown | AlertChange::Planned(_), None) => "alert.confirm",
                    _ => return Ok(outcome),
                };
                let reason = alone.map(|reason| reason.as_str().to_owned());
                let detail = named(core, &found.text).fact("reached", reached.units().len()).fact("why_alone", reason);
                noted(&tx, desk, action, *id, at, detail).await?;
                if let Some(reason) = alone.filter(|_| action == "alert.override") {
                    tell_others(&tx, desk, confirmation, &found, reason, at).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Takes an alert off every page.
pub async fn end(core: &Core, publisher: Publisher<'_>, id: AlertId, version: i64) -> Result<AlertChange, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let alerts = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let before = alerts.alert(id).await?;
                let outcome = alerts.end_alert(id, version, at).await?;
                if let (AlertChange::Done(_), Some(alert)) = (&outcome, &before) {
                    noted(&tx, desk, "alert.end", id, at, named(core, &alert.text).fact("reached", alert.reached))
                        .await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Does everything that is due to alerts now; how many things happened. Nobody's deed.
pub async fn catch_up(core: &Core) -> Result<u64, ActionError> {
    let mut happened = 0;
    loop {
        let due = core.store.due_alerts(core.clock.now(), AT_ONCE).await?;
        let before = happened;
        for due in due {
            let (core, now) = (core.clone(), core.clock.now());
            let deed = detached(async move {
                let core = &core;
                core.store
                    .write(|tx| async move {
                        let Some(outcome) = tx.alert_happens(due, now).await? else { return Ok(0) };
                        let (action, alert) = match outcome {
                            AlertHappened::Shown(alert) => ("alert.show", alert),
                            AlertHappened::Ended(alert) => ("alert.expire", alert),
                        };
                        tx.audit(AuditEntry {
                            at: now,
                            person: None,
                            unit: Some(due.unit),
                            action,
                            object: Some(("alert", due.id.0)),
                            detail: named(core, &alert.text).fact("reached", alert.reached).json(),
                        })
                        .await?;
                        Ok::<u64, ActionError>(1)
                    })
                    .await
            });
            match Whence::schedule().scope(deed).await {
                Ok(things) => happened += things,
                Err(error) => {
                    tracing::error!(alert = due.id.0, unit = due.unit.0, %error, "what is due to an alert could not be done");
                }
            }
        }
        if happened == before {
            return Ok(happened);
        }
    }
}

async fn tell_others(
    tx: &Tx,
    desk: &Desk,
    confirmation: &Confirmation,
    alert: &DeskAlert,
    reason: &OverrideReason,
    at: Moment,
) -> Result<(), StoreError> {
    let by = tx.people().person(desk.person()).await?.map(|person| person.name).unwrap_or_default();
    for person in tx.people().publishers(desk.unit()).await? {
        if person == desk.person() {
            continue;
        }
        let Some(person) = tx.people().person(person).await? else { continue };
        let letter = letters::alert_overridden(&AlertOverridden {
            to: To { email: &person.email, name: &person.name },
            by: &by,
            unit: &confirmation.unit,
            headline: &alert.text.headline,
            reason: reason.as_str(),
            at,
            link: &confirmation.link,
        });
        tx.outbox().add(&letter, at).await?;
    }
    Ok(())
}

fn named(core: &Core, text: &AlertText) -> Detail {
    Detail::new(core).fact("name", text.headline.as_str())
}

async fn noted(
    tx: &Tx,
    desk: &Desk,
    action: &'static str,
    id: AlertId,
    at: Moment,
    detail: Detail,
) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at,
        person: Some(desk.person()),
        unit: Some(desk.unit()),
        action,
        object: Some(("alert", id.0)),
        detail: detail.json(),
    })
    .await
}
