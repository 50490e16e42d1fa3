//! Making an item public.

use domain::access::Publisher;
use domain::item::{ItemId, Refusal, publish_refusals};
use domain::slug::Slug;
use store::{AuditEntry, DeskItem, Published};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// What became of a publication.
#[derive(Debug)]
pub enum PublishOutcome {
    /// Public at this address.
    Published {
        /// The last part of its address.
        slug: Slug,
    },
    /// Not now, for these reasons.
    Refused(Vec<Refusal>),
    /// Somebody saved in between; nothing was published that this person has not seen.
    Stale(Box<DeskItem>),
    /// No such item at this desk.
    Missing,
}

/// Makes the newest text of an item public, if it is the one the person saw.
pub async fn publish(
    core: &Core,
    publisher: Publisher<'_>,
    id: ItemId,
    version: i64,
) -> Result<PublishOutcome, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let publisher = desk.publisher().ok_or(ActionError::PermissionGone)?;
                let items = tx.publisher(publisher);
                let Some(item) = items.item(id).await? else {
                    return Ok(PublishOutcome::Missing);
                };
                if item.version != version {
                    return Ok(PublishOutcome::Stale(Box::new(item)));
                }
                let refusals = publish_refusals(item.state, &item.text, at.vietnam_date(), true);
                if !refusals.is_empty() {
                    return Ok(PublishOutcome::Refused(refusals));
                }
                let (version, slug) = match items.publish(id, version, at).await? {
                    Published::Done { version, slug } => (version, slug),
                    Published::Stale(item) => return Ok(PublishOutcome::Stale(item)),
                    Published::Missing => return Ok(PublishOutcome::Missing),
                };
                tx.audit(AuditEntry {
                    at,
                    person: Some(desk.person()),
                    unit: Some(desk.unit()),
                    action: "item.publish",
                    object: Some(("item", id.0)),
                    detail: Detail::new(core)
                        .fact("name", item.text.title)
                        .fact("kind", item.text.details.kind().code())
                        .fact("version", version)
                        .fact("slug", slug.as_str())
                        .json(),
                })
                .await?;
                tx.touch(desk.unit());
                Ok(PublishOutcome::Published { slug })
            })
            .await
    })
    .await
}
