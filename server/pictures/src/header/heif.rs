//! HEIF containers.

use super::Header;
use crate::{Format, Refusal};

pub(crate) fn read(_bytes: &[u8], format: Format) -> Result<Header, Refusal> {
    Err(Refusal::Unreadable { format })
}
