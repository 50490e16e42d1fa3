//! Vietnamese written before Unicode: the encodings TCVN3 (ABC) and VNI, whose letters are other letters of Latin-1.
//!
//! `®iÖn` and `ñieän` are *điện* in a font made for it, and nonsense on a page. The name of the font says which encoding
//! it is; without a font the words do, if they become Vietnamese syllables in one of them and in no other way. Proper
//! text is never taken for an old one: a miss costs a person some work, a wrong conversion costs the text.

mod recognise;
mod syllable;
mod tcvn3;
mod vni;

pub use recognise::{is_unicode, recognise};

use crate::text;

/// An encoding of old Vietnamese fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// TCVN 5712:1993, third table; also called ABC.
    Tcvn3,
    /// VNI for Windows.
    Vni,
}

/// What the name of a font says about the letters written in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Font {
    /// How to read its letters.
    pub encoding: Encoding,
    /// Shows capitals for small letters: TCVN3 has no other way to write capitals with tones.
    pub is_capital: bool,
}

impl Encoding {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
        }
    }
}

impl Font {
    /// Knows the fonts of both families by name: `.VnTime`, `.VnArialH`, `VNI-Times`. Others are `None`.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        let lower = name.to_lowercase();
        if lower.starts_with("vni-") {
            return Some(Self { encoding: Encoding::Vni, is_capital: false });
        }
        lower.starts_with(".vn").then(|| {
            let before = name.strip_suffix('H').and_then(|rest| rest.chars().next_back());
            Self { encoding: Encoding::Tcvn3, is_capital: before.is_some_and(char::is_lowercase) }
        })
    }

    /// A text in this font as it looks, in Unicode NFC.
    pub fn read(self, written: &str) -> String {
        let converted = convert(written, self.encoding);
        if self.is_capital { text::nfc(&converted.to_uppercase()) } else { converted }
    }
}

/// A text of an old encoding in Unicode NFC. What the encoding does not know stays as it is.
pub fn convert(written: &str, encoding: Encoding) -> String {
    let converted = match encoding {
        Encoding::Tcvn3 => tcvn3::convert(written),
        Encoding::Vni => vni::convert(written),
    };
    text::nfc(&converted)
}

#[cfg(test)]
mod tests;
