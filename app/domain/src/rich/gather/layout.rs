//! Tables that hold no data: the letterhead of an official document, its signatures, frames around a text.
//!
//! Their cells become paragraphs, column by column, in the order in which people read them.

use super::lines::{is_divider, joined, split};
use super::{Draft, words};
use crate::fold::fold;
use crate::rich::inline::{Inline, plain};
use crate::rich::{Grid, Paragraph, Role};

/// Tables within tables that are taken apart.
const DEEPEST: usize = 64;
/// Rows of the longest letterhead or signatures.
const MOST_ROWS: usize = 4;

pub(super) fn unfolded(drafts: Vec<Draft>) -> Vec<Draft> {
    unfold(drafts, DEEPEST)
}

fn unfold(drafts: Vec<Draft>, room: usize) -> Vec<Draft> {
    let mut unfolded = Vec::new();
    for draft in drafts {
        match draft {
            Draft::Table(grid) if room > 0 => {
                if let Some(inner) = taken_apart(grid, &mut unfolded) {
                    unfolded.extend(unfold(inner, room - 1));
                }
            }
            other => unfolded.push(other),
        }
    }
    unfolded
}

/// The cells of a table without data; a table with data goes to `unfolded` as it is.
fn taken_apart(grid: Grid, unfolded: &mut Vec<Draft>) -> Option<Vec<Draft>> {
    let columns = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
    let is_short = grid.rows.len() <= MOST_ROWS && columns <= 3;
    if is_short && is_letterhead(&grid) {
        unfolded.extend(by_column(grid).filter_map(letterhead));
        return None;
    }
    let is_frame = grid.rows.len() == 1 || columns == 1;
    if is_frame || (is_short && is_signatures(&grid)) {
        return Some(by_column(grid).flatten().map(no_longer_centred).collect());
    }
    unfolded.push(Draft::Table(grid));
    None
}

/// The motto of the state is in it.
fn is_letterhead(grid: &Grid) -> bool {
    let folded = folded(grid);
    folded.contains("cong hoa xa hoi chu nghia viet nam") || folded.contains("doc lap - tu do - hanh phuc")
}

fn is_signatures(grid: &Grid) -> bool {
    folded(grid).contains("noi nhan")
}

fn folded(grid: &Grid) -> String {
    let mut text = String::new();
    for draft in grid.rows.iter().flatten().flatten().flatten() {
        text.push_str(&fold(&words(draft)));
        text.push(' ');
    }
    text
}

fn by_column(grid: Grid) -> impl Iterator<Item = Vec<Draft>> {
    let columns = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows: Vec<_> = grid.rows.into_iter().map(Vec::into_iter).collect();
    (0..columns).map(move |_| rows.iter_mut().filter_map(|row| row.next().flatten()).flatten().collect())
}

/// The cells of a column as one paragraph.
fn letterhead(column: Vec<Draft>) -> Option<Draft> {
    let mut lines = Vec::new();
    for draft in column {
        match draft {
            Draft::Paragraph(paragraph) => lines.extend(split(paragraph.words)),
            Draft::Table(grid) => lines.push(vec![Inline::text(folded_lines(&grid))]),
            Draft::Picture { .. } | Draft::Missing | Draft::Quote(_) | Draft::Rule => {}
        }
    }
    let lines = lines.into_iter().filter(|line| !is_divider(&plain(line))).map(without_looks);
    let words = joined(lines);
    (!words.is_empty()).then_some(Draft::Paragraph(Paragraph { words, role: Role::Letterhead, is_centred: false }))
}

fn folded_lines(grid: &Grid) -> String {
    let lines: Vec<String> = grid.rows.iter().flatten().flatten().flatten().map(words).collect();
    lines.join(" ")
}

fn without_looks(line: Vec<Inline>) -> Vec<Inline> {
    let plain = |word| match word {
        Inline::Text { words, .. } => Inline::text(words),
        other => other,
    };
    line.into_iter().map(plain).collect()
}

/// In a frame everything may be centred; it says nothing about headings.
fn no_longer_centred(draft: Draft) -> Draft {
    match draft {
        Draft::Paragraph(paragraph) => Draft::Paragraph(Paragraph { is_centred: false, ..paragraph }),
        other => other,
    }
}
