//! A text with structure, on its way from another program into Markdown: from a Word file, or from what was pasted.
//!
//! Readers make [`Draft`]s in the order of the source and give them to [`gather`], which finds lists, captions, the
//! title and the headings of official documents, and returns a [`Document`]. [`Document::markdown`] writes it, and what
//! it writes reads back as the same text. What could not come along is counted in a [`Tally`].
//!
//! - `draft` and `gather` stand between the readers and the document; [`html`] is the reader of pasted text, the reader
//!   of Word files is a crate of its own.
//! - `tidy` removes what nobody sees; `write` knows all about Markdown and nothing about Word.
//! - `part` is about a text that is set into another one.
//! - `left_out` says in Vietnamese what is missing.

mod address;
mod draft;
mod gather;
pub mod html;
mod inline;
mod left_out;
mod part;
mod symbol;
mod tidy;
mod write;

pub use address::accepted;
pub use draft::{Draft, Entry, Grid, Paragraph, Role};
pub use gather::{Gathered, gather, gather_note, gather_part};
pub use inline::{Inline, Style, plain};
pub use left_out::{LeftOut, Omission, Tally};
pub use symbol::{small_digits, symbol};

/// A whole text without its title.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// In the order of the text.
    pub blocks: Vec<Block>,
    /// Footnotes and endnotes; [`Inline::Note`] counts from 0 in here.
    pub notes: Vec<Vec<Block>>,
}

/// What stands on lines of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// `level` counts from 1, the level below the page's title.
    Heading {
        /// 1 to 5.
        level: u8,
        /// Never with a line break.
        words: Vec<Inline>,
    },
    /// Running text.
    Paragraph(Vec<Inline>),
    /// Bullets or numbers.
    List(List),
    /// Columns with a head.
    Table(Table),
    /// A picture in a paragraph of its own.
    Picture(PictureAt),
    /// Words of somebody else.
    Quote(Vec<Block>),
    /// A line between two parts; only between the outermost blocks.
    Rule,
}

/// The place of a picture in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureAt {
    /// Which of the pictures that came with the text, from 0.
    pub index: usize,
    /// What the picture shows, for those who do not see it; may be empty.
    pub alt: String,
    /// What stands below it; may be empty.
    pub caption: String,
}

/// A list, whose entries may hold further lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The number of the first entry; `None` for bullets.
    pub first: Option<u64>,
    /// The blocks of each entry.
    pub entries: Vec<Vec<Block>>,
}

/// A table. All rows have as many cells as the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The row of names; its cells may be empty.
    pub head: Vec<Vec<Inline>>,
    /// The rows below it.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

impl Document {
    /// The text as Markdown that the renderer reads as this same text, ending in a line end unless empty.
    ///
    /// `address` says where a picture can be had, as the page will link it; a picture without one is left out and only
    /// its caption stays.
    pub fn markdown(&self, address: impl Fn(usize) -> Option<String>) -> String {
        write::document(&self.clone().tidied(), &address)
    }
}
