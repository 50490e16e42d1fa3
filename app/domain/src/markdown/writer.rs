//! The walk from the parser's events to HTML.
//!
//! Each start pushes a [`Frame`] that knows how its end is written, so the output is balanced whatever was left out.

mod blocks;
mod inlines;
mod pictures;
mod references;

use pulldown_cmark::{Event, Tag};

use super::callouts::Callout;
use super::escape::push_text;
use super::footnotes::Footnotes;
use super::headings::{self, Outline};
use super::remarks;
use super::tables::{self, Table};
use super::warning::{Warning, Warnings, quote};
use crate::media::Shelf;

/// The page and the warnings of a parsed text.
pub(super) fn write(events: &[Event<'_>], shelf: &Shelf) -> (String, Vec<Warning>) {
    let mut writer = Writer {
        events,
        shelf,
        html: String::new(),
        open: Vec::new(),
        blocks: 0,
        marks: 0,
        tables: 0,
        table: None,
        in_link: false,
        outline: Outline::default(),
        footnotes: Footnotes::collect(events),
        warnings: Warnings::default(),
    };
    writer.walk(0, events.len());
    writer.gather_footnotes();
    (writer.html, writer.warnings.into_vec())
}

struct Writer<'a> {
    events: &'a [Event<'a>],
    /// Pictures, files and blocks there are.
    shelf: &'a Shelf,
    html: String,
    open: Vec<Frame<'a>>,
    /// Written lists and quotations around the present place.
    blocks: usize,
    /// Written emphasis around the present place.
    marks: usize,
    /// Tables so far.
    tables: usize,
    table: Option<Table>,
    in_link: bool,
    outline: Outline,
    footnotes: Footnotes<'a>,
    warnings: Warnings,
}

