//! PNG, row by row.

use super::Stored;
use crate::colour::Meaning;
use crate::raster::Channels;
use crate::shrink::Shrink;
use crate::{Format, Refusal};
use png::{ColorType, Decoder, Limits, Transformations};
use std::io::Cursor;

/// For the rows in work, the profile and the like.
const MEMORY: usize = 32 << 20;
const BROKEN: Refusal = Refusal::Broken { format: Format::Png };

pub(super) fn decode(bytes: &[u8], target: (u32, u32)) -> Result<Stored, Refusal> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MEMORY });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().map_err(|_| BROKEN)?;
    let channels = match reader.output_color_type().0 {
        ColorType::Grayscale => Channels::Grey,
        ColorType::GrayscaleAlpha => Channels::GreyAlpha,
        ColorType::Rgb => Channels::Rgb,
        ColorType::Rgba => Channels::Rgba,
        ColorType::Indexed => return Err(BROKEN),
    };
    let (width, height) = reader.info().size();
    let meaning = reader.info().icc_profile.as_ref().map_or(Meaning::Srgb, |profile| Meaning::Icc(profile.to_vec()));
    let mut shrink = Shrink::new((width, height), target, channels);
    if reader.info().interlaced {
        // Its rows come in seven passes over the whole, so it has to be whole.
        let size = reader.output_buffer_size().ok_or(BROKEN)?;
        let mut pixels = vec![0; size];
        reader.next_frame(&mut pixels).map_err(|_| BROKEN)?;
        for row in pixels.chunks_exact(width as usize * channels.count()) {
            shrink.push(row);
        }
    } else {
        while let Some(row) = reader.next_row().map_err(|_| BROKEN)? {
            shrink.push(row.data());
        }
    }
    Ok(Stored { picture: shrink.finish(Format::Png)?, meaning })
}
