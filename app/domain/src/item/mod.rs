//! Items: what a unit publishes, of five kinds. What an editor types, what of it holds, and the states an item goes
//! through; the same for every kind.

mod field;
mod form;
mod lenient;
mod merge;
mod refusal;
mod state;
mod text;
mod title_remarks;

pub use field::ItemField;
pub use form::{FieldFault, ItemForm};
pub use lenient::UNTITLED;
pub use merge::{MergedForm, merge_forms};
pub use refusal::{Circumstances, Refusal, refusals};
pub use state::{ItemState, PublicDates, Review, Standing, Step};
pub use text::{Details, ItemText};
pub use title_remarks::title_remarks;

/// Our own number for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub i64);

/// Our own number for one saved text of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionId(pub i64);

/// What an item is. Fixed when it is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// Tin bài: news, with an author and a source.
    #[default]
    Article,
    /// Thông báo: holds until a day, and leaves the front page after it.
    Notice,
    /// Sự kiện: has a day and a place.
    Event,
    /// Trang thông tin: stays, in a small tree.
    Page,
    /// Hướng dẫn: how to do one thing, step by step.
    Guide,
}

impl ItemKind {
    /// Every kind, in the order of the desk.
    pub const ALL: [Self; 5] = [Self::Article, Self::Notice, Self::Event, Self::Page, Self::Guide];

    /// The stored form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Notice => "notice",
            Self::Event => "event",
            Self::Page => "page",
            Self::Guide => "guide",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The form in addresses of the desk.
    pub fn word(self) -> &'static str {
        match self {
            Self::Article => "tin-bai",
            Self::Notice => "thong-bao",
            Self::Event => "su-kien",
            Self::Page => "trang",
            Self::Guide => "huong-dan",
        }
    }

    /// Reads the form in addresses.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// What a person reads: `Tin bài`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Article => "Tin bài",
            Self::Notice => "Thông báo",
            Self::Event => "Sự kiện",
            Self::Page => "Trang thông tin",
            Self::Guide => "Hướng dẫn",
        }
    }

    /// The same inside a sentence: `tin bài`.
    pub fn in_sentence(self) -> &'static str {
        match self {
            Self::Article => "tin bài",
            Self::Notice => "thông báo",
            Self::Event => "sự kiện",
            Self::Page => "trang thông tin",
            Self::Guide => "hướng dẫn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back() {
        for kind in ItemKind::ALL {
            assert_eq!(ItemKind::from_code(kind.code()), Some(kind));
            assert_eq!(ItemKind::from_word(kind.word()), Some(kind));
            assert!(ItemField::of(kind).any(|field| field == ItemField::Title));
        }
    }
}
