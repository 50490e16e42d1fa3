//! Where and how well a text matches what was typed, with marks or without.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::fold::fold;
use crate::text;

/// How well a text matches; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// With the very marks that were typed.
    WithMarks,
    /// With other marks, or none.
    ButForMarks,
}

/// How well a text matches, if at all. Who types `Đất` means đất; dắt and dat come after it.
pub fn closeness(text: &str, typed: &str) -> Option<Closeness> {
    let lower = |text: &str| text::nfc(text).to_lowercase();
    let typed = typed.trim();
    if typed.is_empty() || !fold(text).contains(&fold(typed)) {
        return None;
    }
    Some(if lower(text).contains(&lower(typed)) { Closeness::WithMarks } else { Closeness::ButForMarks })
}

/// The places of a text that match, as byte ranges of the text as it is stored: `dat do` covers the whole of `Đất Đỏ`,
/// in either normal form. A letter is never parted from its marks.
pub fn places(text: &str, typed: &str) -> Vec<Range<usize>> {
    let wanted = fold(typed.trim());
    if wanted.is_empty() {
        return Vec::new();
    }
    // The folded text, and for each of its bytes the grapheme it came from.
    let mut folded = String::new();
    let mut from: Vec<Range<usize>> = Vec::new();
    for (start, grapheme) in text.grapheme_indices(true) {
        let plain = fold(grapheme);
        from.extend(std::iter::repeat_n(start..start + grapheme.len(), plain.len()));
        folded.push_str(&plain);
    }
    let whole = |(at, found): (usize, &str)| {
        let (first, last) = (from.get(at)?, from.get(at + found.len() - 1)?);
        Some(first.start..last.end)
    };
    folded.match_indices(&wanted).filter_map(whole).collect()
}
