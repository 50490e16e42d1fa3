//! Blocks: a telephone number, opening hours, a fee, an address or a few words, written once and named by texts as
//! `{{so-dien-thoai}}`.
//!
//! A text holds the reference, never the value: what residents read follows the block. A unit reads the blocks of the
//! units above it as well; a block of its own stands before one of theirs with the same key.

mod form;
mod reference;

use std::fmt;

pub use form::{BlockField, BlockForm};
pub(crate) use reference::{Piece, all_named, pieces};
pub use reference::{keys_named, stands_in};

use crate::phone::Phone;
use crate::slug::Slug;

/// Our own number for a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub i64);

/// Most blocks of one unit.
pub const MOST_BLOCKS: usize = 100;

/// Most lines of a value: a block is named in the middle of a sentence.
pub const MOST_LINES: usize = 4;

/// Longest key, in bytes.
const LONGEST_KEY: usize = 60;

/// What a text calls a block: `a`–`z`, `0`–`9` and single inner hyphens, at most 60 bytes. Unique per unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockKey(String);

impl BlockKey {
    /// Exactly this key, or `None` when the text is none.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() <= LONGEST_KEY).then(|| Slug::parse(text))?.map(|slug| Self(slug.to_string()))
    }

    /// The key of a name; `None` when the name has no letter or digit.
    pub fn from_label(label: &str) -> Option<Self> {
        Slug::from_title(label).map(|slug| Self(slug.cut(LONGEST_KEY).to_owned()))
    }

    /// The key as it stands in a text, without its braces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How a text names the block: `{{gio-lam-viec}}`.
    pub fn mark(&self) -> String {
        format!("{{{{{}}}}}", self.0)
    }
}

impl fmt::Display for BlockKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a block tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// Số điện thoại.
    Phone,
    /// Giờ làm việc.
    Hours,
    /// Phí, lệ phí.
    Fee,
    /// Địa chỉ.
    Address,
    /// Câu chữ khác.
    Text,
}

impl BlockKind {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Phone, Self::Hours, Self::Fee, Self::Address, Self::Text];

    /// As it is stored and posted.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Hours => "hours",
            Self::Fee => "fee",
            Self::Address => "address",
            Self::Text => "text",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Phone => "Số điện thoại",
            Self::Hours => "Giờ làm việc",
            Self::Fee => "Phí, lệ phí",
            Self::Address => "Địa chỉ",
            Self::Text => "Câu chữ khác",
        }
    }
}

/// What a block is, after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockText {
    /// What it tells.
    pub kind: BlockKind,
    /// What the desk calls it.
    pub label: String,
    /// What residents read: one line, or a few short ones. Of a telephone number, as people read it.
    pub value: String,
}

/// A block ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What texts call it.
    pub key: BlockKey,
    /// What it is.
    pub text: BlockText,
}

impl BlockText {
    /// Its value on one line, for where no line may end.
    pub fn line(&self) -> String {
        self.value.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The address that dials it, where it is a number.
    pub fn href(&self) -> Option<String> {
        if self.kind != BlockKind::Phone {
            return None;
        }
        Phone::parse(&self.value).ok().map(|phone| phone.href())
    }

    /// Whether residents would read the same of the other one.
    pub fn reads_as(&self, other: &Self) -> bool {
        (self.kind, &self.value) == (other.kind, &other.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_what_can_be_typed_between_two_braces() {
        let key = BlockKey::parse("so-dien-thoai-115").unwrap();
        assert_eq!((key.as_str(), key.mark().as_str()), ("so-dien-thoai-115", "{{so-dien-thoai-115}}"));
        assert!(BlockKey::parse(&"a".repeat(60)).is_some());
        for text in ["", "-a", "a--b", "Giờ", "a b", "a_b", &"a".repeat(61)] {
            assert_eq!(BlockKey::parse(text), None, "{text}");
        }
        let made = |label: &str| BlockKey::from_label(label).map(|key| key.to_string());
        assert_eq!(made("Giờ làm việc của Một cửa").as_deref(), Some("gio-lam-viec-cua-mot-cua"));
        assert_eq!(made("…"), None);
        let long = made(&"Điện thoại của bộ phận tiếp nhận ".repeat(4)).unwrap();
        assert!(long.len() <= 60 && BlockKey::parse(&long).is_some() && !long.ends_with('-'), "{long}");
    }

    #[test]
    fn codes_are_read_back_and_labels_differ() {
        for (at, kind) in BlockKind::ALL.into_iter().enumerate() {
            assert_eq!(BlockKind::from_code(kind.code()), Some(kind));
            assert!(BlockKind::ALL[..at].iter().all(|other| other.label() != kind.label()));
        }
        assert_eq!(BlockKind::from_code("so"), None);
    }

    #[test]
    fn only_a_number_is_dialled() {
        let of = |kind, value: &str| BlockText { kind, label: "x".to_owned(), value: value.to_owned() };
        assert_eq!(of(BlockKind::Phone, "0254 3852 123").href().as_deref(), Some("tel:+842543852123"));
        assert_eq!(of(BlockKind::Text, "0254 3852 123").href(), None);
        let hours = of(BlockKind::Hours, "Sáng 7:30–11:30\nChiều 13:30–17:00");
        assert_eq!(hours.line(), "Sáng 7:30–11:30, Chiều 13:30–17:00");
        assert!(hours.reads_as(&BlockText { label: "khác".to_owned(), ..hours.clone() }));
        assert!(!hours.reads_as(&of(BlockKind::Hours, "Sáng")));
    }
}
