//! Roles: what somebody is at a unit or on the platform, given and taken. Whoever changes roles waits for whoever does so
//! already, so that the last administrator of a place is never taken away by two at once.

use domain::access::{Actor, Membership, Role};
use domain::invitation::{Roles, of_team};
use domain::person::PersonId;
use domain::staff::Authority;
use domain::unit::UnitId;
use store::{AuditEntry, ListedRole, Person, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};
use crate::mail::letters::{AccessEnded, To, access_ended};

/// What became of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RolesOutcome {
    /// They are as wanted.
    Done,
    /// This person is nobody here.
    Missing,
    /// Nobody would administer the place any more.
    Last,
    /// They hold a role here that whoever asks can neither give nor take.
    Above,
}

/// Gives somebody who works for the authority's unit these roles and takes the others, of those that can be given.
pub async fn set(
    core: &Core,
    by: Authority,
    person: PersonId,
    wanted: Roles,
    givable: Vec<Role>,
) -> Result<RolesOutcome, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, wanted, givable) = (&core, &wanted, &givable);
        core.store
            .write(|tx| async move {
                begin(&tx, by).await?;
                let held = tx.people().held(person, by.unit()).await?;
                if held.is_empty() {
                    return Ok(RolesOutcome::Missing);
                }
                let stays = |role: Role| wanted.roles.contains(&role) || !givable.contains(&role);
                let administers = held.iter().any(|own| own.held.role.administers());
                let will = wanted.roles.iter().chain(held.iter().map(|own| &own.held.role).filter(|own| stays(**own)));
                if administers && !will.copied().any(Role::administers) && is_last(&tx, person, by.unit()).await? {
                    return Ok(RolesOutcome::Last);
                }
                for own in held.iter().filter(|own| !stays(own.held.role)) {
                    tx.people().revoke(person, own.held).await?;
                    noted(core, &tx, by, "person.revoke", person, role_told(core, own.held.role)).await?;
                }
                for &role in &wanted.roles {
                    let before = held.iter().find(|own| own.held.role == role);
                    let hamlet = of_team(role, wanted.hamlet.clone());
                    put(core, &tx, by, person, role, hamlet, before, &held).await?;
                }
                Ok(RolesOutcome::Done)
            })
            .await
    })
    .await
}

/// One role more or another hamlet of it; nothing where it is so already.
#[expect(clippy::too_many_arguments, reason = "one row of the table of roles, before and after")]
async fn put(
    core: &Core,
    tx: &Tx,
    by: Authority,
    person: PersonId,
    role: Role,
    hamlet: Option<String>,
    before: Option<&ListedRole>,
    held: &[ListedRole],
) -> Result<(), StoreError> {
    if before.is_some_and(|own| own.hamlet == hamlet) {
        return Ok(());
    }
    let what = Membership { role, unit: by.unit() };
    tx.people().grant(person, what).await?;
    tx.people().set_hamlet(person, what, hamlet.as_deref()).await?;
    // Somebody the unit still waits for stays as unknown to it as they are.
    if let Some(name) = held.iter().find_map(|own| own.invited_as.as_ref()) {
        tx.people().note_invited(person, what, name).await?;
    }
    let former = before.and_then(|own| own.hamlet.as_deref()).unwrap_or_default();
    let detail = role_told(core, role).changed("hamlet", former, hamlet.as_deref().unwrap_or_default());
    noted(core, tx, by, "person.grant", person, detail).await
}

/// Gives somebody one role at the authority's unit, or on the platform; false when there is no such person.
pub async fn give(
    core: &Core,
    by: Authority,
    person: PersonId,
    role: Role,
    hamlet: Option<String>,
) -> Result<bool, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, hamlet) = (&core, &hamlet);
        core.store
            .write(|tx| async move {
                begin(&tx, by).await?;
                if tx.people().person(person).await?.is_none_or(|known| known.removed) {
                    return Ok(false);
                }
                let held = tx.people().held(person, by.unit()).await?;
                let before = held.iter().find(|own| own.held.role == role);
                put(core, &tx, by, person, role, of_team(role, hamlet.clone()), before, &held).await?;
                Ok(true)
            })
            .await
    })
    .await
}

