//! The first frame of a GIF on its screen.

use super::Stored;
use crate::colour::Meaning;
use crate::raster::Channels;
use crate::shrink::Shrink;
use crate::{Format, Refusal, limits};
use gif::{ColorOutput, DecodeOptions, Frame};

const BROKEN: Refusal = Refusal::Broken { format: Format::Gif };

pub(super) fn decode(bytes: &[u8], target: (u32, u32)) -> Result<Stored, Refusal> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    let mut decoder = options.read_info(bytes).map_err(|_| BROKEN)?;
    let (width, height) = (decoder.width(), decoder.height());
    let frame = decoder.next_frame_info().map_err(|_| BROKEN)?.ok_or(BROKEN)?.clone();
    // A frame may claim more than the screen it is for.
    limits::check_gif(u32::from(frame.width), u32::from(frame.height))?;
    let mut indices = vec![0; decoder.buffer_size()];
    decoder.read_into_buffer(&mut indices).map_err(|_| BROKEN)?;
    let colours = decoder.palette().map_err(|_| BROKEN)?;
    let colours = Colours { table: colours.as_chunks().0, transparent: frame.transparent };
    let mut shrink = Shrink::new((u32::from(width), u32::from(height)), target, Channels::Rgba);
    let mut row = Vec::new();
    for y in 0..height {
        colours.row(y, width, &frame, &indices, &mut row);
        shrink.push(&row);
    }
    Ok(Stored { picture: shrink.finish(Format::Gif)?, meaning: Meaning::Srgb })
}

struct Colours<'a> {
    table: &'a [[u8; 3]],
    transparent: Option<u8>,
}

impl Colours<'_> {
    /// Row `y` of the screen as RGBA; where the frame is not, nothing is to be seen.
    fn row(&self, y: u16, width: u16, frame: &Frame<'_>, indices: &[u8], row: &mut Vec<u8>) {
        row.clear();
        row.resize(usize::from(width) * 4, 0);
        let Some(line) = y.checked_sub(frame.top) else { return };
        let Some(line) = indices.chunks_exact(usize::from(frame.width).max(1)).nth(usize::from(line)) else { return };
        let (pixels, _) = row.as_chunks_mut::<4>();
        for (pixel, index) in pixels.iter_mut().skip(usize::from(frame.left)).zip(line) {
            *pixel = self.colour(*index);
        }
    }

    fn colour(&self, index: u8) -> [u8; 4] {
        match self.table.get(usize::from(index)) {
            Some([r, g, b]) if self.transparent != Some(index) => [*r, *g, *b, u8::MAX],
            _ => [0; 4],
        }
    }
}
