//! How a stored picture is turned to stand upright.

use crate::raster::Raster;

/// The eight ways a camera may have been held, as EXIF numbers them from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Orientation {
    /// Stored upright.
    #[default]
    Upright,
    Mirrored,
    HalfTurn,
    /// Upside down and mirrored: top and bottom are exchanged.
    Flipped,
    /// Rows are columns: the first stored row is the left side.
    Transposed,
    /// To be turned a quarter to the right; a phone held upright writes this.
    QuarterRight,
    /// The first stored row is the right side, from the bottom.
    Transversed,
    /// To be turned a quarter to the left.
    QuarterLeft,
}

impl Orientation {
    /// From the number of the EXIF tag. What is none of the eight is upright, as everywhere.
    pub(crate) fn from_exif(number: u16) -> Self {
        match number {
            2 => Self::Mirrored,
            3 => Self::HalfTurn,
            4 => Self::Flipped,
            5 => Self::Transposed,
            6 => Self::QuarterRight,
            7 => Self::Transversed,
            8 => Self::QuarterLeft,
            _ => Self::Upright,
        }
    }

    /// Whether width and height change places.
    pub(crate) fn swaps(self) -> bool {
        self.steps().0
    }

    /// A size before and after: turning is its own way back as far as sizes go.
    pub(crate) fn turned(self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.swaps() { (height, width) } else { (width, height) }
    }

    /// As three steps that make any of the eight: exchange rows with columns, then mirror left and right, then
    /// exchange top and bottom.
    fn steps(self) -> (bool, bool, bool) {
        match self {
            Self::Upright => (false, false, false),
            Self::Mirrored => (false, true, false),
            Self::HalfTurn => (false, true, true),
            Self::Flipped => (false, false, true),
            Self::Transposed => (true, false, false),
            Self::QuarterRight => (true, true, false),
            Self::Transversed => (true, true, true),
            Self::QuarterLeft => (true, false, true),
        }
    }

    fn from_steps(steps: (bool, bool, bool)) -> Self {
        match steps {
            (false, false, false) => Self::Upright,
            (false, true, false) => Self::Mirrored,
            (false, true, true) => Self::HalfTurn,
            (false, false, true) => Self::Flipped,
            (true, false, false) => Self::Transposed,
            (true, true, false) => Self::QuarterRight,
            (true, true, true) => Self::Transversed,
            (true, false, true) => Self::QuarterLeft,
        }
    }

    /// First this, then `next`. Mirroring before rows and columns change places is exchanging top and bottom after it.
    pub(crate) fn then(self, next: Self) -> Self {
        let (transposed, mirrored, flipped) = self.steps();
        let (transpose, mirror, flip) = next.steps();
        let (mirrored, flipped) = if transpose { (flipped, mirrored) } else { (mirrored, flipped) };
        Self::from_steps((transposed != transpose, mirrored != mirror, flipped != flip))
    }

    /// Turns the picture upright.
    pub(crate) fn apply(self, picture: Raster) -> Raster {
        let (transpose, mirror, flip) = self.steps();
        if self == Self::Upright {
            return picture;
        }
        let (width, height) = self.turned((picture.width, picture.height));
        let (columns, rows) = (width as usize, height as usize);
        let samples = picture.channels.count();
        let stride = picture.width as usize * samples;
        let mut pixels = Vec::with_capacity(picture.pixels.len());
        for row in 0..rows {
            let row = if flip { rows - 1 - row } else { row };
            for column in 0..columns {
                let column = if mirror { columns - 1 - column } else { column };
                let (x, y) = if transpose { (row, column) } else { (column, row) };
                let start = y * stride + x * samples;
                pixels.extend_from_slice(picture.pixels.get(start..start + samples).unwrap_or_default());
            }
        }
        Raster { width, height, channels: picture.channels, pixels }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::Channels;

    /// `1 2 / 3 4 / 5 6`, as it shall be seen.
    const UPRIGHT: [u8; 6] = [1, 2, 3, 4, 5, 6];

    #[test]
    fn two_turns_are_one() {
        let pixels: Vec<u8> = UPRIGHT.to_vec();
        let picture = Raster { width: 2, height: 3, channels: Channels::Grey, pixels };
        for (first, second) in (1..=8).flat_map(|first| (1..=8).map(move |second| (first, second))) {
            let (first, second) = (Orientation::from_exif(first), Orientation::from_exif(second));
            let one_by_one = second.apply(first.apply(picture.clone()));
            assert_eq!(first.then(second).apply(picture.clone()), one_by_one, "{first:?}, {second:?}");
        }
    }

    #[test]
    fn all_eight_stand_upright() {
        let stored: [(u16, (u32, u32), [u8; 6]); 8] = [
            (1, (2, 3), [1, 2, 3, 4, 5, 6]),
            (2, (2, 3), [2, 1, 4, 3, 6, 5]),
            (3, (2, 3), [6, 5, 4, 3, 2, 1]),
            (4, (2, 3), [5, 6, 3, 4, 1, 2]),
            (5, (3, 2), [1, 3, 5, 2, 4, 6]),
            (6, (3, 2), [2, 4, 6, 1, 3, 5]),
            (7, (3, 2), [6, 4, 2, 5, 3, 1]),
            (8, (3, 2), [5, 3, 1, 6, 4, 2]),
        ];
        for (number, (width, height), pixels) in stored {
            let picture = Raster { width, height, channels: Channels::Grey, pixels: pixels.to_vec() };
            let seen = Orientation::from_exif(number).apply(picture);
            assert_eq!((seen.width, seen.height, seen.pixels.as_slice()), (2, 3, UPRIGHT.as_slice()), "{number}");
        }
    }
}
