//! Reads back what was written.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{BOLD, ITALIC, Line, STRIKE, Sign};
use crate::markdown::EXTENSIONS;

/// Whether a paragraph of this Markdown shows this line: the same signs and links, and the same marks on letters and
/// digits. Nobody sees whether a blank is bold.
pub(super) fn reads_as(markdown: &str, line: &Line<'_>) -> bool {
    let source = with_notes(markdown, line);
    let mut meant = Meant { line, at: 0, agrees: true };
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
                let target = links.last().map(AsRef::as_ref);
                text.chars().for_each(|c| meant.compare(Sign::Letter(c), marks, target));
            }
            Event::HardBreak => meant.compare(Sign::Break, 0, None),
            Event::FootnoteReference(name) => {
                let number = name.parse::<u32>().unwrap_or(0).saturating_sub(1);
                meant.compare(Sign::Note(number), 0, None);
            }
            Event::Start(Tag::Paragraph) | Event::End(_) => {}
            _ => meant.agrees = false,
        }
        if !meant.agrees {
            return false;
        }
    }
    meant.at == line.cells.len()
}

/// The parser takes a mention for one only where the note exists.
fn with_notes(markdown: &str, line: &Line<'_>) -> String {
    let mut source = markdown.to_owned();
    let notes: BTreeSet<u32> = line
        .cells
        .iter()
        .filter_map(|cell| match cell.sign {
            Sign::Note(number) => Some(number),
            _ => None,
        })
        .collect();
    for number in notes {
        // Writing to a String cannot fail.
        let _ = write!(source, "\n\n[^{}]: x", number + 1);
    }
    source
}

/// The next cell that should be read.
struct Meant<'a> {
    line: &'a Line<'a>,
    at: usize,
    agrees: bool,
}

impl Meant<'_> {
    fn compare(&mut self, sign: Sign, marks: u8, link: Option<&str>) {
        let Some(cell) = self.line.cells.get(self.at) else {
            self.agrees = false;
            return;
        };
        self.at += 1;
        let is_word = matches!(sign, Sign::Letter(c) if c.is_alphanumeric());
        let is_visible = matches!(sign, Sign::Letter(c) if !c.is_whitespace());
        let leads = cell.link.map(|link| self.line.address(link));
        self.agrees &= cell.sign == sign && (!is_word || cell.marks == marks) && (!is_visible || leads == link);
    }
}
