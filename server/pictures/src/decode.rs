//! From bytes to the largest rendition: upright, sRGB, one byte per sample.

mod gif;
mod heif;
mod jpeg;
mod png;
mod webp;

use crate::colour::{self, Meaning};
use crate::raster::Raster;
use crate::{Format, Header, Refusal};

/// A picture in the size of its largest rendition, still lying as it is stored and in its own colours.
pub(crate) struct Stored {
    picture: Raster,
    meaning: Meaning,
}

/// Decodes what [`inspect`](crate::inspect) let pass.
pub(crate) fn upright(bytes: &[u8], header: &Header) -> Result<Raster, Refusal> {
    let target = header.stored_target();
    let stored = match header.format {
        Format::Jpeg => jpeg::decode(bytes, target)?,
        Format::Png => png::decode(bytes, target)?,
        Format::Gif => gif::decode(bytes, target)?,
        Format::WebP => webp::decode(bytes, target)?,
        format @ (Format::Heic | Format::Avif) => heif::decode(bytes, format, target)?,
    };
    let picture = colour::to_srgb(stored.picture, &stored.meaning).without_idle_alpha();
    Ok(header.orientation.apply(picture))
}
