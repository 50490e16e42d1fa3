//! Writes a made-up photo, the same every time: `photo FILE WIDTH HEIGHT`. Clouds of many sizes, edges and the grain of
//! a sensor make a JPEG as heavy as a phone's. `cargo xtask bench images` measures with it.

use jpeg_encoder::{Encoder, ImageBuffer, JpegColorType, SamplingFactor};
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [file, width, height] = words.as_slice() else {
        eprintln!("usage: photo FILE WIDTH HEIGHT");
        return ExitCode::FAILURE;
    };
    match run(file, width, height) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(file: &str, width: &str, height: &str) -> Result<(), Box<dyn std::error::Error>> {
    let photo = Photo { width: width.parse()?, height: height.parse()? };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 92);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.encode_image(photo)?;
    Ok(std::fs::write(file, bytes)?)
}

struct Photo {
    width: u16,
    height: u16,
}

impl ImageBuffer for Photo {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Ycbcr
    }

    fn width(&self) -> u16 {
        self.width
    }

    fn height(&self) -> u16 {
        self.height
    }

    fn fill_buffers(&self, y: u16, [luma, blue, red, _]: &mut [Vec<u8>; 4]) {
        let y = u32::from(y);
        for x in 0..u32::from(self.width) {
            // Each octave is half as large and half as strong; the fourth is cut into edges.
            let octave = |seed, size: u32, strength: i32| (clouds(seed, x, y, size) - 128) * strength / 128;
            let edges = if clouds(9, x, y, 180) > 128 { 22 } else { -22 };
            let shape = octave(1, 900, 60) + octave(2, 300, 36) + octave(3, 90, 22) + octave(4, 24, 13) + edges;
            let grain = octave(5, 6, 7) + (noise(6, x, y) - 128) / 40;
            luma.push(byte(126 + shape + grain));
            blue.push(byte(120 + octave(7, 500, 30) + octave(8, 40, 6)));
            red.push(byte(134 + octave(10, 600, 34) + octave(11, 50, 6)));
        }
    }
}

fn byte(value: i32) -> u8 {
    u8::try_from(value.clamp(0, 255)).unwrap_or_default()
}

/// Noise between the corners of a grid of `size` pixels, 0 to 255.
fn clouds(seed: u32, x: u32, y: u32, size: u32) -> i32 {
    let (column, row) = (x / size, y / size);
    // Shares of the way through the cell in 256ths, eased so that cells do not show.
    let ease = |at: u32| {
        let share = i32::try_from(at % size * 256 / size).unwrap_or_default();
        share * share * (768 - 2 * share) / 65_536
    };
    let (across, down) = (ease(x), ease(y));
    let between = |from: i32, to: i32, share: i32| from + (to - from) * share / 256;
    let upper = between(noise(seed, column, row), noise(seed, column + 1, row), across);
    let lower = between(noise(seed, column, row + 1), noise(seed, column + 1, row + 1), across);
    between(upper, lower, down)
}

/// 0 to 255, the same for the same place.
fn noise(seed: u32, x: u32, y: u32) -> i32 {
    let mut mixed = x.wrapping_mul(0x85EB_CA6B) ^ y.wrapping_mul(0xC2B2_AE35) ^ seed.wrapping_mul(0x9E37_79B9);
    mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2C1B_3C6D);
    mixed = (mixed ^ mixed >> 12).wrapping_mul(0x297A_2D39);
    i32::try_from((mixed ^ mixed >> 15) & 255).unwrap_or_default()
}
