//! What the device says about itself and the key it used or made.

use ring::digest::{SHA256, digest};

use crate::{Fault, Site, cbor};

const USER_PRESENT: u8 = 1;
const USER_VERIFIED: u8 = 1 << 2;
const MAY_BE_BACKED_UP: u8 = 1 << 3;
const IS_BACKED_UP: u8 = 1 << 4;
const HAS_KEY: u8 = 1 << 6;
const HAS_EXTENSIONS: u8 = 1 << 7;

/// Read from its bytes.
#[derive(Debug)]
pub(crate) struct AuthenticatorData<'a> {
    site: &'a [u8],
    flags: u8,
    pub(crate) counter: u32,
    /// The passkey that was just made.
    pub(crate) made: Option<Made<'a>>,
}

/// The id and the key of a new passkey.
#[derive(Debug)]
pub(crate) struct Made<'a> {
    pub(crate) id: &'a [u8],
    pub(crate) key: cbor::Item<'a>,
}

impl<'a> AuthenticatorData<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        let (site, rest) = bytes.split_at_checked(SHA256.output_len()).ok_or(Fault::Unreadable)?;
        let (&[flags, c0, c1, c2, c3], mut rest) = rest.split_first_chunk().ok_or(Fault::Unreadable)?;
        let mut made = None;
        if flags & HAS_KEY != 0 {
            // First comes the make of the device, 16 bytes, which is none of our business.
            let (header, after) = rest.split_first_chunk::<18>().ok_or(Fault::Unreadable)?;
            let length = usize::from(u16::from_be_bytes([header[16], header[17]]));
            let (id, after) = after.split_at_checked(length).ok_or(Fault::Unreadable)?;
            let (key, after) = cbor::read(after)?;
            made = Some(Made { id, key });
            rest = after;
        }
        if flags & HAS_EXTENSIONS != 0 {
            let (cbor::Item::Map(_), after) = cbor::read(rest)? else { return Err(Fault::Unreadable) };
            rest = after;
        }
        // A key that is backed up and must not be is no device's word.
        let backup = flags & (MAY_BE_BACKED_UP | IS_BACKED_UP);
        if !rest.is_empty() || backup == IS_BACKED_UP {
            return Err(Fault::Unreadable);
        }
        Ok(Self { site, flags, counter: u32::from_be_bytes([c0, c1, c2, c3]), made })
    }

    /// Whether it is about this site, and somebody was there.
    pub(crate) fn check(&self, site: &Site, must_verify: bool) -> Result<(), Fault> {
        if self.site != digest(&SHA256, site.rp_id.as_bytes()).as_ref() {
            return Err(Fault::OtherSite);
        }
        if self.flags & USER_PRESENT == 0 || (must_verify && !self.is_verified()) {
            return Err(Fault::NotVerified);
        }
        Ok(())
    }

    /// The device made sure who holds it.
    pub(crate) fn is_verified(&self) -> bool {
        self.flags & USER_VERIFIED != 0
    }

    /// The key may be kept somewhere else as well; a key is made so or not, for good.
    pub(crate) fn may_be_backed_up(&self) -> bool {
        self.flags & MAY_BE_BACKED_UP != 0
    }

    /// The key is somewhere else as well, so losing the device is not losing the key.
    pub(crate) fn is_backed_up(&self) -> bool {
        self.flags & IS_BACKED_UP != 0
    }
}
