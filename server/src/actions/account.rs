//! What people do to their own account: name, address, password, sessions, taking their data along. Each tells of itself
//! by a letter where somebody else could have done it.

use domain::letter::Letter;
use domain::moment::Moment;
use domain::one_time_link::LinkPurpose;
use domain::password::Password;
use domain::person::{EmailAddress, PersonId};
use store::{AuditEntry, LinkRow, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};
use crate::mail::letters::{
    self, EmailChangeConfirmation, EmailChanged, FactorChange, FactorChanged, PasswordChanged, To, Whereabouts,
};
use crate::secret::token_digest;

/// Whoever does something to their own account, from where, and where they are told to look after it.
#[derive(Clone, Debug)]
pub struct Oneself {
    /// Who.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// Where letters go.
    pub email: EmailAddress,
    /// The id of the session at work, which goes on where others end.
    pub session: Option<String>,
    /// Words such as `Chrome trên Android`.
    pub device: Option<String>,
    /// `203.0.113.0/24`, never a whole address.
    pub network: Option<String>,
    /// Absolute address of the account's page.
    pub way_out: String,
}

impl Oneself {
    fn to(&self) -> To<'_> {
        To { email: &self.email, name: &self.name }
    }

    fn whereabouts(&self) -> Whereabouts<'_> {
        Whereabouts { device: self.device.as_deref(), network: self.network.as_deref() }
    }

    /// The letter about what became of a way to prove who one is.
    pub fn factor_letter(&self, change: FactorChange<'_>, at: Moment) -> Letter {
        let (to, from, way_out) = (self.to(), self.whereabouts(), self.way_out.as_str());
        letters::factor_changed(&FactorChanged { to, change, at, from, way_out })
    }
}

/// Another name; nothing where it is the same.
pub async fn rename(core: &Core, oneself: Oneself, name: String) -> Result<(), ActionError> {
    if name == oneself.name {
        return Ok(());
    }
    let core = core.clone();
    detached(async move {
        let (core, oneself, name) = (&core, &oneself, name.as_str());
        core.store
            .write(|tx| async move {
                tx.people().set_name(oneself.person, name).await?;
                let detail = Detail::new(core).personal("name", &oneself.name, name);
                noted(core, &tx, oneself.person, "person.rename", detail).await?;
                Ok(())
            })
            .await
    })
    .await
}

/// Another password. Every other session ends, and no link that was sent opens anything any more.
pub async fn change_password(core: &Core, oneself: Oneself, password: Password) -> Result<(), ActionError> {
    let hash = core.passwords.hash(password, &core.entropy).await?;
    let core = core.clone();
    detached(async move {
        let (core, oneself, hash, at) = (&core, &oneself, hash.as_str(), core.clock.now());
        core.store
            .write(|tx| async move {
                tx.people().set_password(oneself.person, hash).await?;
                tx.people().end_sessions(oneself.person, oneself.session.as_deref()).await?;
                tx.people().void_links_of(oneself.person).await?;
                noted(core, &tx, oneself.person, "person.change_password", Detail::new(core)).await?;
                let (to, from, way_out) = (oneself.to(), oneself.whereabouts(), oneself.way_out.as_str());
                let letter = letters::password_changed(&PasswordChanged { to, at, from, way_out });
                tx.outbox().add(&letter, at).await?;
                Ok(())
            })
            .await
    })
    .await
}

/// Sends a link to the address a person wants to have; `link_to` makes the absolute address of a token. Where the
/// address is somebody else's nothing is sent, and nobody learns that from the answer.
pub async fn ask_email_change(
    core: &Core,
    oneself: Oneself,
    wanted: EmailAddress,
    link_to: impl FnOnce(&str) -> String,
) -> Result<(), ActionError> {
    let token = core.entropy.token()?;
    let (digest, at, purpose) = (token_digest(&token), core.clock.now(), LinkPurpose::EmailChange);
    let until = at.plus_seconds(purpose.seconds());
    let to = To { email: &wanted, name: &oneself.name };
    let letter = letters::email_change_confirmation(&EmailChangeConfirmation { to, link: &link_to(&token), until });
    let link = LinkRow { person: oneself.person, purpose, email: Some(wanted.clone()), expires_at: until };
    let core = core.clone();
    detached(async move {
        let (core, oneself, wanted, letter, link) = (&core, &oneself, &wanted, &letter, &link);
        let is_taken = core.store.people().by_email(wanted).await?.is_some();
        core.store
            .write(|tx| async move {
                tx.people().void_links_for(oneself.person, purpose).await?;
                if !is_taken {
                    tx.people().add_link(&digest, link).await?;
                    tx.outbox().add(letter, at).await?;
                }
                let detail = Detail::new(core).personal("email", oneself.email.as_str(), wanted.as_str());
                noted(core, &tx, oneself.person, "person.ask_email_change", detail).await?;
                Ok(())
            })
            .await
    })
    .await
}

