//! Links by which somebody without an account reads one draft until a moment.

use domain::access::Writer;
use domain::draft_link::LinkLife;
use domain::item::ItemId;
use domain::moment::Moment;

use crate::actions::audit_detail::Detail;
use crate::actions::steps::record;
use crate::core::{ActionError, Core, detached};
use crate::secret::token_digest;

/// Makes a link to an item's draft and returns its token and its end; only the digest of the token is stored. `None`
/// where there is no such item at this desk.
pub async fn make(
    core: &Core,
    writer: Writer<'_>,
    id: ItemId,
    life: LinkLife,
) -> Result<Option<(String, Moment)>, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let token = core.entropy.token()?;
        let (core, desk, digest, at) = (&core, &desk, &token_digest(&token), core.clock.now());
        let expires_at = at.plus_seconds(life.seconds());
        let made = core
            .store
            .write(|tx| async move {
                let writer = desk.writer().ok_or(ActionError::PermissionGone)?;
                if !tx.make_draft_link(writer, id, digest, expires_at, at).await? {
                    return Ok(false);
                }
                let detail = Detail::new(core).fact("expires_at", expires_at.iso_vietnam());
                record(&tx, desk, id, "item.share", detail, at).await?;
                Ok::<_, ActionError>(true)
            })
            .await?;
        Ok(made.then_some((token, expires_at)))
    })
    .await
}

/// Ends a link; whether there was such a link at this desk.
pub async fn end(core: &Core, writer: Writer<'_>, id: ItemId, link: i64) -> Result<bool, ActionError> {
    let (core, desk) = (core.clone(), writer.desk().clone());
    detached(async move {
        let (core, desk, at) = (&core, &desk, core.clock.now());
        core.store
            .write(|tx| async move {
                if !tx.end_draft_link(desk, id, link, at).await? {
                    return Ok(false);
                }
                record(&tx, desk, id, "item.unshare", Detail::new(core), at).await?;
                Ok(true)
            })
            .await
    })
    .await
}
