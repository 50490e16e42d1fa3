//! Letters: what they say, how they are written down, and sending them beside the requests.
//!
//! - [`letters`] has the words of every letter, as functions without I/O.
//! - [`setting`] reads where letters go.
//! - [`message`] writes a letter as mail servers take it.
//! - [`place`] hands it over: a folder, or a mail server.
//! - [`sending`] takes up what waits in the outbox.
//!
//! An action puts a letter into the outbox of its own transaction, `tx.outbox().add(&letter, at)`, and never sends one.

pub mod letters;
pub mod message;
pub mod place;
pub mod sending;
pub mod setting;
