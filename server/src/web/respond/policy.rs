//! What caches may do with an answer: named intents, written as headers in one place.

use http::{HeaderMap, HeaderValue, header};

/// What caches may do with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CachePolicy {
    /// A public page: kept, asked about each time; the answer is usually 304.
    Page,
    /// The desk, forms, errors: never kept anywhere.
    NoStore,
    /// A file whose name holds the hash of its bytes.
    Immutable,
    /// A picture of a public text: a day, so that one taken back is soon gone everywhere.
    Day,
    /// A picture at the desk: ten minutes, by the person's own browser alone.
    Own,
    /// A small file that may change with a release, and redirects: an hour. A redirect kept for
    /// ever loops once the canonical host is swapped.
    Hour,
}

impl CachePolicy {
    /// Writes the headers.
    pub fn write(self, headers: &mut HeaderMap) {
        let value = match self {
            Self::Page => "no-cache",
            Self::NoStore => "no-store",
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Day => "public, max-age=86400",
            Self::Own => "private, max-age=600",
            Self::Hour => "max-age=3600",
        };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
        if matches!(self, Self::Page | Self::Immutable) {
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        }
    }
}
