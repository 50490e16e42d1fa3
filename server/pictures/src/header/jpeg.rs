//! The segments of a JPEG before its first scan, and how many scans follow.

use super::Header;
use crate::limits::MAX_SCANS;
use crate::{Format, Orientation, Refusal, exif};

const BROKEN: Refusal = Refusal::Broken { format: Format::Jpeg };
/// Arithmetic coding, lossless, hierarchical, 12 bits: nobody's photos.
const UNREADABLE: Refusal = Refusal::Unreadable { format: Format::Jpeg };

/// What the frame header and EXIF say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) components: u64,
    /// Samples of all components together, which are fewer than `pixels * components` where colour is subsampled.
    samples: u64,
    progressive: bool,
    orientation: Orientation,
}

impl Frame {
    pub(crate) fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Bytes held while it is decoded in `divisor` parts per side: the planes, the pixels made of them, and all
    /// coefficients (two bytes each) where scans refine each other.
    pub(crate) fn memory(&self, divisor: u32) -> u64 {
        let coefficients = if self.progressive { self.samples * 2 } else { 0 };
        coefficients + (self.samples + self.pixels() * self.components) / u64::from(divisor * divisor)
    }

    pub(crate) fn header(&self) -> Header {
        Header {
            format: Format::Jpeg,
            stored_width: self.width,
            stored_height: self.height,
            orientation: self.orientation,
        }
    }
}

/// Reads up to the first scan, and counts the scans of a progressive picture.
pub(crate) fn read(bytes: &[u8]) -> Result<Frame, Refusal> {
    let mut frame = None;
    let mut orientation = None;
    let mut rest = bytes.get(2..).unwrap_or_default();
    loop {
        let (marker, after) = marker(rest).ok_or(BROKEN)?;
        // Markers without a length.
        if matches!(marker, 0x01 | 0xD0..=0xD8) {
            rest = after;
            continue;
        }
        let (length, _) = after.split_first_chunk::<2>().ok_or(BROKEN)?;
        let (segment, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length))).ok_or(BROKEN)?;
        let body = segment.get(2..).ok_or(BROKEN)?;
        match marker {
            0xC0..=0xC2 if frame.is_none() => frame = Some(start_of_frame(body, marker == 0xC2)?),
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return Err(UNREADABLE),
            0xE1 if orientation.is_none() && body.starts_with(b"Exif\0\0") => {
                orientation = Some(exif::orientation(body));
            }
            0xDA => break,
            0xD9 => return Err(BROKEN),
            _ => {}
        }
        rest = after;
    }
    let frame: Frame = frame.ok_or(BROKEN)?;
    if frame.progressive && rest.windows(2).filter(|pair| pair == &[0xFF, 0xDA]).nth(MAX_SCANS).is_some() {
        return Err(UNREADABLE);
    }
    Ok(Frame { orientation: orientation.unwrap_or_default(), ..frame })
}

/// The next marker and what follows it. Any number of fill bytes may stand before it, and stray bytes are stepped over
/// as other readers do.
fn marker(rest: &[u8]) -> Option<(u8, &[u8])> {
    let start = rest.iter().position(|byte| *byte == 0xFF)?;
    let rest = rest.get(start..)?;
    let code = rest.iter().position(|byte| *byte != 0xFF)?;
    Some((*rest.get(code)?, rest.get(code + 1..)?))
}

fn start_of_frame(body: &[u8], progressive: bool) -> Result<Frame, Refusal> {
    let (&[precision, h1, h0, w1, w0, count], components) = body.split_first_chunk::<6>().ok_or(BROKEN)?;
    let (width, height) = (u32::from(u16::from_be_bytes([w1, w0])), u32::from(u16::from_be_bytes([h1, h0])));
    // Without a height it stands after the first scan, which only scanners of the last century wrote.
    if precision != 8 || height == 0 || !matches!(count, 1 | 3 | 4) {
        return Err(UNREADABLE);
    }
    let (components, _) = components.as_chunks::<3>();
    let components = components.get(..usize::from(count)).ok_or(BROKEN)?;
    let factors = || components.iter().map(|[_, factors, _]| (u64::from(factors >> 4), u64::from(factors & 15)));
    if factors().any(|(h, v)| !(1..=4).contains(&h) || !(1..=4).contains(&v)) {
        return Err(BROKEN);
    }
    let most = |of: fn((u64, u64)) -> u64| factors().map(of).max().unwrap_or(1);
    let whole = most(|(h, _)| h) * most(|(_, v)| v);
    let share: u64 = factors().map(|(h, v)| h * v).sum();
    let samples = u64::from(width) * u64::from(height) * share / whole;
    let orientation = Orientation::Upright;
    Ok(Frame { width, height, components: u64::from(count), samples, progressive, orientation })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 4000 × 3000 in three components, colour halved in both directions.
    fn photo(marker: u8) -> Vec<u8> {
        let frame = [0xFF, marker, 0, 17, 8, 0x0B, 0xB8, 0x0F, 0xA0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
        [&[0xFF, 0xD8, 0xFF, 0xFE, 0, 4, b'h', b'i'][..], &frame, &[0xFF, 0xDA, 0, 2]].concat()
    }

    #[test]
    fn sizes_and_memory_are_told() {
        let frame = read(&photo(0xC0)).unwrap();
        assert_eq!((frame.width, frame.height), (4000, 3000));
        assert_eq!((frame.memory(1), frame.memory(2)), (54_000_000, 13_500_000));
        assert_eq!(read(&photo(0xC2)).unwrap().memory(1), 90_000_000);
    }

    #[test]
    fn what_no_camera_writes_is_refused() {
        assert_eq!(read(&photo(0xC9)), Err(UNREADABLE));
        assert_eq!(read(&photo(0xC0)[..20]), Err(BROKEN));
        let scans = [photo(0xC2), b"\xFF\xDA\0\x02".repeat(70)].concat();
        assert_eq!(read(&scans), Err(UNREADABLE));
    }
}
