//! Rows of a picture become the largest rendition while they arrive, so that the whole of it never has to be held.
//!
//! A window of rows is kept; whenever it holds all that a strip of the result is made of, the strip is resampled
//! (Lanczos) and what no later strip needs is let go. The result is the same as of the whole at once.

mod blocks;

use crate::raster::{Channels, Raster};
use crate::{Format, Refusal};
use blocks::Blocks;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

/// Bytes of the window that are worth one call of the resampler, which prepares its weights each time.
const WINDOW: usize = 4 << 20;
/// Reach of the Lanczos kernel to each side, in pixels of the coarser picture.
const REACH: f64 = 3.0;

/// Takes rows of one picture from the top, gives the picture in its new size.
pub(crate) struct Shrink {
    /// Of the rows in the window.
    width: u32,
    height: u32,
    target: (u32, u32),
    channels: Channels,
    blocks: Blocks,
    /// Rows that are still needed, and which one is the first of them.
    window: Vec<u8>,
    top: u32,
    result: Vec<u8>,
    done: u32,
    resizer: Resizer,
}

impl Shrink {
    /// Sizes in pixels, none of them zero.
    pub(crate) fn new(source: (u32, u32), target: (u32, u32), channels: Channels) -> Self {
        let blocks = Blocks::new(source, target, channels);
        let (width, height) = blocks.size();
        let result = Vec::with_capacity(target.0 as usize * target.1 as usize * channels.count());
        Self {
            width,
            height,
            target,
            channels,
            blocks,
            window: Vec::new(),
            top: 0,
            result,
            done: 0,
            resizer: Resizer::new(),
        }
    }

    /// Takes the next row. What has not the length of a row, or comes after the last one, is left out.
    pub(crate) fn push(&mut self, row: &[u8]) -> Result<(), Refusal> {
        if !self.blocks.push(row, &mut self.window) {
            return Ok(());
        }
        self.advance()
    }

    /// The picture; broken where rows were missing.
    pub(crate) fn finish(self, format: Format) -> Result<Raster, Refusal> {
        if self.done < self.target.1 {
            return Err(Refusal::Broken { format });
        }
        let (width, height) = self.target;
        Ok(Raster { width, height, channels: self.channels, pixels: self.result })
    }

    fn stride(&self) -> usize {
        self.width as usize * self.channels.count()
    }

    /// Rows of the source for one of the result.
    fn scale(&self) -> f64 {
        f64::from(self.height) / f64::from(self.target.1)
    }

    /// How far around its place a row of the result is fed from.
    fn margin(&self) -> f64 {
        REACH * self.scale().max(1.0) + 1.0
    }

    fn advance(&mut self) -> Result<(), Refusal> {
        if (self.width, self.height) == self.target {
            self.result.append(&mut self.window);
            self.done = row_number(self.result.len() / self.stride());
            return Ok(());
        }
        while self.done < self.target.1 {
            let until = self.done.saturating_add(self.strip()).min(self.target.1);
            let needed = (f64::from(until) * self.scale() + self.margin()).ceil().min(f64::from(self.height));
            let arrived = self.top + row_number(self.window.len() / self.stride());
            if f64::from(arrived) < needed {
                break;
            }
            self.make(until, arrived - self.top)?;
            let keep_from = (f64::from(until) * self.scale() - self.margin()).floor().max(f64::from(self.top));
            let drop = whole(keep_from) - self.top;
            self.window.drain(..(drop as usize * self.stride()).min(self.window.len()));
            self.top += drop;
        }
        Ok(())
    }

    /// Rows of the result per call of the resampler.
    fn strip(&self) -> u32 {
        let rows = WINDOW / self.stride().max(1);
        let fresh = f64::from(row_number(rows)) - 2.0 * self.margin();
        whole((fresh / self.scale()).max(1.0)).max(1)
    }

    /// Resamples the rows from `done` to `until` out of the window, whose first `rows` rows are there.
    fn make(&mut self, until: u32, rows: u32) -> Result<(), Refusal> {
        let top = f64::from(self.done) * self.scale() - f64::from(self.top);
        let height = f64::from(until - self.done) * self.scale();
        let strip = resample(
            &mut self.resizer,
            (&self.window, self.width, rows),
            (self.target.0, until - self.done),
            self.channels,
            [0.0, top, f64::from(self.width), height.min(f64::from(rows) - top)],
        )?;
        self.result.extend_from_slice(&strip);
        self.done = until;
        Ok(())
    }
}

