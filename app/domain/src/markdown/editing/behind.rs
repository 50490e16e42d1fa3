//! A block of its own: behind the one that holds the caret, or before it where nothing can follow.

use std::ops::Range;

use super::context::Reading;
use super::line::Line;
use super::{Edit, Words};

/// Sets `block` apart by blank lines, with `selected` of it selected. Nothing of the page may get lost by it, and it has
/// to be shown, which `is_shown` is asked about the whole source.
pub(super) fn set(
    old: &Reading<'_>,
    place: usize,
    block: &str,
    selected: &Range<usize>,
    is_shown: impl Fn(&Reading<'_>) -> bool,
) -> Option<Edit> {
    let source = old.source;
    let words = Words::of(old);
    places(old, place).into_iter().find_map(|range| {
        let (before, behind) = (&source[..range.start], &source[range.end..]);
        let is_end = |c: char| matches!(c, '\r' | '\n');
        let head = missing_ends(before, &before[before.trim_end_matches(is_end).len()..]);
        let tail = missing_ends(behind, &behind[..behind.len() - behind.trim_start_matches(is_end).len()]);
        let start = range.start + head.len() + selected.start;
        let selection = start..start + selected.len();
        let edit = Edit { range, with: [head, block, tail].concat(), selection };
        let source = edit.applied(source);
        let new = Reading::of(&source);
        let is_good = is_shown(&new) && words.are_all_in(&Words::of(&new));
        is_good.then_some(edit)
    })
}

/// Behind the block that holds the place, else before it; on a blank line between blocks there.
fn places(old: &Reading<'_>, place: usize) -> Vec<Range<usize>> {
    let blocks = old.outermost();
    let is_around = |block: &&Range<usize>| block.start <= place && place <= trimmed_end(old.source, block);
    let Some(block) = blocks.iter().rev().find(is_around) else {
        let line = Line::at(old.source, place);
        let at = if line.is_blank() { line.start..line.end } else { line.end..line.end };
        return vec![at];
    };
    let (start, end) = (Line::at(old.source, block.start).start, trimmed_end(old.source, block));
    vec![end..end, start..start]
}

fn trimmed_end(source: &str, block: &Range<usize>) -> usize {
    block.start + source[block.clone()].trim_end().len()
}

/// Line ends to add for a blank line, where some are there already.
pub(super) fn missing_ends(text: &str, known: &str) -> &'static str {
    match known.matches('\n').count() {
        _ if text.len() == known.len() => "",
        0 => "\n\n",
        1 => "\n",
        _ => "",
    }
}
