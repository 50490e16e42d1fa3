//! Sharing items with other units: the terms, and keeping an audience what it says as units come and go.

use domain::access::Publisher;
use domain::item::ItemId;
use domain::share::{ShareField, ShareForm, ShareTerms};
use store::{AuditEntry, Reconciled, ShareSet, Whence};

use crate::actions::audit_detail::Detail;
use crate::actions::steps::{about, record};
use crate::core::{ActionError, Core, detached};
use crate::registry::{Receivers, Registry};

/// Shares an item on these terms, if nobody changed them since `version`; 0 for what is not shared yet. Wherever it is
/// to stand it stands with this commit.
pub async fn share(
    core: &Core,
    publisher: Publisher<'_>,
    item: ItemId,
    version: i64,
    terms: ShareTerms,
    receivers: Receivers,
) -> Result<ShareSet, ActionError> {
    let (core, desk) = (core.clone(), publisher.desk().clone());
    detached(async move {
        let (core, desk, terms, receivers, at) = (&core, &desk, &terms, &receivers, core.clock.now());
        core.store
            .write(|tx| async move {
                let items = tx.publisher(desk.publisher().ok_or(ActionError::PermissionGone)?);
                let Some(found) = items.item(item).await? else { return Ok(ShareSet::Missing) };
                let before = items.share_terms(item).await?;
                let outcome = items.share(item, version, terms, receivers.units(), at).await?;
                if matches!(outcome, ShareSet::Done { .. }) {
                    let detail = told(about(core, &found), before.as_ref(), terms);
                    let detail = detail.fact("reached", receivers.units().len());
                    record(&tx, desk, item, "share.set", detail, at).await?;
                }
                Ok(outcome)
            })
            .await
    })
    .await
}

/// Every field of the terms that changed.
fn told(detail: Detail, before: Option<&ShareTerms>, after: &ShareTerms) -> Detail {
    let (before, after) = (before.map(ShareForm::from).unwrap_or_default(), ShareForm::from(after));
    ShareField::ALL
        .iter()
        .fold(detail, |detail, &field| detail.changed(field.key(), before.get(field), after.get(field)))
}

/// Brings the shares that are for kinds of units or for places in line with the units there are: a new commune gets what
/// is for all. How many of them changed. Nobody's deed.
pub async fn keep_audiences(core: &Core, registry: &Registry) -> Result<u64, ActionError> {
    let mut changed = 0;
    for share in core.store.standing_shares().await? {
        let Some(receivers) = registry.receivers(share.source, &share.terms.audience) else { continue };
        let (core, source) = (core.clone(), share.source);
        let deed = detached(async move {
            let (core, share, receivers, at) = (&core, &share, &receivers, core.clock.now());
            core.store
                .write(|tx| async move {
                    let units = receivers.units();
                    let done = tx.reconcile_share(share.source, share.id, &share.terms, units, at).await?;
                    let Some(Reconciled { came, went }) = done.filter(|done| done.came + done.went > 0) else {
                        return Ok(0);
                    };
                    tx.audit(AuditEntry {
                        at,
                        person: None,
                        unit: Some(share.source),
                        action: "share.follow",
                        object: Some(("share", share.id.0)),
                        detail: Detail::new(core).fact("came", came).fact("went", went).json(),
                    })
                    .await?;
                    Ok::<u64, ActionError>(1)
                })
                .await
        });
        match Whence::schedule().scope(deed).await {
            Ok(done) => changed += done,
            Err(error) => tracing::error!(unit = source.0, %error, "the audience of a share could not be kept"),
        }
    }
    Ok(changed)
}
