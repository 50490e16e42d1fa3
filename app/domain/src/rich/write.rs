//! The document as Markdown, block by block.

mod escape;
mod inlines;

use super::{Block, Document, List, PictureAt, Table, inline::Inline};
use crate::markdown::editing::in_brackets;
use inlines::Place;

/// Where a picture can be had.
type Address<'a> = dyn Fn(usize) -> Option<String> + 'a;

/// Writes a tidied document.
pub(super) fn document(document: &Document, address: &Address<'_>) -> String {
    let mut parts = vec![blocks(&document.blocks, address)];
    for (index, note) in document.notes.iter().enumerate() {
        let mut text = blocks(note, address);
        if text.is_empty() {
            // A note without words is still mentioned.
            text.push('…');
        }
        parts.push(indented(&text, &format!("[^{}]: ", index + 1), "    "));
    }
    parts.retain(|part| !part.is_empty());
    let mut text = parts.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn blocks(blocks: &[Block], address: &Address<'_>) -> String {
    joined(blocks, "\n\n", address)
}

fn joined(blocks: &[Block], between: &str, address: &Address<'_>) -> String {
    let mut text = String::new();
    // The other sign for a list right after a list of its kind, else the two would be one.
    let mut before: Option<(&List, bool)> = None;
    for block in blocks {
        let written = match block {
            Block::List(list) => {
                let other =
                    before.is_some_and(|(earlier, other)| earlier.first.is_some() == list.first.is_some() && !other);
                before = Some((list, other));
                list_lines(list, other, address)
            }
            other => {
                before = None;
                block_lines(other, address)
            }
        };
        if written.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(&written);
    }
    text
}

fn block_lines(block: &Block, address: &Address<'_>) -> String {
    match block {
        Block::Heading { level, words } => {
            format!("{} {}", "#".repeat(usize::from(*level)), inlines::write(words, Place::Heading))
        }
        Block::Paragraph(words) => inlines::write(words, Place::Lines),
        Block::List(list) => list_lines(list, false, address),
        Block::Table(table) => table_lines(table),
        Block::Picture(picture) => picture_line(picture, address),
        Block::Quote(inner) => indented(&blocks(inner, address), "> ", "> "),
        Block::Rule => "***".to_owned(),
    }
}

fn list_lines(list: &List, other: bool, address: &Address<'_>) -> String {
    let is_tight = is_tight(list);
    let mut entries = Vec::new();
    for (number, entry) in (list.first.unwrap_or(0)..).zip(&list.entries) {
        let sign = match (list.first, other) {
            (None, false) => "- ".to_owned(),
            (None, true) => "* ".to_owned(),
            (Some(_), false) => format!("{number}. "),
            (Some(_), true) => format!("{number}) "),
        };
        let text = joined(entry, if is_tight { "\n" } else { "\n\n" }, address);
        if !text.is_empty() {
            entries.push(indented(&text, &sign, &" ".repeat(sign.len())));
        }
    }
    entries.join(if is_tight { "\n" } else { "\n\n" })
}

/// Whether no blank lines are needed: a paragraph each, perhaps with one list below it that may follow without one.
fn is_tight(list: &List) -> bool {
    list.entries.iter().all(|entry| match entry.as_slice() {
        [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::List(inner)] => inner.first.is_none_or(|first| first == 1) && is_tight(inner),
        _ => false,
    })
}

fn table_lines(table: &Table) -> String {
    let mut text = row_line(&table.head);
    text.push_str("\n|");
    for _ in &table.head {
        text.push_str(" --- |");
    }
    for row in &table.rows {
        text.push('\n');
        text.push_str(&row_line(row));
    }
    text
}

fn row_line(row: &[Vec<Inline>]) -> String {
    let mut line = "|".to_owned();
    for cell in row {
        line.push(' ');
        line.push_str(&inlines::write(cell, Place::Cell));
        line.push_str(" |");
    }
    line
}

fn picture_line(picture: &PictureAt, address: &Address<'_>) -> String {
    let Some(address) = address(picture.index) else {
        return escape::line(&picture.caption);
    };
    let alt = escape::in_link(&picture.alt);
    let target = in_brackets(&address);
    if picture.caption.is_empty() {
        format!("![{alt}]({target})")
    } else {
        format!("![{alt}]({target} \"{}\")", escape::in_quotes(&picture.caption))
    }
}

/// Sets `first` before the first line and `next` before the others; blank lines get no blanks at their end.
fn indented(text: &str, first: &str, next: &str) -> String {
    let mut out = String::with_capacity(text.len() + first.len());
    for (at, line) in text.split('\n').enumerate() {
        let prefix = if at == 0 { first } else { next };
        if at > 0 {
            out.push('\n');
        }
        out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        out.push_str(line);
    }
    out
}
