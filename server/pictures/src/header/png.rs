//! The chunks of a PNG: its size and kind, and how it is to be turned.

use super::Header;
use crate::{Format, Orientation, Refusal, exif};

const BROKEN: Refusal = Refusal::Broken { format: Format::Png };

/// What `IHDR` and `eXIf` say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    width: u32,
    height: u32,
    /// Per pixel once expanded: 1 to 4.
    pub(crate) samples: u64,
    pub(crate) interlaced: bool,
    orientation: Orientation,
}

impl Head {
    pub(crate) fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    pub(crate) fn header(&self) -> Header {
        Header {
            format: Format::Png,
            stored_width: self.width,
            stored_height: self.height,
            orientation: self.orientation,
        }
    }
}

pub(crate) fn read(bytes: &[u8]) -> Result<Head, Refusal> {
    let mut chunks = chunks(bytes.get(8..).unwrap_or_default());
    let Some((b"IHDR", &[w3, w2, w1, w0, h3, h2, h1, h0, _depth, colour, _, _, interlace, ..])) = chunks.next() else {
        return Err(BROKEN);
    };
    let (width, height) = (u32::from_be_bytes([w3, w2, w1, w0]), u32::from_be_bytes([h3, h2, h1, h0]));
    let samples = match colour {
        0 => 2,
        2 => 3,
        // A palette may have transparent entries, and so may the others through `tRNS`: grey counts two, see above.
        3 | 4 | 6 => 4,
        _ => return Err(BROKEN),
    };
    let orientation = chunks.find(|(name, _)| *name == b"eXIf").map(|(_, body)| exif::orientation(body));
    Ok(Head { width, height, samples, interlaced: interlace != 0, orientation: orientation.unwrap_or_default() })
}

/// Name and body of each chunk, until one is cut short.
fn chunks(mut rest: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (name, after) = after.split_first_chunk::<4>()?;
        let (body, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        // Behind the body stands its checksum.
        rest = after.get(4..).unwrap_or_default();
        Some((name, body))
    })
}
