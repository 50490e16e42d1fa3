//! Taking a guide that comes with the platform: a draft of the unit's own, once.

use domain::access::Writer;
use domain::item::ItemId;
use domain::slug::Slug;
use store::{AuditEntry, Created};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};
use crate::ready_guides::ReadyGuide;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeOutcome {
    /// A draft of this number.
    Taken(ItemId),
    /// The unit has taken it before.
    Already(ItemId),
    /// The file makes no text; a defect.
    Damaged,
}

/// Makes a draft of a guide, unless the unit has one.
pub async fn take(core: &Core, writer: Writer<'_>, ready: &'static ReadyGuide) -> Result<TakeOutcome, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let (Some(text), Some(slug)) = (ready.text(), Slug::parse(ready.slug)) else {
                    return Ok(TakeOutcome::Damaged);
                };
                let items = tx.writer(desk.drafter().ok_or(ActionError::PermissionGone)?);
                if let Some((_, known)) = items.guides_wished(&[slug]).await?.into_iter().next() {
                    return Ok(TakeOutcome::Already(known));
                }
                let Created::Done { id } = items.create(&text, at).await? else { return Ok(TakeOutcome::Damaged) };
                let detail = Detail::new(core)
                    .fact("name", text.title.as_str())
                    .fact("kind", text.details.kind().code())
                    .fact("slug", ready.slug)
                    .json();
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "item.create",
                    object: Some(("item", id.0)),
                    detail,
                })
                .await?;
                Ok(TakeOutcome::Taken(id))
            })
            .await
    })
    .await
}
