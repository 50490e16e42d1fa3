//! A picture that may be coded in tiles, as phones do.

use crate::{Format, Refusal};
use heifer_isobmff::boxes::{ColorInfo, Property};
use heifer_isobmff::{HeifFile, ItemId};

/// Coded pictures of one size, laid out in rows; the right and lower edge may stand over and are cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mosaic {
    /// By the codec of the tiles.
    pub(crate) format: Format,
    /// Of the whole, in pixels.
    pub(crate) size: (u32, u32),
    /// Of one tile.
    pub(crate) tile: (u32, u32),
    pub(crate) columns: usize,
    /// Row by row.
    pub(crate) tiles: Vec<ItemId>,
    /// The item that is made of the tiles, or the only tile.
    whole: ItemId,
    /// Samples of two pixels: 2 in grey, 3 with colour halved both ways, 4 halved one way, 6 in full.
    samples: u64,
}

impl Mosaic {
    /// Finds the tiles of an item; a picture in one piece is one tile.
    pub(super) fn of(file: &HeifFile<'_>, whole: ItemId, format: Format) -> Result<Self, Refusal> {
        let broken = Refusal::Broken { format };
        let kind = file.item(whole).map_err(|_| broken)?.item_type.0;
        let (tiles, columns, size) = if &kind == b"grid" {
            let grid = file.grid(whole).map_err(|_| broken)?;
            let tiles = file.referenced_items(whole, b"dimg").to_vec();
            if tiles.len() != usize::from(grid.columns) * usize::from(grid.rows) {
                return Err(broken);
            }
            (tiles, usize::from(grid.columns), Some((grid.output_width, grid.output_height)))
        } else {
            (vec![whole], 1, None)
        };
        let first = *tiles.first().ok_or(broken)?;
        let format = codec(file, first, format)?;
        // Every tile must be coded alike: nothing is decoded that was not looked at.
        if tiles.iter().any(|tile| codec(file, *tile, format) != Ok(format)) {
            return Err(broken);
        }
        let tile = file.image_size(first).ok().flatten().ok_or(broken)?;
        let samples = tiles.iter().map(|tile| samples(file, *tile)).max().unwrap_or(6);
        let mosaic = Self { format, size: size.unwrap_or(tile), tile, columns, tiles, whole, samples };
        if mosaic.is_covered() { Ok(mosaic) } else { Err(broken) }
    }

    pub(crate) fn pixels(&self) -> u64 {
        u64::from(self.size.0) * u64::from(self.size.1)
    }

    /// Bytes held by what is decoded at once, which is a row of tiles: each sample takes two, and nearly as much again
    /// while it is filtered.
    pub(crate) fn memory(&self) -> u64 {
        let pixels = u64::from(self.tile.0) * u64::from(self.tile.1) * u64::try_from(self.columns).unwrap_or(u64::MAX);
        pixels.saturating_mul(self.samples) * 11 / 6
    }

    /// The tiles cover the whole, and none lies outside of it.
    fn is_covered(&self) -> bool {
        let rows = self.tiles.len() / self.columns.max(1);
        let fits = |tile: u32, count: usize, side: u32| side > 0 && side.div_ceil(tile.max(1)) as usize == count;
        fits(self.tile.0, self.columns, self.size.0) && fits(self.tile.1, rows, self.size.1)
    }

    /// How colours are coded, if the container says so: for the whole, or for its first tile.
    pub(crate) fn numbers<'f>(&self, file: &'f HeifFile<'_>) -> Option<&'f ColorInfo> {
        let of = |id: ItemId| {
            super::properties(file, id).find_map(|property| match property {
                Property::Color(numbers @ ColorInfo::Nclx { .. }) => Some(numbers),
                _ => None,
            })
        };
        of(self.whole).or_else(|| self.tiles.first().and_then(|tile| of(*tile)))
    }
}

/// Overlays, JPEG in HEIF and whatever else is nobody's photo.
fn codec(file: &HeifFile<'_>, tile: ItemId, format: Format) -> Result<Format, Refusal> {
    match &file.item(tile).map_err(|_| Refusal::Broken { format })?.item_type.0 {
        b"hvc1" | b"hev1" => Ok(Format::Heic),
        b"av01" => Ok(Format::Avif),
        _ => Err(Refusal::Unreadable { format }),
    }
}

/// See [`Mosaic::samples`]. AV1 has no filtered copy and mostly one byte for a sample, so it may always have colour in
/// full, at ten bits too, and needs hardly more than HEVC with colour halved.
fn samples(file: &HeifFile<'_>, tile: ItemId) -> u64 {
    match file.hevc_config(tile) {
        Ok(Some(config)) => match config.chroma_format {
            0 => 2,
            1 => 3,
            2 => 4,
            _ => 6,
        },
        _ => 3,
    }
}
