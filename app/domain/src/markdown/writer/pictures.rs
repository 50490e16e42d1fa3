//! Pictures: those of the unit's own library, in every size there is, with the room they will take.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::escape::push_text;
use super::super::warning::{Warning, quote};
use super::{Frame, Writer};
use crate::media::{Picture, Reference, alt_fault};

/// How wide a picture is shown: the width of the text, or of the window.
const SHOWN: &str = "(min-width: 46rem) 44rem, 100vw";

/// So many pixels fill the width of the text.
const FILLS: u32 = 44 * 16;

/// How wide this picture is shown: a small one no larger than it is.
fn shown(picture: &Picture) -> String {
    match picture.largest().0 {
        width if width < FILLS => format!("{width}px"),
        _ => SHOWN.to_owned(),
    }
}

impl<'a> Writer<'a> {
    /// Whether a paragraph holds nothing but pictures that can be shown; `first` is the first event of it.
    pub(super) fn is_of_pictures(&self, first: usize) -> bool {
        let mut pictures = 0_usize;
        let mut depth = 0_usize;
        for event in self.events.get(first..).unwrap_or_default() {
            match event {
                Event::Start(Tag::Image { dest_url, .. }) if depth == 0 && self.picture(dest_url).is_some() => {
                    (depth, pictures) = (1, pictures + 1);
                }
                Event::End(TagEnd::Paragraph) if depth == 0 => return pictures > 0,
                Event::Start(_) if depth > 0 => depth += 1,
                Event::End(_) if depth > 0 => depth -= 1,
                Event::SoftBreak => {}
                _ if depth > 0 => {}
                _ => return false,
            }
        }
        false
    }

    fn picture(&self, url: &str) -> Option<&'a Picture> {
        match Reference::parse(url)? {
            Reference::Picture(key) => self.shelf.picture(&key),
            Reference::Document(_) => None,
        }
    }

    /// Writes a picture and skips its description; of one that cannot be shown the description stays as text.
    pub(super) fn image(&mut self, next: usize, url: &str, title: &str) -> usize {
        let (said, at) = self.description(next);
        let Some(picture) = self.picture(url) else {
            push_text(&mut self.html, &said);
            let alt = quote(said.trim());
            let is_ours = matches!(Reference::parse(url), Some(Reference::Picture(_)));
            self.warnings.add(if is_ours { Warning::PictureMissing { alt } } else { Warning::Image { alt } });
            return at;
        };
        let said = said.trim();
        let alt = if said.is_empty() { picture.alt.as_str() } else { said };
        if alt_fault(alt).is_some() || alt.is_empty() && !picture.is_decorative {
            self.warnings.add(Warning::NoDescription { said: quote(alt) });
        }
        if matches!(self.open.last(), Some(Frame::Figures)) {
            self.fresh_line();
            self.html.push_str("<figure class=\"pic\">");
            self.sources(picture, alt);
            self.caption(picture, title);
            self.html.push_str("</figure>\n");
        } else {
            self.sources(picture, alt);
        }
        at
    }

    /// The words that describe a picture, and what comes after them.
    fn description(&mut self, next: usize) -> (String, usize) {
        let mut said = String::new();
        let mut depth = 1_usize;
        let mut at = next;
        let events = self.events;
        while let Some(event) = events.get(at) {
            at += 1;
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Text(text) => said.push_str(&self.plainly(text)),
                Event::Code(text) | Event::InlineHtml(text) => said.push_str(text),
                Event::SoftBreak | Event::HardBreak => said.push(' '),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        (said, at)
    }

    /// Nothing but what the library knows and the escaped description enters the output here.
    fn sources(&mut self, picture: &Picture, alt: &str) {
        let base = &self.shelf.base;
        let (width, height) = picture.usual();
        let shown = shown(picture);
        let parts = [
            "<picture><source type=\"image/webp\" srcset=\"",
            &picture.set(base, "webp"),
            "\" sizes=\"",
            &shown,
            "\"><img src=\"",
            &picture.address(base, width, "jpg"),
            "\" srcset=\"",
            &picture.set(base, "jpg"),
            "\" sizes=\"",
            &shown,
            "\" width=\"",
            &width.to_string(),
            "\" height=\"",
            &height.to_string(),
            "\" class=\"",
            &picture.classes(),
            "\" loading=\"lazy\" decoding=\"async\" alt=\"",
        ]
        .concat();
        self.html.push_str(&parts);
        push_text(&mut self.html, alt);
        self.html.push_str("\"></picture>");
    }

    /// What stands below: the text's own words before the library's, and who took it.
    fn caption(&mut self, picture: &Picture, title: &str) {
        let title = self.plainly(title);
        let words = Some(title.trim()).filter(|title| !title.is_empty()).or(picture.caption.as_deref());
        if words.is_none() && picture.credit.is_none() {
            return;
        }
        self.html.push_str("<figcaption>");
        if let Some(words) = words {
            push_text(&mut self.html, words);
        }
        if let Some(credit) = &picture.credit {
            self.html.push_str(if words.is_some() { " <span>Ảnh: " } else { "<span>Ảnh: " });
            push_text(&mut self.html, credit);
            self.html.push_str("</span>");
        }
        self.html.push_str("</figcaption>");
    }
}
