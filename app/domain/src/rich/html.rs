//! Pasted text: what Word, Google Docs, LibreOffice and web pages put on the clipboard.
//!
//! Whoever has a parser of HTML (a browser has one) makes [`Node`]s of it; here they become a text with structure.
//! Nothing of their looks survives but bold, italic and struck out, nothing at all of their scripts and addresses but
//! links to the web, mail and telephone.
//!
//! `walk` goes through the nodes, `element` knows what each is, `around` what surrounds it; `block`, `css`, `list`, `note`, `table`, `link` and `picture`
//! hold the rules of each, and the ways in which Word writes them.

mod around;
mod block;
mod css;
mod element;
mod link;
mod list;
mod note;
mod picture;
mod table;
mod walk;

use super::{Document, LeftOut, gather_note, gather_part};

/// A piece of HTML. Comments, processing instructions and document types are no nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// With entities resolved.
    Text(String),
    /// Whoever builds elements from a browser's own should stop at [`DEEPEST`] of them within each other.
    Element {
        /// In small letters, with its prefix if it has one: `p`, `o:p`.
        name: String,
        /// Names in small letters.
        attributes: Vec<(String, String)>,
        /// In their order.
        children: Vec<Node>,
    },
}

/// Elements within each other that are looked at; of deeper ones only the words stay.
pub const DEEPEST: usize = 120;

/// What was pasted, as a part of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// All the words, a title as a heading. Its pictures count in `pictures`.
    pub document: Document,
    /// The bytes of pictures that lay in the text itself: PNG, JPEG, GIF or WebP by their first few.
    pub pictures: Vec<Vec<u8>>,
    /// What could not come along, what matters most first.
    pub left_out: Vec<LeftOut>,
}

/// Reads what was pasted.
pub fn paste(html: &[Node]) -> Pasted {
    let mut walker = walk::Walker::new(note::bodies(html));
    walker.nodes(html, &around::Around::default());
    let mut found = walker.end();
    let blocks = gather_part(found.drafts, &mut found.tally);
    let notes = found.notes.into_iter().map(|drafts| gather_note(drafts, &mut found.tally)).collect();
    let document = Document { blocks, notes }.tidied();
    Pasted { document, pictures: found.pictures, left_out: found.tally.left_out() }
}

impl Node {
    /// The value of an attribute of an element.
    fn get(&self, name: &str) -> Option<&str> {
        let Self::Element { attributes, .. } = self else { return None };
        attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn children(&self) -> &[Self] {
        match self {
            Self::Text(_) => &[],
            Self::Element { children, .. } => children,
        }
    }

    /// All words within, however deep, without recursion.
    fn text(&self) -> String {
        let mut text = String::new();
        let mut rest = vec![self];
        while let Some(node) = rest.pop() {
            match node {
                Self::Text(words) => text.push_str(words),
                Self::Element { children, .. } => rest.extend(children.iter().rev()),
            }
        }
        text
    }

    /// The names of its classes.
    fn classes(&self) -> impl Iterator<Item = &str> {
        self.get("class").unwrap_or_default().split_whitespace()
    }
}
