//! From brightness and two differences to red, green and blue (ITU-T H.273).

/// How samples are to be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Coding {
    /// The samples are green, blue and red as they are.
    identity: bool,
    /// Shares of red and of blue in brightness.
    red: f32,
    blue: f32,
    /// Brightness of black, and one over the distance to white.
    black: f32,
    luma: f32,
    /// The sample of no colour, and one over the distance between the extremes.
    middle: f32,
    chroma: f32,
}

impl Coding {
    /// By the number of the matrix; `full` if black is 0 and white the largest sample of so many bits.
    pub(super) fn new(matrix: u16, full: bool, depth: u32) -> Self {
        let (red, blue) = match matrix {
            1 => (0.2126, 0.0722),
            4 => (0.30, 0.11),
            7 => (0.212, 0.087),
            9 | 10 => (0.2627, 0.0593),
            // 5 and 6, and whoever says nothing.
            _ => (0.299, 0.114),
        };
        let unit = 2_f32.powi(i32::try_from(depth).unwrap_or(8) - 8);
        let (black, luma, chroma) = if full {
            let largest = 256.0 * unit - 1.0;
            (0.0, largest, largest)
        } else {
            (16.0 * unit, 219.0 * unit, 224.0 * unit)
        };
        let identity = matrix == 0;
        Self { identity, red, blue, black, luma: 1.0 / luma, middle: 128.0 * unit, chroma: 1.0 / chroma }
    }

    /// A sample of brightness alone, 0 to 255.
    pub(super) fn grey(&self, sample: u16) -> u8 {
        byte((f32::from(sample) - self.black) * self.luma)
    }

    pub(super) fn rgb(&self, luma: u16, blue: u16, red: u16) -> [u8; 3] {
        if self.identity {
            return [red, luma, blue].map(|sample| self.grey(sample));
        }
        let y = (f32::from(luma) - self.black) * self.luma;
        let [b, r] = [blue, red].map(|sample| (f32::from(sample) - self.middle) * self.chroma);
        let green = 1.0 - self.red - self.blue;
        let (to_red, to_blue) = (2.0 * (1.0 - self.red), 2.0 * (1.0 - self.blue));
        let from_green = (self.blue * to_blue * b + self.red * to_red * r) / green;
        [byte(y + to_red * r), byte(y - from_green), byte(y + to_blue * b)]
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped, and the cast saturates")]
fn byte(share: f32) -> u8 {
    (share * 255.0 + 0.5).clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_white_and_red() {
        let television = Coding::new(1, false, 8);
        assert_eq!((television.rgb(16, 128, 128), television.rgb(235, 128, 128)), ([0; 3], [255; 3]));
        assert_eq!(television.rgb(63, 102, 240), [255, 1, 0]);
        let deep = Coding::new(6, true, 10);
        assert_eq!((deep.rgb(0, 512, 512), deep.rgb(1023, 512, 512)), ([0; 3], [255; 3]));
        assert_eq!(Coding::new(0, true, 8).rgb(1, 2, 3), [3, 1, 2]);
        assert_eq!(deep.grey(512), 128);
    }
}
