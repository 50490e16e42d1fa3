//! Tables with data. Markdown has one line for a cell, one head, and no merged cells.

use super::Draft;
use crate::rich::inline::{Inline, plain};
use crate::rich::{Block, Grid, Omission, PictureAt, Role, Table, Tally};

/// The table, what stands above it (a first cell as wide as the table), and its pictures behind it.
pub(super) fn blocks(grid: Grid, tally: &mut Tally) -> Vec<Block> {
    let mut blocks = Vec::new();
    for _ in 0..grid.merged {
        tally.add(Omission::MergedCells);
    }
    let mut pictures = Vec::new();
    let mut rows = Vec::new();
    let mut is_above = true;
    for row in grid.rows {
        let is_one_cell =
            row.len() > 1 && row.iter().flatten().count() == 1 && row.first().is_some_and(Option::is_some);
        let cells: Vec<Vec<Inline>> = row.into_iter().map(|cell| inlines(cell, &mut pictures, tally)).collect();
        is_above &= is_one_cell;
        if is_above {
            blocks.extend(cells.into_iter().next().map(Block::Paragraph));
        } else {
            rows.push(cells);
        }
    }
    remove_empty_columns(&mut rows);
    let mut rows = rows.into_iter();
    if let Some(head) = rows.next() {
        blocks.push(Block::Table(Table { head, rows: rows.collect() }));
    }
    for (index, alt) in pictures {
        tally.add(Omission::MovedPicture);
        blocks.push(Block::Picture(PictureAt { index, alt, caption: String::new() }));
    }
    blocks
}

/// Merged cells of different widths leave columns in which nothing begins.
fn remove_empty_columns(rows: &mut [Vec<Vec<Inline>>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for column in (0..columns).rev() {
        if rows.iter().all(|row| row.get(column).is_none_or(Vec::is_empty)) {
            for row in rows.iter_mut().filter(|row| row.len() > column) {
                row.remove(column);
            }
        }
    }
}

fn inlines(cell: Option<Vec<Draft>>, pictures: &mut Vec<(usize, String)>, tally: &mut Tally) -> Vec<Inline> {
    let mut lines = Vec::new();
    for draft in cell.into_iter().flatten() {
        lines_of(draft, &mut lines, pictures, tally);
    }
    lines.retain(|line| has_words(line));
    if lines.len() > 1 || lines.iter().any(|line| line.contains(&Inline::Break)) {
        tally.add(Omission::JoinedLines);
    }
    super::lines::joined(lines)
}

fn has_words(line: &[Inline]) -> bool {
    !plain(line).trim().is_empty() || line.iter().any(|word| matches!(word, Inline::Note(_)))
}

/// Recursion ends where the source's own nesting does, which readers bound.
fn lines_of(draft: Draft, lines: &mut Vec<Vec<Inline>>, pictures: &mut Vec<(usize, String)>, tally: &mut Tally) {
    match draft {
        Draft::Paragraph(mut paragraph) => {
            if let Role::Entry(entry) = paragraph.role {
                let sign = entry.number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
                paragraph.words.insert(0, Inline::text(sign));
            }
            lines.push(paragraph.words);
        }
        Draft::Table(grid) => {
            tally.add(Omission::NestedTable);
            for row in grid.rows {
                let mut words = Vec::new();
                for cell in row.into_iter().flatten() {
                    let mut inner = Vec::new();
                    for draft in cell {
                        lines_of(draft, &mut inner, pictures, tally);
                    }
                    for (at, line) in inner.into_iter().filter(|line| has_words(line)).enumerate() {
                        if !words.is_empty() {
                            words.push(Inline::text(if at == 0 { ", " } else { " " }));
                        }
                        words.extend(line);
                    }
                }
                lines.push(words);
            }
        }
        Draft::Picture { index, alt } => pictures.push((index, alt)),
        Draft::Quote(inner) => {
            for draft in inner {
                lines_of(draft, lines, pictures, tally);
            }
        }
        Draft::Rule | Draft::Missing => {}
    }
}
