//! Pictures made here, in every format that can be written.

/// A smooth picture with a different colour in each corner: red, green, blue, and and teal at the bottom right.
pub(crate) fn corners(width: u32, height: u32) -> Vec<u8> {
    let part = |at: u32, side: u32| u8::try_from(at * 255 / side.max(2).saturating_sub(1)).unwrap();
    let mut pixels = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let (x, y) = (part(x, width), part(y, height));
            pixels.extend([255 - x.max(y), x.saturating_sub(y / 2), y.saturating_sub(x / 2)]);
        }
    }
    pixels
}

pub(crate) fn jpeg(width: u16, height: u16, progressive: bool, exif: Option<&[u8]>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.set_progressive(progressive);
    if let Some(exif) = exif {
        encoder.add_exif_metadata(exif).unwrap();
    }
    let pixels = corners(width.into(), height.into());
    encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    file
}

/// EXIF with an orientation and a pretended place.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.extend([orientation, 0, 0, 0, 0, 0, 0]);
    block.extend(b"GPS 10.5 N 107.2 E");
    block
}

pub(crate) fn png(width: u32, height: u32, kind: png::ColorType, depth: png::BitDepth, pixels: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(kind);
    encoder.set_depth(depth);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(pixels).unwrap();
    writer.finish().unwrap();
    file
}

pub(crate) fn png_rgb(width: u32, height: u32) -> Vec<u8> {
    png(width, height, png::ColorType::Rgb, png::BitDepth::Eight, &corners(width, height))
}

pub(crate) fn webp(width: u32, height: u32) -> Vec<u8> {
    webp::Encoder::from_rgb(&corners(width, height), width, height).encode(90.0).to_vec()
}

/// Red on a screen of twice the width, whose other half is empty; a second frame is blue.
pub(crate) fn gif(width: u16, height: u16) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = gif::Encoder::new(&mut file, width * 2, height, &[255, 0, 0, 0, 0, 255]).unwrap();
    for colour in [0, 1] {
        let frame =
            gif::Frame { width, height, buffer: vec![colour; (width * height).into()].into(), ..Default::default() };
        encoder.write_frame(&frame).unwrap();
    }
    drop(encoder);
    file
}

/// In tiles of 512 pixels, as phones write them.
pub(crate) fn heic(width: u32, height: u32) -> Vec<u8> {
    let options = heifer::EncodeOptions { quality: 90, max_threads: 1 };
    heifer::encode_rgb8(width, height, &corners(width, height), &options).unwrap()
}

/// The left half transparent.
pub(crate) fn heic_with_alpha(width: u32, height: u32) -> Vec<u8> {
    let opacity = (0..height).flat_map(|_| (0..width).map(|x| if x * 2 < width { 0 } else { 255 }));
    let pixels = corners(width, height);
    let pixels: Vec<u8> =
        pixels.as_chunks::<3>().0.iter().zip(opacity).flat_map(|([r, g, b], a)| [*r, *g, *b, a]).collect();
    heifer::encode_rgba8(width, height, &pixels, &heifer::EncodeOptions::default()).unwrap()
}
