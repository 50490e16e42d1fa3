//! What a reader found, in the order of the source, before anybody knows what belongs together.

use super::Inline;

/// One thing of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draft {
    /// A paragraph of any role.
    Paragraph(Paragraph),
    /// A table, or a table used to set things side by side.
    Table(Grid),
    /// A picture at its place. The paragraph around it is split there.
    Picture {
        /// Which of the pictures that came along, from 0.
        index: usize,
        /// What it shows; may be empty.
        alt: String,
    },
    /// Here stood a picture that could not come along: the words below it are no caption of another.
    Missing,
    /// Words of somebody else.
    Quote(Vec<Draft>),
    /// A line across the page.
    Rule,
}

/// Words on lines of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// May be blank: blank paragraphs tell what belongs together, and go afterwards.
    pub words: Vec<Inline>,
    /// What the source says it is.
    pub role: Role,
    /// Set in the middle of the line.
    pub is_centred: bool,
}

/// What a source says a paragraph is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// Nothing special.
    #[default]
    Plain,
    /// The title of the whole text.
    Title,
    /// A heading; 1 is the highest level.
    Heading(u8),
    /// Begins an entry of a list.
    Entry(Entry),
    /// Goes on in the last entry of this depth, or is plain where there is none.
    Continued {
        /// From 0.
        depth: u8,
    },
    /// Stands below or above a picture or table.
    Caption,
    /// The names of the office, the motto, number and day above an official document.
    Letterhead,
}

/// An entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Lists around this one, from 0.
    pub depth: u8,
    /// The same for all entries of one list.
    pub list: u32,
    /// Its number, or `None` for a bullet.
    pub number: Option<u64>,
}

/// The cells of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// By row and column; `None` is covered by a merged cell before it or above it.
    pub rows: Vec<Vec<Option<Vec<Draft>>>>,
    /// Cells that cover others.
    pub merged: usize,
}

impl Paragraph {
    /// A paragraph without a role.
    pub fn plain(words: Vec<Inline>) -> Self {
        Self { words, ..Self::default() }
    }
}
