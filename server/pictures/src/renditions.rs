//! The clean files that are made of one picture.

use crate::raster::Raster;
use crate::{Colour, Format, Refusal, decode, encode, guard, inspect, shrink};

/// Widths of renditions in pixels: a phone, a phone with a fine display or a column, a whole page.
pub const WIDTHS: [u32; 3] = [480, 960, 1600];
/// No rendition is taller; a taller picture becomes narrower.
pub const MAX_HEIGHT: u32 = 4096;

/// What one picture became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Of the largest rendition, in pixels, upright. The original's are in [`Header`](crate::Header).
    pub width: u32,
    pub height: u32,
    /// What stands in its place until it is there.
    pub colour: Colour,
    /// By width from the smallest; of each width first the WebP, then the JPEG.
    pub files: Vec<Rendition>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    pub format: RenditionFormat,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RenditionFormat {
    WebP,
    /// For browsers before 2020, for e-mail and for other sites.
    Jpeg,
}

/// Decodes a picture and writes it in [`WIDTHS`], never enlarged: one that is smaller than a width has a rendition in
/// its own width instead of the larger ones.
pub fn renditions(bytes: &[u8]) -> Result<Made, Refusal> {
    let header = inspect(bytes)?;
    guard::broken_if_it_panics(header.format, || make(&decode::upright(bytes, &header)?))
}

fn make(largest: &Raster) -> Result<Made, Refusal> {
    let mut files = Vec::new();
    for width in WIDTHS.into_iter().filter(|width| *width < largest.width) {
        let height = proportional(largest.height, width, largest.width);
        write(&shrink::resize(largest, (width, height))?, &mut files)?;
    }
    write(largest, &mut files)?;
    Ok(Made { width: largest.width, height: largest.height, colour: Colour::of(largest), files })
}

fn write(picture: &Raster, files: &mut Vec<Rendition>) -> Result<(), Refusal> {
    let (width, height) = (picture.width, picture.height);
    files.push(Rendition { format: RenditionFormat::WebP, width, height, bytes: encode::webp(picture)? });
    files.push(Rendition { format: RenditionFormat::Jpeg, width, height, bytes: encode::jpeg(picture)? });
    Ok(())
}

/// The size of the largest rendition of a picture.
pub(crate) fn largest(width: u32, height: u32) -> (u32, u32) {
    let [.., widest] = WIDTHS;
    if width <= widest && height <= MAX_HEIGHT {
        (width, height)
    } else if u64::from(width) * u64::from(MAX_HEIGHT) >= u64::from(height) * u64::from(widest) {
        (widest, proportional(height, widest, width))
    } else {
        (proportional(width, MAX_HEIGHT, height), MAX_HEIGHT)
    }
}

/// `side` scaled by `to / from`, rounded, at least 1.
fn proportional(side: u32, to: u32, from: u32) -> u32 {
    let from = u64::from(from).max(1);
    let scaled = (u64::from(side) * u64::from(to) + from / 2) / from;
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}

/// Decodes one of our own renditions, for what is made of it.
pub(crate) fn reopen(bytes: &[u8]) -> Result<(Format, Raster), Refusal> {
    let header = inspect(bytes)?;
    let picture = guard::broken_if_it_panics(header.format, || decode::upright(bytes, &header))?;
    Ok((header.format, picture))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_enlarged_and_height_is_bounded() {
        let sizes = [
            ((4000, 3000), (1600, 1200)),
            ((3000, 4000), (1600, 2133)),
            ((1000, 700), (1000, 700)),
            ((1600, 4096), (1600, 4096)),
            ((1000, 8192), (500, 4096)),
            ((1, 60_000), (1, 4096)),
            ((60_000, 1), (1600, 1)),
        ];
        for ((width, height), expected) in sizes {
            assert_eq!(largest(width, height), expected);
        }
    }
}
