//! WebP; of a moving one the first frame.

use super::Stored;
use crate::colour::Meaning;
use crate::raster::Channels;
use crate::shrink::Shrink;
use crate::{Format, Refusal};
use image_webp::{DecodingError, WebPDecoder};
use std::io::Cursor;

/// For the chunks beside the picture.
const MEMORY: usize = 16 << 20;

pub(super) fn decode(bytes: &[u8], target: (u32, u32)) -> Result<Stored, Refusal> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(refusal)?;
    decoder.set_memory_limit(MEMORY);
    let (width, height) = decoder.dimensions();
    let channels = if decoder.has_alpha() { Channels::Rgba } else { Channels::Rgb };
    let meaning = decoder.icc_profile().ok().flatten().map_or(Meaning::Srgb, Meaning::Icc);
    let size = decoder.output_buffer_size().ok_or(Refusal::Broken { format: Format::WebP })?;
    let mut pixels = vec![0; size];
    decoder.read_image(&mut pixels).map_err(refusal)?;
    let mut shrink = Shrink::new((width, height), target, channels);
    for row in pixels.chunks_exact(width as usize * channels.count()) {
        shrink.push(row);
    }
    Ok(Stored { picture: shrink.finish(Format::WebP)?, meaning })
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` hands over")]
fn refusal(error: DecodingError) -> Refusal {
    match error {
        DecodingError::UnsupportedFeature(_) => Refusal::Unreadable { format: Format::WebP },
        _ => Refusal::Broken { format: Format::WebP },
    }
}
