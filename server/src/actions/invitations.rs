//! Inviting people: who is unknown gets an account without a password and a link to set one, who is known gets the role
//! and is told. Whoever invites learns neither which it was nor what else somebody is.

use domain::access::{Membership, Role};
use domain::invitation::Invitation;
use domain::moment::Moment;
use domain::one_time_link::LinkPurpose;
use domain::person::PersonId;
use domain::staff::Authority;
use domain::unit::UnitId;
use store::{LinkRow, Person, StoreError, Tx};

use crate::actions::staff::{begin, is_waited_for, noted, role_told};
use crate::core::{ActionError, Core, detached};
use crate::mail::letters::{self, AddedToUnit, To};
use crate::secret::token_digest;

/// Who invites whither.
#[derive(Clone, Debug)]
pub struct Inviting {
    /// On whose behalf, and to which unit.
    pub by: Authority,
    /// The name of whoever invites.
    pub inviter: String,
    /// Full name of the unit; `None` for the platform.
    pub place: Option<String>,
    /// The desk, absolute, without a final slash.
    pub studio: String,
}

/// What became of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invited {
    /// The letter is on its way.
    Sent,
    /// They hold this very role here.
    AlreadyHere,
}

/// Invites somebody.
pub async fn invite(core: &Core, inviting: Inviting, invitation: Invitation) -> Result<Invited, ActionError> {
    let token = core.entropy.token()?;
    let core = core.clone();
    detached(async move {
        let (core, inviting, invitation, token, at) = (&core, &inviting, &invitation, &token, core.clock.now());
        core.store
            .write(|tx| async move {
                let by = inviting.by;
                begin(&tx, by).await?;
                let known = tx.people().known(&invitation.email).await?;
                let id = match &known {
                    Some(known) => known.id,
                    None => tx.people().add(&invitation.email, &invitation.name, None, at).await?,
                };
                let held = tx.people().held(id, by.unit()).await?;
                if held.iter().any(|own| own.held.role == invitation.role) {
                    return Ok(Invited::AlreadyHere);
                }
                let what = Membership { role: invitation.role, unit: by.unit() };
                tx.people().grant(id, what).await?;
                tx.people().set_hamlet(id, what, invitation.hamlet.as_deref()).await?;
                // A colleague is known to the unit by name; of anybody else it knows what it typed.
                if let Some(name) = shown_as(&held, known.is_some(), invitation, by) {
                    tx.people().note_invited(id, what, &name).await?;
                }
                let detail = role_told(core, invitation.role).personal("email", "", invitation.email.as_str());
                noted(core, &tx, by, "person.invite", id, detail).await?;
                if let Some(person) = tx.people().person(id).await? {
                    send(&tx, inviting, &person, invitation.role, token, at).await?;
                }
                Ok(Invited::Sent)
            })
            .await
    })
    .await
}

/// The name under which a unit sees somebody until they come; `None` where it knows them.
fn shown_as(held: &[store::ListedRole], known: bool, invitation: &Invitation, by: Authority) -> Option<String> {
    if by.is_of_platform() {
        return None;
    }
    let former = held.iter().find_map(|own| own.invited_as.clone());
    former.or_else(|| (known && held.is_empty()).then(|| invitation.name.clone()))
}

/// Somebody is at the desk of a unit: if it waited for them, it knows them from now on.
pub async fn came(core: &Core, person: PersonId, unit: UnitId) -> Result<(), ActionError> {
    if !core.store.people().is_waited_for(person, unit).await? {
        return Ok(());
    }
    core.store.write(|tx| async move { Ok(tx.people().note_came(person, unit).await?) }).await
}

/// What became of another letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// It is on its way; the link of the former one is worth nothing.
    Sent,
    /// There is nothing to accept.
    NotWaited,
    /// Their address takes no letters.
    Unreachable,
    /// This person is nobody here.
    Missing,
}

/// Sends the letter again to somebody who did not come yet.
pub async fn again(core: &Core, inviting: Inviting, person: PersonId) -> Result<Again, ActionError> {
    let token = core.entropy.token()?;
    let core = core.clone();
    detached(async move {
        let (core, inviting, token, at) = (&core, &inviting, &token, core.clock.now());
        core.store
            .write(|tx| async move {
                let by = inviting.by;
                begin(&tx, by).await?;
                let held = tx.people().held(person, by.unit()).await?;
                let known = tx.people().person(person).await?.filter(|known| !known.removed);
                let role = held.iter().map(|own| own.held.role).max();
                let Some((known, role)) = known.zip(role) else { return Ok(Again::Missing) };
                if !is_waited_for(&known, &held) {
                    return Ok(Again::NotWaited);
                }
                if !known.email.takes_letters() {
                    return Ok(Again::Unreachable);
                }
                if known.password_hash.is_none() {
                    tx.people().void_links_of(person).await?;
                }
                noted(core, &tx, by, "person.invite", person, role_told(core, role)).await?;
                send(&tx, inviting, &known, role, token, at).await?;
                Ok(Again::Sent)
            })
            .await
    })
    .await
}

/// The letter: with a link for who has no password, without one for who has.
async fn send(
    tx: &Tx,
    inviting: &Inviting,
    person: &Person,
    role: Role,
    token: &str,
    at: Moment,
) -> Result<(), StoreError> {
    // Whoever may not sign in is not called to the desk.
    if person.disabled {
        return Ok(());
    }
    let (to, unit) = (To { email: &person.email, name: &person.name }, inviting.place.as_deref());
    let letter = if person.password_hash.is_some() {
        letters::added_to_unit(&AddedToUnit { to, giver: &inviting.inviter, unit, role, desk: &inviting.studio })
    } else {
        let purpose = LinkPurpose::Invitation;
        let until = at.plus_seconds(purpose.seconds());
        let link = LinkRow { person: person.id, purpose, email: None, expires_at: until };
        tx.people().add_link(&token_digest(token), &link).await?;
        let path = app::paths::desk::SetPassword { token: token.to_owned() };
        let link = format!("{}{path}", inviting.studio);
        letters::invitation(&letters::Invitation { to, inviter: &inviting.inviter, unit, role, link: &link, until })
    };
    tx.outbox().add(&letter, at).await
}
