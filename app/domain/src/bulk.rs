//! One deed on many items at once.

use crate::item::ItemId;

/// The name of the control for what readers of taken back items are told.
pub const EXPLANATION_FIELD: &str = "giai_thich";

/// At most so many items at once: as many as a page of the list holds.
pub const MOST: usize = 100;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkDeed {
    /// Put articles into a category.
    Categorise,
    /// Put drafts away and take back what is public.
    Archive,
}

impl BulkDeed {
    /// The form in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Categorise => "xep",
            Self::Archive => "cat",
        }
    }

    /// Reads that form.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Categorise, Self::Archive].into_iter().find(|deed| deed.code() == code)
    }
}

/// What names an item and the version somebody saw: `12:3`.
pub fn choice(id: ItemId, version: i64) -> String {
    format!("{}:{version}", id.0)
}

/// Reads that; `None` for anything else.
pub fn chosen(text: &str) -> Option<(ItemId, i64)> {
    let (id, version) = text.split_once(':')?;
    Some((ItemId(id.parse().ok()?), version.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_reads_back_and_nothing_else_does() {
        assert_eq!(chosen(&choice(ItemId(12), 3)), Some((ItemId(12), 3)));
        for odd in ["", "12", "12:", ":3", "a:b", "12:3:4"] {
            assert_eq!(chosen(odd), None, "{odd}");
        }
        assert_eq!(BulkDeed::from_code(BulkDeed::Archive.code()), Some(BulkDeed::Archive));
    }
}
