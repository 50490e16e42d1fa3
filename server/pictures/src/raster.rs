//! Pixels in memory.

/// What the samples of a pixel are; one byte each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channels {
    Grey,
    GreyAlpha,
    Rgb,
    Rgba,
    /// Ink: 0 is none, 255 is full.
    Cmyk,
}

impl Channels {
    /// Samples, and so bytes, of one pixel.
    pub(crate) fn count(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::GreyAlpha => 2,
            Self::Rgb => 3,
            Self::Rgba | Self::Cmyk => 4,
        }
    }

    pub(crate) fn has_alpha(self) -> bool {
        matches!(self, Self::GreyAlpha | Self::Rgba)
    }
}

/// A picture: rows from the top, without gaps, `width * height * channels` bytes. Alpha is not multiplied in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Raster {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) channels: Channels,
    pub(crate) pixels: Vec<u8>,
}

impl Raster {
    /// RGBA without a single transparent pixel is RGB: its files are smaller and no ground is needed.
    pub(crate) fn without_idle_alpha(self) -> Self {
        let (pixels, _) = self.pixels.as_chunks::<4>();
        if self.channels != Channels::Rgba || pixels.iter().any(|[.., alpha]| *alpha != u8::MAX) {
            return self;
        }
        let pixels = pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
        Self { channels: Channels::Rgb, pixels, ..self }
    }

    /// RGBA laid on white, for formats that know no transparency.
    pub(crate) fn on_white(&self) -> Self {
        let (pixels, _) = self.pixels.as_chunks::<4>();
        let pixels = pixels.iter().flat_map(|[r, g, b, a]| [*r, *g, *b].map(|value| over_white(value, *a))).collect();
        Self { width: self.width, height: self.height, channels: Channels::Rgb, pixels }
    }
}

/// A sample seen through its opacity before a white wall.
pub(crate) fn over_white(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u16::from(value), u16::from(alpha));
    let mixed = (value * alpha + 255 * (255 - alpha) + 127) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transparency_shows_white() {
        assert_eq!((over_white(10, 255), over_white(10, 0), over_white(0, 128)), (10, 255, 127));
    }

    #[test]
    fn opaque_alpha_is_dropped() {
        let picture = |alpha| Raster { width: 1, height: 1, channels: Channels::Rgba, pixels: vec![1, 2, 3, alpha] };
        assert_eq!(picture(255).without_idle_alpha().pixels, [1, 2, 3]);
        assert_eq!(picture(254).without_idle_alpha().pixels, [1, 2, 3, 254]);
    }
}
