//! Looking at what was made: with decoders, and part by part.

use pictures::{Made, Rendition, RenditionFormat};
use std::io::Cursor;

/// Size and RGB pixels.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) pixels: Vec<[u8; 3]>,
}

impl Seen {
    /// The pixel at these shares of width and height.
    pub(crate) fn at(&self, x: f64, y: f64) -> [u8; 3] {
        let place =
            |share: f64, side: u32| (0..side).find(|at| f64::from(*at) + 1.0 > share * f64::from(side)).unwrap();
        self.pixels[(place(y, self.height) * self.width + place(x, self.width)) as usize]
    }

    /// Mean difference per sample to another picture of the same size.
    pub(crate) fn difference(&self, other: &Self) -> f64 {
        assert_eq!((self.width, self.height), (other.width, other.height));
        let pairs = self.pixels.iter().flatten().zip(other.pixels.iter().flatten());
        let sum: u32 = pairs.map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
        f64::from(sum) / f64::from(self.width * self.height * 3)
    }
}

pub(crate) fn rendition(made: &Made, format: RenditionFormat, width: u32) -> &Rendition {
    made.files.iter().find(|file| file.format == format && file.width == width).unwrap()
}

pub(crate) fn jpeg(bytes: &[u8]) -> Seen {
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    let pixels = decoder.decode().unwrap();
    let info = decoder.info().unwrap();
    assert_eq!(info.pixel_format, jpeg_decoder::PixelFormat::RGB24);
    Seen { width: info.width.into(), height: info.height.into(), pixels: pixels.as_chunks::<3>().0.to_vec() }
}

/// RGBA pixels of a WebP; without alpha they are opaque.
pub(crate) fn webp(bytes: &[u8]) -> (u32, u32, Vec<[u8; 4]>) {
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).unwrap();
    let (width, height) = decoder.dimensions();
    let mut pixels = vec![0; decoder.output_buffer_size().unwrap()];
    decoder.read_image(&mut pixels).unwrap();
    let pixels = if decoder.has_alpha() {
        pixels.as_chunks::<4>().0.to_vec()
    } else {
        pixels.as_chunks::<3>().0.iter().map(|[r, g, b]| [*r, *g, *b, 255]).collect()
    };
    (width, height, pixels)
}

/// Every rendition opens in the size it claims, and holds nothing but a picture.
pub(crate) fn check(name: &str, made: &Made) {
    for file in &made.files {
        let size = match file.format {
            RenditionFormat::Jpeg => {
                only_pixels_in_jpeg(name, &file.bytes);
                let seen = jpeg(&file.bytes);
                (seen.width, seen.height)
            }
            RenditionFormat::WebP => {
                only_pixels_in_webp(name, &file.bytes);
                let (width, height, _) = webp(&file.bytes);
                (width, height)
            }
        };
        assert_eq!(size, (file.width, file.height), "{name}");
    }
    let widths: Vec<u32> = made.files.iter().map(|file| file.width).collect();
    assert!(widths.is_sorted(), "{name} {widths:?}");
    assert_eq!(widths.last(), Some(&made.width), "{name}");
}

/// APP0 is the JFIF header with the density; APP1 (EXIF, XMP), APP2 (ICC), APP13 (IPTC) and comments must not be there.
fn only_pixels_in_jpeg(name: &str, bytes: &[u8]) {
    let mut at = 2;
    while bytes[at + 1] != 0xDA {
        assert_eq!(bytes[at], 0xFF, "{name}");
        let marker = bytes[at + 1];
        assert!(matches!(marker, 0xC0 | 0xC2 | 0xC4 | 0xDB | 0xDD | 0xE0), "{name}: segment {marker:02X}");
        at += 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
    }
    assert!(bytes.ends_with(&[0xFF, 0xD9]), "{name}");
}

fn only_pixels_in_webp(name: &str, bytes: &[u8]) {
    let mut at = 12;
    while at < bytes.len() {
        let chunk = &bytes[at..at + 4];
        assert!([b"VP8 ", b"VP8X", b"ALPH"].iter().any(|known| *known == chunk), "{name}: {chunk:?}");
        let length = u32::from_le_bytes(bytes[at + 4..at + 8].try_into().unwrap());
        at += 8 + (length + length % 2) as usize;
    }
}
