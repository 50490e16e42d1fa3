//! The text of a document without its marks.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::callouts;
use crate::block::{Piece, pieces};
use crate::media::Shelf;

/// Which parts count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Everything,
    RunningText,
}

/// Words of the whole text: what white space separates and holds a letter or digit.
pub(super) fn words(events: &[Event<'_>]) -> usize {
    let text = collect(events, Scope::Everything, &Shelf::default());
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The running text on one line; everything when there is no running text.
pub(super) fn summary(events: &[Event<'_>], shelf: &Shelf) -> String {
    let running = one_line(&collect(events, Scope::RunningText, shelf));
    if running.is_empty() { one_line(&collect(events, Scope::Everything, shelf)) } else { running }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(';').to_owned()
}

fn collect(events: &[Event<'_>], scope: Scope, shelf: &Shelf) -> String {
    let mut text = String::new();
    let mut left_out = 0_usize;
    let mut is_code = false;
    let mut at = 0;
    while let Some(event) = events.get(at) {
        at += 1;
        match event {
            Event::Start(tag) => {
                left_out += usize::from(is_left_out(tag.to_end(), scope));
                is_code |= matches!(tag, Tag::CodeBlock(_));
                if let Tag::BlockQuote(None) = tag
                    && let Some(opening) = callouts::opening(events, at)
                {
                    at = opening.next;
                }
                separate(&mut text, tag.to_end());
            }
            Event::End(tag) => {
                left_out -= usize::from(is_left_out(*tag, scope));
                is_code &= *tag != TagEnd::CodeBlock;
                if *tag == TagEnd::Item && left_out == 0 {
                    end_item(&mut text);
                }
                separate(&mut text, *tag);
            }
            Event::Text(words) if left_out == 0 && !is_code => push_words(&mut text, words, shelf),
            Event::Text(piece) | Event::Code(piece) if left_out == 0 => text.push_str(piece),
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push(' '),
            _ => {}
        }
    }
    text
}

/// The words, with blocks as they are or as something left out: nobody reads how a text names them.
fn push_words(text: &mut String, words: &str, shelf: &Shelf) {
    if !words.contains("{{") {
        text.push_str(words);
        return;
    }
    for piece in pieces(words) {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Named(key) => match shelf.block(&key) {
                Some(block) => text.push_str(&block.line()),
                None => text.push('…'),
            },
        }
    }
}

/// On one line the entries of a list would run into each other.
fn end_item(text: &mut String) {
    text.truncate(text.trim_end().len());
    if text.ends_with(char::is_alphanumeric) {
        text.push(';');
    }
}

fn is_left_out(tag: TagEnd, scope: Scope) -> bool {
    scope == Scope::RunningText
        && matches!(tag, TagEnd::Heading(_) | TagEnd::Table | TagEnd::CodeBlock | TagEnd::FootnoteDefinition)
}

/// Blocks and cells stand apart; emphasis and links run on.
fn separate(text: &mut String, tag: TagEnd) {
    let runs_on =
        matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image);
    if !runs_on {
        text.push(' ');
    }
}
