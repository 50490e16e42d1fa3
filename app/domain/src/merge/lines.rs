//! A text as its lines, with the blank lines between them apart: they are no place to recognise anything by.

use std::ops::Range;

/// A text. Its head, then each line with the gap behind it; the last line has the tail behind it.
pub(super) struct Lined<'a> {
    /// Blank lines before the first line.
    pub(super) head: &'a str,
    /// Lined with something on them, without their ends.
    pub(super) lines: Vec<&'a str>,
    gaps: Vec<&'a str>,
    /// Blanks behind the last line.
    pub(super) tail: &'a str,
}

impl<'a> Lined<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut found = Self { head: text, lines: Vec::new(), gaps: Vec::new(), tail: "" };
        let (mut at, mut end) = (0, 0);
        for piece in text.split_inclusive('\n') {
            let line = piece.strip_suffix('\n').unwrap_or(piece);
            if !line.trim().is_empty() {
                if found.lines.is_empty() {
                    found.head = &text[..at];
                } else {
                    found.gaps.push(&text[end..at]);
                }
                found.lines.push(line);
                end = at + line.len();
            }
            at += piece.len();
        }
        if !found.lines.is_empty() {
            found.tail = &text[end..];
        }
        found
    }

    /// Line end and blank lines behind a line; `None` for the last.
    pub(super) fn gap(&self, line: usize) -> Option<&'a str> {
        self.gaps.get(line).copied()
    }

    /// The gap behind the last of some lines.
    pub(super) fn gap_behind(&self, lines: &Range<usize>) -> Option<&'a str> {
        lines.clone().next_back().and_then(|line| self.gap(line))
    }

    /// Some lines with the gaps between them.
    pub(super) fn joined(&self, lines: Range<usize>) -> String {
        let last = lines.end.saturating_sub(1);
        let piece = |line: usize| {
            let gap = if line < last { self.gap(line).unwrap_or_default() } else { "" };
            [self.lines.get(line).copied().unwrap_or_default(), gap]
        };
        lines.flat_map(piece).collect()
    }
}

/// The gap of the side that changed it; `None` when both did, differently. Where a text ends, its side says nothing.
#[expect(clippy::option_option, reason = "no decision is not the same as no gap")]
pub(super) fn either<'a>(
    base: Option<&'a str>,
    one: Option<&'a str>,
    other: Option<&'a str>,
) -> Option<Option<&'a str>> {
    match (one, other) {
        (None, gap) | (gap, None) => Some(gap.or(base)),
        _ if one == other || other == base => Some(one),
        _ if one == base => Some(other),
        _ => None,
    }
}

/// Blanks at the ends of a text are of no account: of two changes the longer one.
pub(super) fn longer<'a>(base: &'a str, one: &'a str, other: &'a str) -> &'a str {
    match (one == base, other == base) {
        (true, _) => other,
        (_, true) => one,
        _ => [one, other].into_iter().max_by_key(|blanks| (blanks.len(), *blanks)).unwrap_or(one),
    }
}
