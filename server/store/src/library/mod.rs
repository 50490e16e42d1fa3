//! Pictures and files: the library of each unit, what texts name of it, and who may be handed which bytes.
//!
//! Bytes are kept outside the database, by their digest; nothing here reads or writes them. Residents reach a file only
//! while a text they can read names it ([`Site::rendition`](crate::Site::rendition)), people of the unit reach all of
//! their own ([`DeskReader::rendition`](crate::DeskReader::rendition)).

pub(crate) mod bytes;
mod kept;
pub(crate) mod list;
pub(crate) mod preparing;
mod readiness;
pub(crate) mod shelf;
pub(crate) mod uses;
mod writer;

pub use bytes::Bytes;
pub use list::{FileState, LibraryFile, LibraryPage, LibraryQuery};
pub use preparing::{Claim, NewRendition, Prepared};
pub(crate) use readiness::readiness;
pub use shelf::Shelved;
pub use uses::FileUse;
pub(crate) use uses::note_uses;
pub use writer::{Described, LibraryWriter, NewFile, Removed};

/// States of a picture as stored; a file is ready from the beginning.
pub(crate) const WAITING: &str = "waiting";
pub(crate) const READY: &str = "ready";
pub(crate) const BROKEN: &str = "broken";
