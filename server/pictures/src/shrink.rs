//! Rows of a picture become the largest rendition while they arrive, so that the whole of it never has to be held.
//!
//! The rows that the next row of the result is made of are kept, as floating point numbers. First they are added up
//! into one, which is what vector instructions are good at, then that one is resampled from left to right. Our own,
//! because libraries for this want the whole picture and take minutes to compile.

mod blocks;
mod weights;

use crate::raster::{Channels, Raster};
use crate::{Format, Refusal};
use blocks::Blocks;
use std::collections::VecDeque;
use weights::Weights;

/// Takes rows of one picture from the top, gives the picture in its new size.
pub(crate) struct Shrink {
    blocks: Blocks,
    across: Weights,
    down: Weights,
    /// Rows that are still needed, the number of the first of them, and rows to be used again.
    rows: VecDeque<Vec<f32>>,
    top: usize,
    idle: Vec<Vec<f32>>,
    averaged: Vec<u8>,
    sum: Vec<f32>,
    result: Raster,
    done: usize,
}

impl Shrink {
    /// Sizes in pixels, none of them zero.
    pub(crate) fn new(source: (u32, u32), target: (u32, u32), channels: Channels) -> Self {
        let blocks = Blocks::new(source, target, channels);
        let (width, height) = blocks.size();
        let part = [0.0, 0.0, f64::from(width), f64::from(height)];
        Self::of_part(blocks, part, target, channels)
    }

    fn of_part(blocks: Blocks, [left, top, wide, high]: [f64; 4], target: (u32, u32), channels: Channels) -> Self {
        let (width, height) = blocks.size();
        let pixels = Vec::with_capacity(target.0 as usize * target.1 as usize * channels.count());
        Self {
            across: Weights::new(width, (left, wide), target.0),
            down: Weights::new(height, (top, high), target.1),
            blocks,
            rows: VecDeque::new(),
            top: 0,
            idle: Vec::new(),
            averaged: Vec::new(),
            sum: Vec::new(),
            result: Raster { width: target.0, height: target.1, channels, pixels },
            done: 0,
        }
    }

    /// Takes the next row. What has not the length of a row, or comes after the last one, is left out.
    pub(crate) fn push(&mut self, row: &[u8]) {
        self.averaged.clear();
        if !self.blocks.push(row, &mut self.averaged) {
            return;
        }
        let mut numbers = self.idle.pop().unwrap_or_default();
        premultiplied(&self.averaged, self.result.channels, &mut numbers);
        self.rows.push_back(numbers);
        while let Some((from, weights)) = self.down.at(self.done) {
            // Rows that no row of the result needs any more.
            while self.top < from && !self.rows.is_empty() {
                self.idle.extend(self.rows.pop_front());
                self.top += 1;
            }
            if self.top + self.rows.len() < from + weights.len() {
                break;
            }
            add_up(weights, &self.rows, &mut self.sum);
            match self.result.channels {
                Channels::Grey => resample::<1>(&self.across, &self.sum, &mut self.result),
                Channels::GreyAlpha => resample::<2>(&self.across, &self.sum, &mut self.result),
                Channels::Rgb => resample::<3>(&self.across, &self.sum, &mut self.result),
                Channels::Rgba | Channels::Cmyk => resample::<4>(&self.across, &self.sum, &mut self.result),
            }
            self.done += 1;
        }
    }

    /// The picture; broken where rows were missing.
    pub(crate) fn finish(self, format: Format) -> Result<Raster, Refusal> {
        if self.done < self.result.height as usize { Err(Refusal::Broken { format }) } else { Ok(self.result) }
    }
}

/// A whole picture in another size.
pub(crate) fn resize(picture: &Raster, target: (u32, u32)) -> Result<Raster, Refusal> {
    crop(picture, [0.0, 0.0, f64::from(picture.width), f64::from(picture.height)], target)
}

/// The part of a picture from `left, top` with `width, height`, in another size.
pub(crate) fn crop(picture: &Raster, part: [f64; 4], target: (u32, u32)) -> Result<Raster, Refusal> {
    let size = (picture.width, picture.height);
    // No block is averaged where the target is as large as the source.
    let mut shrink = Shrink::of_part(Blocks::new(size, size, picture.channels), part, target, picture.channels);
    for row in picture.pixels.chunks_exact((picture.width as usize * picture.channels.count()).max(1)) {
        shrink.push(row);
    }
    shrink.finish(Format::Png).map_err(|_| Refusal::Unwritable)
}

/// As numbers; colours count as much as they are opaque, or what cannot be seen would colour what can.
fn premultiplied(row: &[u8], channels: Channels, numbers: &mut Vec<f32>) {
    numbers.clear();
    match channels {
        Channels::Grey | Channels::Rgb | Channels::Cmyk => numbers.extend(row.iter().map(|value| f32::from(*value))),
        Channels::GreyAlpha => numbers.extend(row.as_chunks::<2>().0.iter().flat_map(opaque_share)),
        Channels::Rgba => numbers.extend(row.as_chunks::<4>().0.iter().flat_map(opaque_share)),
    }
}

fn opaque_share<const N: usize>(pixel: &[u8; N]) -> [f32; N] {
    let alpha = f32::from(pixel[N - 1]);
    let mut numbers = pixel.map(|value| f32::from(value) * alpha / 255.0);
    numbers[N - 1] = alpha;
    numbers
}

fn add_up(weights: &[f32], rows: &VecDeque<Vec<f32>>, sum: &mut Vec<f32>) {
    sum.clear();
    for (weight, row) in weights.iter().zip(rows) {
        if sum.is_empty() {
            sum.extend(row.iter().map(|value| value * weight));
        } else {
            for (sum, value) in sum.iter_mut().zip(row) {
                *sum += value * weight;
            }
        }
    }
}

/// Appends a row of the result.
fn resample<const N: usize>(across: &Weights, row: &[f32], result: &mut Raster) {
    let (row, _) = row.as_chunks::<N>();
    for (from, weights) in across.iter() {
        let mut sums = [0.0; N];
        for (weight, pixel) in weights.iter().zip(row.get(from..).unwrap_or_default()) {
            for (sum, value) in sums.iter_mut().zip(pixel) {
                *sum += value * weight;
            }
        }
        if result.channels.has_alpha() {
            let alpha = sums[N - 1].max(0.0);
            let opaque = if alpha > 0.0 { 255.0 / alpha } else { 0.0 };
            sums = sums.map(|sum| sum * opaque);
            sums[N - 1] = alpha;
        }
        result.pixels.extend(sums.map(byte));
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what a byte holds")]
fn byte(value: f32) -> u8 {
    (value + 0.5).clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests;
