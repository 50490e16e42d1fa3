//! Host names as they arrive in a request, and the labels nobody may take.

use std::fmt;

/// Labels below the origin that can never be a unit's slug.
pub const RESERVED_LABELS: &[&str] =
    &["studio", "www", "api", "admin", "mail", "static", "cdn", "localhost", "trangxa"];

/// A host name in lower case, without port and without the dot at its end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HostName(String);

impl HostName {
    /// Reads the value of a `Host` header. Upper case and one final dot are normal in the wild
    /// and mean the same host; anything a resolver could not have produced is `None`.
    pub fn from_header(value: &str) -> Option<Self> {
        let name = match value.rsplit_once(':') {
            Some((name, port)) => {
                if port.is_empty() || port.len() > 5 || !port.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                name
            }
            None => value,
        };
        Self::parse(name.strip_suffix('.').unwrap_or(name))
    }

    /// Reads a bare name such as `hoalong.gov.vn`.
    pub fn parse(name: &str) -> Option<Self> {
        let fits = !name.is_empty() && name.len() <= 253;
        (fits && name.split('.').all(is_label)).then(|| Self(name.to_ascii_lowercase()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The one label in front of `parent`: `xa-hoa-long` for `xa-hoa-long.localhost`.
    pub fn label_below(&self, parent: &Self) -> Option<&str> {
        let label = self.0.strip_suffix(&parent.0)?.strip_suffix('.')?;
        (!label.is_empty() && !label.contains('.')).then_some(label)
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_port_and_one_final_dot_do_not_matter() {
        let plain = HostName::parse("xa-hoa-long.localhost");
        for header in ["xa-hoa-long.localhost", "XA-Hoa-Long.LOCALHOST:3000", "xa-hoa-long.localhost."] {
            assert_eq!(HostName::from_header(header), plain, "{header}");
        }
    }

    #[test]
    fn junk_is_no_host() {
        for header in [
            "",
            ".",
            "..",
            "a..b",
            "-a.b",
            "a-.b",
            "a b",
            "a:b",
            "a:",
            "a:123456",
            "a:80:80",
            "ấp.vn",
            "a_b",
            "[::1]:3000",
            "a/b",
            "user@host",
            "a,b",
            "localhost..",
        ] {
            assert_eq!(HostName::from_header(header), None, "{header}");
        }
        assert_eq!(HostName::from_header(&"a.".repeat(200)), None);
    }

    #[test]
    fn only_one_label_counts_as_below() {
        let origin = HostName::parse("localhost").unwrap();
        let below = |name: &str| HostName::parse(name).unwrap().label_below(&origin).map(str::to_owned);
        assert_eq!(below("xa-long-phuoc.localhost").as_deref(), Some("xa-long-phuoc"));
        assert_eq!(below("a.b.localhost"), None);
        assert_eq!(below("localhost"), None);
        assert_eq!(below("notlocalhost"), None);
    }
}
