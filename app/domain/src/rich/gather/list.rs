//! Lists: real ones, and lines that begin with a typed dash.

use super::lines::{joined, split};
use super::{Draft, Piece};
use crate::rich::inline::{Inline, plain};
use crate::rich::{Block, Entry, List, Paragraph, Role};

/// Lists within lists; deeper entries stay at this depth.
const DEEPEST: u8 = 8;
/// The number of lists made of typed dashes, which no reader gives.
const TYPED: u32 = u32::MAX;

/// Makes entries of paragraphs and lines that begin with `- `, `+ `, `• ` and so on.
///
/// Typed numbers stay words: what an official text calls `1.` or `a)` is quoted elsewhere by that name.
pub(super) fn with_typed_entries(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut made = Vec::with_capacity(pieces.len());
    // Whether the entry before began with a dash: a plus below it is one level deeper.
    let mut is_below_dash = false;
    for piece in pieces {
        let Piece::Draft(Draft::Paragraph(paragraph)) = piece else {
            is_below_dash = false;
            made.push(piece);
            continue;
        };
        if !matches!(paragraph.role, Role::Plain) {
            is_below_dash = false;
            made.push(Piece::Draft(Draft::Paragraph(paragraph)));
            continue;
        }
        for words in lines_of_entries(paragraph.words) {
            let sign = sign(&plain(&words));
            let (words, role) = if let Some((sign, length)) = sign {
                let depth = u8::from(sign == '+' && is_below_dash);
                is_below_dash |= sign != '+';
                (without(words, length), Role::Entry(Entry { depth, list: TYPED, number: None }))
            } else {
                is_below_dash = false;
                (words, Role::Plain)
            };
            made.push(Piece::Draft(Draft::Paragraph(Paragraph { words, role, is_centred: paragraph.is_centred })));
        }
    }
    made
}

/// Cuts a paragraph before each line that begins an entry.
fn lines_of_entries(words: Vec<Inline>) -> Vec<Vec<Inline>> {
    if !words.contains(&Inline::Break) {
        return vec![words];
    }
    let mut parts: Vec<Vec<Vec<Inline>>> = Vec::new();
    for line in split(words) {
        match parts.last_mut() {
            Some(part) if sign(&plain(&line)).is_none() => part.push(line),
            _ => parts.push(vec![line]),
        }
    }
    parts.into_iter().map(joined).collect()
}

/// The sign a line begins with, and its bytes with the blanks around it. `-5` is a number, `---` a line.
fn sign(words: &str) -> Option<(char, usize)> {
    let line = words.trim_start();
    let sign = line
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '–' | '+' | '•' | '·' | '▪' | '●' | '➢' | '✓' | '*' | '❖' | '■'))?;
    let behind = line.get(sign.len_utf8()..)?;
    let text = behind.trim_start();
    let is_entry = text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '(' | '['))
        || (text.len() < behind.len() && text.starts_with(char::is_numeric));
    is_entry.then_some((sign, words.len() - text.len()))
}

/// Without the first bytes of its words.
fn without(words: Vec<Inline>, mut length: usize) -> Vec<Inline> {
    let mut kept = Vec::with_capacity(words.len());
    for word in words {
        match word {
            Inline::Text { words, style } if length > 0 => {
                let cut = length.min(words.len());
                length -= cut;
                let words = words.get(cut..).unwrap_or_default().to_owned();
                if !words.is_empty() {
                    kept.push(Inline::Text { words, style });
                }
            }
            other => kept.push(other),
        }
    }
    kept
}

/// The entries since the last other block.
#[derive(Debug, Default)]
pub(super) struct Entries(Vec<(Entry, Vec<Block>)>);

impl Entries {
    /// Takes a paragraph that belongs to a list; gives back any other.
    pub(super) fn take(&mut self, paragraph: Paragraph) -> Option<Paragraph> {
        match paragraph.role {
            Role::Entry(entry) => {
                let entry = Entry { depth: entry.depth.min(DEEPEST), ..entry };
                self.0.push((entry, vec![Block::Paragraph(paragraph.words)]));
                None
            }
            Role::Continued { .. } => match self.0.last_mut() {
                Some((_, blocks)) => {
                    blocks.push(Block::Paragraph(paragraph.words));
                    None
                }
                None => Some(paragraph),
            },
            _ => Some(paragraph),
        }
    }

    /// No more entries: writes what there was.
    pub(super) fn end(&mut self, blocks: &mut Vec<Block>) {
        let mut entries = std::mem::take(&mut self.0).into_iter().peekable();
        while entries.peek().is_some() {
            level(&mut entries, 0, blocks);
        }
    }
}

/// Writes the lists of one depth; deeper entries belong to the entry before them.
fn level(
    entries: &mut std::iter::Peekable<std::vec::IntoIter<(Entry, Vec<Block>)>>,
    depth: u8,
    blocks: &mut Vec<Block>,
) {
    let mut open: Option<(Entry, List)> = None;
    while let Some((next, _)) = entries.peek() {
        if next.depth < depth {
            break;
        }
        if next.depth > depth
            && let Some((_, list)) = &mut open
            && let Some(last) = list.entries.last_mut()
        {
            level(entries, depth + 1, last);
            continue;
        }
        let Some((entry, inner)) = entries.next() else { break };
        match &mut open {
            Some((first, list)) if first.list == entry.list && first.number.is_some() == entry.number.is_some() => {
                list.entries.push(inner);
            }
            _ => {
                blocks.extend(open.take().map(|(_, list)| Block::List(list)));
                open = Some((entry, List { first: entry.number, entries: vec![inner] }));
            }
        }
    }
    blocks.extend(open.map(|(_, list)| Block::List(list)));
}
