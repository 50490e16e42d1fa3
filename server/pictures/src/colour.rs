//! Every kind of samples becomes sRGB.

use crate::raster::{Channels, Raster};
use moxcms::{CicpColorPrimaries, CicpProfile, ColorProfile, DataColorSpace, Layout, MatrixCoefficients};
use moxcms::{RenderingIntent, TransferCharacteristics, TransformOptions};

/// A profile of a press has about two megabytes; larger ones are read by nobody.
const MAX_PROFILE: usize = 8 << 20;

/// What the samples of a picture mean. Where nothing is said they are sRGB, as everywhere on the web.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Meaning {
    #[default]
    Srgb,
    /// An ICC profile, unread.
    Icc(Vec<u8>),
    /// Numbers of ITU-T H.273 for primaries and transfer.
    Coded { primaries: u8, transfer: u8 },
}

/// The picture in sRGB: RGB, or RGBA where it has alpha. A profile that is damaged, or of other channels than the
/// picture, is as good as none.
pub(crate) fn to_srgb(picture: Raster, meaning: &Meaning) -> Raster {
    if let Some(profile) = profile(meaning)
        && let Some(converted) = convert(&picture, &profile)
    {
        return converted;
    }
    without_profile(picture)
}

fn profile(meaning: &Meaning) -> Option<ColorProfile> {
    match meaning {
        Meaning::Icc(bytes) if bytes.len() <= MAX_PROFILE => ColorProfile::new_from_slice(bytes).ok(),
        Meaning::Coded { primaries, transfer } => {
            let color_primaries = CicpColorPrimaries::try_from(*primaries).ok()?;
            let transfer_characteristics = TransferCharacteristics::try_from(*transfer).ok()?;
            let matrix_coefficients = MatrixCoefficients::Identity;
            let numbers =
                CicpProfile { color_primaries, transfer_characteristics, matrix_coefficients, full_range: true };
            Some(ColorProfile::new_from_cicp(numbers))
        }
        Meaning::Srgb | Meaning::Icc(_) => None,
    }
}

fn convert(picture: &Raster, profile: &ColorProfile) -> Option<Raster> {
    let (space, from, channels, to) = match picture.channels {
        Channels::Grey => (DataColorSpace::Gray, Layout::Gray, Channels::Rgb, Layout::Rgb),
        Channels::GreyAlpha => (DataColorSpace::Gray, Layout::GrayAlpha, Channels::Rgba, Layout::Rgba),
        Channels::Rgb => (DataColorSpace::Rgb, Layout::Rgb, Channels::Rgb, Layout::Rgb),
        Channels::Rgba => (DataColorSpace::Rgb, Layout::Rgba, Channels::Rgba, Layout::Rgba),
        // Four samples are four samples to the library; the profile says that they are inks.
        Channels::Cmyk => (DataColorSpace::Cmyk, Layout::Rgba, Channels::Rgb, Layout::Rgb),
    };
    if profile.color_space != space {
        return None;
    }
    let options = TransformOptions { rendering_intent: RenderingIntent::Perceptual, ..TransformOptions::default() };
    let transform = profile.create_transform_8bit(from, &ColorProfile::new_srgb(), to, options).ok()?;
    let mut pixels = vec![0; picture.width as usize * picture.height as usize * channels.count()];
    transform.transform(&picture.pixels, &mut pixels).ok()?;
    Some(Raster { width: picture.width, height: picture.height, channels, pixels })
}

fn without_profile(picture: Raster) -> Raster {
    let Raster { width, height, channels, pixels } = picture;
    let (channels, pixels) = match channels {
        Channels::Grey => (Channels::Rgb, pixels.iter().flat_map(|grey| [*grey; 3]).collect()),
        Channels::GreyAlpha => {
            let (pixels, _) = pixels.as_chunks::<2>();
            (Channels::Rgba, pixels.iter().flat_map(|[grey, alpha]| [*grey, *grey, *grey, *alpha]).collect())
        }
        Channels::Cmyk => {
            let (pixels, _) = pixels.as_chunks::<4>();
            (Channels::Rgb, pixels.iter().flat_map(|[c, m, y, k]| [c, m, y].map(|ink| printed(*ink, *k))).collect())
        }
        same @ (Channels::Rgb | Channels::Rgba) => (same, pixels),
    };
    Raster { width, height, channels, pixels }
}

/// Light that paper throws back through an ink and black, as simple as it can be said.
fn printed(ink: u8, black: u8) -> u8 {
    let light = u16::from(255 - ink) * u16::from(255 - black);
    u8::try_from((light + 127) / 255).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixel(channels: Channels, samples: &[u8]) -> Raster {
        Raster { width: 1, height: 1, channels, pixels: samples.to_vec() }
    }

    fn profile_bytes(profile: &ColorProfile) -> Meaning {
        Meaning::Icc(profile.encode().unwrap())
    }

    #[test]
    fn inks_become_light() {
        let seen = |inks: [u8; 4]| to_srgb(pixel(Channels::Cmyk, &inks), &Meaning::Srgb).pixels;
        assert_eq!(seen([0, 0, 0, 0]), [255, 255, 255]);
        assert_eq!(seen([255, 0, 0, 0]), [0, 255, 255]);
        assert_eq!(seen([0, 0, 0, 255]), [0, 0, 0]);
    }

    #[test]
    fn wide_colours_are_converted() {
        let p3 = profile_bytes(&ColorProfile::new_display_p3());
        let converted = to_srgb(pixel(Channels::Rgb, &[200, 100, 100]), &p3).pixels;
        assert!(converted[0] > 208 && converted[1] < 98, "{converted:?}");
        let kept = to_srgb(pixel(Channels::Rgba, &[200, 100, 100, 7]), &p3);
        assert_eq!((kept.channels, kept.pixels[3]), (Channels::Rgba, 7));
    }

    #[test]
    fn a_profile_of_other_channels_is_ignored() {
        let p3 = profile_bytes(&ColorProfile::new_display_p3());
        assert_eq!(to_srgb(pixel(Channels::Grey, &[90]), &p3).pixels, [90, 90, 90]);
        assert_eq!(to_srgb(pixel(Channels::GreyAlpha, &[90, 8]), &Meaning::Icc(vec![1; 200])).pixels, [90, 90, 90, 8]);
    }
}
