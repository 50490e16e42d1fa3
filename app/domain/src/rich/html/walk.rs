//! The walk through pasted nodes: what surrounds a piece decides what it is.

use std::collections::BTreeSet;

use super::around::{Around, inner_look};
use super::css::Css;
use super::element::{self, Kind};
use super::note::Key;
use super::{DEEPEST, Node, list};
use crate::rich::inline::{Inline, plain, push};
use crate::rich::{Draft, Entry, Omission, Paragraph, Role, Tally, small_digits};

/// Bytes of the longest text.
const LONGEST: usize = 4 << 20;
/// Cells that a few bytes may ask for by spanning columns.
const MOST_CELLS: usize = 100_000;
/// Quotations within each other.
const MOST_QUOTES: usize = 3;

/// The state of the walk.
#[derive(Debug)]
pub(super) struct Walker {
    drafts: Vec<Draft>,
    pub(super) words: Vec<Inline>,
    pub(super) role: Role,
    pub(super) is_centred: bool,
    /// Notes that were pasted as well.
    pub(super) known: BTreeSet<Key>,
    /// Mentioned notes in their order, with their drafts.
    pub(super) notes: Vec<(Key, Vec<Draft>)>,
    /// The note that the present words belong to.
    pub(super) note: Option<Key>,
    pub(super) pictures: Vec<Vec<u8>>,
    pub(super) tally: Tally,
    lists: u32,
    length: usize,
    /// Cells that tables may still cover.
    cells: usize,
}

/// What was found.
#[derive(Debug)]
pub(super) struct Walked {
    pub(super) drafts: Vec<Draft>,
    pub(super) notes: Vec<Vec<Draft>>,
    pub(super) pictures: Vec<Vec<u8>>,
    pub(super) tally: Tally,
}

impl Walker {
    pub(super) fn new(known: BTreeSet<Key>) -> Self {
        Self {
            drafts: Vec::new(),
            words: Vec::new(),
            role: Role::Plain,
            is_centred: false,
            known,
            notes: Vec::new(),
            note: None,
            pictures: Vec::new(),
            tally: Tally::default(),
            lists: 0,
            length: 0,
            cells: MOST_CELLS,
        }
    }

    pub(super) fn end(mut self) -> Walked {
        self.flush();
        let notes = self.notes.into_iter().map(|(_, note)| note).collect();
        Walked { drafts: self.drafts, notes, pictures: self.pictures, tally: self.tally }
    }

    pub(super) fn nodes(&mut self, nodes: &[Node], around: &Around) {
        let mut around = around.clone();
        for node in nodes {
            match node {
                Node::Text(words) => self.text(words, &around),
                Node::Element { name, .. } if around.depth >= DEEPEST => {
                    if element::kind(name) != Kind::Nothing {
                        self.tally.add(Omission::TooDeep);
                        self.text(&node.text(), &around);
                    }
                }
                Node::Element { name, .. } => self.element(node, name, &mut around),
            }
        }
    }

