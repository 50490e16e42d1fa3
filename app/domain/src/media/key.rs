//! The name of a file in addresses and texts.

use std::fmt;

/// 16 small letters and digits by chance: 80 bits, so that nobody comes upon a file by counting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaKey(String);

impl MediaKey {
    /// Letters and digits of a key.
    pub const LENGTH: usize = 16;

    /// Makes a key of random bytes, as base 32.
    pub fn from_random(bytes: [u8; 10]) -> Self {
        const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let bits = bytes.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let digit = |at: usize| usize::try_from(bits >> (75 - 5 * at) & 31).unwrap_or_default();
        Self((0..Self::LENGTH).map(|at| char::from(DIGITS[digit(at)])).collect())
    }

    /// Reads a key.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'2'..=b'7');
        (text.len() == Self::LENGTH && text.bytes().all(is_digit)).then(|| Self(text.to_owned()))
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MediaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_made_reads_back_and_every_bit_counts() {
        let bytes = [0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0, 0x0f, 0x1e];
        let key = MediaKey::from_random(bytes);
        assert_eq!(MediaKey::parse(key.as_str()), Some(key.clone()));
        for bit in 0..80 {
            let mut other = bytes;
            other[bit / 8] ^= 1 << (bit % 8);
            assert_ne!(MediaKey::from_random(other), key, "bit {bit}");
        }
        assert_eq!(MediaKey::from_random([0; 10]).as_str(), "aaaaaaaaaaaaaaaa");
        assert_eq!(MediaKey::from_random([255; 10]).as_str(), "7777777777777777");
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in [
            "",
            "abc",
            "ABCDEFGHIJKLMNOP",
            "abcdefghijklmno1",
            "abcdefghijklmnop/",
            "../../etc/passwd",
            "ạaaaaaaaaaaaaa",
        ] {
            assert_eq!(MediaKey::parse(text), None, "{text:?}");
        }
    }
}
