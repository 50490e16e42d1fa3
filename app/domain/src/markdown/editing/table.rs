//! An empty table behind the paragraph.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::context::Reading;
use super::line::Line;
use super::{Edit, Words};

const MOST_COLUMNS: u8 = 8;
const MOST_ROWS: u8 = 30;

/// The name of the first column is selected.
pub(super) fn inserted(source: &str, place: usize, columns: u8, rows: u8) -> Option<Edit> {
    let old = Reading::of(source);
    let (table, first_name) = table(columns.clamp(1, MOST_COLUMNS), rows.clamp(1, MOST_ROWS));
    let words = Words::of(&old);
    places(&old, place).into_iter().find_map(|range| {
        let (before, behind) = (&source[..range.start], &source[range.end..]);
        let is_end = |c: char| matches!(c, '\r' | '\n');
        let head = missing_ends(before, &before[before.trim_end_matches(is_end).len()..]);
        let tail = missing_ends(behind, &behind[..behind.len() - behind.trim_start_matches(is_end).len()]);
        let start = range.start + head.len() + first_name.start;
        let selection = start..start + first_name.len();
        let edit = Edit { range, with: [head, &table, tail].concat(), selection };
        let source = edit.applied(source);
        let new = Reading::of(&source);
        let is_shown = count(&new) > count(&old) && words.are_all_in(&Words::of(&new));
        is_shown.then_some(edit)
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
fn missing_ends(text: &str, known: &str) -> &'static str {
    match known.matches('\n').count() {
        _ if text.len() == known.len() => "",
        0 => "\n\n",
        1 => "\n",
        _ => "",
    }
}

/// The source of a table, and where its first name is.
fn table(columns: u8, rows: u8) -> (String, Range<usize>) {
    let row = |cell: &dyn Fn(u8) -> String| {
        (1..=columns).map(|column| format!("| {} ", cell(column))).collect::<Vec<_>>().concat() + "|"
    };
    let name = |column: u8| format!("Cột {column}");
    let mut lines = vec![row(&name), row(&|_| "---".to_owned())];
    lines.extend((0..rows).map(|_| row(&|_| " ".to_owned())));
    (lines.join("\n"), 2..2 + name(1).len())
}

fn count(reading: &Reading<'_>) -> usize {
    reading.events.iter().filter(|event| matches!(event, Event::Start(Tag::Table(_)))).count()
}
