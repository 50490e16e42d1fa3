//! What came out of a Word file.

use domain::legacy::Encoding;
use domain::rich::{Document, LeftOut};

/// A text with its pictures, ready to be looked at before it becomes an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// One line, if the file shows plainly what its title is; then it is not in the document.
    pub title: Option<String>,
    /// The text. Its pictures count in `pictures`.
    pub document: Document,
    /// In the order of their first place in the text.
    pub pictures: Vec<Picture>,
    /// What could not come along, what matters most first.
    pub left_out: Vec<LeftOut>,
    /// The encoding from before Unicode that the file is written in. Whether `document` has its letters as they are in
    /// the file or as they look is what was asked for.
    pub legacy: Option<Encoding>,
}

/// A picture as it lay in the file; nobody has looked into its bytes beyond their first few.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// PNG, JPEG, GIF, WebP, BMP, AVIF or HEIC by their first bytes; at most 30 MiB.
    pub bytes: Vec<u8>,
    /// The name in the file, for example `image1.png`.
    pub name: String,
    /// What it shows, as its author described it; often empty.
    pub alt: String,
    /// What stands below it; often empty.
    pub caption: String,
}

impl Imported {
    /// The text as Markdown. `address` says where the picture of a number can be had once it is stored; pictures
    /// without one are left out.
    pub fn markdown(&self, address: impl Fn(usize) -> Option<String>) -> String {
        self.document.markdown(address)
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picture")
            .field("bytes", &self.bytes.len())
            .field("name", &self.name)
            .field("alt", &self.alt)
            .field("caption", &self.caption)
            .finish()
    }
}
