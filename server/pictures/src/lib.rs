//! Uploaded pictures: what they are by their content, and clean renditions of them.
//!
//! Read [`inspect`], [`renditions()`] and [`Refusal`]; a picture walks through the files in this order: `format` and
//! `header` (what is it, how large), `limits` (do we take it), `decode` (rows of samples), `shrink` (rows become the
//! largest rendition while they arrive), `colour` (sRGB), `orientation` (upright), `renditions` and `encode`.
//!
//! Everything here is computed in memory and blocks its thread: call it from a blocking thread, **at most two at once**.
//! One call holds up to about 70 MB beside the bytes it is given, so two stay within the 150 MB that are planned for
//! pictures (`limits` says what each format may need, `tests/memory.rs` measures it). What was freed is the allocator's
//! to give back: glibc keeps up to 100 MB of it after many of the largest photos, unless the process was started with
//! `MALLOC_MMAP_THRESHOLD_=1048576`.
//!
//! Nothing of a file reaches a rendition but its pixels: no EXIF, no place where a photo was taken, no XMP, no ICC
//! profile, no comment, nothing after the end. Whatever reads bytes from outside is written in Rust; should one of
//! these decoders panic, the answer is a [`Refusal`].

mod card;
mod colour;
mod decode;
mod encode;
mod exif;
mod format;
mod guard;
mod header;
mod limits;
mod orientation;
mod placeholder;
mod raster;
mod refusal;
mod renditions;
mod shrink;

pub use card::{CARD_HEIGHT, CARD_WIDTH, Focus, social_card};
pub use format::Format;
pub use header::{Header, inspect};
pub use limits::MAX_BYTES;
pub use orientation::Orientation;
pub use placeholder::Colour;
pub use refusal::{Other, Refusal};
pub use renditions::{MAX_HEIGHT, Made, Rendition, RenditionFormat, WIDTHS, renditions};
