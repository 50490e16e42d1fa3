//! Whether a password is nothing but known pieces.

use super::known::{Common, Own};
use super::reading::{is_sign_for_letter, stands_for};

/// Of a password of digits alone, one in so many may be left over: `1234567890 58` is a run all the same.
const LEFT_OVER: usize = 4;

/// The pieces a password must not be made of: runs always; common words, up to a number; words of the person's own.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    /// Runs and common words.
    pub(super) common: &'a Common,
    /// How many common words may be stuck together. Three that nobody expects beside each other are no common password.
    pub(super) most_common: usize,
    /// The person's words, any number of them.
    pub(super) own: &'a Own,
}

impl Pieces<'_> {
    /// Whether the pieces make up the whole text. Digits and signs around letters are decoration and count for nothing;
    /// where there are digits alone, they have to be pieces themselves.
    pub(super) fn make(&self, text: &[char]) -> bool {
        let only_digits = text.iter().all(char::is_ascii_digit);
        if !text.iter().any(|c| c.is_alphanumeric()) {
            return false;
        }
        // left[words][end]: the fewest digits left over when the text up to `end` is pieces, `words` of them common.
        let mut left = vec![vec![None; text.len() + 1]; self.most_common + 1];
        reach(&mut left, 0, 0, 0);
        let longest = self.common.longest().max(self.own.longest());
        for start in 0..text.len() {
            let rest = text.get(start..text.len().min(start + longest)).unwrap_or_default();
            let decorates = rest.first().is_some_and(|c| c.is_ascii_digit() || is_sign_for_letter(*c));
            let known = self.at(rest);
            for words in 0..=self.most_common {
                let Some(over) = left.get(words).and_then(|row| row.get(start).copied().flatten()) else { continue };
                if decorates {
                    reach(&mut left, words, start + 1, over + usize::from(only_digits));
                }
                for (length, kind) in &known {
                    reach(&mut left, words + usize::from(*kind == Kind::Common), start + length, over);
                }
            }
        }
        let allowed = if only_digits { text.len() / LEFT_OVER } else { 0 };
        left.iter().filter_map(|row| row.last().copied().flatten()).any(|over| over <= allowed)
    }

    /// The pieces at the beginning of a text, with their lengths.
    fn at(&self, text: &[char]) -> Vec<(usize, Kind)> {
        let mut found = Vec::new();
        let mut ways = [String::new(), String::new(), String::new()];
        let mut letters = false;
        for (at, &c) in text.iter().enumerate() {
            letters |= c.is_alphabetic();
            for (way, read) in ways.iter_mut().zip([c, stands_for(c, 'i'), stands_for(c, 'l')]) {
                way.push(read);
            }
            let [plain, ..] = &ways;
            if self.common.is_run(plain) {
                found.push((at + 1, Kind::Free));
            }
            // Digits alone are themselves: 5353 is no `sese`.
            let ways = if letters { ways.as_slice() } else { ways.get(..1).unwrap_or_default() };
            if ways.iter().any(|way| self.own.has(way)) {
                found.push((at + 1, Kind::Free));
            }
            if ways.iter().any(|way| self.common.has(way)) {
                found.push((at + 1, Kind::Common));
            }
        }
        found
    }
}

/// Whether a piece is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Free,
    Common,
}

/// Notes a way to a place, if it is the best so far; with more words than allowed there is no such place.
fn reach(left: &mut [Vec<Option<usize>>], words: usize, end: usize, over: usize) {
    if let Some(best) = left.get_mut(words).and_then(|row| row.get_mut(end)) {
        *best = Some(best.map_or(over, |known| known.min(over)));
    }
}
