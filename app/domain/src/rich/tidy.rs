//! Removes what nobody sees, so that the writer and its readers agree about the text.

use std::sync::Arc;

use super::inline::{Inline, push};
use super::{Block, Document, List, PictureAt, Table, accepted};
use crate::text;

/// `h2` to `h6`.
const DEEPEST_HEADING: usize = 5;

impl Document {
    /// The same text: white space collapsed, invisible characters gone, NFC, nothing empty; headings begin at level 1
    /// and skip none; mentions of notes that do not exist are dropped.
    #[must_use]
    pub fn tidied(self) -> Self {
        let known = self.notes.len();
        let notes = self.notes.into_iter().map(|note| Tidier { known: 0, ..Tidier::default() }.blocks(note)).collect();
        let mut tidier = Tidier { known, ..Tidier::default() };
        let mut blocks = Vec::new();
        for block in self.blocks {
            if block == Block::Rule {
                // A line stands between two blocks, so not before the first and not twice.
                if !matches!(blocks.last(), None | Some(Block::Rule)) {
                    blocks.push(Block::Rule);
                }
            } else {
                blocks.extend(tidier.block(block));
            }
        }
        if blocks.last() == Some(&Block::Rule) {
            blocks.pop();
        }
        Self { blocks, notes }
    }
}

#[derive(Debug, Default)]
struct Tidier {
    /// Notes that may be mentioned.
    known: usize,
    /// Given levels of the headings around the present place, outermost first.
    outline: Vec<u8>,
}

impl Tidier {
    fn blocks(&mut self, blocks: Vec<Block>) -> Vec<Block> {
        blocks.into_iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: Block) -> Option<Block> {
        Some(match block {
            Block::Heading { level, words } => {
                let words = self.inlines(words.into_iter().map(without_bold));
                if words.is_empty() {
                    return None;
                }
                Block::Heading { level: self.level(level), words }
            }
            Block::Paragraph(words) => Block::Paragraph(some(self.inlines(words))?),
            Block::List(List { first, entries }) => {
                let entries = entries.into_iter().map(|entry| self.blocks(entry)).filter(|entry| !entry.is_empty());
                // More digits are no list to Markdown.
                let first = first.map(|number| number.min(99_999_999));
                Block::List(List { first, entries: some(entries.collect())? })
            }
            Block::Table(table) => Block::Table(self.table(table)?),
            Block::Picture(PictureAt { index, alt, caption }) => {
                Block::Picture(PictureAt { index, alt: line(&alt), caption: line(&caption) })
            }
            Block::Quote(inner) => Block::Quote(some(self.blocks(inner))?),
            Block::Rule => return None,
        })
    }

    /// The level on the page: never more than one below the heading around it.
    fn level(&mut self, given: u8) -> u8 {
        self.outline.retain(|around| *around < given);
        self.outline.push(given);
        u8::try_from(self.outline.len().min(DEEPEST_HEADING)).unwrap_or(1)
    }

    fn table(&mut self, table: Table) -> Option<Table> {
        let mut rows: Vec<Vec<Vec<Inline>>> = std::iter::once(table.head)
            .chain(table.rows)
            .map(|row| row.into_iter().map(|cell| self.inlines(cell.into_iter().map(without_break))).collect())
            .collect();
        let columns = rows.iter().map(Vec::len).max()?;
        let is_empty = |row: &Vec<Vec<Inline>>| row.iter().all(Vec::is_empty);
        if rows.iter().all(is_empty) {
            return None;
        }
        for row in &mut rows {
            row.resize(columns, Vec::new());
        }
        let mut rows = rows.into_iter();
        let head = rows.next()?;
        Some(Table { head, rows: rows.filter(|row| !is_empty(row)).collect() })
    }

    /// Cleans running text. Blanks at its ends and around line breaks go, as in every other place of Markdown.
    fn inlines(&self, inlines: impl IntoIterator<Item = Inline>) -> Vec<Inline> {
        let mut clean: Vec<Inline> = Vec::new();
        let mut is_after_blank = true;
        for inline in inlines {
            match inline {
                Inline::Text { words, mut style } => {
                    style.link = style.link.and_then(|link| accepted(&link)).map(Arc::from);
                    let first = words.chars().find(|c| !c.is_whitespace() && !text::is_junk(*c));
                    // Markdown reads `[^1][words]` in a way of its own.
                    let is_bracket = first == Some('[') || (first.is_some() && style.link.is_some());
                    if is_bracket && matches!(clean.last(), Some(Inline::Note(_))) {
                        push(&mut clean, Inline::text(" "));
                        is_after_blank = true;
                    }
                    let mut kept = String::with_capacity(words.len());
                    for c in words.chars() {
                        if c.is_whitespace() {
                            if !is_after_blank {
                                kept.push(' ');
                            }
                            is_after_blank = true;
                        } else if !text::is_junk(c) {
                            kept.push(if c == '\u{2011}' { '-' } else { c });
                            is_after_blank = false;
                        }
                    }
                    if !kept.is_empty() {
                        push(&mut clean, Inline::Text { words: kept, style });
                    }
                }
                Inline::Break => {
                    trim_end(&mut clean);
                    if !matches!(clean.last(), None | Some(Inline::Break)) {
                        clean.push(Inline::Break);
                    }
                    is_after_blank = true;
                }
                Inline::Note(number) if number < self.known => {
                    clean.push(Inline::Note(number));
                    is_after_blank = false;
                }
                Inline::Note(_) => {}
            }
        }
        while clean.last() == Some(&Inline::Break) || trim_end(&mut clean) {
            clean.pop_if(|last| *last == Inline::Break);
        }
        for inline in &mut clean {
            if let Inline::Text { words, .. } = inline {
                *words = text::nfc(words);
            }
        }
        clean
    }
}

/// Removes blanks at the end; says whether there were any.
fn trim_end(inlines: &mut Vec<Inline>) -> bool {
    let Some(Inline::Text { words, .. }) = inlines.last_mut() else { return false };
    if !words.ends_with(' ') {
        return false;
    }
    words.truncate(words.trim_end().len());
    if words.is_empty() {
        inlines.pop();
    }
    true
}

/// Headings are bold anyway, and have one line.
fn without_bold(inline: Inline) -> Inline {
    match inline {
        Inline::Text { words, mut style } => {
            style.bold = false;
            Inline::Text { words, style }
        }
        other => without_break(other),
    }
}

fn without_break(inline: Inline) -> Inline {
    if inline == Inline::Break { Inline::text(" ") } else { inline }
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    if list.is_empty() { None } else { Some(list) }
}

/// One clean line.
pub(super) fn line(words: &str) -> String {
    let visible: String = words.chars().filter(|c| c.is_whitespace() || !text::is_junk(*c)).collect();
    text::nfc(&visible.split_whitespace().collect::<Vec<_>>().join(" "))
}
