//! Which old encoding a text is in, by its words alone.

use super::{Encoding, convert, syllable, tcvn3, vni};

/// Bytes that are looked at.
const LONGEST: usize = 200_000;
/// Words that must become syllables.
const FEWEST: usize = 3;
/// Of a hundred words with other letters than ASCII, those that must become syllables.
const SHARE: usize = 85;

/// The encoding of a text, or `None` for anything that may be something else: proper Vietnamese, other languages,
/// texts too short to tell.
pub fn recognise(text: &str) -> Option<Encoding> {
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let text = text.get(..end).unwrap_or_default();
    if text.is_ascii() || text.chars().any(is_unicode) {
        return None;
    }
    [Encoding::Vni, Encoding::Tcvn3].into_iter().find(|encoding| is_in(text, *encoding))
}

/// Letters that Vietnamese has in Unicode and in no old encoding: `ă`, `đ`, `ơ`, `ư`, and those with two marks.
pub fn is_unicode(c: char) -> bool {
    matches!(c,
        '\u{102}' | '\u{103}' | '\u{110}' | '\u{111}' | '\u{128}' | '\u{129}' | '\u{168}' | '\u{169}'
        | '\u{1A0}' | '\u{1A1}' | '\u{1AF}' | '\u{1B0}' | '\u{300}'..='\u{323}' | '\u{1EA0}'..='\u{1EF9}')
}

fn is_in(text: &str, encoding: Encoding) -> bool {
    let (mut words, mut syllables, mut typical) = (0_usize, 0_usize, 0_usize);
    let is_typical = match encoding {
        Encoding::Tcvn3 => tcvn3::is_typical,
        Encoding::Vni => vni::is_typical,
    };
    let mut distinct = std::collections::BTreeSet::new();
    for word in text.split(|c: char| is_between_words(c, encoding)).filter(|word| !word.is_ascii()) {
        let converted = convert(word, encoding);
        let is_syllable = syllable::is_one(&converted);
        // í and ì are the same in VNI: such words say nothing.
        if is_syllable && converted == word {
            continue;
        }
        words += 1;
        if is_syllable {
            syllables += 1;
            typical += usize::from(is_typical(word));
            distinct.insert(word);
        }
    }
    // Words that proper Vietnamese or French may have as well prove nothing: a third must have what they never have.
    distinct.len() >= FEWEST && syllables * 100 >= words * SHARE && typical * 3 >= syllables && typical >= 2
}

/// Many letters of TCVN3 are signs elsewhere.
fn is_between_words(c: char, encoding: Encoding) -> bool {
    let is_letter = c.is_alphabetic() || (encoding == Encoding::Tcvn3 && tcvn3::letter(c).is_some());
    !is_letter
}
