//! Signing in and out, for the record. The sessions themselves are the web's.

use domain::person::PersonId;
use store::{AuditEntry, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::{ActionError, Core, detached};
use crate::mail::letters::{self, NewDevice, To, Whereabouts};
use crate::secret::token_digest;

/// A browser, as far as it tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// `Chrome trên Android`.
    pub words: String,
    /// `203.0.113.0/24`.
    pub network: String,
    /// Digest of what it keeps; `None` for one that was never here, or forgot.
    pub kept: Option<[u8; 32]>,
}

impl Device {
    /// As letters tell it.
    pub fn whereabouts(&self) -> Whereabouts<'_> {
        Whereabouts { device: Some(&self.words), network: Some(&self.network) }
    }
}

/// Somebody is let in. A browser that is new to them is remembered by what it will keep, `token`; they are told by a
/// letter, unless they never were here before.
pub async fn signed_in(
    core: &Core,
    person: PersonId,
    device: &Device,
    token: Option<&str>,
    way_out: &str,
) -> Result<(), ActionError> {
    let (core, device, way_out) = (core.clone(), device.clone(), way_out.to_owned());
    let digest = token.map(token_digest).or(device.kept);
    detached(async move {
        let people = core.store.people();
        let factors = people.factors();
        let is_new = match &digest {
            Some(digest) => !factors.knows_device(person, digest).await? && factors.knows_any_device(person).await?,
            None => false,
        };
        let known = core.store.people().by_id(person).await?.filter(|_| is_new);
        let (core, device, at) = (&core, &device, core.clock.now());
        let letter = known.as_ref().map(|known| {
            letters::new_device(&NewDevice {
                to: To { email: &known.email, name: &known.name },
                at,
                from: device.whereabouts(),
                way_out: &way_out,
            })
        });
        let letter = letter.as_ref();
        core.store
            .write(|tx| async move {
                if let Some(digest) = &digest {
                    tx.factors().know_device(person, digest, at).await?;
                }
                if let Some(letter) = letter {
                    tx.outbox().add(letter, at).await?;
                }
                Ok(noted(core, &tx, "session.sign_in", Some(person), Detail::new(core)).await?)
            })
            .await
    })
    .await
}

/// Somebody is not let in. What they typed is told as a digest, whether or not there is such an account.
pub async fn sign_in_failed(core: &Core, account: &str) -> Result<(), ActionError> {
    note(core, "session.sign_in_failed", None, |detail| detail.personal("account", "", account)).await
}

/// The password was right, the code was not.
pub async fn code_failed(core: &Core, person: PersonId) -> Result<(), ActionError> {
    note(core, "session.code_failed", Some(person), |detail| detail).await
}

/// A passkey was shown that does not count; somebody's, if it is known.
pub async fn passkey_failed(core: &Core, person: Option<PersonId>) -> Result<(), ActionError> {
    note(core, "session.passkey_failed", person, |detail| detail).await
}

/// Somebody leaves.
pub async fn signed_out(core: &Core, person: PersonId) -> Result<(), ActionError> {
    note(core, "session.sign_out", Some(person), |detail| detail).await
}

async fn note(
    core: &Core,
    action: &'static str,
    person: Option<PersonId>,
    more: impl FnOnce(Detail) -> Detail,
) -> Result<(), ActionError> {
    let (core, detail) = (core.clone(), more(Detail::new(core)));
    detached(async move {
        let (core, detail) = (&core, &detail);
        core.store.write(|tx| async move { Ok(noted(core, &tx, action, person, detail.clone()).await?) }).await
    })
    .await
}

async fn noted(
    core: &Core,
    tx: &Tx,
    action: &'static str,
    person: Option<PersonId>,
    detail: Detail,
) -> Result<(), StoreError> {
    let entry = AuditEntry { at: core.clock.now(), person, unit: None, action, object: None, detail: detail.json() };
    tx.audit(entry).await
}
