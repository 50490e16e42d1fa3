//! Quotations, call-outs, lists, code and the parts of tables.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::super::callouts::{self, Callout};
use super::super::escape::push_text;
use super::super::remarks;
use super::super::warning::Warning;
use super::{Frame, Writer};

/// Lists and quotations within each other that are written; browsers themselves stop at 512 elements.
const DEEPEST: usize = 24;

impl<'a> Writer<'a> {
    pub(super) fn paragraph(&mut self, first: usize) -> Frame<'a> {
        if self.is_of_pictures(first) {
            return Frame::Figures;
        }
        self.look_at_paragraph(first, self.open.is_empty());
        let from = self.html.len();
        self.html.push_str("<p>");
        Frame::Paragraph { from }
    }

    /// `first` is the first event of its words.
    pub(super) fn look_at_paragraph(&mut self, first: usize, is_outermost: bool) {
        for warning in remarks::of_paragraph(self.events, first, is_outermost) {
            self.warnings.add(warning);
        }
    }

    pub(super) fn quotation(&mut self, next: usize, kind: Option<Callout>) -> usize {
        let opening = match kind {
            Some(_) => None,
            None => callouts::opening(self.events, next),
        };
        if self.blocks >= DEEPEST {
            let frame = self.flat();
            self.open.push(frame);
            return next;
        }
        self.blocks += 1;
        self.fresh_line();
        let Some(callout) = kind.or(opening.map(|found| found.callout)) else {
            self.html.push_str("<blockquote>\n");
            self.open.push(Frame::Block("</blockquote>\n"));
            return next;
        };
        self.html.push_str("<div role=\"note\" class=\"");
        self.html.push_str(callout.class());
        self.html.push_str("\">\n<p class=\"callout-title\">");
        self.html.push_str(callout.title());
        self.html.push_str("</p>\n");
        self.open.push(Frame::Block("</div>\n"));
        let Some(opening) = opening else {
            return next;
        };
        if opening.in_paragraph {
            let frame = self.paragraph(opening.next);
            self.open.push(frame);
        }
        opening.next
    }

    pub(super) fn list(&mut self, first: Option<u64>) -> Frame<'a> {
        if self.blocks >= DEEPEST {
            return self.flat();
        }
        self.blocks += 1;
        self.fresh_line();
        match first {
            None => {
                self.html.push_str("<ul>\n");
                return Frame::Block("</ul>\n");
            }
            Some(1) => self.html.push_str("<ol>\n"),
            Some(number) => {
                self.html.push_str("<ol start=\"");
                self.html.push_str(&number.to_string());
                self.html.push_str("\">\n");
            }
        }
        Frame::Block("</ol>\n")
    }

    pub(super) fn flat(&mut self) -> Frame<'a> {
        self.warnings.add(Warning::TooDeep);
        self.fresh_line();
        Frame::Flat
    }

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>) -> Frame<'a> {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next(),
            CodeBlockKind::Indented => None,
        };
        self.html.push_str("<pre><code");
        if let Some(language) = language {
            self.html.push_str(" class=\"language-");
            push_text(&mut self.html, language);
            self.html.push('"');
        }
        self.html.push('>');
        Frame::Code
    }

    pub(super) fn table_part(&mut self, next: usize, tag: &Tag<'_>) -> Frame<'a> {
        let Some(table) = &mut self.table else {
            return Frame::Hidden;
        };
        match tag {
            Tag::TableHead => {
                let cells = self.events.iter().skip(next).take_while(|event| **event != Event::End(TagEnd::TableHead));
                let is_headless = cells
                    .clone()
                    .all(|cell| matches!(cell, Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell)));
                if is_headless {
                    self.warnings.add(Warning::NoTableHead);
                }
                table.open_head(&mut self.html, is_headless);
                Frame::TableHead
            }
            Tag::TableRow => {
                table.open_row(&mut self.html);
                Frame::TableRow
            }
            _ => {
                let is_empty = matches!(self.events.get(next), Some(Event::End(_)));
                if is_empty && table.is_in_named_head() {
                    self.warnings.add(Warning::EmptyTableHeader);
                }
                Frame::TableCell(table.open_cell(&mut self.html, is_empty))
            }
        }
    }
}
