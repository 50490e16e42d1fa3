//! One line that both sides changed, word by word.

use std::collections::{HashMap, HashSet};

use unicode_segmentation::UnicodeSegmentation;

use super::hunks::{Hunk, hunks};
use crate::diff::alignment::Work;

/// Each side must have kept one of so many letters: what was written anew is nobody's correction.
const KEPT: usize = 2;

/// Between two changed numbers more words than this must have stayed: `ngày 5 tháng 2 năm 2024` is one date.
const WORDS_OF_A_DATE: usize = 2;

/// The changes of both sides in one line, or in a few; `None` where they touch, and where the work ran out.
pub(super) fn merged(base: &str, one: (&str, &mut Work), other: (&str, &mut Work)) -> Option<String> {
    let ((one, one_work), (other, other_work)) = (one, other);
    let (base, one, other) = (cut(base), cut(one), cut(other));
    let (ones, others) = (changes(&base, &one, one_work)?, changes(&base, &other, other_work)?);
    let mut all: Vec<(Side, Change<'_>)> = Vec::new();
    for change in ones.iter().map(|hunk| Change { hunk, new: &one }) {
        let is_shared = change.is_among(&others, &other);
        all.push((if is_shared { Side::Both } else { Side::One }, change));
    }
    let apart = others.iter().map(|hunk| Change { hunk, new: &other }).filter(|change| !change.is_among(&ones, &one));
    all.extend(apart.map(|change| (Side::Other, change)));
    // The same word brought to two places may be the same deed told twice.
    let brought = |whose: Side| {
        let own = all.iter().filter(move |(side, _)| *side == whose).flat_map(|(_, change)| change.words());
        own.copied().filter(|word| word.contains(char::is_alphanumeric)).collect::<HashSet<_>>()
    };
    if !brought(Side::One).is_disjoint(&brought(Side::Other)) {
        return None;
    }
    all.sort_by_key(|(_, change)| (change.hunk.base.start, change.hunk.base.end));

    let mut last: HashMap<Side, Change<'_>> = HashMap::new();
    let mut pieces = Vec::new();
    let mut reached = 0;
    for (side, change) in all {
        if side.opposite().and_then(|side| last.get(&side)).is_some_and(|before| !before.stands_apart(change, &base)) {
            return None;
        }
        last.insert(side, change);
        pieces.extend_from_slice(&base[reached..change.hunk.base.start]);
        pieces.extend_from_slice(change.words());
        reached = change.hunk.base.end;
    }
    pieces.extend_from_slice(&base[reached..]);
    Some(pieces.concat())
}

/// Whose change it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    One,
    Other,
    /// Nobody's when it comes to distances: it stands well apart from the other changes of both.
    Both,
}

impl Side {
    fn opposite(self) -> Option<Self> {
        match self {
            Self::One => Some(Self::Other),
            Self::Other => Some(Self::One),
            Self::Both => None,
        }
    }
}

/// A change with the words it refers to.
#[derive(Clone, Copy)]
struct Change<'a> {
    hunk: &'a Hunk,
    new: &'a [&'a str],
}

impl<'a> Change<'a> {
    fn words(self) -> &'a [&'a str] {
        &self.new[self.hunk.new.clone()]
    }

    /// Whether the other side did the very same.
    fn is_among(self, hunks: &[Hunk], new: &[&str]) -> bool {
        let place = |hunk: &Hunk| (hunk.base.start, hunk.base.end);
        let at = hunks.partition_point(|other| place(other) < place(self.hunk));
        hunks.get(at).is_some_and(|twin| twin.base == self.hunk.base && new[twin.new.clone()] == *self.words())
    }

    /// Whether a word stayed between this change and a later one of the other side.
    fn stands_apart(self, later: Change<'_>, base: &[&str]) -> bool {
        let Some(between) = base.get(self.hunk.base.end..later.hunk.base.start) else { return false };
        let is_of_table = between.iter().any(|piece| piece.starts_with('|'));
        let stayed = between.iter().filter(|piece| piece.contains(char::is_alphanumeric)).count();
        let least = if self.is_number(base) && later.is_number(base) { WORDS_OF_A_DATE + 1 } else { 1 };
        is_of_table || stayed >= least
    }

    fn is_number(self, base: &[&str]) -> bool {
        base[self.hunk.base.clone()].iter().chain(self.words()).any(|piece| piece.contains(char::is_numeric))
    }
}

/// One side's changes, those with only blanks between as one; `None` when too little was kept, or the work ran out.
fn changes(base: &[&str], new: &[&str], work: &mut Work) -> Option<Vec<Hunk>> {
    let found = hunks(base, new, work);
    let letters = |pieces: &[&str]| pieces.concat().chars().filter(|letter| letter.is_alphanumeric()).count();
    let gone: usize = found.iter().map(|hunk| letters(&base[hunk.base.clone()])).sum();
    let all = letters(base);
    if work.is_spent() || (all - gone) * KEPT < all {
        return None;
    }
    let mut joined: Vec<Hunk> = Vec::with_capacity(found.len());
    for hunk in found {
        match joined.last_mut() {
            Some(last) if base[last.base.end..hunk.base.start].iter().all(|piece| piece.trim().is_empty()) => {
                last.base.end = hunk.base.end;
                last.new.end = hunk.new.end;
            }
            _ => joined.push(hunk),
        }
    }
    Some(joined)
}

/// Words with the signs on them, blanks between them, and line ends; never inside a letter with its marks.
fn cut(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut begin, mut before) = (0, None);
    for (at, letter) in text.grapheme_indices(true) {
        let sort = letter.chars().next().map(|first| (first == '\n', first.is_whitespace()));
        if at > 0 && sort != before {
            pieces.push(&text[begin..at]);
            begin = at;
        }
        before = sort;
    }
    if begin < text.len() {
        pieces.push(&text[begin..]);
    }
    pieces
}
