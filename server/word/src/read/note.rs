//! Footnotes and endnotes: read after the text, in the order in which it mentions them.

use std::collections::HashMap;

use domain::rich::Draft;

use super::Reader;
use crate::refusal::Refusal;
use crate::relationships::Relationships;
use crate::xml::{self, Element};

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Footnote,
    Endnote,
}

/// The notes that the text mentions.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    order: Vec<(Kind, String)>,
    known: HashMap<(Kind, String), usize>,
}

impl Notes {
    /// The number of a note, from 0; the same each time it is mentioned.
    pub(crate) fn mention(&mut self, kind: Kind, id: &str) -> usize {
        let order = &mut self.order;
        *self.known.entry((kind, id.to_owned())).or_insert_with(|| {
            order.push((kind, id.to_owned()));
            order.len() - 1
        })
    }
}

impl Reader<'_, '_> {
    /// The drafts of all mentioned notes. Notes that the file does not have are empty.
    pub(super) fn notes(&mut self, main: &str) -> Result<Vec<Vec<Draft>>, Refusal> {
        let mentioned = std::mem::take(&mut self.notes.order);
        let mut read = vec![Vec::new(); mentioned.len()];
        for (kind, name, item) in
            [(Kind::Footnote, "footnotes", "w:footnote"), (Kind::Endnote, "endnotes", "w:endnote")]
        {
            if !mentioned.iter().any(|(mentioned, _)| *mentioned == kind) {
                continue;
            }
            let of_main = Relationships::of(main, self.package)?;
            let part = of_main.part(name).unwrap_or_else(|| format!("word/{name}.xml"));
            let Some(bytes) = self.package.xml(&part)? else { continue };
            let root = xml::parse(&bytes)?;
            self.relationships = Relationships::of(&part, self.package)?;
            let by_id: HashMap<&str, &Element> = root
                .elements()
                .filter(|element| element.name == item)
                .filter_map(|element| Some((element.get("w:id")?, element)))
                .collect();
            for ((_, id), note) in mentioned.iter().zip(&mut read).filter(|((mentioned, _), _)| *mentioned == kind) {
                if let Some(element) = by_id.get(id.as_str()) {
                    self.fields.clear();
                    self.blocks(element, note);
                }
            }
        }
        Ok(read)
    }
}
