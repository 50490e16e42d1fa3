//! An answer with its body read.

use http::{HeaderMap, StatusCode, header};

/// An answer as tests look at it.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("our headers are text"))
    }

    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self
    }

    #[track_caller]
    pub(crate) fn shows(self, text: &str) -> Self {
        assert!(self.text().contains(text), "{text:?} is not in:\n{}", self.text());
        self
    }

    #[track_caller]
    pub(crate) fn hides(self, text: &str) -> Self {
        assert!(!self.text().contains(text), "{text:?} is in:\n{}", self.text());
        self
    }

    #[track_caller]
    pub(crate) fn leads_to(self, location: &str) -> Self {
        assert!(self.status.is_redirection(), "{}: {}", self.status, self.text());
        assert_eq!(self.header(header::LOCATION.as_str()), location);
        self
    }

    /// The text a person reads, without tags.
    pub(crate) fn words(&self) -> String {
        let text = self.text();
        let body = text.split_once("<body>").map_or(text.as_str(), |(_, body)| body);
        let pieces = body.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, words)| words);
        unescaped(&pieces.collect::<String>())
    }

    /// The value of the first form control of this name.
    #[track_caller]
    pub(crate) fn value_of(&self, name: &str) -> String {
        let text = self.text();
        let place = text.find(&format!(" name=\"{name}\"")).unwrap_or_else(|| panic!("no control {name} in:\n{text}"));
        let start = text[..place].rfind('<').expect("a tag");
        let control = &text[start..];
        let value = if control.starts_with("<textarea") {
            // The first line end behind the tag is dropped by the parser.
            let inner =
                control.split_once("</textarea>").and_then(|(inner, _)| inner.split_once('>')).map(|(_, text)| text);
            inner.map(|text| text.strip_prefix('\n').unwrap_or(text))
        } else {
            control.split_once(" value=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| value)
        };
        unescaped(value.unwrap_or_default())
    }

    /// Every `href` and `action` of the page.
    pub(crate) fn links(&self) -> Vec<String> {
        let text = self.text();
        let after = |name: &'static str| {
            text.split(name)
                .skip(1)
                .filter_map(|rest| rest.split_once('"'))
                .map(|(link, _)| unescaped(link))
                .collect::<Vec<_>>()
        };
        let mut links = after(" href=\"");
        links.extend(after(" action=\""));
        links
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&")
}
