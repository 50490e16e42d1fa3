//! What the first bytes of a picture say of it. Nothing is decoded, and nothing is allocated by what a header claims.

pub(crate) mod gif;
pub(crate) mod heif;
pub(crate) mod jpeg;
pub(crate) mod png;
pub(crate) mod webp;

use crate::{Format, MAX_BYTES, Orientation, Refusal, limits, renditions};

/// A picture before it is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    pub format: Format,
    /// As the file stores it, which may lie on its side.
    pub stored_width: u32,
    pub stored_height: u32,
    pub orientation: Orientation,
}

impl Header {
    /// Pixels from left to right once it stands upright.
    pub fn width(&self) -> u32 {
        self.orientation.turned((self.stored_width, self.stored_height)).0
    }

    /// Pixels from top to bottom once it stands upright.
    pub fn height(&self) -> u32 {
        self.orientation.turned((self.stored_width, self.stored_height)).1
    }

    /// The size of the largest rendition, as the file stores its rows.
    pub(crate) fn stored_target(&self) -> (u32, u32) {
        self.orientation.turned(renditions::largest(self.width(), self.height()))
    }
}

/// Tells what `bytes` are, by their content, or why they are not taken. What passes here is of a kind and size that
/// [`renditions`](crate::renditions()) decodes; it may still turn out to be broken.
pub fn inspect(bytes: &[u8]) -> Result<Header, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooManyBytes { bytes: bytes.len(), limit: MAX_BYTES });
    }
    let format = Format::of(bytes)?;
    let header = match format {
        Format::Jpeg => jpeg::read(bytes)?.header(),
        Format::Png => png::read(bytes)?.header(),
        Format::Gif => gif::read(bytes)?,
        Format::WebP => webp::read(bytes)?.header(),
        Format::Heic | Format::Avif => heif::open(bytes, format)?.header,
    };
    if header.stored_width == 0 || header.stored_height == 0 {
        return Err(Refusal::Broken { format });
    }
    limits::check_side(header.stored_width.max(header.stored_height))?;
    within_limits(bytes, &header)?;
    Ok(header)
}

fn within_limits(bytes: &[u8], header: &Header) -> Result<(), Refusal> {
    match header.format {
        Format::Jpeg => limits::jpeg_divisor(&jpeg::read(bytes)?, header.stored_target()).map(|_| ()),
        Format::Png => limits::check_png(&png::read(bytes)?),
        Format::Gif => limits::check_gif(header.stored_width, header.stored_height),
        Format::WebP => limits::check_webp(&webp::read(bytes)?),
        format @ (Format::Heic | Format::Avif) => limits::check_heif(&heif::open(bytes, format)?),
    }
}
