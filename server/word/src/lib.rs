//! Word files (`.docx`): bytes in, a text with structure and its pictures out.
//!
//! Nothing is fetched, run or written. Everything in a file is taken for hostile: how much is unpacked, how deep it
//! nests and how long a text gets is bounded, and what cannot be read is a [`Refusal`] with a way out or is counted in
//! [`Imported::left_out`].
//!
//! - `package` opens the container, `xml` makes a small tree of a part, `names` says which elements are known.
//! - `relationships`, `styles` and `numbering` read the parts beside the text.
//! - `read` walks the text and makes drafts for `domain::rich`, which knows lists, captions and official documents.

mod imported;
mod names;
mod numbering;
mod package;
mod read;
mod refusal;
mod relationships;
mod styles;
mod xml;

pub use imported::{Imported, Picture};
pub use refusal::Refusal;

/// Reads a Word file.
///
/// `bytes` are those of the file, at most 50 MiB.
pub fn read(bytes: &[u8]) -> Result<Imported, Refusal> {
    let mut package = package::Package::open(bytes)?;
    read::document(&mut package)
}
