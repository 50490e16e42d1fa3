//! The parts of a selection that marks inside a line can stand around, and the marks that are there.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::context::{Block, Reading};
use super::line::Line;

/// The words that are selected: by lines without what opens them, and by cells of tables.
pub(super) fn selected(reading: &Reading<'_>, selection: &Range<usize>) -> Vec<Range<usize>> {
    let lines = Line::touched(reading.source, selection);
    let places: Vec<usize> = lines.iter().map(|line| line.words).collect();
    let mut found = Vec::new();
    for (line, blocks) in lines.iter().zip(reading.blocks_around(&places)) {
        let run = line.words.max(selection.start)..line.end.min(selection.end);
        if run.is_empty() || line.callout_tag().is_some() || blocks.contains(&Block::Code) {
            continue;
        }
        if blocks.contains(&Block::Table) {
            let is_below_names = line.text().chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
            found.extend(cells(reading.source, run).into_iter().filter(|_| !is_below_names));
        } else {
            found.push(run);
        }
    }
    let trimmed = found.into_iter().map(|run| trimmed(reading.source, run, char::is_whitespace));
    let (said, signs): (Vec<_>, Vec<_>) = trimmed
        .filter(|run| !run.is_empty())
        .partition(|run| reading.source[run.clone()].contains(char::is_alphanumeric));
    if said.is_empty() { signs } else { said }
}

/// A run without such letters at its ends.
pub(super) fn trimmed(source: &str, run: Range<usize>, is_off: impl Fn(char) -> bool) -> Range<usize> {
    let start = run.end - source[run.clone()].trim_start_matches(&is_off).len();
    start..start + source[start..run.end].trim_end_matches(&is_off).len()
}

/// What stands between `|` that are not written as `\|`.
fn cells(source: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = run.start;
    for (at, _) in source[run.clone()].match_indices('|') {
        let at = run.start + at;
        if !source[..at].ends_with('\\') {
            cells.push(start..at);
            start = at + 1;
        }
    }
    cells.push(start..run.end);
    cells
}

/// What a tag stands around: with its signs, and without them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) outer: Range<usize>,
    pub(super) inner: Range<usize>,
}

/// The tags of a sort, the outer before the inner.
pub(super) fn spans(reading: &Reading<'_>, is_meant: impl Fn(&Tag<'_>) -> bool) -> Vec<Span> {
    let mut found = Vec::new();
    for (at, (event, outer)) in reading.events.iter().zip(&reading.places).enumerate() {
        if !matches!(event, Event::Start(tag) if is_meant(tag)) {
            continue;
        }
        let inside = reading.places.iter().skip(at + 1).take_while(|place| *place != outer);
        let inner = inside.fold(None::<Range<usize>>, |all, place| {
            Some(all.map_or(place.clone(), |all| all.start.min(place.start)..all.end.max(place.end)))
        });
        found.extend(inner.map(|inner| Span { outer: outer.clone(), inner }));
    }
    found
}

/// A place behind the word that it is inside of.
pub(super) fn behind_word(source: &str, place: usize) -> usize {
    let is_in_word = source[..place].ends_with(char::is_alphanumeric);
    let rest = &source[place..];
    if is_in_word { source.len() - rest.trim_start_matches(char::is_alphanumeric).len() } else { place }
}

/// Blanks for words that are put between others.
pub(super) fn blanks_around(source: &str, line: &Line<'_>, place: usize) -> (&'static str, &'static str) {
    let is_close = |c: Option<char>, open: &[char]| c.is_some_and(|c| !c.is_whitespace() && !open.contains(&c));
    let before = is_close(source[line.words..place].chars().next_back(), &['(', '[', '“', '"', '|']);
    let behind =
        is_close(source[place..line.end].chars().next(), &[')', ']', '”', '"', '.', ',', ';', ':', '!', '?', '|']);
    (if before { " " } else { "" }, if behind { " " } else { "" })
}
