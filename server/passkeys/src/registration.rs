//! A new passkey. Web Authentication Level 3, §7.1.

use crate::answer::{Answer, Attestation};
use crate::authenticator_data::AuthenticatorData;
use crate::ceremony::{Begun, CHALLENGE_BYTES, Pending, Purpose, creation_options};
use crate::key::PublicKey;
use crate::{Fault, Person, Site, cbor, client_data};

/// What to store of a passkey, beside the person's [`handle`](Person::handle).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPasskey {
    /// By which the device names it; up to 1023 bytes.
    pub id: Vec<u8>,
    /// The public key as a word of ASCII: about 90 letters, up to 1,400 with RSA.
    pub public: String,
    /// Its uses so far; 0 from devices that do not count.
    pub counter: u32,
    /// It may be kept somewhere else as well; never changes.
    pub may_be_backed_up: bool,
    /// It is somewhere else as well: in an account of the device's maker or in a password manager.
    pub backed_up: bool,
}

/// Asks the browser for a new passkey of a person who is signed in. `existing` are the ids of those the person has: a
/// device that holds one says so instead of making another. `now` is in UTC microseconds.
pub fn begin_registration(
    site: &Site,
    person: &Person,
    existing: &[Vec<u8>],
    challenge: &[u8; CHALLENGE_BYTES],
    now: i64,
) -> Begun {
    let pending = Pending::new(Purpose::Registration, challenge, now);
    Begun { options: creation_options(site, person, existing, &pending), state: pending.state() }
}

/// Reads what the browser answered.
///
/// The caller refuses an id that is stored already, whoever's it is.
pub fn finish_registration(site: &Site, state: &str, answer: &str, now: i64) -> Result<NewPasskey, Fault> {
    let pending = Pending::open(state, Purpose::Registration, now)?;
    let answer = Answer::<Attestation>::read(answer)?;
    client_data::check(&answer.response.client_data.0, "webauthn.create", &pending, site)?;
    let (object, after) = cbor::read(&answer.response.object.0)?;
    if !after.is_empty() {
        return Err(Fault::Unreadable);
    }
    let bytes = object.bytes(&cbor::Item::Text("authData")).ok_or(Fault::Unreadable)?;
    let data = AuthenticatorData::read(bytes)?;
    data.check(site, pending.must_verify())?;
    let made = data.made.as_ref().ok_or(Fault::Unreadable)?;
    if made.id != answer.raw_id.0 {
        return Err(Fault::Unreadable);
    }
    let public = PublicKey::of_device(&made.key)?.to_string();
    Ok(NewPasskey {
        id: answer.raw_id.0,
        public,
        counter: data.counter,
        may_be_backed_up: data.may_be_backed_up(),
        backed_up: data.is_backed_up(),
    })
}
