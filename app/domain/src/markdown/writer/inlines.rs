//! Emphasis, links, and what stays of images.

use pulldown_cmark::Event;

use super::super::escape::{push_href, push_text, visible};
use super::super::links::{self, Destination};
use super::super::remarks;
use super::super::warning::{Warning, quote};
use super::{Frame, Writer};

/// Emphasis within each other that is written.
const DEEPEST: usize = 24;

impl<'a> Writer<'a> {
    pub(super) fn mark(&mut self, open: &str, close: &'static str) -> Frame<'a> {
        if self.marks >= DEEPEST {
            self.warnings.add(Warning::TooDeep);
            return Frame::Hidden;
        }
        self.marks += 1;
        self.html.push_str(open);
        Frame::Mark(close)
    }

    pub(super) fn link(&mut self, url: &'a str, title: &str, is_email: bool) -> Frame<'a> {
        // The parser lets `[<https://a.vn>](/b)` through as a link in a link, which HTML has not.
        if self.in_link {
            return Frame::Hidden;
        }
        let destination = if is_email { Destination::Plain } else { links::judge(url) };
        if destination == Destination::Refused {
            self.warnings.add(Warning::UnsafeLink { url: quote(url) });
            return Frame::Hidden;
        }
        let from = self.html.len();
        self.html.push_str("<a href=\"");
        if is_email {
            self.html.push_str("mailto:");
        }
        push_href(&mut self.html, url);
        if !title.is_empty() {
            self.html.push_str("\" title=\"");
            push_text(&mut self.html, title);
        }
        if destination == Destination::External {
            self.html.push_str("\" rel=\"noopener noreferrer");
        }
        self.html.push_str("\">");
        self.in_link = true;
        Frame::Link { from, words: self.html.len(), url }
    }

    pub(super) fn end_link(&mut self, from: usize, words: usize, url: &str) {
        self.in_link = false;
        if self.has_words_since(words) {
            let said = visible(self.html.get(words..).unwrap_or_default());
            self.html.push_str("</a>");
            if let Some(remark) = remarks::of_link(&said, url) {
                self.warnings.add(remark);
            }
        } else {
            self.html.truncate(from);
            self.warnings.add(Warning::EmptyLink { url: quote(url) });
        }
    }

    /// Keeps the description of an image as text and skips the rest of it.
    pub(super) fn image(&mut self, next: usize) -> usize {
        let events = self.events;
        let mut alt = String::new();
        let mut depth = 1_usize;
        let mut at = next;
        while let Some(event) = events.get(at) {
            at += 1;
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => alt.push_str(text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        push_text(&mut self.html, &alt);
        self.warnings.add(Warning::Image { alt: quote(alt.trim()) });
        at
    }
}
