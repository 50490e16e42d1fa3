//! Browsers count a text in UTF-16 units, our rules in bytes. And what one text has to become to be another.

use std::ops::Range;

/// The byte at which `unit` stands; inside a letter, where that letter begins; behind the text, its end.
pub(crate) fn byte_of(text: &str, unit: usize) -> usize {
    let mut units = 0;
    for (byte, letter) in text.char_indices() {
        if units + letter.len_utf16() > unit {
            return byte;
        }
        units += letter.len_utf16();
    }
    text.len()
}

/// The UTF-16 unit at which `byte` stands; inside a letter, where that letter begins.
pub(crate) fn unit_of(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, letter)| at + letter.len_utf8() <= byte).map(|(_, l)| l.len_utf16()).sum()
}

/// The one stretch in which two texts differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Units of the old text that go.
    pub(crate) old: Range<usize>,
    /// What stands there instead.
    pub(crate) new: String,
}

impl Change {
    /// `None` when the texts are the same.
    pub(crate) fn between(old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        // By letters, so that no pair of units is ever split.
        let same = |pair: &(char, char)| pair.0 == pair.1;
        let before: usize = old.chars().zip(new.chars()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
        let (old_rest, new_rest) = (old.split_at(before).1, new.split_at(before).1);
        let rest = old_rest.chars().rev().zip(new_rest.chars().rev());
        let after: usize = rest.take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
        let gone = old_rest.split_at(old_rest.len() - after).0;
        let start = unit_of(old, before);
        Some(Self {
            old: start..start + gone.encode_utf16().count(),
            new: new_rest.split_at(new_rest.len() - after).0.to_owned(),
        })
    }

    /// Where a caret that stood at `unit` of the old text belongs in the new one: before the change nothing moves,
    /// behind it everything moves along, inside it the distance to its beginning is kept as far as that goes.
    pub(crate) fn moved(&self, unit: usize) -> usize {
        let length = self.new.encode_utf16().count();
        if unit <= self.old.start {
            unit
        } else if unit >= self.old.end {
            unit - self.old.len() + length
        } else {
            self.old.start + (unit - self.old.start).min(length)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_units_agree_on_letters_of_any_length() {
        let text = "aÊ👩🏽ễ";
        let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let units: Vec<usize> = starts.iter().map(|&byte| unit_of(text, byte)).collect();
        assert_eq!(units, [0, 1, 2, 4, 6, 7]);
        assert_eq!(units.iter().map(|&unit| byte_of(text, unit)).collect::<Vec<_>>(), starts);
        // Half of a pair belongs to its letter; behind the end is the end.
        assert_eq!(byte_of(text, 3), byte_of(text, 2));
        assert_eq!((byte_of(text, 99), unit_of(text, 99)), (text.len(), 7));
    }

    fn applied(old: &str, change: &Change) -> String {
        let units: Vec<u16> = old.encode_utf16().collect();
        let mut new = units[..change.old.start].to_vec();
        new.extend(change.new.encode_utf16());
        new.extend(&units[change.old.end..]);
        String::from_utf16(&new).unwrap()
    }

    #[test]
    fn a_change_makes_the_new_text_of_the_old() {
        let texts =
            ["", "a", "aa", "aaa", "Họp lúc 7 giờ.", "Họp lúc 19 giờ.", "Họp 👩 7 giờ.", "Họp 👨 7 giờ.", "👩👩", "👩"];
        for old in texts {
            for new in texts {
                match Change::between(old, new) {
                    None => assert_eq!(old, new),
                    Some(change) => assert_eq!(applied(old, &change), new, "{change:?}"),
                }
            }
        }
    }

    #[test]
    fn a_caret_stays_with_the_words_around_it() {
        let (old, new) = ("Họp lúc 7 giờ. Mang căn cước.", "Họp lúc 19 giờ 30. Mang căn cước.");
        let change = Change::between(old, new).unwrap();
        assert_eq!((change.old.clone(), change.new.as_str()), (8..13, "19 giờ 30"));
        // Before, behind, at the very end.
        assert_eq!(change.moved(4), 4);
        assert_eq!(change.moved(15), 19);
        assert_eq!(change.moved(old.encode_utf16().count()), new.encode_utf16().count());
        // Inside: kept, but never out of what stands there now.
        assert_eq!(change.moved(10), 10);
        assert_eq!(Change::between("abcdef", "af").unwrap().moved(4), 1);
    }

    #[test]
    fn what_was_added_at_the_caret_leaves_it_before() {
        let change = Change::between("Một. Hai.", "Một. Thêm. Hai.").unwrap();
        assert_eq!(change.moved(5), 5);
        assert_eq!(change.moved(9), 15);
    }
}
