//! The one thing that is read from EXIF: how the camera was held. Everything else in it is dropped unread.

use crate::Orientation;

const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;
/// Longer directories are no camera's.
const MAX_ENTRIES: u16 = 512;

/// From a TIFF block (`II*\0…` or `MM\0*…`, with or without `Exif\0\0` before it). Whatever is damaged or missing
/// means upright.
pub(crate) fn orientation(block: &[u8]) -> Orientation {
    let tiff = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    find(tiff).map(Orientation::from_exif).unwrap_or_default()
}

fn find(tiff: &[u8]) -> Option<u16> {
    let big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk::<2>()?;
        Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk::<4>()?;
        Some(if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let entries = short(directory)?.min(MAX_ENTRIES);
    let mut at = directory.checked_add(2)?;
    for _ in 0..entries {
        if short(at)? == ORIENTATION {
            return if short(at + 2)? == SHORT { short(at + 8) } else { None };
        }
        at = at.checked_add(12)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const BIG: &[u8] = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

    #[test]
    fn orientation_is_found_in_both_byte_orders() {
        let little = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0\0\0\0\0";
        assert_eq!(orientation(BIG), Orientation::QuarterRight);
        assert_eq!(orientation(little), Orientation::QuarterLeft);
    }

    #[test]
    fn damage_means_upright() {
        for length in 0..20 {
            assert_eq!(orientation(&BIG[..length]), Orientation::Upright, "{length}");
        }
        assert_eq!(orientation(b"MM\0*\xFF\xFF\xFF\xFF"), Orientation::Upright);
    }
}
