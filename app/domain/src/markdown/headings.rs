//! Headings: the page's title is its only `h1`, so a text starts at `h2`; levels should not be skipped.

use pulldown_cmark::HeadingLevel;

use super::warning::Warning;

/// The level a writer gave, 1 for `#` to 6.
pub(crate) fn level(given: HeadingLevel) -> u8 {
    match given {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The tags of a heading on the page, one below the given level and never below `h6`.
pub(super) fn tags(level: u8) -> (&'static str, &'static str) {
    match level {
        0 | 1 => ("<h2>", "</h2>\n"),
        2 => ("<h3>", "</h3>\n"),
        3 => ("<h4>", "</h4>\n"),
        4 => ("<h5>", "</h5>\n"),
        _ => ("<h6>", "</h6>\n"),
    }
}

/// Follows the levels through a text.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Level of the heading before, 0 at the start.
    previous: u8,
}

impl Outline {
    /// Takes the next heading; says so when it is more than one level below the one before.
    pub(super) fn next(&mut self, level: u8) -> Option<Warning> {
        let from = std::mem::replace(&mut self.previous, level);
        (level > from + 1).then_some(Warning::HeadingSkip { from, to: level })
    }
}
