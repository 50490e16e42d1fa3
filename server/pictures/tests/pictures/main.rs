//! Whole pictures through the door: made here, from the folder of test data, and hostile ones.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test, in what a test calls as well")]

mod data;
mod folder;
mod hostile;
mod kinds;
mod open;
mod samples;