/// What became of a new address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmailOutcome {
    /// It is the one to sign in with.
    Done(EmailAddress),
    /// The link was used, has run out, or its address is somebody else's by now.
    Spent,
}

/// Changes the address by the link that went there. The former address is told, and links sent to it open nothing.
pub async fn confirm_email(core: &Core, token: &str) -> Result<EmailOutcome, ActionError> {
    let digest = token_digest(token);
    let core = core.clone();
    detached(async move {
        let (core, at) = (&core, core.clock.now());
        let outcome = core.store.write(|tx| async move {
            let Some((person, link)) = email_link(core, &digest, at).await? else { return Ok(EmailOutcome::Spent) };
            let Some(email) = link.email.filter(|_| link.purpose == LinkPurpose::EmailChange) else {
                return Ok(EmailOutcome::Spent);
            };
            if !tx.people().use_link(&digest, at).await? {
                return Ok(EmailOutcome::Spent);
            }
            tx.people().set_email(person.id, &email).await?;
            tx.people().void_links_of(person.id).await?;
            let detail = Detail::new(core).personal("email", person.email.as_str(), email.as_str());
            noted(core, &tx, person.id, "person.change_email", detail).await?;
            let to = To { email: &person.email, name: &person.name };
            tx.outbox().add(&letters::email_changed(&EmailChanged { to, at }), at).await?;
            Ok(EmailOutcome::Done(email))
        });
        match outcome.await {
            Err(ActionError::Store(StoreError::Duplicate(_))) => Ok(EmailOutcome::Spent),
            other => other,
        }
    })
    .await
}

/// Whose link to a new address it is, while it holds and they may sign in.
pub async fn email_link(
    core: &Core,
    digest: &[u8; 32],
    now: Moment,
) -> Result<Option<(store::Person, LinkRow)>, StoreError> {
    let people = core.store.people();
    let link = people.link(digest, now).await?.filter(|link| link.purpose == LinkPurpose::EmailChange);
    let Some(link) = link else { return Ok(None) };
    let person = people.by_id(link.person).await?.filter(|person| !person.disabled);
    Ok(person.map(|person| (person, link)))
}

/// Ends one session; false when there was none.
pub async fn end_session(core: &Core, person: PersonId, id: String) -> Result<bool, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, id) = (&core, id.as_str());
        core.store
            .write(|tx| async move {
                let ended = tx.people().end_session(person, id).await?;
                if ended {
                    noted(core, &tx, person, "session.end", Detail::new(core)).await?;
                }
                Ok(ended)
            })
            .await
    })
    .await
}

/// Ends every session but the one at work, and tells how many those were.
pub async fn end_other_sessions(core: &Core, oneself: Oneself) -> Result<u64, ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, oneself) = (&core, &oneself);
        core.store
            .write(|tx| async move {
                let ended = tx.people().end_sessions(oneself.person, oneself.session.as_deref()).await?;
                if ended > 0 {
                    noted(core, &tx, oneself.person, "session.end", Detail::new(core).fact("sessions", ended)).await?;
                }
                Ok(ended)
            })
            .await
    })
    .await
}

/// Says whether a person wants the letter of the week; nothing where that is so already.
pub async fn choose_weekly(core: &Core, person: PersonId, wants: bool) -> Result<(), ActionError> {
    let core = core.clone();
    detached(async move {
        let (core, since) = (&core, (!wants).then(|| core.clock.now()));
        core.store
            .write(|tx| async move {
                if tx.people().stop_digest(person, since).await? {
                    let action = if wants { "person.resume_weekly" } else { "person.stop_weekly" };
                    noted(core, &tx, person, action, Detail::new(core)).await?;
                }
                Ok(())
            })
            .await
    })
    .await
}

/// Records that somebody takes along what is kept of them.
pub async fn exported(core: &Core, person: PersonId) -> Result<(), ActionError> {
    let core = core.clone();
    detached(async move {
        let core = &core;
        let note = |tx: Tx| async move { Ok(noted(core, &tx, person, "person.export", Detail::new(core)).await?) };
        core.store.write(note).await
    })
    .await
}

async fn noted(core: &Core, tx: &Tx, person: PersonId, action: &'static str, detail: Detail) -> Result<(), StoreError> {
    let object = Some(("person", person.0));
    let entry =
        AuditEntry { at: core.clock.now(), person: Some(person), unit: None, action, object, detail: detail.json() };
    tx.audit(entry).await
}
