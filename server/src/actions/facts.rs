//! The facts of a unit: saving them, confirming them, taking the confirmation back.

use domain::access::Administrator;
use domain::duty::{Fact, confirmation_refusals};
use domain::profile::UnitProfile;
use store::{AuditEntry, DeskProfile, ProfileSaved};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// What became of a change to the facts.
#[derive(Debug)]
pub enum FactsOutcome {
    /// Done.
    Done {
        /// The version now.
        version: i64,
    },
    /// A confirmed site cannot be without these.
    Lacks(Vec<Fact>),
    /// Somebody changed the facts in between.
    Stale(Box<DeskProfile>),
}

/// Keeps new facts, if nobody saved since `version`. Residents see them at once.
pub async fn save(
    core: &Core,
    by: Administrator,
    version: i64,
    facts: UnitProfile,
) -> Result<FactsOutcome, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, facts, at) = (&core, &facts, core.clock.now());
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.profile().await?;
                if before.version != version {
                    return Ok(FactsOutcome::Stale(Box::new(before)));
                }
                let lacks = confirmation_refusals(facts);
                if before.confirmed_at.is_some() && !lacks.is_empty() {
                    return Ok(FactsOutcome::Lacks(lacks));
                }
                let version = match administration.save_profile(version, facts, at).await? {
                    ProfileSaved::Done { version } => version,
                    ProfileSaved::Stale(found) => return Ok(FactsOutcome::Stale(found)),
                };
                tx.audit(AuditEntry {
                    at,
                    person: Some(by.person()),
                    unit: Some(by.unit()),
                    action: "unit.facts",
                    object: None,
                    detail: Detail::new(core).profile(&before.profile, facts).json(),
                })
                .await?;
                tx.touch(by.unit());
                Ok(FactsOutcome::Done { version })
            })
            .await
    })
    .await
}

/// Says in the name of the unit that its facts are true, or takes that back.
pub async fn confirm(
    core: &Core,
    by: Administrator,
    version: i64,
    confirmed: bool,
) -> Result<FactsOutcome, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, at) = (&core, core.clock.now());
        core.store
            .write(|tx| async move {
                let administration = tx.administration(by);
                let before = administration.profile().await?;
                if before.version != version {
                    return Ok(FactsOutcome::Stale(Box::new(before)));
                }
                let lacks = confirmation_refusals(&before.profile);
                if confirmed && !lacks.is_empty() {
                    return Ok(FactsOutcome::Lacks(lacks));
                }
                let version = match administration.set_confirmed(version, confirmed, at).await? {
                    ProfileSaved::Done { version } => version,
                    ProfileSaved::Stale(found) => return Ok(FactsOutcome::Stale(found)),
                };
                tx.audit(AuditEntry {
                    at,
                    person: Some(by.person()),
                    unit: Some(by.unit()),
                    action: if confirmed { "unit.confirm" } else { "unit.unconfirm" },
                    object: None,
                    detail: Detail::new(core).fact("version", version).json(),
                })
                .await?;
                tx.touch(by.unit());
                Ok(FactsOutcome::Done { version })
            })
            .await
    })
    .await
}
