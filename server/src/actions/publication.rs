//! Making an item public, now or at a moment to come, and saying until when.

use domain::access::Publisher;
use domain::item::{ItemId, Refusal, Step};
use domain::moment::Moment;
use domain::slug::Slug;
use store::{DeskItem, Published};

use crate::actions::steps::{StepOutcome, about, outcome, ready, record};
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
                let items = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let item = match ready(&tx, desk, items.item(id).await?, version, Step::Publish, at).await? {
                    Ok(item) => item,
                    Err(StepOutcome::Refused(refusals)) => return Ok(PublishOutcome::Refused(refusals)),
                    Err(StepOutcome::Stale(item)) => return Ok(PublishOutcome::Stale(item)),
                    Err(StepOutcome::Missing | StepOutcome::Done { .. }) => return Ok(PublishOutcome::Missing),
                };
                let (version, slug) = match items.publish(id, version, at).await? {
                    Published::Done { version, slug } => (version, slug),
                    Published::Stale(item) => return Ok(PublishOutcome::Stale(item)),
                    Published::Missing => return Ok(PublishOutcome::Missing),
                };
                let detail = about(core, &item)
                    .fact("version", version)
                    .fact("slug", slug.as_str())
                    .fact("self_approved", (item.penned.person == desk.person()).then_some(true));
                record(&tx, desk, id, "item.publish", detail, at).await?;
                tx.touch(desk.unit());
                Ok(PublishOutcome::Published { slug })
            })
            .await
    })
    .await
}

/// Approves the newest text for a moment to come, or takes the moment back.
pub async fn schedule(
    core: &Core,
    publisher: Publisher<'_>,
    id: ItemId,
    version: i64,
    publish_at: Option<Moment>,
) -> Result<StepOutcome, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let items = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let step = if publish_at.is_some() { Step::Schedule } else { Step::Unschedule };
                let (found, goes_public) = (items.item(id).await?, publish_at.unwrap_or(at));
                let item = match ready(&tx, desk, found, version, step, goes_public).await? {
                    Ok(item) => item,
                    Err(answer) => return Ok(answer),
                };
                let done = outcome(match publish_at {
                    Some(moment) => items.schedule(id, version, moment, at).await?,
                    None => items.unschedule(id, version, at).await?,
                });
                if let StepOutcome::Done { version } = done {
                    let detail = about(core, &item).fact("version", version).fact("number", item.number);
                    let own = publish_at.filter(|_| item.penned.person == desk.person()).map(|_| true);
                    let detail =
                        detail.fact("publish_at", publish_at.map(Moment::iso_vietnam)).fact("self_approved", own);
                    let action = if publish_at.is_some() { "item.schedule" } else { "item.unschedule" };
                    record(&tx, desk, id, action, detail, at).await?;
                }
                Ok(done)
            })
            .await
    })
    .await
}

/// Says until when an item is to be public, or that nothing ends it. Refused for what neither is public nor comes to be.
pub async fn expire(
    core: &Core,
    publisher: Publisher<'_>,
    id: ItemId,
    version: i64,
    expire_at: Option<Moment>,
) -> Result<StepOutcome, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                let items = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let Some(item) = items.item(id).await? else { return Ok(StepOutcome::Missing) };
                if item.version != version {
                    return Ok(StepOutcome::Stale(Box::new(item)));
                }
                let comes = item.state.is_public() || item.way.scheduled.is_some();
                if expire_at.is_some() && !comes {
                    return Ok(StepOutcome::Refused(vec![Refusal::NotPublic]));
                }
                let done = outcome(items.set_expiry(id, version, expire_at, at).await?);
                if let StepOutcome::Done { version } = done {
                    let [before, after] = [item.way.expires, expire_at].map(|moment| moment.map(Moment::iso_vietnam));
                    let detail = about(core, &item).fact("version", version).changed(
                        "expire_at",
                        &before.unwrap_or_default(),
                        &after.unwrap_or_default(),
                    );
                    record(&tx, desk, id, "item.set_expiry", detail, at).await?;
                }
                Ok(done)
            })
            .await
    })
    .await
}
