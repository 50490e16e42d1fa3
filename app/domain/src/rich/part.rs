//! A text that came from elsewhere, as a part of another one.

use super::{Block, Document, Inline, List, Style, Table};

impl Document {
    /// Whether nothing would be lost if only the letters came: nothing at all, or words of one paragraph that look like
    /// any others.
    pub fn is_bare(&self) -> bool {
        let is_plain = |inline: &Inline| matches!(inline, Inline::Text { style, .. } if *style == Style::default());
        match self.words() {
            Some(words) => words.iter().all(is_plain),
            None => self.blocks.is_empty() && self.notes.is_empty(),
        }
    }

    /// The words of a text that is but one paragraph, and so may stand in the middle of another one.
    pub fn words(&self) -> Option<&[Inline]> {
        match self.blocks.as_slice() {
            [Block::Paragraph(words)] if self.notes.is_empty() => Some(words),
            _ => None,
        }
    }

    /// The same text with its letters changed, wherever they stand.
    #[must_use]
    pub fn with_letters(self, change: impl Fn(&str) -> String) -> Self {
        let change = Change(&change);
        Self {
            blocks: change.blocks(self.blocks),
            notes: self.notes.into_iter().map(|note| change.blocks(note)).collect(),
        }
    }
}

/// A change of letters.
struct Change<'a>(&'a dyn Fn(&str) -> String);

impl Change<'_> {
    fn blocks(&self, blocks: Vec<Block>) -> Vec<Block> {
        blocks.into_iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: Block) -> Block {
        match block {
            Block::Heading { level, words } => Block::Heading { level, words: self.inlines(words) },
            Block::Paragraph(words) => Block::Paragraph(self.inlines(words)),
            Block::List(List { first, entries }) => {
                Block::List(List { first, entries: entries.into_iter().map(|entry| self.blocks(entry)).collect() })
            }
            Block::Table(Table { head, rows }) => {
                Block::Table(Table { head: self.row(head), rows: rows.into_iter().map(|row| self.row(row)).collect() })
            }
            Block::Picture(mut picture) => {
                picture.alt = (self.0)(&picture.alt);
                picture.caption = (self.0)(&picture.caption);
                Block::Picture(picture)
            }
            Block::Quote(inner) => Block::Quote(self.blocks(inner)),
            Block::Rule => Block::Rule,
        }
    }

    fn row(&self, row: Vec<Vec<Inline>>) -> Vec<Vec<Inline>> {
        row.into_iter().map(|cell| self.inlines(cell)).collect()
    }

    fn inlines(&self, inlines: Vec<Inline>) -> Vec<Inline> {
        let change = |inline| match inline {
            Inline::Text { words, style } => Inline::Text { words: (self.0)(&words), style },
            other => other,
        };
        inlines.into_iter().map(change).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rich::PictureAt;

    fn of(blocks: Vec<Block>) -> Document {
        Document { blocks, notes: Vec::new() }
    }

    #[test]
    fn plain_words_of_one_paragraph_are_bare() {
        let words = || Block::Paragraph(vec![Inline::text("một")]);
        let bold = Inline::Text { words: "hai".to_owned(), style: Style { bold: true, ..Style::default() } };
        assert!(of(Vec::new()).is_bare() && of(vec![words()]).is_bare());
        assert!(!of(vec![words(), words()]).is_bare(), "letters alone would make one paragraph of two");
        assert!(!of(vec![Block::Paragraph(vec![Inline::text("một"), Inline::Break])]).is_bare());
        let in_one_line = of(vec![Block::Paragraph(vec![bold])]);
        assert!(!in_one_line.is_bare() && in_one_line.words().is_some());
        let noted = Document { notes: vec![vec![words()]], ..of(vec![words()]) };
        assert!(!noted.is_bare() && noted.words().is_none());
    }

    #[test]
    fn letters_change_wherever_they_stand() {
        let words = || vec![Inline::text("a"), Inline::Break, Inline::text("b")];
        let all = Document {
            blocks: vec![
                Block::Heading { level: 1, words: words() },
                Block::List(List { first: None, entries: vec![vec![Block::Paragraph(words())]] }),
                Block::Table(Table { head: vec![words()], rows: vec![vec![words()]] }),
                Block::Picture(PictureAt { index: 0, alt: "a".to_owned(), caption: "b".to_owned() }),
                Block::Quote(vec![Block::Paragraph(words())]),
                Block::Rule,
            ],
            notes: vec![vec![Block::Paragraph(words())]],
        };
        let changed = format!("{:?}", all.clone().with_letters(str::to_uppercase));
        assert!(!changed.contains("\"a\"") && !changed.contains("\"b\""), "{changed}");
        assert_eq!(all.clone().with_letters(str::to_owned), all);
    }
}
