//! The buttons above the text.

use domain::markdown::editing::Mark;

/// One button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    Bold,
    Italic,
    Heading,
    Subheading,
    Bullets,
    Numbers,
    Link,
    Picture,
    Table,
    Callout,
    Block,
}

impl Tool {
    /// In the order of the page. Those that ask for something come last.
    pub(crate) const ALL: [Self; 11] = [
        Self::Bold,
        Self::Italic,
        Self::Heading,
        Self::Subheading,
        Self::Bullets,
        Self::Numbers,
        Self::Link,
        Self::Picture,
        Self::Table,
        Self::Callout,
        Self::Block,
    ];

    /// What a person reads on it; three dots promise a question.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Bold => "Đậm",
            Self::Italic => "Nghiêng",
            Self::Heading => "Tiêu đề",
            Self::Subheading => "Tiêu đề nhỏ",
            Self::Bullets => "Danh sách",
            Self::Numbers => "Đánh số",
            Self::Link => "Liên kết…",
            Self::Picture => "Ảnh, tệp…",
            Self::Table => "Bảng…",
            Self::Callout => "Khung lưu ý…",
            Self::Block => "Khối dùng lại…",
        }
    }

    /// How the words on it look: as what they make, where that can be shown.
    pub(crate) fn class(self) -> Option<&'static str> {
        match self {
            Self::Bold => Some("bold"),
            Self::Italic => Some("slanted"),
            _ => None,
        }
    }

    /// Those of one sort stand together.
    pub(crate) fn set(self) -> u8 {
        match self {
            Self::Bold | Self::Italic => 0,
            Self::Heading | Self::Subheading => 1,
            Self::Bullets | Self::Numbers => 2,
            Self::Link | Self::Picture | Self::Table | Self::Callout | Self::Block => 3,
        }
    }

    /// The letter that does the same together with Ctrl or ⌘.
    pub(crate) fn letter(self) -> Option<char> {
        match self {
            Self::Bold => Some('b'),
            Self::Italic => Some('i'),
            Self::Link => Some('k'),
            _ => None,
        }
    }

    /// What it does at once; `None` where it asks first.
    pub(crate) fn mark(self) -> Option<Mark> {
        match self {
            Self::Bold => Some(Mark::Bold),
            Self::Italic => Some(Mark::Italic),
            Self::Heading => Some(Mark::Heading),
            Self::Subheading => Some(Mark::Subheading),
            Self::Bullets => Some(Mark::Bullets),
            Self::Numbers => Some(Mark::Numbers),
            Self::Link | Self::Picture | Self::Table | Self::Callout | Self::Block => None,
        }
    }

    /// The one to go to by a key from the one at `from`, of so many.
    #[cfg(any(feature = "hydrate", test))]
    pub(crate) fn reached(from: usize, key: &str, count: usize) -> Option<usize> {
        match key {
            "ArrowRight" => Some((from + 1) % count),
            "ArrowLeft" => Some((from + count - 1) % count),
            "Home" => Some(0),
            "End" => Some(count - 1),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_and_home_and_end_go_far() {
        let reached = |from, key| Tool::reached(from, key, 10);
        assert_eq!((reached(0, "ArrowLeft"), reached(9, "ArrowRight")), (Some(9), Some(0)));
        assert_eq!((reached(4, "Home"), reached(4, "End")), (Some(0), Some(9)));
        assert_eq!((reached(4, "ArrowDown"), reached(4, "Tab")), (None, None));
    }

    #[test]
    fn whoever_asks_first_says_so_and_nobody_else() {
        for tool in Tool::ALL {
            assert_eq!(tool.mark().is_none(), tool.label().ends_with('…'), "{tool:?}");
        }
        let letters: Vec<_> = Tool::ALL.into_iter().filter_map(Tool::letter).collect();
        assert_eq!(letters, ['b', 'i', 'k']);
    }
}
