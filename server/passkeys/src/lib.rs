//! Passkeys (`WebAuthn`), the server's side: what to ask a browser, and what to think of its answer.
//!
//! Nothing is stored, sent or drawn by chance, and no clock is read: the caller brings the challenge and the moment, and
//! keeps what comes back. Read [`begin_registration`], [`finish_registration`], [`begin_sign_in`], [`begin_second_step`],
//! [`finish_sign_in`] and [`Fault`].
//!
//! What the caller must see to, because only it can:
//! - a challenge is 32 bytes from the generator of secrets, drawn for this one request;
//! - [`Begun::state`] stays on the server, belongs to the session that asked, and is **taken out before** the answer is
//!   looked at, so that an answer counts once;
//! - an id that is known already, whoever's it is, is not registered again;
//! - the counter of [`Verified`] is stored.
//!
//! # Why no library
//!
//! The four that were looked at (`webauthn-rs`, `webauthn_rp`, its offspring `structured-webauthn`, `passki`) all compute
//! RSA with the crate `rsa`, for which RUSTSEC-2023-0071 stands without a fix and which `.deny.toml` therefore refuses;
//! all draw challenges themselves, and `webauthn_rp` reads the system's clock as well. What is left without attestation,
//! which we do not ask for, is a short list of comparisons and one signature. The comparisons are those of Web
//! Authentication Level 3, §7.1 and §7.2, in the order of the text; the signature is `ring`'s, which is in the tree
//! because rustls computes with it. So this crate brings no other into the binary.
//!
//! Not read: attestation statements, extensions, tokens of the channel. Whoever makes a passkey is signed in already, and
//! it speaks for nobody but its person; so what make of device it is on does not matter.
//!
//! - `site` names who asks and whom, `ceremony` is what is remembered between question and answer.
//! - `registration` and `sign_in` are the two ceremonies.
//! - `answer`, `client_data`, `authenticator_data` and `cbor` read what comes back; `key` verifies.

mod answer;
mod authenticator_data;
mod cbor;
mod ceremony;
mod client_data;
mod fault;
mod key;
mod registration;
mod sign_in;
mod site;

pub use answer::{MAX_ANSWER_BYTES, credential_id};
pub use ceremony::{Begun, CHALLENGE_BYTES, CHALLENGE_SECONDS};
pub use fault::Fault;
pub use registration::{NewPasskey, begin_registration, finish_registration};
pub use sign_in::{Stored, Verified, begin_second_step, begin_sign_in, finish_sign_in};
pub use site::{Person, Site};
