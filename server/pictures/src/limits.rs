//! How much of the machine one picture may take, decided from its header before anything is allocated.
//!
//! | format | limit | because |
//! |---|---|---|
//! | JPEG, baseline | 220 megapixels | decoded at 1/2, 1/4 or 1/8 where the rendition allows; above 24 megapixels always |
//! | JPEG, progressive | about 15 megapixels (4:2:0) | all coefficients are held at once, [`MEMORY`] decides |
//! | PNG | 100 megapixels | row by row; an interlaced one is held whole, [`MEMORY`] decides |
//! | GIF | 24 megapixels | a byte per pixel |
//! | HEIC in tiles | 64 megapixels | row of tiles by row of tiles; phones write tiles |
//! | AVIF in tiles | 32 megapixels | the same |
//! | HEIC, AVIF in one piece | 12 megapixels (4:2:0) | held whole, [`MEMORY`] decides |
//! | WebP | about 8 to 14 megapixels | held whole, [`MEMORY`] decides |

use crate::header::{heif, jpeg, png, webp};
use crate::{Format, Refusal};

/// Bytes of one file.
pub const MAX_BYTES: usize = 30 << 20;
/// Pixels of one side; no format but PNG can say more.
const MAX_SIDE: u32 = 65_535;
/// Bytes that decoding may hold at once, beside the file and the largest rendition. Two of these fit into what is
/// planned for pictures.
const MEMORY: u64 = 64 << 20;
const MILLION: u64 = 1_000_000;

/// A progressive JPEG may be sent as thousands of scans of a few bytes, each a walk over the whole picture: time
/// without size. Cameras and programs write about ten.
pub(crate) const MAX_SCANS: usize = 64;

/// In how many parts per side a JPEG is decoded (1, 2, 4 or 8): the coarsest that still has `target` pixels (as stored)
/// for the largest rendition, or one step coarser where memory demands it. The latter makes tall pictures of 14 to 24
/// megapixels a little softer (enlarged by less than a quarter); photos in 4:3 and 3:2 never meet it.
pub(crate) fn jpeg_divisor(frame: &jpeg::Frame, target: (u32, u32)) -> Result<u32, Refusal> {
    check_pixels(Format::Jpeg, frame.pixels(), 220 * MILLION)?;
    let suffices = |parts: &u32| frame.width.div_ceil(*parts) >= target.0 && frame.height.div_ceil(*parts) >= target.1;
    let wanted = [8, 4, 2].into_iter().find(suffices).unwrap_or(1);
    let coarser = (wanted * 2).min(8);
    let chosen = [wanted, coarser].into_iter().find(|divisor| frame.memory(*divisor) <= MEMORY);
    chosen.ok_or_else(|| too_large(Format::Jpeg, frame.pixels(), frame.memory(coarser)))
}

pub(crate) fn check_side(side: u32) -> Result<(), Refusal> {
    if side <= MAX_SIDE { Ok(()) } else { Err(Refusal::TooLong { side, limit: MAX_SIDE }) }
}

pub(crate) fn check_png(head: &png::Head) -> Result<(), Refusal> {
    check_pixels(Format::Png, head.pixels(), 100 * MILLION)?;
    let whole = if head.interlaced { head.pixels() * head.samples } else { 0 };
    check_memory(Format::Png, head.pixels(), whole)
}

pub(crate) fn check_gif(width: u32, height: u32) -> Result<(), Refusal> {
    check_pixels(Format::Gif, u64::from(width) * u64::from(height), 24 * MILLION)
}

pub(crate) fn check_webp(head: &webp::Head) -> Result<(), Refusal> {
    check_memory(Format::WebP, head.pixels(), head.pixels() * head.bytes_per_pixel())
}

pub(crate) fn check_heif(container: &heif::Container<'_>) -> Result<(), Refusal> {
    let format = container.header.format;
    let (colour, alpha) = (&container.colour, container.alpha.as_ref());
    // Phones make 48 and 50 megapixels; AV1 is slower to decode, and no camera writes it.
    let most = if format == Format::Heic { 64 } else { 32 };
    check_pixels(format, colour.pixels(), most * MILLION)?;
    check_memory(format, colour.pixels(), colour.memory() + alpha.map_or(0, heif::Mosaic::memory))
}

fn check_pixels(format: Format, pixels: u64, limit: u64) -> Result<(), Refusal> {
    if pixels <= limit { Ok(()) } else { Err(refusal(format, pixels, limit)) }
}

fn check_memory(format: Format, pixels: u64, held: u64) -> Result<(), Refusal> {
    if held <= MEMORY { Ok(()) } else { Err(too_large(format, pixels, held)) }
}

/// The limit in pixels that follows from memory, for a picture of this kind.
fn too_large(format: Format, pixels: u64, held: u64) -> Refusal {
    let limit = u128::from(pixels) * u128::from(MEMORY) / u128::from(held.max(1));
    refusal(format, pixels, u64::try_from(limit).unwrap_or(pixels))
}

fn refusal(format: Format, pixels: u64, limit: u64) -> Refusal {
    let millions = |pixels: u64| u32::try_from(pixels).unwrap_or(u32::MAX);
    Refusal::TooManyPixels {
        format,
        megapixels: millions(pixels.div_ceil(MILLION)),
        limit: millions((limit / MILLION).max(1)),
    }
}
