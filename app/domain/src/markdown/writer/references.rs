//! Blocks: a text names them, and what they say stands in their place.

use std::borrow::Cow;

use super::super::escape::{push_href, push_text};
use super::super::warning::Warning;
use super::{Frame, Writer};
use crate::block::{BlockKey, Piece, pieces};

impl Writer<'_> {
    /// Words of the text. Code shows what was typed.
    pub(super) fn words(&mut self, words: &str) {
        if !self.names_blocks(words) || matches!(self.open.last(), Some(Frame::Code)) {
            push_text(&mut self.html, words);
            return;
        }
        for piece in pieces(words) {
            match piece {
                Piece::Words(words) => push_text(&mut self.html, words),
                Piece::Named(key) => self.block(&key),
            }
        }
    }

    /// Words for where no tags can be.
    pub(super) fn plainly<'w>(&mut self, words: &'w str) -> Cow<'w, str> {
        if !self.names_blocks(words) {
            return Cow::Borrowed(words);
        }
        let mut plain = String::with_capacity(words.len());
        for piece in pieces(words) {
            match piece {
                Piece::Words(words) => plain.push_str(words),
                Piece::Named(key) => match self.shelf.block(&key) {
                    Some(block) => plain.push_str(&block.line()),
                    None => self.miss(&key),
                },
            }
        }
        Cow::Owned(plain)
    }

    fn names_blocks(&self, words: &str) -> bool {
        self.shelf.names_blocks() && words.contains("{{")
    }

    /// What a block says: a number to be dialled, unless the words around it lead somewhere already.
    fn block(&mut self, key: &BlockKey) {
        let Some(block) = self.shelf.block(key) else {
            self.miss(key);
            if self.shelf.shows_gaps() {
                self.html.push_str("<mark>");
                push_text(&mut self.html, &key.mark());
                self.html.push_str("</mark>");
            }
            return;
        };
        let href = block.href().filter(|_| !self.in_link);
        if let Some(href) = &href {
            self.html.push_str("<a href=\"");
            push_href(&mut self.html, href);
            self.html.push_str("\">");
        }
        for (at, line) in block.value.lines().enumerate() {
            if at > 0 {
                self.html.push_str("<br>\n");
            }
            push_text(&mut self.html, line);
        }
        if href.is_some() {
            self.html.push_str("</a>");
        }
    }

    fn miss(&mut self, key: &BlockKey) {
        self.warnings.add(Warning::BlockMissing { key: key.mark() });
    }
}
