//! Which addresses a text may link to: the web, mail, telephone, and places of our own.
//!
//! The list is of what is allowed. Whatever a browser might read differently than we do is refused, not repaired.

/// A judged address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Destination {
    /// `http:` or `https:` with a host: opens another site, which learns nothing about ours.
    External,
    /// A path, a query, a fragment, `mailto:` or `tel:`.
    Plain,
    /// The text stays, the link goes.
    Refused,
}

/// Judges an address after the parser has resolved entities and backslashes.
pub(crate) fn judge(url: &str) -> Destination {
    // Browsers drop tabs, line ends and leading blanks before they look for the scheme.
    if url.chars().any(hides_in_addresses) || url.starts_with(char::is_whitespace) {
        return Destination::Refused;
    }
    let Some(colon) = url.find([':', '/', '?', '#', '\\']).filter(|at| url.as_bytes().get(*at) == Some(&b':')) else {
        return judge_relative(url);
    };
    let (scheme, rest) = (url.split_at(colon).0, url.split_at(colon + 1).1);
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" if has_plain_host(rest) => Destination::External,
        "mailto" if !rest.is_empty() => Destination::Plain,
        "tel" if is_telephone(rest) => Destination::Plain,
        _ => Destination::Refused,
    }
}

/// `//host` and its spellings with backslashes leave the site without saying so.
fn judge_relative(url: &str) -> Destination {
    if url.starts_with('\\') || url.starts_with("//") || url.starts_with("/\\") {
        Destination::Refused
    } else {
        Destination::Plain
    }
}

/// `//host…`; a name before the host (`https://ubnd.gov.vn@evil.example`) exists to deceive.
fn has_plain_host(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !host.contains(['@', '\\', ' ']) && !host.starts_with(':')
}

fn is_telephone(rest: &str) -> bool {
    rest.bytes().any(|b| b.is_ascii_digit())
        && rest
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'(' | b')' | b' ' | b'*' | b'#'))
}

/// Control characters, and those that turn or hide what follows.
fn hides_in_addresses(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{FEFF}' | '\u{FFFD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_web_and_of_our_own_are_allowed() {
        for url in ["http://a.vn", "HTTPS://a.vn/x?y#z", "https://a.vn:8443/@tên"] {
            assert_eq!(judge(url), Destination::External, "{url:?}");
        }
        for url in [
            "",
            "#muc-1",
            "?trang=2",
            "/tin-tuc",
            "../x",
            "bai:viet/x".trim_start_matches("bai:"),
            "a b",
            "/a:b",
            "mailto:a@b.vn?subject=x",
            "tel:+84254385",
            "TEL:113",
            "javascript%3Aalert(1)",
        ] {
            assert_eq!(judge(url), Destination::Plain, "{url:?}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for url in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:x",
            "\u{1}javascript:x",
            " javascript:x",
            "\u{A0}javascript:x",
            "javascript\u{200B}:x",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc",
            "blob:x",
            "intent:x",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "\\/evil.example",
            "http:x",
            "http:/x",
            "https:///x",
            "https://",
            "https://ubnd.gov.vn@evil.example",
            "https://a.vn\\@evil.example",
            "https://:80",
            "mailto:",
            "tel:",
            "tel:abc",
            ":x",
            "/x\0",
            "x\u{202E}y",
        ] {
            assert_eq!(judge(url), Destination::Refused, "{url:?}");
        }
    }
}
