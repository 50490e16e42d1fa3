//! Files by their content: what residents see of uploads, and every document attached.
//!
//! Read [`Blobs`] for what can be done, then [`Setting`] for where files may lie. A file has no name here, only the
//! [`Digest`] of its bytes: put twice it is kept once, and what comes back is checked against it. Who may see a file,
//! what it is called and which item names it are rows in the database.
//!
//! The order that never loses a file: put the bytes first, then write the row that names them; take the row away
//! first, then delete the bytes. What lies here without a row is an orphan, found by [`Blobs::list`]. Putting a file
//! again makes it new again, so a collector that spares what changed within the last day never takes a file from
//! under a row that is just being written.

#![warn(missing_docs)]

#[cfg(test)]
mod behaviour;
mod blobs;
mod error;
mod keys;
mod place;
mod setting;

pub use blobs::{Blobs, Chunks, Listing, Stored};
pub use domain::digest::Digest;
pub use error::{BlobError, OpenError};
pub use keys::path;
pub use setting::{S3Settings, Setting, SettingError};
