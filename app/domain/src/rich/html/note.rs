//! Footnotes and endnotes as Word, LibreOffice and Google Docs write them: a link there and a link back.

use std::collections::BTreeSet;

use super::Node;

/// A note: footnotes and endnotes are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    is_endnote: bool,
    number: u32,
}

/// The end of a link between a text and its note.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// In the text.
    Mention(Key),
    /// In the note.
    Back(Key),
}

/// Reads the address of a link.
pub(super) fn anchor(href: &str) -> Option<Anchor> {
    // Word writes the name of its file before it.
    let name = href.rsplit_once('#')?.1;
    let name = name.strip_prefix('_').unwrap_or(name);
    for (begin, is_endnote) in
        [("ftnt", false), ("ftn", false), ("edn", true), ("sdfootnote", false), ("sdendnote", true)]
    {
        let Some(rest) = name.strip_prefix(begin) else { continue };
        let rest = rest.strip_prefix('_').unwrap_or(rest);
        let (rest, is_back) = rest.strip_prefix("ref").map_or((rest, false), |rest| (rest, true));
        let digits = rest.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let Ok(number) = digits.parse() else { continue };
        let key = Key { is_endnote, number };
        let is_back = is_back || rest.ends_with("anc");
        return Some(if is_back { Anchor::Back(key) } else { Anchor::Mention(key) });
    }
    None
}

/// All notes whose bodies were pasted as well.
pub(super) fn bodies(nodes: &[Node]) -> BTreeSet<Key> {
    let mut found = BTreeSet::new();
    let mut rest: Vec<&Node> = nodes.iter().collect();
    while let Some(node) = rest.pop() {
        if let Some(Anchor::Back(key)) = node.get("href").and_then(anchor) {
            found.insert(key);
        }
        rest.extend(node.children());
    }
    found
}

/// The note that a paragraph begins: its first words are the link back.
pub(super) fn begun(paragraph: &Node) -> Option<Key> {
    let mut rest: Vec<&Node> = paragraph.children().iter().rev().collect();
    while let Some(node) = rest.pop() {
        match node {
            Node::Text(words) if words.trim().is_empty() => {}
            Node::Text(_) => return None,
            Node::Element { .. } => {
                if let Some(href) = node.get("href") {
                    return match anchor(href) {
                        Some(Anchor::Back(key)) => Some(key),
                        _ => None,
                    };
                }
                rest.extend(node.children().iter().rev());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_programs_write_them_in_three_ways() {
        let key = |is_endnote, number| Key { is_endnote, number };
        for (href, meant) in [
            ("#_ftn1", Anchor::Mention(key(false, 1))),
            ("file:///C:/x.htm#_ftn12", Anchor::Mention(key(false, 12))),
            ("#_ftnref1", Anchor::Back(key(false, 1))),
            ("#_edn2", Anchor::Mention(key(true, 2))),
            ("#_ednref2", Anchor::Back(key(true, 2))),
            ("#sdfootnote3sym", Anchor::Mention(key(false, 3))),
            ("#sdfootnote3anc", Anchor::Back(key(false, 3))),
            ("#ftnt4", Anchor::Mention(key(false, 4))),
            ("#ftnt_ref4", Anchor::Back(key(false, 4))),
        ] {
            assert_eq!(anchor(href), Some(meant), "{href}");
        }
        for other in ["#muc-1", "https://a.vn", "#_ftn", "#_Toc1"] {
            assert_eq!(anchor(other), None);
        }
    }
}
