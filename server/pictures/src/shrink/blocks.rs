//! Very large pictures are first averaged in whole blocks: what remains still has several pixels for each of the
//! result, and the window of the resampler stays small.

use crate::raster::Channels;

/// From this reduction on blocks are averaged, so that this much or more is left to the better filter.
const LEFT_TO_FILTER: u32 = 4;

pub(super) struct Blocks {
    source: (u32, u32),
    /// Pixels of a block from left to right and rows from top to bottom; 1 and 1 pass rows through.
    across: u32,
    down: u32,
    channels: Channels,
    /// Per sample of the averaged row; colours count as much as they are opaque.
    sums: Vec<u64>,
    weights: Vec<u64>,
    /// Rows in the sums, and rows that came at all.
    rows: u32,
    taken: u32,
}

impl Blocks {
    pub(super) fn new(source: (u32, u32), target: (u32, u32), channels: Channels) -> Self {
        let side = |source: u32, target: u32| (source / target.max(1) / LEFT_TO_FILTER).max(1);
        let (across, down) = (side(source.0, target.0), side(source.1, target.1));
        let mut blocks =
            Self { source, across, down, channels, sums: Vec::new(), weights: Vec::new(), rows: 0, taken: 0 };
        let pixels = blocks.size().0 as usize;
        if !blocks.passes() {
            blocks.sums = vec![0; pixels * channels.count()];
            blocks.weights = vec![0; pixels];
        }
        blocks
    }

    /// Of the averaged picture; the last block of a row or column may be narrower.
    pub(super) fn size(&self) -> (u32, u32) {
        (self.source.0.div_ceil(self.across), self.source.1.div_ceil(self.down))
    }

    fn passes(&self) -> bool {
        self.across == 1 && self.down == 1
    }

    /// Takes a row; `true` if that completed one, which stands at the end of `window` then.
    pub(super) fn push(&mut self, row: &[u8], window: &mut Vec<u8>) -> bool {
        if row.len() != self.source.0 as usize * self.channels.count() || self.taken == self.source.1 {
            return false;
        }
        self.taken += 1;
        if self.passes() {
            window.extend_from_slice(row);
            return true;
        }
        self.add(row);
        self.rows += 1;
        let complete = self.rows == self.down || self.taken == self.source.1;
        if complete {
            self.average(window);
        }
        complete
    }

    fn add(&mut self, row: &[u8]) {
        let count = self.channels.count();
        let blocks = row.chunks(count * self.across as usize);
        for ((block, sums), weight) in blocks.zip(self.sums.chunks_exact_mut(count)).zip(&mut self.weights) {
            for pixel in block.chunks_exact(count) {
                let Some((last, colours)) = pixel.split_last() else { continue };
                let opacity = if self.channels.has_alpha() { u64::from(*last) } else { 1 };
                for (sum, value) in sums.iter_mut().zip(colours) {
                    *sum += u64::from(*value) * opacity;
                }
                if let Some(sum) = sums.last_mut() {
                    *sum += u64::from(*last);
                }
                *weight += 1;
            }
        }
    }

    fn average(&mut self, window: &mut Vec<u8>) {
        let count = self.channels.count();
        for (sums, weight) in self.sums.chunks_exact(count).zip(&self.weights) {
            let Some((last, colours)) = sums.split_last() else { continue };
            let of_colours = if self.channels.has_alpha() { *last } else { *weight };
            window.extend(colours.iter().map(|sum| mean(*sum, of_colours)));
            window.push(mean(*last, *weight));
        }
        self.sums.fill(0);
        self.weights.fill(0);
        self.rows = 0;
    }
}

fn mean(sum: u64, weight: u64) -> u8 {
    let weight = weight.max(1);
    u8::try_from((sum + weight / 2) / weight).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_averaged() {
        let mut blocks = Blocks::new((17, 9), (2, 1), Channels::Grey);
        assert_eq!(blocks.size(), (9, 5));
        let mut window = Vec::new();
        let row: Vec<u8> = (0..17).collect();
        assert!(!blocks.push(&row, &mut window));
        assert!(blocks.push(&row, &mut window));
        assert_eq!(window, [1, 3, 5, 7, 9, 11, 13, 15, 16]);
    }

    #[test]
    fn what_cannot_be_seen_has_no_colour() {
        let mut blocks = Blocks::new((8, 1), (1, 1), Channels::GreyAlpha);
        let mut window = Vec::new();
        blocks.push(&[200, 255, 0, 0, 7, 0, 7, 0, 9, 255, 9, 255, 9, 255, 9, 255], &mut window);
        assert_eq!(window, [200, 128, 0, 0, 9, 255, 9, 255]);
    }
}
