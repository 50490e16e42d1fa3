//! One AV1 picture.

use crate::{Format, Refusal};
use heifer_isobmff::{HeifFile, ItemId};
use re_rav1d::dav1d::{Decoder, Error, Picture, Settings};

/// How much larger than shown a picture may be coded, per side: blocks are at most 128 pixels.
const PADDING: u32 = 128;
const BROKEN: Refusal = Refusal::Broken { format: Format::Avif };

/// Decodes an item that is shown with this size.
pub(super) fn decode(file: &HeifFile<'_>, item: ItemId, (width, height): (u32, u32)) -> Result<Picture, Refusal> {
    let stream = file.item_data(item).map_err(|_| BROKEN)?.into_owned();
    let mut settings = Settings::new();
    // One thread, and so one picture at a time.
    settings.set_n_threads(1);
    settings.set_max_frame_delay(1);
    // Grain is noise that an encoder took out and a player adds: a copy of the picture that makes our files larger.
    settings.set_apply_grain(false);
    settings.set_frame_size_limit(width.saturating_add(PADDING).saturating_mul(height.saturating_add(PADDING)));
    let mut decoder = Decoder::with_settings(&settings).map_err(|_| BROKEN)?;
    match decoder.send_data(stream, None, None, None) {
        Ok(()) | Err(Error::Again) => decoder.get_picture().map_err(refusal),
        Err(error) => Err(refusal(error)),
    }
}

fn refusal(error: Error) -> Refusal {
    match error {
        Error::UnsupportedBitstream => Refusal::Unreadable { format: Format::Avif },
        _ => BROKEN,
    }
}
