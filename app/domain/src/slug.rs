//! Slugs: the part of an address that names a thing, in Vietnamese without marks.

use std::fmt;

use crate::fold::fold;

/// Longest slug an address may carry, in bytes.
const LONGEST: usize = 120;
/// Longest slug made from a title, in bytes: leaves room for a number behind it.
const LONGEST_FROM_TITLE: usize = 100;

/// `a`–`z`, `0`–`9` and single inner hyphens, 1 to 120 bytes. Unique per unit, which only the store can see.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

impl Slug {
    /// Exactly this slug, or `None` when the text is not one. Nothing is repaired: an address has one spelling.
    pub fn parse(text: &str) -> Option<Self> {
        let words_are_plain = text
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        (words_are_plain && text.len() <= LONGEST).then(|| Self(text.to_owned()))
    }

    /// The slug of a title, cut between words at 100 bytes; `None` when the title has no letter or digit.
    pub fn from_title(title: &str) -> Option<Self> {
        let folded = fold(title);
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let slug = shorten(&words.join("-"), LONGEST_FROM_TITLE).to_owned();
        (!slug.is_empty()).then_some(Self(slug))
    }

    /// This slug with `-n` behind it, for the n-th thing of the same title; still at most 120 bytes.
    #[must_use]
    pub fn numbered(&self, n: u32) -> Self {
        let number = n.to_string();
        let base = shorten(&self.0, LONGEST - number.len() - 1);
        Self(format!("{base}-{number}"))
    }

    /// As much of it, word by word, as these bytes hold.
    pub(crate) fn cut(&self, bytes: usize) -> &str {
        shorten(&self.0, bytes)
    }

    /// The slug as it stands in the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `text` is ASCII, so every byte is a boundary.
fn shorten(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let (head, tail) = text.split_at(bytes);
    if tail.starts_with('-') {
        return head;
    }
    head.rsplit_once('-').map_or(head, |(words, _)| words)
}
