//! A decoded tile, still in the planes of its codec.

use super::yuv::Coding;
use heifer_hevc_dec::recon::Frame;
use re_rav1d::dav1d::pixel::YUVRange;
use re_rav1d::dav1d::{Picture, PixelLayout, PlanarImageComponent};

/// What a codec gave.
pub(super) enum Coded {
    Hevc(Frame),
    Av1(Picture),
}

/// Brightness, and how far it is from grey towards blue and towards red.
#[derive(Clone, Copy)]
pub(super) enum Plane {
    Luma,
    Blue,
    Red,
}

impl Coded {
    /// In pixels, as coded.
    pub(super) fn size(&self) -> (u32, u32) {
        match self {
            Self::Hevc(frame) => {
                let ([width, ..], [height, ..]) = (frame.widths, frame.heights);
                (width, height)
            }
            Self::Av1(picture) => (picture.width(), picture.height()),
        }
    }

    /// How samples become colours: as the container says (matrix and full range), else as the stream does.
    pub(super) fn coding(&self, container: Option<(u16, bool)>) -> Coding {
        match self {
            Self::Hevc(frame) => {
                let (matrix, full) = container.unwrap_or((frame.matrix_coeffs.into(), frame.full_range));
                let [depth, _] = frame.bit_depth;
                Coding::new(matrix, full, depth.into())
            }
            Self::Av1(picture) => {
                let stream = || (picture.matrix_coefficients() as u16, picture.color_range() == YUVRange::Full);
                let (matrix, full) = container.unwrap_or_else(stream);
                Coding::new(matrix, full, u32::try_from(picture.bit_depth()).unwrap_or(8))
            }
        }
    }

    /// By which power of two the colour planes are narrower and lower; `None` where there are none.
    pub(super) fn subsampling(&self) -> Option<(u32, u32)> {
        match self {
            Self::Hevc(frame) => match frame.chroma_format {
                1 => Some((1, 1)),
                2 => Some((1, 0)),
                3 => Some((0, 0)),
                _ => None,
            },
            Self::Av1(picture) => match picture.pixel_layout() {
                PixelLayout::I420 => Some((1, 1)),
                PixelLayout::I422 => Some((1, 0)),
                PixelLayout::I444 => Some((0, 0)),
                PixelLayout::I400 => None,
            },
        }
    }

    /// Puts row `y` of a plane into `line`; nothing if it has no such row.
    pub(super) fn line(&self, plane: Plane, y: u32, line: &mut Vec<u16>) {
        line.clear();
        let y = y as usize;
        match self {
            Self::Hevc(frame) => {
                let [luma, blue, red] = &frame.planes;
                let [width, narrow, _] = frame.widths;
                let (samples, width) = match plane {
                    Plane::Luma => (luma, width),
                    Plane::Blue => (blue, narrow),
                    Plane::Red => (red, narrow),
                };
                line.extend(samples.chunks_exact((width as usize).max(1)).nth(y).unwrap_or_default());
            }
            Self::Av1(picture) => {
                let component = match plane {
                    Plane::Luma => PlanarImageComponent::Y,
                    Plane::Blue => PlanarImageComponent::U,
                    Plane::Red => PlanarImageComponent::V,
                };
                let bytes = picture.plane(component);
                let row = bytes.chunks_exact((picture.stride(component) as usize).max(1)).nth(y).unwrap_or_default();
                if picture.bit_depth() == 8 {
                    line.extend(row.iter().map(|sample| u16::from(*sample)));
                } else {
                    line.extend(row.as_chunks::<2>().0.iter().map(|sample| u16::from_ne_bytes(*sample)));
                }
            }
        }
    }
}