/// What an end has to do. `from` is where the tag's own output starts.
enum Frame<'a> {
    /// Nothing was written at the start.
    Hidden,
    Paragraph {
        from: usize,
    },
    Heading {
        from: usize,
        close: &'static str,
    },
    /// A list or quotation; counted in `blocks`.
    Block(&'static str),
    Item,
    /// A list or quotation nested too deep; only keeps words apart.
    Flat,
    /// Emphasis; counted in `marks`.
    Mark(&'static str),
    Code,
    RawHtml,
    Link {
        from: usize,
        words: usize,
        url: &'a str,
        /// Of a file: its sort and size.
        note: Option<String>,
    },
    /// A paragraph of nothing but pictures.
    Figures,
    Table,
    TableHead,
    TableRow,
    TableCell(&'static str),
}

impl<'a> Writer<'a> {
    fn walk(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            at = self.step(at);
        }
    }

    /// Writes one event and says which is next.
    fn step(&mut self, at: usize) -> usize {
        let events = self.events;
        match events.get(at) {
            Some(Event::Start(tag)) => return self.start(at, tag),
            Some(Event::End(_)) => self.end(),
            Some(Event::Text(text)) => self.words(text),
            Some(Event::Code(text)) => {
                self.html.push_str("<code>");
                push_text(&mut self.html, text);
                self.html.push_str("</code>");
            }
            Some(Event::Html(text) | Event::InlineHtml(text)) => {
                self.warnings.add(Warning::RawHtml);
                push_text(&mut self.html, text);
            }
            Some(Event::SoftBreak) => self.html.push('\n'),
            Some(Event::HardBreak) => self.html.push_str("<br>\n"),
            Some(Event::Rule) => {
                self.fresh_line();
                self.html.push_str("<hr>\n");
            }
            Some(Event::FootnoteReference(name)) => {
                self.footnotes.write_mention(&mut self.html, name);
            }
            // The parser is not asked for mathematics or task lists.
            Some(Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_)) | None => {}
        }
        at + 1
    }

    fn start(&mut self, at: usize, tag: &'a Tag<'a>) -> usize {
        let next = at + 1;
        let frame = match tag {
            Tag::Paragraph => {
                self.fresh_line();
                self.paragraph(next)
            }
            Tag::Heading { level, .. } => {
                self.fresh_line();
                let level = headings::level(*level);
                let (open, close) = headings::tags(level);
                let from = self.html.len();
                self.html.push_str(open);
                let remark = remarks::of_heading(self.events, next);
                for warning in self.outline.next(level).into_iter().chain(remark) {
                    self.warnings.add(warning);
                }
                Frame::Heading { from, close }
            }
            Tag::BlockQuote(kind) => return self.quotation(next, kind.map(Callout::from)),
            Tag::CodeBlock(kind) => {
                self.fresh_line();
                self.code_block(kind)
            }
            Tag::HtmlBlock => {
                self.fresh_line();
                self.html.push_str("<p>");
                Frame::RawHtml
            }
            Tag::List(first) => self.list(*first),
            Tag::Item if matches!(self.open.last(), Some(Frame::Block(_))) => {
                self.fresh_line();
                self.html.push_str("<li>");
                // Where an entry has paragraphs of its own, nothing stands before the first of them.
                self.look_at_paragraph(next, false);
                Frame::Item
            }
            Tag::Item => self.flat(),
            Tag::FootnoteDefinition(_) => {
                // Gathered at the end, if anyone mentions it.
                return self.footnotes.end_of(at).map_or(next, |end| end + 1);
            }
            Tag::Table(alignments) => {
                self.fresh_line();
                self.tables += 1;
                self.table = Some(tables::open(&mut self.html, alignments, self.tables));
                Frame::Table
            }
            Tag::TableHead | Tag::TableRow | Tag::TableCell => self.table_part(next, tag),
            Tag::Emphasis => self.mark("<em>", "</em>"),
            Tag::Strong => self.mark("<strong>", "</strong>"),
            Tag::Strikethrough => self.mark("<del>", "</del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                let is_email = *link_type == pulldown_cmark::LinkType::Email;
                self.link(dest_url, title, is_email)
            }
            Tag::Image { dest_url, title, .. } => return self.image(next, dest_url, title),
            // The parser is not asked for any of these.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => Frame::Hidden,
        };
        self.open.push(frame);
        next
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Frame::Paragraph { from }) => {
                // A lone image without a description leaves nothing.
                if self.html.get(from..) == Some("<p>") {
                    self.html.truncate(from);
                } else {
                    self.html.push_str("</p>\n");
                }
            }
            Some(Frame::Heading { from, close }) => {
                if self.has_words_since(from) {
                    self.html.push_str(close);
                } else {
                    self.html.truncate(from);
                    self.warnings.add(Warning::EmptyHeading);
                }
            }
            Some(Frame::Block(close)) => {
                self.blocks -= 1;
                self.fresh_line();
                self.html.push_str(close);
            }
            Some(Frame::Item) => self.html.push_str("</li>\n"),
            Some(Frame::Flat) => self.fresh_line(),
            Some(Frame::Mark(close)) => {
                self.marks -= 1;
                self.html.push_str(close);
            }
            Some(Frame::Code) => self.html.push_str("</code></pre>\n"),
            Some(Frame::RawHtml) => {
                self.html.truncate(self.html.trim_end().len());
                self.html.push_str("</p>\n");
            }
            Some(Frame::Link { from, words, url, note }) => self.end_link(from, words, url, note.as_deref()),
            Some(Frame::Table) => {
                if let Some(table) = self.table.take() {
                    table.close(&mut self.html);
                }
            }
            Some(Frame::TableHead) => {
                if let Some(table) = &mut self.table {
                    table.close_head(&mut self.html);
                }
            }
            Some(Frame::TableRow) => self.html.push_str("</tr>\n"),
            Some(Frame::TableCell(close)) => self.html.push_str(close),
            Some(Frame::Hidden | Frame::Figures) | None => {}
        }
    }

    /// Writes the mentioned definitions behind the text. Definitions may mention further ones.
    fn gather_footnotes(&mut self) {
        let text = std::mem::take(&mut self.html);
        let mut bodies = Vec::new();
        while let Some(definition) = self.footnotes.definition(bodies.len() + 1) {
            self.walk(definition.start, definition.end);
            bodies.push(std::mem::take(&mut self.html));
        }
        self.html = text;
        self.footnotes.write_section(&mut self.html, &bodies);
        for name in self.footnotes.unused() {
            self.warnings.add(Warning::UnusedFootnote { name: quote(name) });
        }
    }

    /// Blocks start on a line of their own.
    fn fresh_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// Anything visible outside of tags. Escaping keeps `<` and `>` out of text and attributes.
    fn has_words_since(&self, from: usize) -> bool {
        let mut in_tag = false;
        self.html.get(from..).unwrap_or_default().chars().any(|c| {
            match c {
                '<' => in_tag = true,
                '>' => in_tag = false,
                other => return !in_tag && !other.is_whitespace(),
            }
            false
        })
    }
}
