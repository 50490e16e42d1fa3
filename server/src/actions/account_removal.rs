//! The end of an account, by its owner: who takes over what they looked after, and whether somebody is left to run what
//! they run.

use domain::access::Membership;
use domain::account::{REMOVED_NAME, removed_email};
use domain::person::PersonId;
use domain::unit::UnitId;
use store::{AuditEntry, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};

/// Who takes over the items of a unit; `None` for nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// Whose items.
    pub unit: UnitId,
    /// To whom.
    pub to: Option<PersonId>,
}

/// What became of the removal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemovalOutcome {
    /// Nobody can sign in with it any more.
    Done,
    /// Nobody else runs these units; `None` is the platform. Nothing was changed.
    LastAdministrator(Vec<Option<UnitId>>),
    /// Whoever was to take over does not write at this unit. Nothing was changed.
    UnknownHeir(UnitId),
    /// There is no such account any more.
    Missing,
}

/// How many items of a unit went to whom.
type Given = (UnitId, u64, Option<PersonId>);

/// Why a transaction is taken back.
enum Refusal {
    Outcome(RemovalOutcome),
    Failure(ActionError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Failure(error.into())
    }
}

/// Makes a person nobody. What they wrote stays; the items they looked after go to others.
pub async fn remove(core: &Core, person: PersonId, hand_over: Vec<HandOver>) -> Result<RemovalOutcome, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, hand_over) = (&core, hand_over.as_slice());
        let outcome = core.store.write(|tx| async move {
            tx.people().one_at_a_time().await?;
            let roles = tx.people().roles(person).await?;
            let last = last_administrator(&tx, person, &roles).await?;
            if !last.is_empty() {
                return Err(Refusal::Outcome(RemovalOutcome::LastAdministrator(last)));
            }
            let mut given = Vec::new();
            for HandOver { unit, to } in hand_over.iter().copied() {
                if let Some(heir) = to
                    && (heir == person || !tx.people().writes_at(heir, unit).await?)
                {
                    return Err(Refusal::Outcome(RemovalOutcome::UnknownHeir(unit)));
                }
                given.push((unit, tx.people().hand_over(person, unit, to).await?, to));
            }
            let email = removed_email(person).ok_or(Refusal::Failure(ActionError::PermissionGone))?;
            if !tx.people().erase(person, REMOVED_NAME, &email, core.clock.now()).await? {
                return Err(Refusal::Outcome(RemovalOutcome::Missing));
            }
            note(core, &tx, person, &roles, &given).await?;
            Ok(RemovalOutcome::Done)
        });
        match outcome.await {
            Ok(outcome) | Err(Refusal::Outcome(outcome)) => Ok(outcome),
            Err(Refusal::Failure(failure)) => Err(failure),
        }
    })
    .await
}

/// The units, and the platform, that nobody else runs.
async fn last_administrator(
    tx: &Tx,
    person: PersonId,
    roles: &[Membership],
) -> Result<Vec<Option<UnitId>>, StoreError> {
    let mut last = Vec::new();
    for held in roles.iter().filter(|held| held.role.administers()) {
        let others = tx.people().administrators(held.unit).await?;
        if others.iter().all(|other| *other == person) && !last.contains(&held.unit) {
            last.push(held.unit);
        }
    }
    Ok(last)
}

/// Every unit they worked for reads of it in its own record; written after the name is gone, so it is not told.
async fn note(core: &Core, tx: &Tx, person: PersonId, roles: &[Membership], given: &[Given]) -> Result<(), StoreError> {
    let mut units: Vec<Option<UnitId>> = roles.iter().map(|held| held.unit).collect();
    units.extend(given.iter().map(|(unit, _, _)| Some(*unit)));
    units.sort_unstable();
    units.dedup();
    if units.is_empty() {
        units.push(None);
    }
    for unit in units {
        let detail = match given.iter().find(|(of, _, _)| Some(*of) == unit) {
            Some((_, items, to)) => Detail::new(core).fact("items", *items).fact("successor", to.map(|heir| heir.0)),
            None => Detail::new(core),
        };
        tx.audit(AuditEntry {
            at: core.clock.now(),
            person: Some(person),
            unit,
            action: "person.remove",
            object: Some(("person", person.0)),
            detail: detail.json(),
        })
        .await?;
    }
    Ok(())
}
