//! Paragraphs, entries of lists, links and pictures of pasted text.

use super::around::Around;
use super::css::Css;
use super::note::Anchor;
use super::walk::Walker;
use super::{Node, element, link, list, note, picture};
use crate::rich::inline::{Inline, plain, push};
use crate::rich::{Draft, Entry, Omission, Role};

/// Pictures that may lie in a text.
const MOST_PICTURES: usize = 200;

impl Walker {
    /// A paragraph or a box with further blocks. What a note began ends with the box around it.
    pub(super) fn block(&mut self, node: &Node, css: &Css, inner: &Around) {
        self.flush();
        if let Some(key) = note::begun(node).filter(|key| self.known.contains(key) && !element::has_blocks(node)) {
            self.note = Some(key);
        }
        if let Some(fake) = list::fake(node, css) {
            self.role = fake.role;
            if let Some(label) = fake.label {
                push(&mut self.words, Inline::text(label));
            }
            self.paragraph_with(node, inner);
            self.role = Role::Plain;
        } else if let Some(role) = element::role(node, css) {
            self.titled(node, role, inner);
        } else if node.classes().any(|class| class.starts_with("MsoToc")) {
            self.tally.add(Omission::Contents);
        } else {
            self.paragraph_with(node, inner);
        }
        if element::has_blocks(node) {
            self.note = None;
        }
    }

    /// Reads a block without looking at its style.
    pub(super) fn paragraph(&mut self, node: &Node, inner: &Around) {
        self.flush();
        self.paragraph_with(node, inner);
    }

    pub(super) fn paragraph_with(&mut self, node: &Node, inner: &Around) {
        let was_centred = std::mem::replace(&mut self.is_centred, inner.is_centred);
        self.nodes(node.children(), inner);
        self.flush();
        self.is_centred = was_centred;
    }

    pub(super) fn titled(&mut self, node: &Node, role: Role, inner: &Around) {
        self.flush();
        let before = std::mem::replace(&mut self.role, role);
        self.paragraph_with(node, inner);
        self.role = before;
    }

    pub(super) fn item(&mut self, node: &Node, inner: &Around) {
        self.flush();
        let depth = inner.lists.saturating_sub(1).min(8);
        let (list, number) = inner.list.unwrap_or((0, None));
        let given = node.get("value").and_then(|value| value.trim().parse().ok());
        let number = number.map(|number| given.unwrap_or(number));
        let before = std::mem::replace(&mut self.role, Role::Entry(Entry { depth, list, number }));
        self.paragraph_with(node, &Around { list: None, ..inner.clone() });
        self.role = match before {
            Role::Entry(Entry { depth, .. }) => Role::Continued { depth },
            other => other,
        };
    }

    pub(super) fn link(&mut self, node: &Node, mut inner: Around) {
        let href = node.get("href").unwrap_or_default();
        match note::anchor(href) {
            Some(Anchor::Mention(key)) if self.known.contains(&key) => {
                let at = self.notes.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
                    self.notes.push((key, Vec::new()));
                    self.notes.len() - 1
                });
                self.words.push(Inline::Note(at));
                return;
            }
            Some(Anchor::Back(key)) if self.known.contains(&key) => return,
            _ => {}
        }
        inner.style.link = link::cleaned(href).map(Into::into);
        let is_elsewhere = !href.trim().is_empty() && !href.trim_start().starts_with('#');
        if inner.style.link.is_none() && is_elsewhere {
            self.tally.add(Omission::Link);
        }
        self.nodes(node.children(), &inner);
    }

    /// Two line breaks are what others write between paragraphs.
    pub(super) fn line_break(&mut self) {
        if self.words.last() == Some(&Inline::Break) {
            self.words.pop();
            self.flush();
        } else {
            self.words.push(Inline::Break);
        }
    }

    pub(super) fn picture(&mut self, node: &Node) {
        let alt = node.get("alt").unwrap_or_default();
        if picture::is_tracking(node.get("width"), node.get("height")) {
            return;
        }
        // Small pictures that stand for a letter, an emoji for example, have it as their description.
        if (1..=4).contains(&alt.chars().count()) && alt.chars().all(|c| u32::from(c) >= 0x2000) {
            push(&mut self.words, Inline::text(alt));
            return;
        }
        match picture::bytes(node.get("src").unwrap_or_default()) {
            Some(bytes) if self.pictures.len() < MOST_PICTURES => {
                self.put(Draft::Picture { index: self.pictures.len(), alt: alt.to_owned() });
                self.pictures.push(bytes);
            }
            _ => {
                self.tally.add(Omission::PastedPicture);
                // Within a line it was an ornament, which no caption names.
                if plain(&self.words).trim().is_empty() {
                    self.put(Draft::Missing);
                }
            }
        }
    }
}
