//! Footnotes: numbered in the order of their first mention, gathered at the end, with a way back to each mention.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// The definitions of a text and what was mentioned so far.
#[derive(Debug, Default)]
pub(super) struct Footnotes<'a> {
    /// Events inside each definition; the first definition of a name wins.
    definitions: HashMap<&'a str, Range<usize>>,
    /// Index of the end of a definition, by the index of its start.
    ends: HashMap<usize, usize>,
    /// Names in the order of the text, for what nobody mentions.
    names: Vec<&'a str>,
    /// Number of a mentioned name, from 1.
    numbers: HashMap<&'a str, usize>,
    mentioned: Vec<Mentioned>,
}

#[derive(Debug)]
struct Mentioned {
    definition: Range<usize>,
    times: usize,
}

impl<'a> Footnotes<'a> {
    pub(super) fn collect(events: &'a [Event<'a>]) -> Self {
        let mut found = Self::default();
        let mut open = Vec::new();
        for (at, event) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(name)) => open.push((at, name)),
                Event::End(TagEnd::FootnoteDefinition) => {
                    let Some((start, name)) = open.pop() else {
                        continue;
                    };
                    found.ends.insert(start, at);
                    let known = found.definitions.len();
                    found.definitions.entry(name).or_insert(start + 1..at);
                    if found.definitions.len() > known {
                        found.names.push(name);
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// Index of the event that ends the definition starting at `start`.
    pub(super) fn end_of(&self, start: usize) -> Option<usize> {
        self.ends.get(&start).copied()
    }

    /// Writes the mark of one mention. The parser takes no link around a mention, so this link is never inside one.
    pub(super) fn write_mention(&mut self, html: &mut String, name: &'a str) {
        let Some(definition) = self.definitions.get(name) else {
            return;
        };
        let mentioned = &mut self.mentioned;
        let number = *self.numbers.entry(name).or_insert_with(|| {
            mentioned.push(Mentioned { definition: definition.clone(), times: 0 });
            mentioned.len()
        });
        let Some(note) = number.checked_sub(1).and_then(|at| mentioned.get_mut(at)) else {
            return;
        };
        note.times += 1;
        let id = mention_id(number, note.times);
        // Writing to a String cannot fail.
        let _ = write!(
            html,
            "<sup class=\"footnote-ref\" id=\"{id}\"><a href=\"#chu-thich-{number}\" aria-label=\"Chú thích {number}\">{number}</a></sup>"
        );
    }

    /// Events of the `number`-th mentioned definition, from 1.
    pub(super) fn definition(&self, number: usize) -> Option<Range<usize>> {
        let note = self.mentioned.get(number.checked_sub(1)?)?;
        Some(note.definition.clone())
    }

    /// Names defined and never mentioned, in the order of the text.
    pub(super) fn unused(&self) -> impl Iterator<Item = &'a str> {
        self.names.iter().copied().filter(|name| !self.numbers.contains_key(name))
    }

    /// Writes the section at the end of the text; `bodies` are the rendered definitions in order.
    pub(super) fn write_section(&self, html: &mut String, bodies: &[String]) {
        if bodies.is_empty() {
            return;
        }
        html.push_str("<section class=\"footnotes\" aria-label=\"Chú thích\">\n<ol>\n");
        for (at, (body, note)) in bodies.iter().zip(&self.mentioned).enumerate() {
            let number = at + 1;
            let back = back_links(number, note.times);
            let _ = writeln!(html, "<li id=\"chu-thich-{number}\">");
            // The way back stands behind the last words, not on a line of its own.
            match body.strip_suffix("</p>\n") {
                Some(words) => {
                    let _ = write!(html, "{words} {back}</p>\n</li>\n");
                }
                None => {
                    let _ = write!(html, "{body}<p>{back}</p>\n</li>\n");
                }
            }
        }
        html.push_str("</ol>\n</section>\n");
    }
}

fn mention_id(number: usize, time: usize) -> String {
    format!("chu-thich-{number}-tu-{time}")
}

fn back_links(number: usize, times: usize) -> String {
    let mut links = String::new();
    for time in 1..=times {
        let id = mention_id(number, time);
        let which = if time == 1 {
            String::new()
        } else {
            links.push(' ');
            format!(", lần {time}")
        };
        // The variation selector keeps phones from drawing the arrow as a coloured picture.
        let _ = write!(
            links,
            "<a class=\"footnote-back\" href=\"#{id}\" aria-label=\"Về chỗ dẫn chú thích {number}{which}\">↩\u{FE0E}</a>"
        );
    }
    links
}
