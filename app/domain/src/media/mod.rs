//! Pictures and files of a unit: how a text names them, what has to be said of them, and what a page needs to show them.
//!
//! A text names a picture as `![what it shows](/anh/KEY "caption")` and a file as `[words](/tep/KEY)`. What the page
//! shows for a key comes from a [`Shelf`]; a key that is not on it shows nothing of what it names.

mod about;
mod alt;
mod key;
mod lacks;
mod reference;
mod rendition;
mod shelf;

pub use about::{About, AboutFault, AboutField, AboutForm};
pub use alt::alt_fault;
pub use key::MediaKey;
pub use lacks::{Lacks, Readiness, lacks};
pub use reference::{Named, Reference, keys_named, named_in};
pub use rendition::{RenditionName, WantedFormat};
pub use shelf::{Attachment, Focus, Picture, Shelf};

/// Our own number for a file in a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub i64);

/// What a file in a library is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileSort {
    /// Ảnh: shown on pages in renditions of ours.
    Picture,
    /// Tài liệu: handed out as it is.
    Document,
}

impl FileSort {
    /// The stored form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Document => "document",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Picture, Self::Document].into_iter().find(|sort| sort.code() == code)
    }
}
