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

use read::Reading;

/// What to do with letters in an encoding from before Unicode.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Legacy {
    /// Leave them as they are in the file; [`Imported::legacy`] says that there are some.
    #[default]
    Keep,
    /// Read them as they look: by the font of each run, or all of them where only the words tell the encoding.
    Convert,
}

/// Reads a Word file as it is written; the same as [`read_with`] and [`Legacy::Keep`].
pub fn read(bytes: &[u8]) -> Result<Imported, Refusal> {
    read_with(bytes, Legacy::Keep)
}

/// Reads a Word file. `bytes` are those of the file, at most 50 MiB.
///
/// Somebody should see both readings of a file with old letters before one is taken: fonts may lie.
pub fn read_with(bytes: &[u8], legacy: Legacy) -> Result<Imported, Refusal> {
    let mut package = package::Package::open(bytes)?;
    let as_written = read::document(&mut package, Reading::AsWritten)?;
    let Some(encoding) = as_written.imported.legacy.filter(|_| legacy == Legacy::Convert) else {
        return Ok(as_written.imported);
    };
    let reading = if as_written.is_by_font { Reading::ByFont } else { Reading::All(encoding) };
    drop(as_written);
    let mut package = package::Package::open(bytes)?;
    Ok(Imported { legacy: Some(encoding), ..read::document(&mut package, reading)?.imported })
}
