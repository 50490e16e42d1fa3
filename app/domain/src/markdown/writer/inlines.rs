//! Emphasis and links.

use super::super::escape::{push_href, push_text, visible};
use super::super::links::{self, Destination};
use super::super::remarks;
use super::super::warning::{Warning, quote};
use super::{Frame, Writer};
use crate::media::Reference;

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
        let named = Reference::parse(url).filter(|_| !is_email);
        let attachment = named.as_ref().and_then(|named| self.shelf.attachment(named.key()));
        if named.is_some() && attachment.is_none() {
            self.warnings.add(Warning::FileMissing);
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
        if attachment.is_some() {
            push_href(&mut self.html, &self.shelf.base);
        }
        push_href(&mut self.html, url);
        if !title.is_empty() {
            self.html.push_str("\" title=\"");
            let title = self.plainly(title);
            push_text(&mut self.html, &title);
        }
        if destination == Destination::External {
            self.html.push_str("\" rel=\"noopener noreferrer");
        }
        self.html.push_str("\">");
        self.in_link = true;
        let note = attachment.map(|file| format!("({}, {})", file.word, file.size));
        Frame::Link { from, words: self.html.len(), url, note }
    }

    pub(super) fn end_link(&mut self, from: usize, words: usize, url: &str, note: Option<&str>) {
        self.in_link = false;
        // A picture says what the link leads to by its description.
        let has_picture = self.html.get(words..).is_some_and(|inside| inside.contains("<img "));
        if has_picture || self.has_words_since(words) {
            let said = visible(self.html.get(words..).unwrap_or_default());
            if let Some(note) = note {
                self.html.push_str(" <span class=\"file\">");
                push_text(&mut self.html, note);
                self.html.push_str("</span>");
            }
            self.html.push_str("</a>");
            if let Some(remark) = remarks::of_link(&said, url).filter(|_| !has_picture && note.is_none()) {
                self.warnings.add(remark);
            }
        } else {
            self.html.truncate(from);
            self.warnings.add(Warning::EmptyLink { url: quote(url) });
        }
    }
}
