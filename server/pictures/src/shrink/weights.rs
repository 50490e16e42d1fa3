//! How much of which pixels of one line makes each pixel of another (Lanczos, three lobes).

use std::f64::consts::PI;
use std::ops::Range;

/// Lobes of the kernel to each side.
const LOBES: f64 = 3.0;

pub(super) struct Weights {
    /// For each pixel of the result: the first pixel it is made of, and where its weights stand.
    places: Vec<(usize, Range<usize>)>,
    weights: Vec<f32>,
}

impl Weights {
    /// From a part of a line of `source` pixels, which starts at `start` and is `length` long, to `target` pixels.
    pub(super) fn new(source: u32, (start, length): (f64, f64), target: u32) -> Self {
        let scale = length / f64::from(target.max(1));
        // Where pixels are taken together the kernel is as wide as they are; where they are pulled apart it stays.
        let stretch = scale.max(1.0);
        let mut made = Self { places: Vec::new(), weights: Vec::new() };
        for at in 0..target {
            let centre = start + (f64::from(at) + 0.5) * scale;
            let from = (centre - LOBES * stretch).floor().clamp(0.0, f64::from(source.saturating_sub(1)));
            let to = (centre + LOBES * stretch).ceil().clamp(from + 1.0, f64::from(source));
            made.add(whole(from), whole(to), |pixel| kernel((pixel + 0.5 - centre) / stretch));
        }
        made
    }

    fn add(&mut self, from: u32, to: u32, weight: impl Fn(f64) -> f64) {
        let weights: Vec<f64> = (from..to).map(|pixel| weight(f64::from(pixel))).collect();
        let sum: f64 = weights.iter().sum();
        let start = self.weights.len();
        self.weights.extend(weights.iter().map(|weight| single(weight / sum)));
        self.places.push((from as usize, start..self.weights.len()));
    }

    /// The first source pixel for one of the result, and the weights from there on; `None` behind the end.
    pub(super) fn at(&self, target: usize) -> Option<(usize, &[f32])> {
        let (from, place) = self.places.get(target)?;
        Some((*from, self.weights.get(place.clone())?))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &[f32])> {
        (0..self.places.len()).filter_map(|target| self.at(target))
    }
}

fn kernel(x: f64) -> f64 {
    if x.abs() < 1e-8 {
        1.0
    } else if x.abs() < LOBES {
        let x = x * PI;
        LOBES * x.sin() * (x / LOBES).sin() / (x * x)
    } else {
        0.0
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a side of a picture")]
fn whole(value: f64) -> u32 {
    value as u32
}

#[expect(clippy::cast_possible_truncation, reason = "weights need no more than seven digits")]
fn single(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_of_a_pixel_are_one_and_stay_inside() {
        for (source, part, target) in
            [(100, (0.0, 100.0), 33), (10, (0.0, 10.0), 25), (1, (0.2, 0.5), 7), (50, (40.0, 10.0), 3)]
        {
            let weights = Weights::new(source, part, target);
            assert_eq!(weights.iter().count(), target as usize);
            for (from, weights) in weights.iter() {
                assert!(from + weights.len() <= source as usize);
                assert!((weights.iter().sum::<f32>() - 1.0).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn nothing_is_changed_where_nothing_is_resized() {
        let weights = Weights::new(9, (0.0, 9.0), 9);
        let (from, of_fifth) = weights.at(4).unwrap();
        for (pixel, weight) in (from..).zip(of_fifth) {
            assert!((weight - if pixel == 4 { 1.0 } else { 0.0 }).abs() < 1e-6);
        }
    }
}
