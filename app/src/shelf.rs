//! What the desk's own islands and the server tell each other of pictures, files and blocks.

use domain::block::{Block, BlockKey, BlockKind, BlockText};
use domain::media::{Attachment, Focus, MediaKey, Picture, Shelf};
use serde::{Deserialize, Serialize};

/// Pictures and files that were asked for, newest first where they were looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfAnswer {
    /// Pictures that can be shown.
    pub pictures: Vec<ShelfPicture>,
    /// Files.
    pub documents: Vec<ShelfDocument>,
    /// Keys of pictures that are still being prepared; worth asking for again in a second or two.
    pub waiting: Vec<String>,
    /// Every block a text may name, where a page tells of a text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<ShelfBlock>,
}

/// A block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfBlock {
    /// What texts call it.
    pub key: String,
    /// The code of its kind.
    pub kind: String,
    /// What the desk calls it.
    pub label: String,
    /// What residents read.
    pub value: String,
}

/// A picture that can be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfPicture {
    /// Its name in addresses.
    pub key: String,
    /// What it is called in the library.
    pub name: String,
    /// Width and height of each size there is.
    pub sizes: Vec<(u32, u32)>,
    /// Which of the 64 colours stands in its place.
    pub colour: u8,
    /// Which part stays where it is cut.
    pub focus: u8,
    /// What it shows.
    pub alt: String,
    /// Whether it only decorates.
    pub is_decorative: bool,
    /// Said below it.
    pub caption: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
}

/// A file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfDocument {
    /// Its name in addresses.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Its sort as people say it: `PDF`.
    pub word: String,
    /// Its size as people say it: `1,2 MB`.
    pub size: String,
}

/// What became of files that were brought, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroughtAnswer {
    /// One for each.
    pub files: Vec<BroughtFile>,
    /// Why nothing was read at all: signed out, or too large together.
    pub fault: Option<String>,
}

/// What became of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroughtFile {
    /// What its owner calls it.
    pub name: String,
    /// What became of it, or why it was refused: one Vietnamese sentence.
    pub sentence: String,
    /// Its place in the library; `None` when it was refused.
    pub taken: Option<TakenFile>,
}

/// A file that was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenFile {
    /// Its name in addresses.
    pub key: String,
    /// Whether it is a picture, which is prepared before it can be shown.
    pub is_picture: bool,
    /// What it is called in the library.
    pub name: String,
    /// Its page in the library.
    pub href: String,
}

impl From<(Picture, String)> for ShelfPicture {
    fn from((picture, name): (Picture, String)) -> Self {
        Self {
            key: picture.key.to_string(),
            name,
            sizes: picture.sizes,
            colour: picture.colour,
            focus: picture.focus.number(),
            alt: picture.alt,
            is_decorative: picture.is_decorative,
            caption: picture.caption,
            credit: picture.credit,
        }
    }
}

impl From<&Block> for ShelfBlock {
    fn from(block: &Block) -> Self {
        let BlockText { kind, label, value } = &block.text;
        Self { key: block.key.to_string(), kind: kind.code().to_owned(), label: label.clone(), value: value.clone() }
    }
}

impl ShelfBlock {
    /// As a text shows it; `None` for what is none.
    pub fn block(&self) -> Option<Block> {
        let (key, kind) = (BlockKey::parse(&self.key)?, BlockKind::from_code(&self.kind)?);
        Some(Block { key, text: BlockText { kind, label: self.label.clone(), value: self.value.clone() } })
    }
}

impl ShelfPicture {
    /// As a page shows it; `None` for a key that is none.
    pub fn picture(&self) -> Option<Picture> {
        Some(Picture {
            key: MediaKey::parse(&self.key)?,
            sizes: self.sizes.clone(),
            colour: self.colour,
            focus: Focus::new(self.focus)?,
            alt: self.alt.clone(),
            is_decorative: self.is_decorative,
            caption: self.caption.clone(),
            credit: self.credit.clone(),
        })
    }
}

impl ShelfAnswer {
    /// Puts all of it on a shelf.
    pub fn put_on(&self, onto: &mut Shelf) {
        for picture in self.pictures.iter().filter_map(ShelfPicture::picture) {
            onto.put_picture(picture);
        }
        onto.put_blocks(self.blocks.iter().filter_map(ShelfBlock::block));
        for document in &self.documents {
            if let Some(key) = MediaKey::parse(&document.key) {
                onto.put_attachment(Attachment { key, word: document.word.clone(), size: document.size.clone() });
            }
        }
    }
}
