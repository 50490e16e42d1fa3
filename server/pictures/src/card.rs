//! The picture that social networks show beside a link.

use crate::raster::Channels;
use crate::renditions::reopen;
use crate::{Refusal, encode, guard, shrink};

/// In pixels, as Facebook and Zalo ask for.
pub const CARD_WIDTH: u32 = 1200;
pub const CARD_HEIGHT: u32 = 630;

/// What must stay in sight where a picture is cropped: one of nine places, numbered row by row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Focus {
    TopLeft,
    Top,
    TopRight,
    Left,
    #[default]
    Centre,
    Right,
    BottomLeft,
    Bottom,
    BottomRight,
}

impl Focus {
    /// By number.
    pub const ALL: [Self; 9] = [
        Self::TopLeft,
        Self::Top,
        Self::TopRight,
        Self::Left,
        Self::Centre,
        Self::Right,
        Self::BottomLeft,
        Self::Bottom,
        Self::BottomRight,
    ];

    /// 0 to 8, row by row from the top left; `None` from 9 on.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    pub fn number(self) -> u8 {
        self as u8
    }

    /// Which share of what is cut off goes at the left and at the top: 0, ½ or 1. The same as `object-position` in a
    /// style sheet, so a page and the card show the same part.
    fn shares(self) -> (f64, f64) {
        (f64::from(self.number() % 3) / 2.0, f64::from(self.number() / 3) / 2.0)
    }
}

/// A JPEG of 1200 × 630 of the largest rendition of a picture, cropped where the focus is not. A small picture is
/// enlarged: the networks want the size more than the sharpness.
pub fn social_card(largest: &[u8], focus: Focus) -> Result<Vec<u8>, Refusal> {
    let (format, picture) = reopen(largest)?;
    guard::broken_if_it_panics(format, || {
        let picture = if picture.channels == Channels::Rgba { picture.on_white() } else { picture };
        let (width, height) = (f64::from(picture.width), f64::from(picture.height));
        let scale = (width / f64::from(CARD_WIDTH)).min(height / f64::from(CARD_HEIGHT));
        let (across, down) = (f64::from(CARD_WIDTH) * scale, f64::from(CARD_HEIGHT) * scale);
        let (left, top) = focus.shares();
        let part = [(width - across).max(0.0) * left, (height - down).max(0.0) * top, across, down];
        encode::jpeg(&shrink::crop(&picture, part, (CARD_WIDTH, CARD_HEIGHT))?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_places_row_by_row() {
        for (number, focus) in (0..).zip(Focus::ALL) {
            assert_eq!((focus.number(), Focus::from_number(number)), (number, Some(focus)));
        }
        assert_eq!(Focus::from_number(9), None);
        assert_eq!(Focus::TopRight.shares(), (1.0, 0.0));
        assert_eq!(Focus::Bottom.shares(), (0.5, 1.0));
    }
}
