//! HEIC and AVIF, row of tiles by row of tiles.
//!
//! HEIC by `heifer-hevc-dec`: of the permissive decoders in Rust it is the one that is fuzzed without pause, forbids
//! `unsafe`, agrees with the conformance streams and lets us decode tile by tile; the others (`heic-rs`,
//! `heic-decoder`) give the whole picture at once, `heic` is AGPL and libheif is C and LGPL. AVIF by `re_rav1d`, dav1d
//! in Rust with a door that needs no `unsafe` of ours; `rav1d` itself has only a C interface, dav1d and libaom are C.

mod av1;
mod coded;
mod hevc;
mod yuv;

use super::Stored;
use crate::header::heif::{self, Container, Mosaic};
use crate::raster::Channels;
use crate::shrink::Shrink;
use crate::{Format, Refusal};
use coded::{Coded, Plane};
use heifer_isobmff::boxes::ColorInfo;
use yuv::Coding;

pub(super) fn decode(bytes: &[u8], format: Format, target: (u32, u32)) -> Result<Stored, Refusal> {
    let container = heif::open(bytes, format)?;
    let header = container.header;
    let channels = if container.alpha.is_some() { Channels::Rgba } else { Channels::Rgb };
    let mut colour = Rows::new(&container, &container.colour);
    let mut alpha = container.alpha.as_ref().map(|mosaic| Rows::new(&container, mosaic));
    let mut shrink = Shrink::new((header.stored_width, header.stored_height), target, channels);
    let (left, top) = container.corner;
    let columns = left as usize..(left + header.stored_width) as usize;
    let (mut row, mut opacity) = (Vec::new(), Vec::new());
    for y in top..top + header.stored_height {
        colour.rgb(y, &mut row)?;
        let pixels = row.as_chunks::<3>().0.get(columns.clone()).unwrap_or_default();
        if let Some(alpha) = &mut alpha {
            alpha.grey(y, &mut opacity)?;
            let opacity = opacity.get(columns.clone()).unwrap_or_default();
            let pixels: Vec<u8> = pixels.iter().zip(opacity).flat_map(|([r, g, b], a)| [*r, *g, *b, *a]).collect();
            shrink.push(&pixels);
        } else {
            shrink.push(pixels.as_flattened());
        }
    }
    Ok(Stored { picture: shrink.finish(header.format)?, meaning: container.meaning() })
}

/// The rows of a mosaic from the top; holds the tiles of one row of tiles.
struct Rows<'a> {
    container: &'a Container<'a>,
    mosaic: &'a Mosaic,
    tiles: Vec<(Coded, Coding)>,
    /// Which row of tiles that is.
    at: Option<u32>,
    /// One line of each plane of one tile.
    lines: [Vec<u16>; 3],
}

impl<'a> Rows<'a> {
    fn new(container: &'a Container<'a>, mosaic: &'a Mosaic) -> Self {
        Self { container, mosaic, tiles: Vec::new(), at: None, lines: [const { Vec::new() }; 3] }
    }

    /// Red, green and blue of row `y`, at least as wide as the whole.
    fn rgb(&mut self, y: u32, row: &mut Vec<u8>) -> Result<(), Refusal> {
        row.clear();
        let y = self.turn_to(y)?;
        let width = self.mosaic.tile.0 as usize;
        let [luma, blue, red] = &mut self.lines;
        for (tile, coding) in &self.tiles {
            tile.line(Plane::Luma, y, luma);
            let luma = luma.get(..width).unwrap_or_default();
            let Some((across, down)) = tile.subsampling() else {
                row.extend(luma.iter().flat_map(|sample| [coding.grey(*sample); 3]));
                continue;
            };
            tile.line(Plane::Blue, y >> down, blue);
            tile.line(Plane::Red, y >> down, red);
            // The colour of a group stands for all of it: our renditions subsample the same groups again.
            let colours = blue.iter().zip(&*red).flat_map(|colour| std::iter::repeat_n(colour, 1 << across));
            row.extend(luma.iter().zip(colours).flat_map(|(luma, (blue, red))| coding.rgb(*luma, *blue, *red)));
        }
        Ok(())
    }

    /// Brightness alone of row `y`: how opaque another picture is.
    fn grey(&mut self, y: u32, row: &mut Vec<u8>) -> Result<(), Refusal> {
        row.clear();
        let y = self.turn_to(y)?;
        let width = self.mosaic.tile.0 as usize;
        let [luma, ..] = &mut self.lines;
        for (tile, coding) in &self.tiles {
            tile.line(Plane::Luma, y, luma);
            row.extend(luma.iter().take(width).map(|sample| coding.grey(*sample)));
        }
        Ok(())
    }

    /// Decodes the tiles that row `y` goes through, and tells which row of theirs it is.
    fn turn_to(&mut self, y: u32) -> Result<u32, Refusal> {
        let height = self.mosaic.tile.1.max(1);
        let wanted = y / height;
        if self.at != Some(wanted) {
            // The former tiles go before the next ones come.
            self.tiles.clear();
            let tiles = self.mosaic.tiles.chunks(self.mosaic.columns.max(1)).nth(wanted as usize).unwrap_or_default();
            for tile in tiles {
                self.tiles.push(self.decode(*tile)?);
            }
            self.at = Some(wanted);
        }
        Ok(y % height)
    }

    fn decode(&self, tile: u32) -> Result<(Coded, Coding), Refusal> {
        let format = self.mosaic.format;
        let (file, size) = (&self.container.file, self.mosaic.tile);
        let coded = match format {
            Format::Heic => Coded::Hevc(hevc::decode(file, tile, size)?),
            _ => Coded::Av1(av1::decode(file, tile, size)?),
        };
        // It may be coded larger than it is shown, never smaller.
        let (width, height) = coded.size();
        if width < size.0 || height < size.1 {
            return Err(Refusal::Broken { format });
        }
        let said = match self.mosaic.numbers(file) {
            Some(ColorInfo::Nclx { matrix, full_range, .. }) => Some((*matrix, *full_range)),
            _ => None,
        };
        let coding = coded.coding(said);
        Ok((coded, coding))
    }
}
