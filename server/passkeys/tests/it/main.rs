//! Passkeys through the door: a device made of software registers and signs in, and does everything wrong once.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test, in what a test calls as well")]

mod chromium;
mod device;
mod garbage;
mod registration;
mod sign_in;
