//! What the parser makes of a source, asked by place.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::callouts::{self, Callout};
use super::super::{headings, parse_with_places};

/// A block that holds a place. Paragraphs are left out: whether an entry of a list has one says only how its
/// neighbours are spaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Heading(usize),
    /// A list with or without numbers.
    List(bool),
    Item,
    Quote(Option<Callout>),
    Table,
    Code,
    /// HTML, footnotes.
    Other,
}

/// A source, read.
pub(super) struct Reading<'a> {
    pub(super) source: &'a str,
    pub(super) events: Vec<Event<'a>>,
    pub(super) places: Vec<Range<usize>>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        // Where the parser stops filling up the rows of a huge table, a place may end before it begins.
        let in_order = |place: Range<usize>| place.start.min(place.end)..place.end;
        let (events, places) = parse_with_places(source).map(|(event, place)| (event, in_order(place))).unzip();
        Self { source, events, places }
    }

    /// The blocks around each place, from the outermost; places in order.
    pub(super) fn blocks_around(&self, places: &[usize]) -> Vec<Vec<Block>> {
        let mut found = vec![Vec::new(); places.len()];
        for (at, (event, range)) in self.events.iter().zip(&self.places).enumerate() {
            let Event::Start(tag) = event else { continue };
            let block = match tag {
                Tag::Heading { level, .. } => Block::Heading(headings::level(*level).into()),
                Tag::List(first) => Block::List(first.is_some()),
                Tag::Item => Block::Item,
                Tag::BlockQuote(kind) => {
                    let vietnamese = || callouts::opening(&self.events, at + 1).map(|opening| opening.callout);
                    Block::Quote(kind.map(Callout::from).or_else(vietnamese))
                }
                Tag::Table(_) => Block::Table,
                Tag::CodeBlock(_) => Block::Code,
                Tag::HtmlBlock | Tag::FootnoteDefinition(_) => Block::Other,
                _ => continue,
            };
            let (first, last) =
                (places.partition_point(|at| *at < range.start), places.partition_point(|at| *at < range.end));
            found[first..last.max(first)].iter_mut().for_each(|blocks| blocks.push(block));
        }
        found
    }

    /// Whether a place is inside a block of code.
    pub(super) fn is_code(&self, place: usize) -> bool {
        let code = |(event, range): (&Event<'_>, &Range<usize>)| {
            matches!(event, Event::Start(Tag::CodeBlock(_))) && range.contains(&place)
        };
        self.events.iter().zip(&self.places).any(code)
    }

    /// The blocks that stand in no other, with the line ends behind them.
    pub(super) fn outermost(&self) -> Vec<Range<usize>> {
        let mut depth = 0_usize;
        let mut found = Vec::new();
        for (event, range) in self.events.iter().zip(&self.places) {
            if depth == 0 && !matches!(event, Event::End(_)) {
                found.push(range.clone());
            }
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        found
    }

    /// All that is to be read on the page, the names of call-outs left out.
    pub(super) fn text(&self) -> String {
        self.texts().0
    }

    /// The same, and only what stands outside of footnotes: a note that nobody mentions is not on the page.
    pub(super) fn texts(&self) -> (String, String) {
        let (mut all, mut outside) = (String::new(), String::new());
        let mut notes = 0_usize;
        let mut at = 0;
        while let Some(event) = self.events.get(at) {
            at += 1;
            let part = match event {
                Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => words,
                Event::Start(Tag::BlockQuote(None)) => {
                    at = callouts::opening(&self.events, at).map_or(at, |opening| opening.next);
                    "\n"
                }
                Event::Start(tag) if !is_within_words(tag.to_end()) => {
                    notes += usize::from(matches!(tag, Tag::FootnoteDefinition(_)));
                    "\n"
                }
                Event::End(tag) if !is_within_words(*tag) => {
                    notes = notes.saturating_sub(usize::from(matches!(tag, TagEnd::FootnoteDefinition)));
                    "\n"
                }
                Event::SoftBreak | Event::HardBreak | Event::Rule => "\n",
                _ => continue,
            };
            all.push_str(part);
            if notes == 0 {
                outside.push_str(part);
            }
        }
        (all, outside)
    }
}

fn is_within_words(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
