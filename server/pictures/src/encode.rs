//! The two formats in which pictures go out. Nothing but pixels is written: no profile (sRGB is what a browser assumes),
//! no EXIF, no comment.

mod alpha;

use crate::Refusal;
use crate::raster::{Channels, Raster};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// On the scales of both encoders; a photo of 1,600 pixels becomes 150 to 400 kB.
const QUALITY: u8 = 78;

/// Lossy WebP, with alpha where the picture has it. The encoder is libwebp, which is C: what it gets are pixels that we
/// made, never bytes from outside.
pub(crate) fn webp(picture: &Raster) -> Result<Vec<u8>, Refusal> {
    match picture.channels {
        Channels::Rgb => {
            let encoder = webp::Encoder::from_rgb(&picture.pixels, picture.width, picture.height);
            let file = encoder.encode_simple(false, f32::from(QUALITY)).map_err(|_| Refusal::Unwritable)?;
            Ok(file.to_vec())
        }
        Channels::Rgba => alpha::webp(picture, webp),
        Channels::Grey | Channels::GreyAlpha | Channels::Cmyk => Err(Refusal::Unwritable),
    }
}

/// Progressive JPEG with colour at half the resolution; transparency becomes white.
pub(crate) fn jpeg(picture: &Raster) -> Result<Vec<u8>, Refusal> {
    if picture.channels == Channels::Rgba {
        return jpeg(&picture.on_white());
    }
    let side = |side: u32| u16::try_from(side).map_err(|_| Refusal::Unwritable);
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder
        .encode(&picture.pixels, side(picture.width)?, side(picture.height)?, ColorType::Rgb)
        .map_err(|_| Refusal::Unwritable)?;
    Ok(file)
}
