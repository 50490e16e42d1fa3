//! Accounts of other people: their sessions, their second factor, whether they may sign in at all.

use domain::access::{Actor, Membership};
use domain::person::PersonId;
use domain::staff::{Authority, reaches};
use domain::unit::UnitId;
use store::{StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::actions::staff::{begin, is_last, is_waited_for, noted};
use crate::core::{ActionError, Core, detached};

/// A deed about somebody's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountDeed {
    /// Every browser must sign in again.
    EndSessions,
    /// The phone is lost: a password alone is enough until another one is added.
    ResetFactors,
    /// They may sign in no more, and are out at once.
    Disable,
    /// They may again.
    Enable,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountOutcome {
    /// It is done.
    Done,
    /// This person is nobody here.
    Missing,
    /// They did not come yet, so there is no account to speak of.
    Waited,
    /// They also work where whoever asks has no say.
    Beyond,
    /// Nobody does this to themselves.
    Own,
    /// They alone administer this unit, or run the platform.
    Last(Option<UnitId>),
}

/// Does it, if whoever asks may.
pub async fn act(
    core: &Core,
    by: Authority,
    person: PersonId,
    deed: AccountDeed,
) -> Result<AccountOutcome, ActionError> {
    let core = core.clone();
    detached(async move {
        let core = &core;
        core.store
            .write(|tx| async move {
                let actor = begin(&tx, by).await?;
                if let Some(refused) = refused(&tx, by, actor.as_ref(), person, deed).await? {
                    return Ok(refused);
                }
                let (people, detail) = (tx.people(), Detail::new(core));
                let sessions = match deed {
                    AccountDeed::Enable => 0,
                    // Whoever took the phone is out as well.
                    _ => people.end_sessions(person, None).await?,
                };
                let (deed_code, detail) = match deed {
                    AccountDeed::EndSessions => ("person.end_sessions", detail.fact("sessions", sessions)),
                    AccountDeed::ResetFactors => {
                        tx.factors().remove_all(person).await?;
                        ("person.reset_factors", detail)
                    }
                    AccountDeed::Disable => {
                        people.set_disabled(person, true).await?;
                        people.void_links_of(person).await?;
                        ("person.disable", detail.fact("sessions", sessions))
                    }
                    AccountDeed::Enable => {
                        people.set_disabled(person, false).await?;
                        ("person.enable", detail)
                    }
                };
                noted(core, &tx, by, deed_code, person, detail).await?;
                Ok(AccountOutcome::Done)
            })
            .await
    })
    .await
}

async fn refused(
    tx: &Tx,
    by: Authority,
    actor: Option<&Actor>,
    person: PersonId,
    deed: AccountDeed,
) -> Result<Option<AccountOutcome>, StoreError> {
    let Some(known) = tx.people().person(person).await?.filter(|known| !known.removed) else {
        return Ok(Some(AccountOutcome::Missing));
    };
    if !by.is_of_platform() {
        let held = tx.people().held(person, by.unit()).await?;
        if held.is_empty() {
            return Ok(Some(AccountOutcome::Missing));
        }
        if is_waited_for(&known, &held) {
            return Ok(Some(AccountOutcome::Waited));
        }
    }
    if deed == AccountDeed::EndSessions {
        return Ok(None);
    }
    if by.person() == Some(person) {
        return Ok(Some(AccountOutcome::Own));
    }
    let all = tx.people().roles(person).await?;
    if actor.is_some_and(|actor| !reaches(actor, &all)) {
        return Ok(Some(AccountOutcome::Beyond));
    }
    if deed == AccountDeed::Disable && !known.disabled {
        return Ok(last_of(tx, person, &all).await?.map(AccountOutcome::Last));
    }
    Ok(None)
}

/// The first place that would be left without anybody to administer it.
async fn last_of(tx: &Tx, person: PersonId, held: &[Membership]) -> Result<Option<Option<UnitId>>, StoreError> {
    for own in held.iter().filter(|own| own.role.administers()) {
        if is_last(tx, person, own.unit).await? {
            return Ok(Some(own.unit));
        }
    }
    Ok(None)
}
