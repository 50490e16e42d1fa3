//! One side's changes as replacements of runs of pieces.

use std::ops::Range;

use crate::diff::alignment::{Run, Work, aligned};

/// Pieces of the base, and what one side put in their place. One of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) base: Range<usize>,
    pub(super) new: Range<usize>,
}

/// The changes from one list to another, in order, with something the same between each two.
pub(super) fn hunks(base: &[&str], new: &[&str], work: &mut Work) -> Vec<Hunk> {
    let end = Run { old: base.len(), new: new.len(), length: 0 };
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    for run in aligned(base, new, work).into_iter().chain([end]) {
        if i < run.old || j < run.new {
            found.push(Hunk { base: i..run.old, new: j..run.new });
        }
        (i, j) = (run.old + run.length, run.new + run.length);
    }
    at_their_last_place(found, base, new)
}

/// From the first to the last of the base that hunks replace.
pub(super) fn span<'h>(hunks: impl Iterator<Item = &'h Hunk> + Clone) -> Range<usize> {
    let start = hunks.clone().map(|hunk| hunk.base.start).min().unwrap_or_default();
    start..hunks.map(|hunk| hunk.base.end).max().unwrap_or(start)
}

/// What a side has where the base has `place`, which begins and ends outside of its other hunks.
pub(super) fn made_of(place: &Range<usize>, hunks: &[Hunk]) -> Option<Range<usize>> {
    let (first, last) = (hunks.first()?, hunks.last()?);
    Some(first.new.start - (first.base.start - place.start)..last.new.end + (place.end - last.base.end))
}

/// An entry put in before an equal entry is as well one put in behind it. Each addition and each deletion is told at
/// the last place where it could stand, so that the same deed of two people is seen as the same.
fn at_their_last_place(found: Vec<Hunk>, base: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut kept: Vec<Hunk> = Vec::with_capacity(found.len());
    for mut hunk in found.into_iter().rev() {
        loop {
            let end = kept.last().map_or(base.len(), |next| next.base.start);
            let can_slide = match (hunk.base.is_empty(), hunk.new.is_empty()) {
                (true, false) => new.get(hunk.new.start) == new.get(hunk.new.end),
                (false, true) => base.get(hunk.base.start) == base.get(hunk.base.end),
                _ => false,
            };
            if hunk.base.end < end && can_slide {
                hunk = Hunk { base: hunk.base.start + 1..hunk.base.end + 1, new: hunk.new.start + 1..hunk.new.end + 1 };
            } else if hunk.base.end == end
                && let Some(next) = kept.pop()
            {
                hunk = Hunk { base: hunk.base.start..next.base.end, new: hunk.new.start..next.new.end };
            } else {
                break;
            }
        }
        kept.push(hunk);
    }
    kept.reverse();
    kept
}

impl Hunk {
    /// As many lines as before are the lines of before, each changed by itself.
    pub(super) fn line_for_line(self) -> Vec<Self> {
        if self.base.len() != self.new.len() {
            return vec![self];
        }
        self.base.zip(self.new).map(|(old, new)| Self { base: old..old + 1, new: new..new + 1 }).collect()
    }

    /// Whether this and a change of the other side are about the same place.
    ///
    /// Two neighbours are not, unless both bring more lines than there were: then nobody knows whose come first.
    pub(super) fn touches(&self, other: &Self) -> bool {
        let (start, end) = (self.base.start.max(other.base.start), self.base.end.min(other.base.end));
        let is_inside = |one: &Self, around: &Self| {
            one.base.is_empty() && around.base.start < one.base.start && one.base.end < around.base.end
        };
        start < end || is_inside(self, other) || is_inside(other, self) || start == end && self.grows() && other.grows()
    }

    fn grows(&self) -> bool {
        self.new.len() > self.base.len()
    }
}
