//! A lossy WebP with alpha, put together from two encoders.
//!
//! libwebp's own way takes about 40 bytes per pixel for opacity alone, which for two tall pictures is more than a small
//! server has. The lossless encoder of `image-webp` takes two; what it writes is exactly what an `ALPH` chunk holds.

use crate::Refusal;
use crate::raster::{Channels, Raster};
use image_webp::{ColorType, WebPEncoder};

/// In `VP8X`: there is opacity, and nothing else.
const HAS_ALPHA: u8 = 0x10;
/// In `ALPH`: compressed without loss, not filtered.
const LOSSLESS: u8 = 1;
/// Signature, size and version, which `ALPH` leaves out.
const VP8L_HEADER: usize = 5;

/// `lossy` encodes an RGB picture as a whole file with one `VP8 ` chunk.
pub(super) fn webp(picture: &Raster, lossy: impl Fn(&Raster) -> Result<Vec<u8>, Refusal>) -> Result<Vec<u8>, Refusal> {
    let colour = lossy(&opaque(picture))?;
    let opacity = opacity(picture)?;
    let mut alph = vec![LOSSLESS];
    alph.extend(opacity.get(VP8L_HEADER..).ok_or(Refusal::Unwritable)?);
    let mut head = vec![HAS_ALPHA, 0, 0, 0];
    for side in [picture.width, picture.height] {
        head.extend(side.saturating_sub(1).to_le_bytes().iter().take(3));
    }
    let mut body = b"WEBP".to_vec();
    for (name, content) in [(b"VP8X", &*head), (b"ALPH", &alph), (b"VP8 ", only_chunk(&colour, *b"VP8 ")?)] {
        body.extend(name);
        body.extend(length(content)?);
        body.extend(content);
        // Chunks begin at even places.
        body.extend(std::iter::repeat_n(0, content.len() % 2));
    }
    Ok([&b"RIFF"[..], &length(&body)?, &body].concat())
}

fn length(content: &[u8]) -> Result<[u8; 4], Refusal> {
    u32::try_from(content.len()).map(u32::to_le_bytes).map_err(|_| Refusal::Unwritable)
}

/// The content of a file that has one chunk of this name.
fn only_chunk(file: &[u8], name: [u8; 4]) -> Result<&[u8], Refusal> {
    let chunk = file.get(12..).and_then(|chunk| chunk.strip_prefix(&name)).ok_or(Refusal::Unwritable)?;
    let (length, content) = chunk.split_first_chunk::<4>().ok_or(Refusal::Unwritable)?;
    let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
    content.get(..length).ok_or(Refusal::Unwritable)
}

/// How opaque each pixel is, as a lossless picture in grey.
fn opacity(picture: &Raster) -> Result<Vec<u8>, Refusal> {
    let (pixels, _) = picture.pixels.as_chunks::<4>();
    let alpha: Vec<u8> = pixels.iter().map(|[.., alpha]| *alpha).collect();
    let mut file = Vec::new();
    let encoder = WebPEncoder::new(&mut file);
    encoder.encode(&alpha, picture.width, picture.height, ColorType::L8).map_err(|_| Refusal::Unwritable)?;
    only_chunk(&file, *b"VP8L").map(<[u8]>::to_vec)
}

/// The colours alone. Where nothing is to be seen the last colour goes on, so that no edge costs bytes and none bleeds
/// into what is seen.
fn opaque(picture: &Raster) -> Raster {
    let mut pixels = Vec::with_capacity(picture.pixels.len() / 4 * 3);
    let mut last = [u8::MAX; 3];
    for [r, g, b, alpha] in picture.pixels.as_chunks::<4>().0 {
        if *alpha > 0 {
            last = [*r, *g, *b];
        }
        pixels.extend(last);
    }
    Raster { width: picture.width, height: picture.height, channels: Channels::Rgb, pixels }
}
