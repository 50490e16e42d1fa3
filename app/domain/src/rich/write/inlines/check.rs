//! Reads back what was written.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{BOLD, Cell, ITALIC, STRIKE, Sign};
use crate::markdown::EXTENSIONS;

/// One sign as the parser shows it. Marks count on letters and digits only: nobody sees whether a blank is bold.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    sign: Sign,
    marks: u8,
    link: Option<String>,
}

/// Whether a paragraph of this Markdown shows these cells.
pub(super) fn reads_as(markdown: &str, cells: &[Cell<'_>]) -> bool {
    let meant = cells.iter().map(|cell| seen(cell.sign, cell.marks, cell.link));
    read(markdown, cells).into_iter().eq(meant)
}

fn seen(sign: Sign, marks: u8, link: Option<&str>) -> Seen {
    let is_word = matches!(sign, Sign::Letter(c) if c.is_alphanumeric());
    let is_visible = matches!(sign, Sign::Letter(c) if !c.is_whitespace());
    Seen { sign, marks: if is_word { marks } else { 0 }, link: link.filter(|_| is_visible).map(str::to_owned) }
}

fn read(markdown: &str, cells: &[Cell<'_>]) -> Vec<Seen> {
    // The parser takes a mention for one only where the note exists.
    let mut source = markdown.to_owned();
    for cell in cells {
        if let Sign::Note(number) = cell.sign {
            // Writing to a String cannot fail.
            let _ = write!(source, "\n\n[^{}]: x", number + 1);
        }
    }
    let mut shown = Vec::new();
    let (mut marks, mut links, mut is_in_note) = (0, Vec::new(), false);
    for event in Parser::new_ext(&source, EXTENSIONS) {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => is_in_note = true,
            Event::Start(Tag::Strong) => marks |= BOLD,
            Event::Start(Tag::Emphasis) => marks |= ITALIC,
            Event::Start(Tag::Strikethrough) => marks |= STRIKE,
            Event::End(TagEnd::Strong) => marks &= !BOLD,
            Event::End(TagEnd::Emphasis) => marks &= !ITALIC,
            Event::End(TagEnd::Strikethrough) => marks &= !STRIKE,
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url),
            Event::End(TagEnd::Link) => {
                links.pop();
            }
            _ if is_in_note => {}
            Event::Text(text) => {
                let link = links.last().map(AsRef::as_ref);
                shown.extend(text.chars().map(|c| seen(Sign::Letter(c), marks, link)));
            }
            Event::HardBreak => shown.push(seen(Sign::Break, 0, None)),
            Event::FootnoteReference(name) => {
                let number = name.parse::<usize>().unwrap_or(0).saturating_sub(1);
                shown.push(seen(Sign::Note(number), 0, None));
            }
            // Anything else was not meant; the replacement character stands for it.
            Event::Start(Tag::Paragraph) | Event::End(_) => {}
            _ => shown.push(seen(Sign::Letter('\u{FFFD}'), 0, None)),
        }
    }
    shown
}
