//! The letter of the week: to each unit what is missing or late on its pages, to the province the same of all units in
//! short. Nothing is sent where all is well. Each unit's in a transaction of its own.

use std::collections::{BTreeMap, BTreeSet};

use domain::moment::Moment;
use domain::unit::UnitId;
use domain::weekly;
use store::{StoreError, Tx, Whence};

use crate::core::{ActionError, Core, detached};
use crate::mail::letters::{self, To, Weekly};

/// Units looked at in one go.
const AT_ONCE: u64 = 10;

/// A unit that has pages.
#[derive(Clone, Debug)]
pub struct Whose {
    /// Its full name.
    pub name: String,
    /// Where the desk tells how its pages are doing, absolute.
    pub page: String,
    /// Where a person stops these letters, absolute.
    pub account: String,
    /// Of the province: the units it is told of, with their full names.
    pub below: Option<BTreeMap<UnitId, String>>,
}

/// Whose pages they are; `None` for a unit that has none now.
pub type Who<'a> = &'a (dyn Fn(UnitId) -> Option<Whose> + Sync);

/// Plans the first letter to units that have none; how many those were.
pub async fn plan(core: &Core, units: BTreeSet<UnitId>) -> Result<usize, ActionError> {
    let fresh = core.store.without_digest(units).await?;
    if fresh.is_empty() {
        return Ok(0);
    }
    let (core, count) = (core.clone(), fresh.len());
    detached(async move {
        let (core, fresh, at) = (&core, &fresh, weekly::next(core.clock.now()));
        let plan = |tx: Tx| async move { Ok::<_, ActionError>(tx.plan_digests(fresh.clone(), at).await?) };
        core.store.write(plan).await
    })
    .await?;
    Ok(count)
}

/// Takes some of the letters that are due; how many units were looked at. One that fails holds up no other.
pub async fn step(core: &Core, who: Who<'_>) -> Result<u64, ActionError> {
    let mut looked_at = 0;
    for unit in core.store.due_digests(core.clock.now(), AT_ONCE).await? {
        match Whence::schedule().scope(tell(core, who, unit)).await {
            Ok(units) => looked_at += units,
            Err(error) => tracing::error!(unit = unit.0, %error, "a unit could not be told how its pages are doing"),
        }
    }
    Ok(looked_at)
}

async fn tell(core: &Core, who: Who<'_>, unit: UnitId) -> Result<u64, ActionError> {
    let (core, whose, now) = (core.clone(), who(unit), core.clock.now());
    detached(async move {
        let whose = &whose;
        core.store
            .write(|tx| async move {
                let timekeeper = tx.timekeeper(unit);
                if !timekeeper.take_digest(now, weekly::next(now)).await? {
                    return Ok(0);
                }
                let Some(whose) = whose else { return Ok(1) };
                let today = now.vietnam_date();
                let mut lines = if let Some(below) = &whose.below {
                    letters::weekly_of_province(&timekeeper.liveliness_below(now).await?, below, today)
                } else {
                    let (life, open) = (timekeeper.liveliness(now).await?, timekeeper.open_directives(now).await?);
                    letters::weekly_of_unit(&life, open, today)
                };
                lines.extend(letters::weekly_of_shares(timekeeper.shares_to_do().await?));
                if !lines.is_empty() {
                    write(&tx, unit, whose, &lines, now).await?;
                }
                Ok::<u64, ActionError>(1)
            })
            .await
    })
    .await
}

async fn write(tx: &Tx, unit: UnitId, whose: &Whose, lines: &[String], now: Moment) -> Result<(), StoreError> {
    for person in tx.people().digest_readers(unit).await? {
        let letter = letters::weekly(&Weekly {
            to: To { email: &person.email, name: &person.name },
            unit: &whose.name,
            is_province: whose.below.is_some(),
            lines,
            page: &whose.page,
            account: &whose.account,
        });
        tx.outbox().add(&letter, now).await?;
    }
    Ok(())
}
