//! What changed from one text to another, word by word.
//!
//! First whole lines are laid side by side, then, inside what differs, words: a paragraph somebody moved a comma in
//! shows the comma. The work is bounded and counted in steps, never in time, so the same two texts always give the same
//! answer; what is too different to be compared within the bound is shown as replaced whole.

pub(crate) mod alignment;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use self::alignment::{Work, aligned};

/// Steps spent on lines, and again on words: under a tenth of a second on the machine of a commune.
pub(crate) const STEPS: usize = 6_000_000;

/// Two paragraphs that share fewer words than one in so many are told apart as a whole, not word by word.
const ALIKE: usize = 5;

/// A part of two texts, in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// In both.
    Same(&'a str),
    /// In the old one alone.
    Removed(&'a str),
    /// In the new one alone.
    Added(&'a str),
}

/// What changed. Everything but the added is the old text, everything but the removed is the new one; no piece begins
/// or ends inside a letter with its marks.
pub fn words<'a>(old: &'a str, new: &'a str) -> Vec<Piece<'a>> {
    within(old, new, STEPS)
}

fn within<'a>(old: &'a str, new: &'a str, steps: usize) -> Vec<Piece<'a>> {
    let mut on_words = Work(steps);
    let mut parts = Vec::new();
    let lines = laid_side_by_side(&Cut::lines(old), &Cut::lines(new), &mut Work(steps));
    for group in groups(&lines, old) {
        // Paragraphs that changed beside each other are compared together, so that one put before another does not
        // look like that other one; if that is too much, or tells nothing, each by itself.
        let together = together(group).and_then(|whole| inside(&whole, old, new, &mut Work(steps)));
        match together {
            Some(found) => found.into_iter().for_each(|part| push(&mut parts, part)),
            None => apart(group, old, new, &mut on_words, &mut parts),
        }
    }
    let texts = |part: Part| {
        let (gone, come) = (&old[part.old], &new[part.new]);
        if part.is_same { [Piece::Same(gone), Piece::Added("")] } else { [Piece::Removed(gone), Piece::Added(come)] }
    };
    parts.into_iter().flat_map(texts).filter(|piece| !piece.text().is_empty()).collect()
}

/// What is the same, one by one, and what changed with nothing but line ends between, together.
fn groups<'p>(parts: &'p [Part], old: &str) -> Vec<&'p [Part]> {
    let is_end = |part: &Part| part.is_same && old[part.old.clone()].chars().all(|c| c == '\n');
    parts.chunk_by(|one, next| (!one.is_same || is_end(one)) && (!next.is_same || is_end(next))).collect()
}

/// Several changes as one, from the first to the last; `None` for anything else.
fn together(group: &[Part]) -> Option<Part> {
    let mut changes = group.iter().filter(|part| !part.is_same);
    let (first, last) = (changes.next()?, changes.next_back()?);
    let is_all = |part: Option<&Part>| part.is_some_and(|part| !part.is_same);
    (is_all(group.first()) && is_all(group.last())).then_some(Part {
        old: first.old.start..last.old.end,
        new: first.new.start..last.new.end,
        is_same: false,
    })
}

/// Each change by itself.
fn apart(group: &[Part], old: &str, new: &str, work: &mut Work, parts: &mut Vec<Part>) {
    for part in group {
        let found = if part.is_same { None } else { inside(part, old, new, work) };
        for part in found.unwrap_or_else(|| vec![part.clone()]) {
            push(parts, part);
        }
    }
}

impl<'a> Piece<'a> {
    /// What it says.
    pub fn text(self) -> &'a str {
        match self {
            Self::Same(text) | Self::Removed(text) | Self::Added(text) => text,
        }
    }
}

/// Bytes of both texts that are the same, or that replace each other.
#[derive(Clone, Debug)]
struct Part {
    old: Range<usize>,
    new: Range<usize>,
    is_same: bool,
}

