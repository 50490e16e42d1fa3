//! What of a query an address knows, and how that is spelt.

/// The part of the query an address knows. Everything else is ignored and no part of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KnownQuery {
    /// None.
    Nothing,
    /// `?trang=2`.
    Page,
    /// `?ten=phuoc hung`. Anybody can ask for anything, so these pages are not kept.
    Name,
}

impl KnownQuery {
    /// Reads the page number; `None` for a number that names no page.
    pub fn page(self, query: Option<&str>) -> Option<u32> {
        if self != Self::Page {
            return Some(1);
        }
        let mut values = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        let Some((_, value)) = values.find(|(key, _)| key == "trang") else { return Some(1) };
        // Plain digits without a leading zero, so that a page has one address.
        let plain = !value.starts_with('0') && value.bytes().all(|byte| byte.is_ascii_digit());
        value.parse().ok().filter(|page| plain && *page <= 1_000_000)
    }

    /// Reads what was typed; bytes that are no text become U+FFFD, which the page then asks about.
    pub fn typed(self, query: Option<&str>) -> String {
        if self != Self::Name {
            return String::new();
        }
        let mut values = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        values.find(|(key, _)| key == "ten").map(|(_, value)| value.into_owned()).unwrap_or_default()
    }
}

/// The path with the known part of the query, spelt in one way.
pub fn canonical_path(path: &str, page: u32, typed: &str) -> String {
    if page > 1 {
        format!("{path}?trang={page}")
    } else if !typed.is_empty() {
        format!("{path}?{}", form_urlencoded::Serializer::new(String::new()).append_pair("ten", typed).finish())
    } else {
        path.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_number_has_one_spelling() {
        let page = |query| KnownQuery::Page.page(Some(query));
        assert_eq!(
            (page(""), page("x=1"), page("trang=2"), page("trang=2&trang=3")),
            (Some(1), Some(1), Some(2), Some(2))
        );
        for query in
            ["trang=0", "trang=-1", "trang=", "trang=02", "trang=a", "trang=99999999999", "trang=%ff", "trang=2.0"]
        {
            assert!(page(query).is_none(), "{query}");
        }
        assert_eq!(KnownQuery::Nothing.page(Some("trang=x")), Some(1));
    }
}
