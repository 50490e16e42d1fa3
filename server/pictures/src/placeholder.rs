//! The one colour that stands where a picture will be.

use crate::raster::{Channels, Raster, over_white};

/// One of 64 colours: four levels each of red, green and blue (0, 85, 170, 255), so that a style sheet can have a class
/// for each and no page needs a style of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour(u8);

impl Colour {
    /// All of them, by number.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..64).map(Self)
    }

    /// By its number; `None` from 64 on.
    pub fn from_number(number: u8) -> Option<Self> {
        (number < 64).then_some(Self(number))
    }

    /// `red * 16 + green * 4 + blue`, each 0 to 3: what is stored.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Red, green and blue, each 0, 85, 170 or 255.
    pub fn rgb(self) -> [u8; 3] {
        [self.0 >> 4 & 3, self.0 >> 2 & 3, self.0 & 3].map(|level| level * 85)
    }

    /// The nearest of the 64.
    fn nearest(rgb: [u8; 3]) -> Self {
        let [r, g, b] = rgb.map(|value| u8::try_from((u16::from(value) + 42) / 85).unwrap_or(3));
        Self(r << 4 | g << 2 | b)
    }

    /// The mean of an RGB or RGBA picture, transparent parts seen on white.
    pub(crate) fn of(picture: &Raster) -> Self {
        let mut sums = [0_u64; 3];
        let mut count = 0_u64;
        for pixel in picture.pixels.chunks_exact(picture.channels.count()) {
            let alpha = if picture.channels == Channels::Rgba { pixel.last() } else { None };
            for (sum, value) in sums.iter_mut().zip(pixel) {
                *sum += u64::from(over_white(*value, alpha.copied().unwrap_or(u8::MAX)));
            }
            count += 1;
        }
        Self::nearest(sums.map(|sum| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_is_its_own_nearest() {
        for colour in Colour::all() {
            assert_eq!(Colour::nearest(colour.rgb()), colour);
            assert_eq!(Colour::from_number(colour.number()), Some(colour));
        }
        assert_eq!(Colour::from_number(64), None);
    }

    #[test]
    fn the_mean_is_taken_on_white() {
        let picture =
            Raster { width: 2, height: 1, channels: Channels::Rgba, pixels: vec![0, 0, 0, 0, 255, 255, 255, 255] };
        assert_eq!(Colour::of(&picture).rgb(), [255, 255, 255]);
    }
}