/// Adds a part behind others; of two of a sort one is made.
fn push(parts: &mut Vec<Part>, part: Part) {
    match parts.last_mut() {
        Some(last) if last.is_same == part.is_same => {
            last.old.end = part.old.end;
            last.new.end = part.new.end;
        }
        _ => parts.push(part),
    }
}

/// A text in pieces that are compared as wholes.
struct Cut<'a> {
    /// Where the text begins in the one it was taken from.
    start: usize,
    pieces: Vec<&'a str>,
}

impl<'a> Cut<'a> {
    /// Lines, and the ends of lines by themselves: the last line has none.
    fn lines(text: &'a str) -> Self {
        let parted = |line: &'a str| line.split_at(line.trim_end_matches('\n').len());
        let both = text.split_inclusive('\n').map(parted).flat_map(|(line, end)| [line, end]);
        Self { start: 0, pieces: both.filter(|piece| !piece.is_empty()).collect() }
    }

    /// Words, the blanks between them, and every other sign by itself.
    fn words(text: &'a str, start: usize) -> Self {
        let mut pieces = Vec::new();
        let (mut begin, mut before) = (0, Sort::Sign);
        for (at, letter) in text.grapheme_indices(true) {
            let sort = Sort::of(letter);
            if at > 0 && (sort != before || sort == Sort::Sign) {
                pieces.push(&text[begin..at]);
                begin = at;
            }
            before = sort;
        }
        if begin < text.len() {
            pieces.push(&text[begin..]);
        }
        Self { start, pieces }
    }
}

/// What a letter, with its marks, belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Word,
    Blank,
    Sign,
}

impl Sort {
    fn of(letter: &str) -> Self {
        match letter.chars().next() {
            Some(first) if first.is_alphanumeric() => Self::Word,
            Some(first) if first.is_whitespace() && first != '\n' => Self::Blank,
            _ => Self::Sign,
        }
    }
}

/// The parts of two texts, in bytes of what they were taken from, same and different in turn.
fn laid_side_by_side<'a>(old: &Cut<'a>, new: &Cut<'a>, work: &mut Work) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut reached = (old.start, new.start);
    let length = |pieces: &[&str]| pieces.iter().map(|piece| piece.len()).sum::<usize>();
    let mut add = |old_pieces: &[&str], new_pieces: &[&str], is_same| {
        let ends = (reached.0 + length(old_pieces), reached.1 + length(new_pieces));
        if ends != reached {
            parts.push(Part { old: reached.0..ends.0, new: reached.1..ends.1, is_same });
        }
        reached = ends;
    };
    let (mut i, mut j) = (0, 0);
    for run in aligned(&old.pieces, &new.pieces, work) {
        add(&old.pieces[i..run.old], &new.pieces[j..run.new], false);
        (i, j) = (run.old + run.length, run.new + run.length);
        add(&old.pieces[run.old..i], &new.pieces[run.new..j], true);
    }
    add(&old.pieces[i..], &new.pieces[j..], false);
    parts
}

/// The words of what changed; `None` when it has too little in common, or the work ran out.
fn inside(change: &Part, old: &str, new: &str, work: &mut Work) -> Option<Vec<Part>> {
    let (gone, come) = (&old[change.old.clone()], &new[change.new.clone()]);
    let found = laid_side_by_side(&Cut::words(gone, change.old.start), &Cut::words(come, change.new.start), work);
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).count();
    let kept = found.iter().filter(|part| part.is_same).map(|part| letters(&old[part.old.clone()])).sum::<usize>();
    if work.is_spent() || kept * ALIKE < letters(gone).max(letters(come)) {
        return None;
    }
    let last = found.len().saturating_sub(1);
    let mut parts = Vec::new();
    for (at, mut part) in found.into_iter().enumerate() {
        // A blank between two changed words was not kept by anybody.
        let is_blank = part.is_same && old[part.old.clone()].chars().all(|c| c.is_whitespace() && c != '\n');
        if is_blank && (1..last).contains(&at) {
            part.is_same = false;
        }
        push(&mut parts, part);
    }
    Some(parts)
}

#[cfg(test)]
mod tests;
