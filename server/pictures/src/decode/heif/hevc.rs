//! One HEVC picture.

use crate::{Format, Refusal};
use heifer_hevc_dec::Error;
use heifer_hevc_dec::decoder::{DecodeOptions, decode_picture};
use heifer_hevc_dec::nal::{NalHeader, NalUnit, split_annex_b};
use heifer_hevc_dec::params::ParameterSets;
use heifer_hevc_dec::recon::Frame;
use heifer_isobmff::{HeifFile, ItemId};

/// How much larger than shown a picture may be coded, per side: blocks are at most 64 pixels.
const PADDING: u64 = 64;
const BROKEN: Refusal = Refusal::Broken { format: Format::Heic };

/// Decodes an item that is shown with this size.
pub(super) fn decode(file: &HeifFile<'_>, item: ItemId, (width, height): (u32, u32)) -> Result<Frame, Refusal> {
    let stream = file.hevc_bitstream(item).map_err(|_| BROKEN)?;
    let announced = file.hevc_config(item).ok().flatten().ok_or(BROKEN)?.chroma_format;
    if most_chroma(&stream)? > announced {
        return Err(BROKEN);
    }
    let max_pixels = (u64::from(width) + PADDING) * (u64::from(height) + PADDING);
    let options = DecodeOptions { max_pixels, ..DecodeOptions::default() };
    decode_picture(&stream, options).map_err(|error| match error {
        Error::Unimplemented(_) => Refusal::Unreadable { format: Format::Heic },
        Error::UnexpectedEof | Error::Invalid(_) | Error::HashMismatch(_) => BROKEN,
    })
}

/// The finest resolution of colour in the stream itself. The limits were checked by what the container announced.
fn most_chroma(stream: &[u8]) -> Result<u8, Refusal> {
    let mut sets = ParameterSets::default();
    let is_slice = |unit: &&[u8]| NalHeader::parse(unit).is_ok_and(|header| header.unit_type.is_slice());
    for unit in split_annex_b(stream).take_while(|unit| !is_slice(unit)) {
        let unit = NalUnit::parse(unit).map_err(|_| BROKEN)?;
        sets.add(&unit).map_err(|_| BROKEN)?;
    }
    Ok(sets.sps.iter().flatten().map(|set| set.chroma_format_idc).max().unwrap_or_default())
}
