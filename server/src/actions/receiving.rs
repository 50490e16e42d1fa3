//! What a unit does with what others share with it: takes or declines it, says that it was seen, speaks in its own voice,
//! and wishes for more.

use domain::access::{Desk, Publisher, Writer};
use domain::moment::Moment;
use domain::share::{Adaptation, DeclineReason, ShareId, SubscriptionId};
use store::{Adapted, AuditEntry, ReceptionChange, StoreError, Subscribed, SubscriptionWish, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// What a receiver decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Puts it on its pages.
    Take,
    /// Does not want it, or no more.
    Decline(DeclineReason),
}

/// Decides about what was shared.
pub async fn decide(
    core: &Core,
    publisher: Publisher<'_>,
    id: ShareId,
    title: &str,
    decision: Decision,
) -> Result<ReceptionChange, ActionError> {
    let (core, desk, title) = (core.clone(), publisher.desk().clone(), title.to_owned());
    detached(async move {
        let (core, desk, title, decision, at) = (&core, &desk, &title, &decision, core.clock.now());
        core.store
            .write(|tx| async move {
                let items = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let (outcome, action, reason) = match decision {
                    Decision::Take => (items.take_share(id, at).await?, "share.take", None),
                    Decision::Decline(reason) => {
                        (items.decline_share(id, reason, at).await?, "share.decline", Some(reason.as_str()))
                    }
                };
                if outcome == ReceptionChange::Done {
                    let detail = Detail::new(core).fact("name", title.as_str()).fact("reason", reason);
                    noted(&tx, desk, action, id, at, detail).await?;
                    tx.touch(desk.unit());
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Says that somebody here has seen what the source says now.
pub async fn acknowledge(
    core: &Core,
    writer: Writer<'_>,
    id: ShareId,
    title: &str,
) -> Result<ReceptionChange, ActionError> {
    let (core, desk, title) = (core.clone(), writer.desk().clone(), title.to_owned());
    detached(async move {
        let (core, desk, title, at) = (&core, &desk, &title, core.clock.now());
        core.store
            .write(|tx| async move {
                let items = tx.writer(desk.writer().ok_or(ActionError::PermissionGone)?);
                let outcome = items.acknowledge_share(id, at).await?;
                if outcome == ReceptionChange::Done {
                    let detail = Detail::new(core).fact("name", title.as_str());
                    noted(&tx, desk, "share.acknowledge", id, at, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// What somebody wrote of a shared text, and beside what.
#[derive(Clone, Debug)]
pub struct Written {
    /// Which.
    pub id: ShareId,
    /// What the source calls it.
    pub title: String,
    /// The newest adaptation they saw; 0 for none.
    pub newest: i32,
    /// The text of the source they saw.
    pub base: i32,
    /// What stood in the newest.
    pub before: Adaptation,
    /// What they wrote.
    pub adaptation: Adaptation,
}

/// Keeps an adaptation; nothing public changes.
pub async fn adapt(core: &Core, writer: Writer<'_>, written: Written) -> Result<Adapted, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, written, at) = (&core, &desk, &written, core.clock.now());
        core.store.write(|tx| async move { saved(&tx, core, desk, written, at).await }).await
    })
    .await
}

/// Keeps an adaptation and puts it on the unit's pages.
pub async fn adapt_in_public(core: &Core, publisher: Publisher<'_>, written: Written) -> Result<Adapted, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, written, at) = (&core, &desk, &written, core.clock.now());
        core.store
            .write(|tx| async move {
                let number = match saved(&tx, core, desk, written, at).await? {
                    Adapted::Saved(number) => number,
                    other => return Ok(other),
                };
                published(&tx, core, desk, (written.id, &written.title), number, at).await
            })
            .await
    })
    .await
}

/// Puts the newest adaptation on the unit's pages, if it is the one the person saw.
pub async fn publish_adaptation(
    core: &Core,
    publisher: Publisher<'_>,
    id: ShareId,
    title: &str,
    number: i32,
) -> Result<Adapted, ActionError> {
    let (core, desk, title) = (core.clone(), publisher.desk().clone(), title.to_owned());
    detached(async move {
        let (core, desk, title, at) = (&core, &desk, &title, core.clock.now());
        core.store.write(|tx| async move { published(&tx, core, desk, (id, title), number, at).await }).await
    })
    .await
}

async fn saved(tx: &Tx, core: &Core, desk: &Desk, written: &Written, at: Moment) -> Result<Adapted, ActionError> {
    let items = tx.writer(desk.writer().ok_or(ActionError::PermissionGone)?);
    let Written { id, title, newest, base, before, adaptation } = written;
    let outcome = items.adapt_share(*id, *newest, *base, adaptation, at).await?;
    if let Adapted::Saved(number) = outcome {
        let detail = Detail::new(core).fact("name", title.as_str()).fact("number", number);
        noted(tx, desk, "share.adapt", *id, at, detail.adaptation(before, adaptation)).await?;
    }
    Ok(outcome)
}

async fn published(
    tx: &Tx,
    core: &Core,
    desk: &Desk,
    (id, title): (ShareId, &str),
    number: i32,
    at: Moment,
) -> Result<Adapted, ActionError> {
    let items = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
    let outcome = items.publish_adaptation(id, number, at).await?;
    if outcome == Adapted::Public {
        tx.writer(desk.writer().ok_or(ActionError::PermissionGone)?).acknowledge_share(id, at).await?;
        let detail = Detail::new(core).fact("name", title).fact("number", number);
        noted(tx, desk, "share.publish_adaptation", id, at, detail).await?;
        tx.touch(desk.unit());
    }
    Ok(outcome)
}

/// Wishes for what another unit publishes from now on.
pub async fn subscribe(
    core: &Core,
    publisher: Publisher<'_>,
    wish: SubscriptionWish,
    source: String,
) -> Result<Subscribed, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, wish, source, at) = (&core, &desk, &wish, &source, core.clock.now());
        core.store
            .write(|tx| async move {
                let items = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let outcome = items.subscribe(wish, at).await?;
                if let Subscribed::Done(id) = outcome {
                    let detail = about_wish(core, wish, source);
                    wished(&tx, desk, "share.subscribe", id, at, detail).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Wishes so no more; whether there was such a wish.
pub async fn unsubscribe(
    core: &Core,
    publisher: Publisher<'_>,
    id: SubscriptionId,
    source: String,
) -> Result<bool, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, source, at) = (&core, &desk, &source, core.clock.now());
        core.store
            .write(|tx| async move {
                let items = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let Some(wish) = items.unsubscribe(id).await? else { return Ok(false) };
                wished(&tx, desk, "share.unsubscribe", id, at, about_wish(core, &wish, source)).await?;
                Ok(true)
            })
            .await
    })
    .await
}

fn about_wish(core: &Core, wish: &SubscriptionWish, source: &str) -> Detail {
    let by_itself = wish.takes_by_itself.then_some(true);
    Detail::new(core).fact("name", source).fact("kind", wish.kind.code()).fact("takes_by_itself", by_itself)
}

async fn noted(
    tx: &Tx,
    desk: &Desk,
    action: &'static str,
    id: ShareId,
    at: Moment,
    detail: Detail,
) -> Result<(), StoreError> {
    entry(tx, desk, action, ("share", id.0), at, detail).await
}

async fn wished(
    tx: &Tx,
    desk: &Desk,
    action: &'static str,
    id: SubscriptionId,
    at: Moment,
    detail: Detail,
) -> Result<(), StoreError> {
    entry(tx, desk, action, ("subscription", id.0), at, detail).await
}

async fn entry(
    tx: &Tx,
    desk: &Desk,
    action: &'static str,
    object: (&'static str, i64),
    at: Moment,
    detail: Detail,
) -> Result<(), StoreError> {
    let (person, unit) = (Some(desk.person()), Some(desk.unit()));
    tx.audit(AuditEntry { at, person, unit, action, object: Some(object), detail: detail.json() }).await
}
