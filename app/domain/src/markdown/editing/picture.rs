//! A picture of the library in a paragraph of its own.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::context::Reading;
use super::link::escaped;
use super::{Edit, behind};
use crate::media::{MediaKey, Reference};

/// Behind the paragraph. Without a description the caret stands where it belongs, else at the end of the line.
pub(super) fn inserted(source: &str, place: usize, key: &MediaKey, shows: &str, caption: &str) -> Option<Edit> {
    let (shows, caption) = (one_line(shows), one_line(caption));
    let address = Reference::Picture(key.clone()).address();
    let title = if caption.is_empty() { String::new() } else { format!(" \"{}\"", quoted(&caption)) };
    let line = format!("![{}]({address}{title})", escaped(&shows));
    let caret = if shows.is_empty() { "![".len() } else { line.len() };
    let wanted = Shown { address, shows, caption };
    let old = Reading::of(source);
    let before = wanted.count(&old);
    behind::set(&old, place, &line, &(caret..caret), |new| wanted.count(new) > before)
}

/// Blanks as one, so that no paragraph ends within the brackets.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words between the quotation marks behind an address.
fn quoted(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '"' | '&' | '<' | '`' | '|') {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

/// What the page has to show.
struct Shown {
    address: String,
    shows: String,
    caption: String,
}

impl Shown {
    /// How often it stands alone in a paragraph, told by the very words.
    fn count(&self, reading: &Reading<'_>) -> usize {
        let events = &reading.events;
        let is_it = |at: usize| {
            let Some(Event::Start(Tag::Image { dest_url, title, .. })) = events.get(at + 1) else { return false };
            let rest = events.get(at + 2..).unwrap_or_default();
            let mut said = String::new();
            let mut read = 0;
            while let Some(Event::Text(words)) = rest.get(read) {
                said.push_str(words);
                read += 1;
            }
            let ends = matches!(rest.get(read..), Some([Event::End(TagEnd::Image), Event::End(TagEnd::Paragraph), ..]));
            ends && **dest_url == self.address && **title == self.caption && said == self.shows
        };
        let starts = events.iter().enumerate().filter(|(_, event)| matches!(event, Event::Start(Tag::Paragraph)));
        starts.filter(|(at, _)| is_it(*at)).count()
    }
}
