//! Categories: what a unit's articles are about. Each unit keeps its own list.

use crate::fold::fold;
use crate::slug::Slug;
use crate::text;

/// Our own number for a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CategoryId(pub i64);

/// A category as its desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its number.
    pub id: CategoryId,
    /// The last part of its address; never changes, whatever its name becomes.
    pub slug: Slug,
    /// What people read.
    pub name: String,
    /// Whether it is offered no more; what is in it stays.
    pub is_retired: bool,
}

/// A name that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryName(String);

/// Most graphemes of a name.
pub const LONGEST_NAME: usize = 80;

/// Most categories of one unit: more is a list nobody reads.
pub const MOST_CATEGORIES: usize = 40;

/// What a new unit begins with: the parts most pages of communes have. Editors rename, retire and add.
pub const USUAL: [&str; 6] = [
    "Chuyển đổi số",
    "Cải cách hành chính",
    "Kinh tế - xã hội",
    "Văn hóa - xã hội",
    "Quốc phòng - an ninh",
    "Phổ biến pháp luật",
];

impl CategoryName {
    /// The label of the field.
    pub const LABEL: &'static str = "Tên chuyên mục";

    /// Reads a name, or says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, String> {
        match text::line(typed, LONGEST_NAME) {
            Ok(Some(name)) if Slug::from_title(&name).is_some() => Ok(Self(name)),
            Ok(_) => Err("Hãy nhập tên chuyên mục, có ít nhất một chữ hoặc số.".to_owned()),
            Err(fault) => Err(fault.sentence(Self::LABEL)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two names of the same category share: case, marks and spaces make no other category.
    pub fn key(&self) -> String {
        key(&self.0)
    }
}

/// [`CategoryName::key`] of a stored name.
pub fn key(name: &str) -> String {
    Slug::from_title(name).map_or_else(|| fold(name), |slug| slug.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_a_letter_and_a_limit() {
        assert_eq!(CategoryName::parse("  Chuyển \n đổi số ").unwrap().as_str(), "Chuyển đổi số");
        for typed in ["", "  ", "!!!"] {
            assert!(CategoryName::parse(typed).unwrap_err().contains("tên chuyên mục"), "{typed}");
        }
        assert!(CategoryName::parse(&"a".repeat(LONGEST_NAME + 1)).unwrap_err().contains(CategoryName::LABEL));
    }

    #[test]
    fn marks_case_and_dashes_make_no_other_category() {
        let key = |typed| CategoryName::parse(typed).unwrap().key();
        assert_eq!(key("Kinh tế – Xã hội"), key("kinh te - xa hoi"));
        assert_ne!(key("Kinh tế"), key("Văn hóa"));
    }

    #[test]
    fn the_usual_ones_hold() {
        for name in USUAL {
            assert_eq!(CategoryName::parse(name).unwrap().as_str(), name);
        }
    }
}
