//! How a text names pictures and files.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::MediaKey;
use crate::markdown::editing::escaped;
use crate::markdown::parse;

/// A picture or file named by an address in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// `/anh/KEY`
    Picture(MediaKey),
    /// `/tep/KEY`
    Document(MediaKey),
}

impl Reference {
    /// Reads an address.
    pub fn parse(url: &str) -> Option<Self> {
        if let Some(key) = url.strip_prefix("/anh/") {
            return MediaKey::parse(key).map(Self::Picture);
        }
        url.strip_prefix("/tep/").and_then(MediaKey::parse).map(Self::Document)
    }

    /// The address in a text.
    pub fn address(&self) -> String {
        match self {
            Self::Picture(key) => format!("/anh/{key}"),
            Self::Document(key) => format!("/tep/{key}"),
        }
    }

    /// What is put into a text to show it, or to lead to it under its name.
    pub fn mark(&self, name: &str) -> String {
        match self {
            Self::Picture(_) => format!("![]({})", self.address()),
            Self::Document(_) => format!("[{}]({})", escaped(name), self.address()),
        }
    }

    /// What is named.
    pub fn key(&self) -> &MediaKey {
        match self {
            Self::Picture(key) | Self::Document(key) => key,
        }
    }
}

/// One place of a text that names a picture or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What is named.
    pub reference: Reference,
    /// What the text itself says a picture shows; empty where it leaves that to the library.
    pub alt: String,
}

/// Every key a text with this cover names, each once.
pub fn keys_named(body: &str, cover: Option<&MediaKey>) -> Vec<MediaKey> {
    let named = named_in(body).into_iter().map(|named| named.reference.key().clone());
    let mut keys: Vec<MediaKey> = named.chain(cover.cloned()).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// Every place of a Markdown text that names a picture or a file of ours, in its order.
pub fn named_in(body: &str) -> Vec<Named> {
    // Most texts name none, and need not be read for it; an address may be written with signs that stand for its letters.
    if !["/anh/", "/tep/", "&", "\\"].iter().any(|sign| body.contains(sign)) {
        return Vec::new();
    }
    let mut found: Vec<Named> = Vec::new();
    let mut open: Option<usize> = None;
    for event in parse(body) {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                open = None;
                if let Some(reference @ Reference::Picture(_)) = Reference::parse(&dest_url) {
                    open = Some(found.len());
                    found.push(Named { reference, alt: String::new() });
                }
            }
            Event::End(TagEnd::Image) => open = None,
            Event::Text(text) | Event::Code(text) => {
                if let Some(named) = open.and_then(|at| found.get_mut(at)) {
                    named.alt.push_str(&text);
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                if let Some(reference @ Reference::Document(_)) = Reference::parse(&dest_url) {
                    found.push(Named { reference, alt: String::new() });
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "abcdefghijklmnop";

    #[test]
    fn addresses_of_ours_are_known_and_no_others() {
        let key = MediaKey::parse(KEY).unwrap();
        for reference in [Reference::Picture(key.clone()), Reference::Document(key)] {
            assert_eq!(Reference::parse(&reference.address()), Some(reference));
        }
        for url in [
            "/anh/",
            "/anh/x",
            "anh/abcdefghijklmnop",
            "https://a.vn/anh/abcdefghijklmnop",
            "/anh/abcdefghijklmnop-480.webp",
        ] {
            assert_eq!(Reference::parse(url), None, "{url}");
        }
    }

    #[test]
    fn a_mark_names_what_it_was_made_of() {
        let file = Reference::parse(&format!("/tep/{KEY}")).unwrap();
        let found = named_in(&file.mark("Quyết định [12] *bản ký* `x` \\ <b> & !"));
        assert_eq!(found, [Named { reference: file, alt: String::new() }]);
        let picture = Reference::parse(&format!("/anh/{KEY}")).unwrap();
        assert_eq!(keys_named(&picture.mark(""), Some(picture.key())), [picture.key().clone()]);
        assert_eq!(named_in(&format!("![x](&sol;anh/{KEY})")).len(), 1, "however its letters are written");
    }

    #[test]
    fn a_text_tells_what_it_names_and_how() {
        let other = "qrstuvwxyz234567";
        let body = format!(
            "![Lễ *ra quân*](/anh/{KEY} \"Chú thích\") và [Quyết định](/tep/{other})\n\n- ![](/anh/{other})\n\n\
             [liên kết](/anh/{KEY}) ![hình](/tep/{KEY}) ![hình](https://a.vn/x.png) `![x](/anh/{KEY})`"
        );
        let found = named_in(&body);
        let told: Vec<_> = found.iter().map(|named| (named.reference.address(), named.alt.as_str())).collect();
        assert_eq!(
            told,
            [(format!("/anh/{KEY}"), "Lễ ra quân"), (format!("/tep/{other}"), ""), (format!("/anh/{other}"), "")]
        );
    }
}
