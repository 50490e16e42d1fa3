//! The palette of a unit's pages.

use domain::access::Administrator;
use domain::palette::Palette;
use store::{AuditEntry, DeskProfile, ProfileSaved};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// What became of a choice.
#[derive(Debug)]
pub enum PaletteOutcome {
    /// Done.
    Done,
    /// Somebody changed what the unit says of itself in between.
    Stale(Box<DeskProfile>),
}

/// Every page of the unit wears the palette, if nobody saved since `version`.
pub async fn choose(
    core: &Core,
    by: Administrator,
    version: i64,
    palette: Palette,
) -> Result<PaletteOutcome, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, at) = (&core, core.clock.now());
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.profile().await?;
                if let ProfileSaved::Stale(found) = administration.set_palette(version, palette, at).await? {
                    return Ok(PaletteOutcome::Stale(found));
                }
                tx.audit(AuditEntry {
                    at,
                    person: Some(by.person()),
                    unit: Some(by.unit()),
                    action: "unit.palette",
                    object: None,
                    detail: Detail::new(core).changed("palette", before.palette.code(), palette.code()).json(),
                })
                .await?;
                tx.touch(by.unit());
                Ok(PaletteOutcome::Done)
            })
            .await
    })
    .await
}