    fn text(&mut self, words: &str, around: &Around) {
        self.length = self.length.saturating_add(words.len());
        if self.length > LONGEST {
            if self.length - words.len() <= LONGEST {
                self.tally.add(Omission::TooLong);
            }
            return;
        }
        let small = around.raised.and_then(|is_above| small_digits(words.trim(), is_above));
        let words = small.as_deref().unwrap_or(words);
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                push(&mut self.words, if around.keeps_lines { Inline::Break } else { Inline::text(" ") });
            }
            if !line.is_empty() {
                push(&mut self.words, Inline::Text { words: line.to_owned(), style: around.style.clone() });
            }
        }
    }

    fn element(&mut self, node: &Node, name: &str, around: &mut Around) {
        if self.is_left_out(node, name) {
            return;
        }
        let css = Css::read(node.get("style").unwrap_or_default());
        let mut inner = inner_look(node, name, &css, around);
        match element::kind(name) {
            Kind::Inline => self.nodes(node.children(), &inner),
            Kind::Link => self.link(node, inner),
            Kind::Break => self.line_break(),
            Kind::Rule => self.put(Draft::Rule),
            Kind::Picture => self.picture(node),
            Kind::Block => {
                self.block(node, &css, &inner);
            }
            Kind::Heading(level) => self.titled(node, Role::Heading(level), &inner),
            Kind::Caption => self.titled(node, Role::Caption, &inner),
            Kind::Preformatted => {
                inner.keeps_lines = true;
                self.paragraph(node, &inner);
            }
            Kind::Table => {
                self.flush();
                self.table(node, &inner);
            }
            Kind::Quote if around.quotes < MOST_QUOTES => {
                self.flush();
                inner.quotes += 1;
                let drafts = self.inner(node, &inner);
                self.put(Draft::Quote(drafts));
            }
            Kind::Quote => self.paragraph(node, &inner),
            Kind::List(is_numbered) => {
                self.flush();
                self.lists += 1;
                let first = node.get("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                inner.lists = around.lists.saturating_add(1);
                inner.list = Some((self.lists, is_numbered.then_some(first)));
                self.nodes(node.children(), &inner);
                self.flush();
            }
            Kind::Item => {
                self.item(node, &inner);
                if let Some((_, Some(number))) = &mut around.list {
                    let given = node.get("value").and_then(|value| value.trim().parse().ok()).unwrap_or(*number);
                    *number = given.saturating_add(1);
                }
            }
            Kind::Nothing => {}
            Kind::Media => self.tally.add(Omission::Media),
            Kind::Embedded => self.tally.add(Omission::Embedded),
            Kind::Drawing => self.tally.add(Omission::Drawing),
            Kind::FormField => self.tally.add(Omission::FormField),
            Kind::Equation => {
                self.tally.add(Omission::Equation);
                self.text(&node.text(), &inner);
            }
        }
    }

    /// What nobody sees, and what Word keeps beside its text.
    fn is_left_out(&mut self, node: &Node, name: &str) -> bool {
        let style = node.get("style").unwrap_or_default();
        let css = Css::read(style);
        if element::is_hidden(node) {
            if css.get("mso-hide") == Some("all") && !node.text().trim().is_empty() {
                self.tally.add(Omission::Hidden);
            }
            return true;
        }
        let is_struck_out = name == "del" && (node.get("cite").is_some() || node.get("datetime").is_some());
        let omission = match css.word_part() {
            Some("header" | "footer") => Some(Omission::HeaderFooter),
            Some("comment") => Some(Omission::Comment),
            _ if is_struck_out => Some(Omission::Deletion),
            _ => None,
        };
        if let Some(omission) = omission {
            self.tally.add(omission);
            return true;
        }
        list::is_sign(node) || node.classes().any(|class| class.eq_ignore_ascii_case("msocomanchor"))
    }

    /// Reads what is inside an element apart from what is around it.
    pub(super) fn inner(&mut self, node: &Node, around: &Around) -> Vec<Draft> {
        self.flush();
        let drafts = std::mem::take(&mut self.drafts);
        let (role, key) = (std::mem::take(&mut self.role), self.note.take());
        let inner = Around { lists: 0, list: None, ..around.clone() };
        self.paragraph_with(node, &inner);
        (self.role, self.note) = (role, key);
        std::mem::replace(&mut self.drafts, drafts)
    }

    /// How many of so many cells a cell may cover; one if there is no more room.
    pub(super) fn take_room(&mut self, across: usize) -> usize {
        let across = if across > self.cells { 1 } else { across };
        self.cells = self.cells.saturating_sub(across);
        across
    }

    /// Sets something between the words so far and those to come.
    pub(super) fn put(&mut self, draft: Draft) {
        self.flush();
        let note = self.note.and_then(|key| self.notes.iter_mut().find(|(known, _)| *known == key));
        match note {
            Some((_, drafts)) => drafts.push(draft),
            // Of a note that the text does not mention the words stay where they are.
            None => self.drafts.push(draft),
        }
    }

    pub(super) fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let has_note = words.iter().any(|word| matches!(word, Inline::Note(_)));
        if plain(&words).trim().is_empty() && !has_note {
            return;
        }
        let role = self.role;
        self.role = match role {
            Role::Entry(Entry { depth, .. }) | Role::Continued { depth } => Role::Continued { depth },
            Role::Plain => Role::Plain,
            // A heading of several blocks stays one level.
            other => other,
        };
        self.put(Draft::Paragraph(Paragraph { words, role, is_centred: self.is_centred }));
    }
}
