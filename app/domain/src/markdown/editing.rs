//! What the editor's buttons do to a source: pure changes of text, the same with and without script.
//!
//! A change is only made when the page really shows what was asked for: every candidate is read by the parser, with the
//! rule that no word of the page gets lost. Where nothing fits (inside code, say), the source stays as it is.

mod address;
mod behind;
mod block;
mod callout;
mod candidates;
mod context;
mod enter;
mod inline;
mod line;
mod lines;
mod link;
mod paste;
mod picture;
mod runs;
mod table;

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::Event;

pub(crate) use address::in_brackets;
pub use address::linkable;
pub use enter::continued;
pub(crate) use link::escaped;
pub use paste::pasted;

use self::context::Reading;
use super::callouts::Callout;
use crate::block::BlockKey;
use crate::media::MediaKey;

/// What a button of the editor asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Đậm.
    Bold,
    /// Nghiêng.
    Italic,
    /// A heading right below the title of the page.
    Heading,
    /// A heading one level below.
    Subheading,
    /// A list.
    Bullets,
    /// A numbered list.
    Numbers,
    /// A link.
    Link {
        /// As a person typed them; empty for the selected ones.
        words: String,
        /// As a person typed it; what [`linkable`] does not know changes nothing.
        address: String,
    },
    /// A table behind the paragraph.
    Table {
        /// 1 to 8; others are brought into that range.
        columns: u8,
        /// Below the names of the columns, 1 to 30; others are brought into that range.
        rows: u8,
    },
    /// A picture of the library, behind the paragraph.
    Picture {
        /// Which.
        key: MediaKey,
        /// What it shows, as a person typed it; empty to leave that to the library.
        shows: String,
        /// Said below it; empty to leave that to the library.
        caption: String,
    },
    /// A paragraph set apart.
    Callout(Callout),
    /// A block, named where the caret stands.
    Block(BlockKey),
}

/// A change of a source. All numbers count bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in the source.
    pub range: Range<usize>,
    /// What stands there instead.
    pub with: String,
    /// What is selected afterwards, in the changed source.
    pub selection: Range<usize>,
}

impl Edit {
    /// The changed source. A range that is not one of the source changes nothing.
    pub fn applied(&self, source: &str) -> String {
        match (source.get(..self.range.start), source.get(self.range.end..)) {
            (Some(before), Some(behind)) => [before, &self.with, behind].concat(),
            _ => source.to_owned(),
        }
    }

    /// No change at all.
    fn none(selection: Range<usize>) -> Self {
        Self { range: selection.start..selection.start, with: String::new(), selection }
    }
}

/// What a button does. Pressed again, bold, italic, headings, lists and call-outs go away.
///
/// Offsets from outside may be wrong, beyond the end or inside a character: they are brought to the nearest place.
pub fn apply(source: &str, selection: Range<usize>, mark: &Mark) -> Edit {
    let selection = within(source, selection);
    let edit = match mark {
        Mark::Bold => inline::toggled(source, &selection, inline::Style::Bold),
        Mark::Italic => inline::toggled(source, &selection, inline::Style::Italic),
        Mark::Heading => lines::toggled(source, &selection, lines::Shape::Heading(1)),
        Mark::Subheading => lines::toggled(source, &selection, lines::Shape::Heading(2)),
        Mark::Bullets => lines::toggled(source, &selection, lines::Shape::Bullets),
        Mark::Numbers => lines::toggled(source, &selection, lines::Shape::Numbers),
        Mark::Link { words, address } => link::linked(source, &selection, words, address),
        Mark::Table { columns, rows } => table::inserted(source, selection.start, *columns, *rows),
        Mark::Picture { key, shows, caption } => picture::inserted(source, selection.start, key, shows, caption),
        Mark::Callout(kind) => callout::toggled(source, &selection, *kind),
        Mark::Block(key) => block::named(source, &selection, key),
    };
    edit.unwrap_or_else(|| Edit::none(selection))
}

/// A selection as one of this source, its ends in order.
fn within(source: &str, selection: Range<usize>) -> Range<usize> {
    let place = |at: usize| source.floor_char_boundary(at.min(source.len()));
    let (one, other) = (place(selection.start), place(selection.end));
    one.min(other)..one.max(other)
}

/// How often each word stands on the page.
#[derive(Debug, Default)]
struct Words {
    /// Everywhere.
    all: HashMap<String, usize>,
    /// Outside of footnotes.
    outside: HashMap<String, usize>,
    /// Mentions of footnotes: a note without one leaves the page.
    mentions: HashMap<String, usize>,
}

impl Words {
    fn of(reading: &Reading<'_>) -> Self {
        let (all, outside) = reading.texts();
        let mut mentions = HashMap::new();
        for event in &reading.events {
            if let Event::FootnoteReference(name) = event {
                *mentions.entry(name.to_string()).or_default() += 1;
            }
        }
        Self { all: counted(&all), outside: counted(&outside), mentions }
    }

    /// Whether none of these is missing there.
    fn are_all_in(&self, other: &Self) -> bool {
        let holds = |some: &HashMap<String, usize>, all: &HashMap<String, usize>| {
            some.iter().all(|(word, count)| all.get(word).is_some_and(|there| there >= count))
        };
        holds(&self.all, &other.all) && holds(&self.outside, &other.outside) && holds(&self.mentions, &other.mentions)
    }
}

fn counted(text: &str) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

#[cfg(test)]
mod tests;
