//! What a page needs to show what a text names.

use std::collections::BTreeMap;

use super::MediaKey;
use crate::block::{Block, BlockKey, BlockText};

/// Which part of a picture stays where it is cut: nine places, row by row from the upper left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Focus(u8);

impl Focus {
    /// The middle.
    pub const MIDDLE: Self = Self(4);
    /// Every place, row by row.
    pub const ALL: [Self; 9] = [Self(0), Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7), Self(8)];

    /// The place of a number from 0 to 8.
    pub fn new(number: u8) -> Option<Self> {
        (number < 9).then_some(Self(number))
    }

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// What a person reads: `Trên, bên trái`.
    pub fn label(self) -> &'static str {
        match self.0 {
            0 => "Trên, bên trái",
            1 => "Trên, ở giữa",
            2 => "Trên, bên phải",
            3 => "Giữa, bên trái",
            5 => "Giữa, bên phải",
            6 => "Dưới, bên trái",
            7 => "Dưới, ở giữa",
            8 => "Dưới, bên phải",
            _ => "Chính giữa",
        }
    }
}

/// A picture ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its name in addresses.
    pub key: MediaKey,
    /// Width and height in pixels of each size there is, smallest first; each as WebP and as JPEG. Never empty.
    pub sizes: Vec<(u32, u32)>,
    /// Which of the 64 colours stands in its place until it is there.
    pub colour: u8,
    /// Which part stays where it is cut.
    pub focus: Focus,
    /// What it shows, where the text does not say; empty for decoration.
    pub alt: String,
    /// Whether it only decorates, so that nobody needs to be told what it shows.
    pub is_decorative: bool,
    /// Said below it.
    pub caption: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
}

/// A file ready to be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name in addresses.
    pub key: MediaKey,
    /// Its sort as people say it: `PDF`, `Word`.
    pub word: String,
    /// Its size as people say it: `1,2 MB`.
    pub size: String,
}

/// What the pictures, files and blocks named in a text are, and where addresses begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Written before `/anh/…` and `/tep/…`: nothing on public pages, the desk's own address at the desk.
    pub base: String,
    pictures: BTreeMap<MediaKey, Picture>,
    attachments: BTreeMap<MediaKey, Attachment>,
    /// `None` where texts name no blocks at all, and braces are braces.
    blocks: Option<BTreeMap<BlockKey, BlockText>>,
}

impl Shelf {
    /// An empty one.
    pub fn at(base: impl Into<String>) -> Self {
        Self { base: base.into(), ..Self::default() }
    }

    /// Puts a picture on it.
    pub fn put_picture(&mut self, picture: Picture) {
        self.pictures.insert(picture.key.clone(), picture);
    }

    /// Puts a file on it.
    pub fn put_attachment(&mut self, attachment: Attachment) {
        self.attachments.insert(attachment.key.clone(), attachment);
    }

    /// Puts blocks on it; from then on a text names blocks, also with none.
    pub fn put_blocks(&mut self, blocks: impl IntoIterator<Item = Block>) {
        let known = self.blocks.get_or_insert_default();
        known.extend(blocks.into_iter().map(|block| (block.key, block.text)));
    }

    /// Whether texts name blocks here.
    pub fn names_blocks(&self) -> bool {
        self.blocks.is_some()
    }

    /// A block.
    pub fn block(&self, key: &BlockKey) -> Option<&BlockText> {
        self.blocks.as_ref()?.get(key)
    }

    /// Whether what is missing is shown, as at the desk; residents see nothing of it.
    pub fn shows_gaps(&self) -> bool {
        !self.base.is_empty()
    }

    /// A picture that is ready.
    pub fn picture(&self, key: &MediaKey) -> Option<&Picture> {
        self.pictures.get(key).filter(|picture| !picture.sizes.is_empty())
    }

    /// A file.
    pub fn attachment(&self, key: &MediaKey) -> Option<&Attachment> {
        self.attachments.get(key)
    }

    /// Whether it holds any picture.
    pub fn has_pictures(&self) -> bool {
        !self.pictures.is_empty()
    }
}

impl Picture {
    /// Width and height of the largest size.
    pub fn largest(&self) -> (u32, u32) {
        self.sizes.last().copied().unwrap_or_default()
    }

    /// The address of one size: `/anh/KEY-480.webp`.
    pub fn address(&self, base: &str, width: u32, ending: &str) -> String {
        format!("{base}/anh/{}-{width}.{ending}", self.key)
    }

    /// The `srcset` of one format.
    pub fn set(&self, base: &str, ending: &str) -> String {
        let one = |(width, _): &(u32, u32)| format!("{} {width}w", self.address(base, *width, ending));
        self.sizes.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// The size for whoever knows no set: the smallest of at least 960 pixels, else the largest.
    pub fn usual(&self) -> (u32, u32) {
        self.sizes.iter().copied().find(|(width, _)| *width >= 960).unwrap_or_else(|| self.largest())
    }

    /// The classes of the picture: the colour in its place, and what stays where it is cut.
    pub fn classes(&self) -> String {
        format!("c{} f{}", self.colour % 64, self.focus.number())
    }
}
