//! JPEG, at the coarsest size that suffices.

use super::Stored;
use crate::colour::Meaning;
use crate::header::jpeg;
use crate::raster::Channels;
use crate::shrink::Shrink;
use crate::{Format, Refusal, limits};
use jpeg_decoder::{Decoder, Error, PixelFormat};

pub(super) fn decode(bytes: &[u8], target: (u32, u32)) -> Result<Stored, Refusal> {
    let frame = jpeg::read(bytes)?;
    let divisor = limits::jpeg_divisor(&frame, target)?;
    let mut decoder = Decoder::new(bytes);
    let side = |side: u32| u16::try_from(side.div_ceil(divisor)).unwrap_or(u16::MAX);
    let (width, height) = decoder.scale(side(frame.width), side(frame.height)).map_err(refusal)?;
    let pixels = decoder.decode().map_err(refusal)?;
    let kind = decoder.info().map(|info| info.pixel_format);
    let channels = match kind {
        Some(PixelFormat::L8) => Channels::Grey,
        Some(PixelFormat::RGB24) => Channels::Rgb,
        Some(PixelFormat::CMYK32) => Channels::Cmyk,
        Some(PixelFormat::L16) | None => return Err(Refusal::Unreadable { format: Format::Jpeg }),
    };
    let mut shrink = Shrink::new((u32::from(width), u32::from(height)), target, channels);
    for row in pixels.chunks_exact(usize::from(width) * channels.count()) {
        shrink.push(row);
    }
    let meaning = decoder.icc_profile().map_or(Meaning::Srgb, Meaning::Icc);
    Ok(Stored { picture: shrink.finish(Format::Jpeg)?, meaning })
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` hands over")]
fn refusal(error: Error) -> Refusal {
    match error {
        Error::Unsupported(_) => Refusal::Unreadable { format: Format::Jpeg },
        Error::Format(_) | Error::Io(_) | Error::Internal(_) => Refusal::Broken { format: Format::Jpeg },
    }
}
