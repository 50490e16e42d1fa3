//! Words with their looks.

use std::sync::Arc;

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words that look the same.
    Text {
        /// Any characters; [`super::Document::markdown`] cleans them.
        words: String,
        /// How they look.
        style: Style,
    },
    /// A new line within the paragraph.
    Break,
    /// A mention of a note, counted from 0 in [`super::Document::notes`].
    Note(usize),
}

/// How words look and where they lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    /// Strong.
    pub bold: bool,
    /// Emphasis.
    pub italic: bool,
    /// No longer true.
    pub strike: bool,
    /// An address that [`super::accepted`] returned; others are dropped.
    pub link: Option<Arc<str>>,
}

impl Inline {
    /// Words without any looks.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text { words: words.into(), style: Style::default() }
    }
}

/// The words alone; line breaks are blanks.
pub fn plain(inlines: &[Inline]) -> String {
    let mut words = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { words: more, .. } => words.push_str(more),
            Inline::Break => words.push(' '),
            Inline::Note(_) => {}
        }
    }
    words
}

/// Adds a piece and makes one of two that look the same.
pub(super) fn push(inlines: &mut Vec<Inline>, piece: Inline) {
    if let (Some(Inline::Text { words, style }), Inline::Text { words: more, style: same }) =
        (inlines.last_mut(), &piece)
        && style == same
    {
        words.push_str(more);
        return;
    }
    inlines.push(piece);
}
