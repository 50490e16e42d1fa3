//! The screen of a GIF.

use super::Header;
use crate::{Format, Orientation, Refusal};

/// The size stands right behind the signature; nothing turns a GIF.
pub(crate) fn read(bytes: &[u8]) -> Result<Header, Refusal> {
    let size = bytes.get(6..).and_then(<[u8]>::first_chunk::<4>);
    let Some(&[w0, w1, h0, h1]) = size else { return Err(Refusal::Broken { format: Format::Gif }) };
    Ok(Header {
        format: Format::Gif,
        stored_width: u32::from(u16::from_le_bytes([w0, w1])),
        stored_height: u32::from(u16::from_le_bytes([h0, h1])),
        orientation: Orientation::Upright,
    })
}
