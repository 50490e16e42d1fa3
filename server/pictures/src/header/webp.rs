//! The chunks of a WebP: its size, how it is compressed, and how it is to be turned.

use super::Header;
use crate::{Format, Orientation, Refusal, exif};

const BROKEN: Refusal = Refusal::Broken { format: Format::WebP };

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Lossy,
    Lossless,
    /// A canvas, perhaps with opacity, perhaps with frames.
    Extended {
        alpha: bool,
        moving: bool,
    },
}

/// What the first chunk and `EXIF` say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    width: u32,
    height: u32,
    kind: Kind,
    orientation: Orientation,
}

impl Head {
    pub(crate) fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// What decoding holds, in bytes per pixel: the coded planes or the coded pixels, and the pixels made of them; in
    /// a moving picture also the canvas they are laid on.
    pub(crate) fn bytes_per_pixel(&self) -> u64 {
        match self.kind {
            Kind::Lossy => 5,
            Kind::Extended { alpha: false, moving: false } | Kind::Lossless => 8,
            Kind::Extended { alpha: true, moving: false } => 9,
            Kind::Extended { moving: true, .. } => 14,
        }
    }

    pub(crate) fn header(&self) -> Header {
        Header {
            format: Format::WebP,
            stored_width: self.width,
            stored_height: self.height,
            orientation: self.orientation,
        }
    }
}

pub(crate) fn read(bytes: &[u8]) -> Result<Head, Refusal> {
    let mut chunks = chunks(bytes.get(12..).unwrap_or_default());
    let (name, body) = chunks.next().ok_or(BROKEN)?;
    let upright = |width, height, kind| Head { width, height, kind, orientation: Orientation::Upright };
    match (name, body) {
        (b"VP8 ", &[_, _, _, 0x9D, 0x01, 0x2A, w0, w1, h0, h1, ..]) => {
            let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
            Ok(upright(side(w0, w1), side(h0, h1), Kind::Lossy))
        }
        (b"VP8L", &[0x2F, b0, b1, b2, b3, ..]) => {
            let bits = u32::from_le_bytes([b0, b1, b2, b3]);
            Ok(upright((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, Kind::Lossless))
        }
        (b"VP8X", &[flags, _, _, _, w0, w1, w2, h0, h1, h2, ..]) => {
            let kind = Kind::Extended { alpha: flags & 0x10 != 0, moving: flags & 0x02 != 0 };
            let side = |low, middle, high| u32::from_le_bytes([low, middle, high, 0]) + 1;
            let orientation = chunks.find(|(name, _)| *name == b"EXIF").map(|(_, body)| exif::orientation(body));
            let head = upright(side(w0, w1, w2), side(h0, h1, h2), kind);
            Ok(Head { orientation: orientation.unwrap_or_default(), ..head })
        }
        _ => Err(BROKEN),
    }
}

/// Name and body of each chunk; one that is cut short has what is there.
fn chunks(mut rest: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let (name, after) = rest.split_first_chunk::<4>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let body = after.get(..length.min(after.len()))?;
        // Chunks begin at even places.
        rest = after.get(length.saturating_add(length & 1)..).unwrap_or_default();
        Some((name, body))
    })
}
