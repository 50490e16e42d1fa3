//! Passkeys of people: adding one, using one, taking one away. What a device answered is judged by the crate `passkeys`.

use data_encoding::BASE64URL_NOPAD;
use domain::letter::Letter;
use domain::person::PersonId;
use domain::second_factor::RecoveryCode;
use passkeys::{NewPasskey, Verified};
use serde::{Deserialize, Serialize};
use store::{AuditEntry, Passkey, StoreError, Tx};

use crate::actions::account::Oneself;
use crate::actions::audit_detail::Detail;
use crate::actions::factors::NewCodes;
use crate::core::{ActionError, Core, detached};
use crate::mail::letters::FactorChange;

/// Most passkeys of one person: two phones, two computers, a key of metal, and some that were forgotten.
pub const MOST: usize = 10;

/// What is kept of a passkey beside its name: what proves it, and under which number its device knows the person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredKey {
    /// As the crate wrote it.
    pub public: String,
    /// base64url; the same for all passkeys of a person.
    handle: String,
    /// Whether its device may keep it somewhere else as well; unknown of those added before that was kept, until they
    /// are used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub may_be_backed_up: Option<bool>,
}

impl StoredKey {
    /// Of a passkey just made.
    pub fn new(made: &NewPasskey, handle: &[u8]) -> Self {
        Self {
            public: made.public.clone(),
            handle: BASE64URL_NOPAD.encode(handle),
            may_be_backed_up: Some(made.may_be_backed_up),
        }
    }

    /// As it is stored.
    fn written(&self) -> String {
        // Texts and a truth are always JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what is stored; `None` for something else.
    pub fn read(stored: &str) -> Option<Self> {
        serde_json::from_str(stored).ok()
    }

    /// The person's number on devices.
    pub fn handle(&self) -> Option<Vec<u8>> {
        BASE64URL_NOPAD.decode(self.handle.as_bytes()).ok()
    }
}

/// Shows neither.
impl std::fmt::Debug for StoredKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoredKey").finish_non_exhaustive()
    }
}

/// A passkey to be added, and for whom.
#[derive(Debug)]
pub struct Addition {
    person: PersonId,
    session: Option<String>,
    letter: Letter,
    name: String,
    handle: Vec<u8>,
    key: NewPasskey,
}

impl Addition {
    /// By somebody who is in, or at the door behind the password; they are told by a letter.
    pub fn own(core: &Core, oneself: &Oneself, name: String, handle: Vec<u8>, key: NewPasskey) -> Self {
        let letter = oneself.factor_letter(FactorChange::PasskeyAdded(&name), core.clock.now());
        Self { person: oneself.person, session: oneself.session.clone(), letter, name, handle, key }
    }
}

/// What became of a passkey to be added.
#[derive(Debug)]
pub enum Outcome {
    /// It is there. With codes for paper where the person had none.
    Added(Option<Vec<RecoveryCode>>),
    /// It is somebody's already.
    Known,
    /// The person has as many as anybody may have.
    TooMany,
}

/// Adds a passkey. Every other session of the person ends.
pub async fn add(core: &Core, new: Addition) -> Result<Outcome, ActionError> {
    let core = core.clone();
    detached(async move {
        let has_codes = core.store.people().factors().counts(new.person).await?.recovery > 0;
        let codes = if has_codes { None } else { Some(NewCodes::of(&core, new.person).await?) };
        let stored = StoredKey::new(&new.key, &new.handle).written();
        let (core, new, codes_ref, at) = (&core, &new, codes.as_ref(), core.clock.now());
        let passkey = Passkey {
            id: 0,
            person: new.person,
            credential: new.key.id.clone(),
            stored,
            name: new.name.clone(),
            counter: new.key.counter,
            added_at: at,
            used_at: None,
        };
        let passkey = &passkey;
        let outcome = core
            .store
            .write(|tx| async move {
                tx.factors().lock(new.person).await?;
                if core.store.people().factors().passkeys(new.person).await?.len() >= MOST {
                    return Ok(Some(Outcome::TooMany));
                }
                match tx.factors().add_passkey(passkey).await {
                    Err(StoreError::Duplicate(_)) => return Ok(Some(Outcome::Known)),
                    other => other?,
                }
                if let Some(codes) = codes_ref {
                    tx.factors().set_recovery_codes(new.person, &codes.digests, at).await?;
                }
                tx.people().end_sessions(new.person, new.session.as_deref()).await?;
                noted(core, &tx, new.person, "person.add_passkey").await?;
                tx.outbox().add(&new.letter, at).await?;
                Ok::<_, ActionError>(None)
            })
            .await?;
        Ok(outcome.unwrap_or(Outcome::Added(codes.map(|codes| codes.codes))))
    })
    .await
}

/// A passkey was used; false when another use of it came first.
pub async fn used(core: &Core, passkey: Passkey, use_of_it: Verified) -> Result<bool, ActionError> {
    let core = core.clone();
    detached(async move {
        let kept = StoredKey::read(&passkey.stored);
        let known = kept.map(|key| StoredKey { may_be_backed_up: Some(use_of_it.may_be_backed_up), ..key }.written());
        let (stored, at) = (known.as_deref().unwrap_or(&passkey.stored), core.clock.now());
        let (id, counter) = (passkey.id, use_of_it.counter);
        core.store.write(|tx| async move { Ok(tx.factors().use_passkey(id, stored, counter, at).await?) }).await
    })
    .await
}

/// What became of a passkey that is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// It is gone.
    Removed,
    /// There was none.
    Missing,
    /// A password alone would be left, and that is too little for what this person may do.
    Needed,
}

/// Forgets a passkey, and the codes on paper where nothing else is left to replace. `needs_second` is whether this
/// person may not come in by a password alone.
pub async fn remove(core: &Core, oneself: &Oneself, id: i64, needs_second: bool) -> Result<Removal, ActionError> {
    let (core, oneself) = (core.clone(), oneself.clone());
    detached(async move {
        let (core, oneself, at) = (&core, &oneself, core.clock.now());
        core.store
            .write(|tx| async move {
                tx.factors().lock(oneself.person).await?;
                let people = core.store.people();
                let factors = people.factors();
                let keys = factors.passkeys(oneself.person).await?;
                let Some(key) = keys.iter().find(|key| key.id == id) else { return Ok(Removal::Missing) };
                let is_last = keys.len() == 1 && factors.code_app(oneself.person).await?.is_none();
                if is_last && needs_second {
                    return Ok(Removal::Needed);
                }
                if !tx.factors().remove_passkey(oneself.person, id).await? {
                    return Ok(Removal::Missing);
                }
                if is_last {
                    tx.factors().set_recovery_codes(oneself.person, &[], at).await?;
                }
                noted(core, &tx, oneself.person, "person.remove_passkey").await?;
                let letter = oneself.factor_letter(FactorChange::PasskeyRemoved(&key.name), at);
                tx.outbox().add(&letter, at).await?;
                Ok(Removal::Removed)
            })
            .await
    })
    .await
}

async fn noted(core: &Core, tx: &Tx, person: PersonId, action: &'static str) -> Result<(), StoreError> {
    tx.audit(AuditEntry {
        at: core.clock.now(),
        person: Some(person),
        unit: None,
        action,
        object: Some(("person", person.0)),
        detail: Detail::new(core).json(),
    })
    .await
}
