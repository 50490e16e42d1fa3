//! How a text names blocks: `{{key}}` among its words. Never in code, which shows what was typed.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::BlockKey;
use crate::markdown::parse;

/// How far behind its opening braces a reference may end: the longest key, a few blanks and the closing braces.
const LONGEST: usize = 70;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// A block is named here.
    Named(BlockKey),
}

/// The first reference in words the parser gave, and its place.
fn next(words: &str) -> Option<(Range<usize>, BlockKey)> {
    let mut from = 0;
    loop {
        let start = from + words.get(from..)?.find("{{")?;
        let inside = words.get(start + 2..)?;
        let near = inside.get(..inside.floor_char_boundary(LONGEST))?;
        let key = |end| Some((end, BlockKey::parse(near.get(..end)?.trim())?));
        if let Some((end, key)) = near.find("}}").and_then(key) {
            return Some((start..start + 2 + end + 2, key));
        }
        // The second brace may be the first of another reference.
        from = start + 1;
    }
}

/// The words with what they name taken out of them, in their order.
pub(crate) fn pieces(words: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = words;
    while let Some((place, key)) = next(rest) {
        let (before, behind) = (rest.get(..place.start), rest.get(place.end..));
        pieces.extend(before.filter(|before| !before.is_empty()).map(Piece::Words));
        pieces.push(Piece::Named(key));
        rest = behind.unwrap_or_default();
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// Whether words that are no text of an item hold a reference, which would stay as it was typed.
pub fn stands_in(words: &str) -> bool {
    next(words).is_some()
}

/// Every key a Markdown text names, each once.
pub fn keys_named(body: &str) -> Vec<BlockKey> {
    let mut keys = all_named(body);
    keys.sort();
    keys.dedup();
    keys
}

/// The same as often as each is named, in the order of the text.
pub(crate) fn all_named(body: &str) -> Vec<BlockKey> {
    // Most texts name none, and need not be read for it.
    if !body.contains("{{") {
        return Vec::new();
    }
    let mut keys = Vec::new();
    let mut add = |words: &str| {
        keys.extend(pieces(words).into_iter().filter_map(|piece| match piece {
            Piece::Named(key) => Some(key),
            Piece::Words(_) => None,
        }));
    };
    let mut is_code = false;
    for event in parse(body) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(words) if !is_code => add(&words),
            Event::Start(Tag::Image { title, .. } | Tag::Link { title, .. }) => add(&title),
            _ => {}
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(body: &str) -> Vec<String> {
        keys_named(body).into_iter().map(|key| key.to_string()).collect()
    }

    #[test]
    fn a_reference_is_found_among_words() {
        assert_eq!(
            pieces("Gọi {{so-dt}}, {{ gio }}."),
            [
                Piece::Words("Gọi "),
                Piece::Named(BlockKey::parse("so-dt").unwrap()),
                Piece::Words(", "),
                Piece::Named(BlockKey::parse("gio").unwrap()),
                Piece::Words("."),
            ]
        );
        assert_eq!(next("{{{a}}}").map(|(place, _)| place), Some(1..6), "the inner braces");
        for words in ["{{}}", "{{Giờ}}", "{{a b}}", "{{a}", "{a}}", "{{a\n", "{{ {a}}", ""] {
            assert_eq!(next(words), None, "{words}");
        }
        assert!(!stands_in(&format!("{{{{{}a}}}}", " ".repeat(80))), "too far away");
        assert!(stands_in("x {{a}}") && !stands_in("x {a}"));
    }

    #[test]
    fn code_names_nothing() {
        assert_eq!(named("`{{a}}` và {{b}}\n\n```\n{{c}}\n```\n\n    {{d}}\n"), ["b"]);
        assert_eq!(named("{\\{a}} <b>{{c}}</b> &#123;{d}}"), ["c"], "signs that stand for themselves are words");
    }

    #[test]
    fn every_place_a_reader_sees_names() {
        let body = "# {{a}}\n\n- {{b}}\n\n| {{c}} |\n|---|\n| {{d}} |\n\n> {{e}} [{{f}}](/x \"{{g}}\")\n\n\
                    ![{{h}}](/anh/abcdefghijklmnop \"{{i}}\") **{{a}}**[^1]\n\n[^1]: {{k}}\n";
        assert_eq!(named(body), ["a", "b", "c", "d", "e", "f", "g", "h", "i", "k"]);
    }

    #[test]
    fn many_braces_take_no_time() {
        let body = "{".repeat(200_000);
        assert_eq!(named(&body), [""; 0]);
        assert_eq!(pieces(&body).len(), 1);
    }
}
