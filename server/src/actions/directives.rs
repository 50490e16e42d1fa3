//! Directives: written and sent by whoever may publish at the province's desk, read and reported by whoever may write at
//! the desks of the units. Letters go afterwards, unit by unit.

mod letters;
mod units;

use domain::access::{Desk, Publisher};
use domain::directive::{DirectiveId, DirectiveText};
use domain::moment::Moment;
use domain::unit::UnitId;
use store::{AuditEntry, DirectiveChange, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};
use crate::registry::Reached;

pub use self::letters::{Addressee, Who, catch_up, step};
pub use self::units::{acknowledge, report};

/// Adds a draft.
pub async fn add(core: &Core, publisher: Publisher<'_>, text: DirectiveText) -> Result<DirectiveId, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, text, at) = (&core, &desk, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let id = tx.publisher(publisher).add_directive(text, at).await?;
                noted(&tx, desk, "directive.add", id, at, named(core, text).directive(None, Some(text))).await?;
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
    id: DirectiveId,
    version: i64,
    text: DirectiveText,
) -> Result<DirectiveChange, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, text, at) = (&core, &desk, &text, core.clock.now());
        core.store
            .write(|tx| async move {
                let directives = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let before = directives.directive(id).await?.map(|found| found.text);
                let outcome = directives.save_directive(id, version, text, at).await?;
                if matches!(outcome, DirectiveChange::Done(_)) {
                    let detail = named(core, text).directive(before.as_ref(), Some(text));
                    noted(&tx, desk, "directive.save", id, at, detail).await?;
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
    id: DirectiveId,
    version: i64,
) -> Result<DirectiveChange, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let directives = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let before = directives.directive(id).await?.map(|found| found.text);
                let outcome = directives.remove_directive(id, version).await?;
                if let (DirectiveChange::Done(_), Some(text)) = (&outcome, &before) {
                    let detail = named(core, text).directive(Some(text), None);
                    noted(&tx, desk, "directive.remove", id, at, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Sends a draft to the units made out from the audience that stood on the page.
pub async fn send(
    core: &Core,
    publisher: Publisher<'_>,
    id: DirectiveId,
    version: i64,
    addressed: Reached,
) -> Result<DirectiveChange, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, addressed, at) = (&core, &desk, &addressed, core.clock.now());
        core.store
            .write(|tx| async move {
                let directives = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let Some(found) = directives.directive(id).await? else { return Ok(DirectiveChange::Missing) };
                if found.text.audience != *addressed.audience() {
                    return Ok(DirectiveChange::Stale(Box::new(found)));
                }
                let outcome = directives.send_directive(id, version, addressed.units(), at).await?;
                if let DirectiveChange::Told(units) = outcome {
                    let detail = named(core, &found.text).fact("addressed", units);
                    noted(&tx, desk, "directive.send", id, at, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// What is done to a directive that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The units that have not done it are asked by letter.
    Ask,
    /// Nothing more is expected.
    Close,
    /// It was a mistake; every unit is told.
    TakeBack,
}

/// Does one of these.
pub async fn act(
    core: &Core,
    publisher: Publisher<'_>,
    id: DirectiveId,
    version: i64,
    deed: Deed,
) -> Result<DirectiveChange, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let directives = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let Some(found) = directives.directive(id).await? else { return Ok(DirectiveChange::Missing) };
                let (action, outcome) = match deed {
                    Deed::Ask => ("directive.ask", directives.ask_about_directive(id, version, at).await?),
                    Deed::Close => ("directive.close", directives.end_directive(id, version, false, at).await?),
                    Deed::TakeBack => ("directive.take_back", directives.end_directive(id, version, true, at).await?),
                };
                if let DirectiveChange::Told(units) = outcome {
                    let told = (units > 0).then_some(units);
                    noted(&tx, desk, action, id, at, named(core, &found.text).fact("addressed", told)).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Returns the report of a unit, called by its full name in the record.
pub async fn give_back(
    core: &Core,
    publisher: Publisher<'_>,
    id: DirectiveId,
    (unit, name): (UnitId, String),
    reason: String,
) -> Result<DirectiveChange, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, name, reason, at) = (&core, &desk, &name, &reason, core.clock.now());
        core.store
            .write(|tx| async move {
                let directives = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let Some(found) = directives.directive(id).await? else { return Ok(DirectiveChange::Missing) };
                let outcome = directives.return_report(id, unit, reason, at).await?;
                if matches!(outcome, DirectiveChange::Done(_)) {
                    let detail = named(core, &found.text).fact("unit", name.as_str());
                    let detail = detail.personal(domain::directive::ReturnField::Reason.key(), "", reason);
                    noted(&tx, desk, "directive.return", id, at, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

fn named(core: &Core, text: &DirectiveText) -> Detail {
    Detail::new(core).fact("name", text.title.as_str())
}

async fn noted(
    tx: &Tx,
    desk: &Desk,
    action: &'static str,
    id: DirectiveId,
    at: Moment,
    detail: Detail,
) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at,
        person: Some(desk.person()),
        unit: Some(desk.unit()),
        action,
        object: Some(("directive", id.0)),
        detail: detail.json(),
    })
    .await
}