/// Takes one role at the authority's unit, or on the platform. With the last one there somebody leaves.
pub async fn take(
    core: &Core,
    by: Authority,
    place: Option<String>,
    person: PersonId,
    role: Role,
) -> Result<RolesOutcome, ActionError> {
    ended(core, by, place, person, move |own| own == role, move |_| true).await
}

/// Ends everything somebody is at the authority's unit: they are out at once. `place` is what the letter calls the unit.
pub async fn leave(
    core: &Core,
    by: Authority,
    place: Option<String>,
    person: PersonId,
    givable: Vec<Role>,
) -> Result<RolesOutcome, ActionError> {
    ended(core, by, place, person, |_| true, move |own| givable.contains(&own)).await
}

/// Ends the roles of which `goes` says so; all must be takable.
async fn ended(
    core: &Core,
    by: Authority,
    place: Option<String>,
    person: PersonId,
    goes: impl Fn(Role) -> bool + Send + Sync + 'static,
    takable: impl Fn(Role) -> bool + Send + Sync + 'static,
) -> Result<RolesOutcome, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, place, goes, takable, at) = (&core, place.as_deref(), &goes, &takable, core.clock.now());
        core.store
            .write(|tx| async move {
                begin(&tx, by).await?;
                let held = tx.people().held(person, by.unit()).await?;
                let (gone, kept): (Vec<_>, Vec<_>) = held.into_iter().partition(|own| goes(own.held.role));
                if gone.is_empty() {
                    return Ok(RolesOutcome::Missing);
                }
                if !gone.iter().all(|own| takable(own.held.role)) {
                    return Ok(RolesOutcome::Above);
                }
                let administers = |own: &ListedRole| own.held.role.administers();
                if gone.iter().any(administers)
                    && !kept.iter().any(administers)
                    && is_last(&tx, person, by.unit()).await?
                {
                    return Ok(RolesOutcome::Last);
                }
                for own in &gone {
                    tx.people().revoke(person, own.held).await?;
                    noted(core, &tx, by, "person.revoke", person, role_told(core, own.held.role)).await?;
                }
                if kept.is_empty() {
                    tx.people().end_sessions(person, None).await?;
                    tx.people().void_links_of(person).await?;
                    let known = tx.people().person(person).await?;
                    if let Some(known) = known.filter(|known| known.password_hash.is_some() && !known.disabled) {
                        let to = To { email: &known.email, name: &known.name };
                        tx.outbox().add(&access_ended(&AccessEnded { to, unit: place, at }), at).await?;
                    }
                }
                Ok(RolesOutcome::Done)
            })
            .await
    })
    .await
}

/// Waits for everybody else who changes roles, and looks again whether whoever asks may: their own may be gone by now.
pub(super) async fn begin(tx: &Tx, by: Authority) -> Result<Option<Actor>, ActionError> {
    tx.people().one_at_a_time().await?;
    let Some(person) = by.person() else { return Ok(None) };
    let known = tx.people().person(person).await?.filter(|known| !known.disabled);
    let actor = Actor::new(person, tx.people().roles(person).await?);
    if known.is_none() || !by.is_held_by(&actor) {
        return Err(ActionError::PermissionGone);
    }
    Ok(Some(actor))
}

/// Whether somebody is the only one who can administer a unit, or run the platform.
pub(super) async fn is_last(tx: &Tx, person: PersonId, unit: Option<UnitId>) -> Result<bool, StoreError> {
    let all = tx.people().administrators(unit).await?;
    Ok(!all.is_empty() && all.iter().all(|one| *one == person))
}

/// Whether a unit still waits for somebody it invited: they set no password, or, known already, have not come to it.
pub(super) fn is_waited_for(known: &Person, held: &[ListedRole]) -> bool {
    known.password_hash.is_none() || held.iter().any(|own| own.invited_as.is_some())
}

/// The detail every deed about a role has.
pub(super) fn role_told(core: &Core, role: Role) -> Detail {
    Detail::new(core).fact("role", role.code())
}

/// A deed about a person, on record.
pub(super) async fn noted(
    core: &Core,
    tx: &Tx,
    by: Authority,
    action: &'static str,
    person: PersonId,
    detail: Detail,
) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: by.person(),
        unit: by.unit(),
        action,
        object: Some(("person", person.0)),
        detail: detail.json(),
    })
    .await
}
