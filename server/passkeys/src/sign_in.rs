//! Signing in with a passkey. Web Authentication Level 3, §7.2.

use ring::digest::{SHA256, digest};

use crate::answer::{Answer, Assertion};
use crate::authenticator_data::AuthenticatorData;
use crate::ceremony::{Begun, CHALLENGE_BYTES, Pending, Purpose, request_options};
use crate::key::PublicKey;
use crate::{Fault, Site, client_data};

/// What is stored of the passkey that [`credential_id`](crate::credential_id) names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// [`NewPasskey::id`](crate::NewPasskey::id).
    pub id: Vec<u8>,
    /// The [`handle`](crate::Person::handle) of the person whose it is.
    pub handle: Vec<u8>,
    /// [`NewPasskey::public`](crate::NewPasskey::public).
    pub public: String,
    /// Its uses so far, as last stored.
    pub counter: u32,
    /// [`NewPasskey::may_be_backed_up`](crate::NewPasskey::may_be_backed_up); `None` where that was never stored.
    pub may_be_backed_up: Option<bool>,
}

/// The passkey is the stored one, and it was used just now, for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// Its uses so far: to be stored.
    pub counter: u32,
    /// The device made sure who holds it. Always so after [`begin_sign_in`].
    pub user_verified: bool,
    /// It may be kept somewhere else as well: to be stored where it was not.
    pub may_be_backed_up: bool,
    /// It is somewhere else as well.
    pub backed_up: bool,
}

/// Asks for any passkey of this site, with no account named: instead of e-mail and password, so the device must make
/// sure who holds it. `now` is in UTC microseconds.
pub fn begin_sign_in(site: &Site, challenge: &[u8; CHALLENGE_BYTES], now: i64) -> Begun {
    let pending = Pending::new(Purpose::SignIn, challenge, now);
    Begun { options: request_options(site, &[], &pending), state: pending.state() }
}

/// Asks for one of these passkeys, after the password of the person whose they are: having it is enough. With none
/// named, no answer counts.
pub fn begin_second_step(site: &Site, allowed: &[Vec<u8>], challenge: &[u8; CHALLENGE_BYTES], now: i64) -> Begun {
    let pending = Pending::new(Purpose::SignIn, challenge, now).second_step(allowed);
    Begun { options: request_options(site, allowed, &pending), state: pending.state() }
}

/// Reads what the browser answered to either.
pub fn finish_sign_in(site: &Site, state: &str, answer: &str, stored: &Stored, now: i64) -> Result<Verified, Fault> {
    let pending = Pending::open(state, Purpose::SignIn, now)?;
    let Answer { raw_id, response, .. } = Answer::<Assertion>::read(answer)?;
    // Without a list of accounts it is the device that says whose it is.
    let is_theirs = match &response.user_handle {
        Some(handle) => handle.0 == stored.handle,
        None => !pending.must_verify(),
    };
    if raw_id.0 != stored.id || !pending.admits(&raw_id.0) || !is_theirs {
        return Err(Fault::UnknownPasskey);
    }
    client_data::check(&response.client_data.0, "webauthn.get", &pending, site)?;
    let data = AuthenticatorData::read(&response.authenticator_data.0)?;
    data.check(site, pending.must_verify())?;
    if stored.may_be_backed_up.is_some_and(|was| was != data.may_be_backed_up()) {
        return Err(Fault::OtherKind);
    }
    let key: PublicKey = stored.public.parse()?;
    let asked = digest(&SHA256, &response.client_data.0);
    key.verify(&[&response.authenticator_data.0, asked.as_ref()].concat(), &response.signature.0)?;
    // Passkeys that are on several devices do not count, and say 0 for ever.
    if (data.counter != 0 || stored.counter != 0) && data.counter <= stored.counter {
        return Err(Fault::CounterWentBack);
    }
    Ok(Verified {
        counter: data.counter,
        user_verified: data.is_verified(),
        may_be_backed_up: data.may_be_backed_up(),
        backed_up: data.is_backed_up(),
    })
}
