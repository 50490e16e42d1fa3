//! Saved texts: bringing one back as a new draft, naming one, letting go of those kept no more.

use domain::access::Writer;
use domain::item::{Details, ItemField, ItemId, ItemText};
use domain::revision::{RevisionName, RevisionNote, superfluous};
use domain::unit::UnitId;
use store::{AuditEntry, DeskItem, Saved};

use crate::core::{ActionError, Core, detached};

/// What became of a restoration.
#[derive(Debug)]
pub enum RestoreOutcome {
    /// A new draft says what the old text said.
    Restored {
        /// What it referred to and is not to be had any more, and so was left empty.
        dropped: Option<ItemField>,
    },
    /// The newest text says the same already; nothing was kept.
    NothingNew,
    /// Somebody changed the item in between.
    Stale(Box<DeskItem>),
    /// No such saved text at this desk.
    Missing,
}

/// Keeps an old text as a new one, if nobody changed the item since `version`. What is public stays as it is.
pub async fn restore(
    core: &Core,
    writer: Writer<'_>,
    id: ItemId,
    version: i64,
    number: i32,
) -> Result<RestoreOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (desk, at, note) = (&desk, core.clock.now(), &RevisionNote::restored_from(number));
        core.store
            .write(|tx| async move {
                let writer = tx.writer(desk.drafter().ok_or(ActionError::PermissionGone)?).noting(Some(note));
                let Some(item) = writer.item(id).await? else { return Ok(RestoreOutcome::Missing) };
                let Some(mut text) = writer.saved_text(id, number).await? else { return Ok(RestoreOutcome::Missing) };
                if item.version != version {
                    return Ok(RestoreOutcome::Stale(Box::new(item)));
                }
                let mut dropped = None;
                let version = loop {
                    if text == item.text {
                        return Ok(RestoreOutcome::NothingNew);
                    }
                    match writer.save(id, version, &text, at).await? {
                        Saved::Done { version, .. } => break version,
                        // A text refers to one thing at most; without it there is nothing left to refuse.
                        Saved::BadReference(field) if dropped.is_none() => {
                            dropped = Some(field);
                            text = without_reference(text);
                        }
                        Saved::Stale(item) => return Ok(RestoreOutcome::Stale(item)),
                        Saved::BadReference(_) | Saved::Missing => return Ok(RestoreOutcome::Missing),
                    }
                };
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "item.restore",
                    object: Some(("item", id.0)),
                    detail: format!("{{\"version\":{version},\"from\":{number}}}"),
                })
                .await?;
                Ok(RestoreOutcome::Restored { dropped })
            })
            .await
    })
    .await
}

/// The text in no category, or under no page.
fn without_reference(text: ItemText) -> ItemText {
    let details = match text.details {
        Details::Article { category: _, pinned_until } => Details::Article { category: None, pinned_until },
        Details::Page { parent: _, position } => Details::Page { parent: None, position },
        other @ (Details::Notice { .. } | Details::Event { .. } | Details::Guide { .. }) => other,
    };
    ItemText { details, ..text }
}

/// Gives a saved text a name, so that it is kept for ever; whether there is such a text at this desk.
pub async fn name(
    core: &Core,
    writer: Writer<'_>,
    id: ItemId,
    number: i32,
    name: RevisionName,
) -> Result<bool, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (desk, name, at) = (&desk, &name, core.clock.now());
        core.store
            .write(|tx| async move {
                let writer = tx.writer(desk.drafter().ok_or(ActionError::PermissionGone)?);
                // Locked, so that housekeeping does not let go of it in this moment.
                if writer.item(id).await?.is_none() || !writer.name(id, number, name).await? {
                    return Ok(false);
                }
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "item.name_revision",
                    object: Some(("item", id.0)),
                    detail: format!("{{\"number\":{number}}}"),
                })
                .await?;
                Ok(true)
            })
            .await
    })
    .await
}

/// Items looked at in one step of [`thin`]: the transaction stays short beside a running desk.
const AT_ONCE: u64 = 200;

/// What one step of thinning did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thinned {
    /// Saved texts let go.
    pub dropped: u64,
    /// The last item looked at; `None` when the unit is done.
    pub up_to: Option<ItemId>,
}

/// Lets go of saved texts that the rule of [`domain::revision`] keeps no more, of some items of a unit behind `after`.
/// Recorded as one deed of nobody's, if anything went.
pub async fn thin(core: &Core, unit: UnitId, after: ItemId) -> Result<Thinned, ActionError> {
    let (at, today) = (core.clock.now(), core.clock.now().vietnam_date());
    let found = core.store.saves_after(unit, after, AT_ONCE).await?;
    let is_full = u64::try_from(found.len()).is_ok_and(|found| found == AT_ONCE);
    let up_to = found.last().map(|(id, _)| *id).filter(|_| is_full);
    let due = |(id, saves): (ItemId, Vec<_>)| (!superfluous(&saves, today).is_empty()).then_some(id);
    let due: Vec<ItemId> = found.into_iter().filter_map(due).collect();
    if due.is_empty() {
        return Ok(Thinned { dropped: 0, up_to });
    }
    let core = core.clone();
    detached(async move {
        let due = &due;
        core.store
            .write(|tx| async move {
                let thinner = tx.thinner(unit);
                let mut dropped = 0;
                for id in due {
                    dropped += thinner.thin(*id, |saves| superfluous(saves, today)).await?;
                }
                let detail = format!("{{\"items\":{},\"revisions\":{dropped}}}", due.len());
                let action = "item.thin_revisions";
                tx.audit(AuditEntry { at, person: None, unit: Some(unit), action, object: None, detail }).await?;
                Ok(Thinned { dropped, up_to })
            })
            .await
    })
    .await
}