/// A whole picture in another size.
pub(crate) fn resize(picture: &Raster, target: (u32, u32)) -> Result<Raster, Refusal> {
    crop(picture, [0.0, 0.0, f64::from(picture.width), f64::from(picture.height)], target)
}

/// The part of a picture from `left, top` with `width, height`, in another size.
pub(crate) fn crop(picture: &Raster, part: [f64; 4], target: (u32, u32)) -> Result<Raster, Refusal> {
    let source = (picture.pixels.as_slice(), picture.width, picture.height);
    let pixels = resample(&mut Resizer::new(), source, target, picture.channels, part)?;
    Ok(Raster { width: target.0, height: target.1, channels: picture.channels, pixels })
}

fn resample(
    resizer: &mut Resizer,
    (pixels, width, height): (&[u8], u32, u32),
    target: (u32, u32),
    channels: Channels,
    [left, top, part_width, part_height]: [f64; 4],
) -> Result<Vec<u8>, Refusal> {
    let kind = match channels {
        Channels::Grey => PixelType::U8,
        Channels::GreyAlpha => PixelType::U8x2,
        Channels::Rgb => PixelType::U8x3,
        Channels::Rgba | Channels::Cmyk => PixelType::U8x4,
    };
    let source = ImageRef::new(width, height, pixels, kind).map_err(|_| Refusal::Unwritable)?;
    let mut result = Image::new(target.0, target.1, kind);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .use_alpha(channels.has_alpha())
        .crop(left, top, part_width, part_height);
    resizer.resize(&source, &mut result, &options).map_err(|_| Refusal::Unwritable)?;
    Ok(result.into_vec())
}

fn row_number(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sides are far below 2^32, and this saturates"
)]
fn whole(value: f64) -> u32 {
    value as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(width: u32, height: u32, channels: Channels) -> Raster {
        let count = width as usize * height as usize * channels.count();
        let pixels = (0..count).map(|at| u8::try_from((at * 7 + at / 97 * 31) % 251).unwrap()).collect();
        Raster { width, height, channels, pixels }
    }

    fn stream(picture: &Raster, target: (u32, u32)) -> Raster {
        let mut shrink = Shrink::new((picture.width, picture.height), target, picture.channels);
        for row in picture.pixels.chunks(picture.width as usize * picture.channels.count()) {
            shrink.push(row).unwrap();
        }
        shrink.finish(Format::Png).unwrap()
    }

    #[test]
    fn strips_are_the_whole() {
        // Wide enough that the window holds a few strips only.
        for (size, target) in [((3000, 2600), (700, 607)), ((1700, 3000), (1601, 2825)), ((900, 700), (900, 700))] {
            let picture = pattern(size.0, size.1, Channels::Rgb);
            let (strips, whole) = (stream(&picture, target), resize(&picture, target).unwrap());
            let furthest = strips.pixels.iter().zip(&whole.pixels).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(furthest <= Some(1), "{size:?} {furthest:?}");
            assert_eq!(strips.pixels.len(), whole.pixels.len());
        }
    }

    #[test]
    fn enlarging_a_little_works_too() {
        assert_eq!(stream(&pattern(50, 40, Channels::Rgba), (57, 46)).pixels.len(), 57 * 46 * 4);
    }

    #[test]
    fn extreme_shapes_keep_their_size() {
        for (size, target) in
            [((1, 20_000), (1, 4096)), ((20_000, 1), (1600, 1)), ((1, 1), (1, 1)), ((30_000, 40), (1600, 2))]
        {
            let small = stream(&pattern(size.0, size.1, Channels::Grey), target);
            assert_eq!((small.width, small.height), target);
        }
    }

    #[test]
    fn missing_rows_are_noticed() {
        let mut shrink = Shrink::new((10, 10), (5, 5), Channels::Grey);
        shrink.push(&[0; 10]).unwrap();
        assert_eq!(shrink.finish(Format::Gif), Err(Refusal::Broken { format: Format::Gif }));
    }
}
