//! What a file is, by its first bytes and never by its name or by what a browser said of it.

use crate::{Other, Refusal};

/// The kinds of pictures we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Jpeg,
    Png,
    Gif,
    WebP,
    /// HEVC in a HEIF container: what an iPhone writes unless told otherwise.
    Heic,
    /// AV1 in a HEIF container.
    Avif,
}

impl Format {
    /// The name people know.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::WebP => "WebP",
            Self::Heic => "HEIC",
            Self::Avif => "AVIF",
        }
    }

    /// Tells the format. A `.heic` that holds a JPEG is a JPEG; what could carry a script is no picture.
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        match bytes {
            [] => Err(Refusal::Empty),
            [0xFF, 0xD8, 0xFF, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Ok(Self::Png),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::WebP),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => of_container(bytes),
            _ => Err(stranger(bytes)),
        }
    }
}

/// HEIF, or a film in the same kind of container: the brands say which. A generic brand (`mif1`) stands first in many
/// files, so all of them are asked.
fn of_container(bytes: &[u8]) -> Result<Format, Refusal> {
    let length = bytes.first_chunk::<4>().map_or(0, |length| u32::from_be_bytes(*length));
    let end = usize::try_from(length).unwrap_or(usize::MAX).min(bytes.len());
    let brands = || bytes.get(8..end).unwrap_or_default().as_chunks::<4>().0.iter();
    let has = |names: &[&[u8; 4]]| brands().any(|brand| names.contains(&brand));
    if has(&[b"avif", b"avis"]) {
        Ok(Format::Avif)
    } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        Ok(Format::Heic)
    } else {
        Err(Refusal::Video)
    }
}

/// Why something that is none of our formats is refused.
fn stranger(bytes: &[u8]) -> Refusal {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => Refusal::Pdf,
        [b'B', b'M', ..] if bytes.len() > 26 => Refusal::Other(Other::Bmp),
        [b'I', b'I', 0x2A, 0, ..] | [b'M', b'M', 0, 0x2A, ..] => Refusal::Other(Other::Tiff),
        [0, 0, 1 | 2, 0, ..] => Refusal::Other(Other::Icon),
        [0xFF, 0x0A, ..] | [0, 0, 0, 0x0C, b'J', b'X', b'L', b' ', ..] => Refusal::Other(Other::JpegXl),
        [b'8', b'B', b'P', b'S', ..] => Refusal::Other(Other::Photoshop),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => Refusal::Video,
        _ if is_drawing(bytes) => Refusal::Svg,
        _ => Refusal::NotAPicture,
    }
}

/// Text with an `<svg` near its beginning, in any encoding whose letters are ASCII once zeros are left out.
fn is_drawing(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let letters: Vec<u8> = head.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let start = letters.iter().position(|byte| byte.is_ascii() && !byte.is_ascii_whitespace());
    start.and_then(|at| letters.get(at)) == Some(&b'<') && letters.windows(4).any(|word| word == b"<svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides() {
        assert_eq!(Format::of(b"\xFF\xD8\xFF\xE0\0\x10JFIF"), Ok(Format::Jpeg));
        assert_eq!(Format::of(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic"), Ok(Format::Heic));
        assert_eq!(Format::of(b"\0\0\0\x1Cftypmif1\0\0\0\0mif1avifmiaf"), Ok(Format::Avif));
        assert_eq!(Format::of(b"\0\0\0\x14ftypisom\0\0\0\0mp42"), Err(Refusal::Video));
        assert_eq!(Format::of(b""), Err(Refusal::Empty));
    }

    #[test]
    fn what_is_active_is_refused() {
        let utf16: Vec<u8> = "\u{FEFF}<svg onload='x()'>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let drawings: [&[u8]; 4] = [
            b"<svg/>",
            b"\xEF\xBB\xBF \n<?xml version='1.0'?><SVG>",
            b"<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg>",
            &utf16,
        ];
        for drawing in drawings {
            assert_eq!(Format::of(drawing), Err(Refusal::Svg), "{}", String::from_utf8_lossy(drawing));
        }
        assert_eq!(Format::of(b"<!doctype html><script>alert(1)</script>"), Err(Refusal::NotAPicture));
        assert_eq!(Format::of(b"%PDF-1.7"), Err(Refusal::Pdf));
        assert_eq!(Format::of(b"\0\0\x01\0\x01\0\0\0"), Err(Refusal::Other(Other::Icon)));
        assert_eq!(Format::of(b"PK\x03\x04"), Err(Refusal::NotAPicture));
    }
}
