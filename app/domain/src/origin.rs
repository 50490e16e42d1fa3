//! The one setting that decides scheme, port, cookie prefix, HSTS and every absolute link.

use crate::host::HostName;

/// The address of the province portal; every other address of the platform hangs below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    secure: bool,
    host: HostName,
    /// `None` when it is the scheme's own port.
    port: Option<u16>,
}

impl Origin {
    /// Reads `https://example.vn` or `http://localhost:3000`. A path, query or user is an error,
    /// told as a sentence for the operator.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let (secure, rest) = if let Some(rest) = text.strip_prefix("https://") {
            (true, rest)
        } else if let Some(rest) = text.strip_prefix("http://") {
            (false, rest)
        } else {
            return Err("the origin must begin with http:// or https://");
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (name, port) = match rest.split_once(':') {
            Some((name, port)) => {
                let port: u16 = port.parse().map_err(|_| "the origin's port must be a number from 1 to 65535")?;
                (name, Some(port))
            }
            None => (rest, None),
        };
        let host = HostName::parse(name).ok_or("the origin must name a host and nothing behind it")?;
        let standard = if secure { 443 } else { 80 };
        Ok(Self { secure, host, port: port.filter(|port| *port != standard && *port != 0) })
    }

    /// Whether residents reach us by https.
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whether a browser treats the hosts below as trustworthy: https, or localhost on this machine.
    pub fn keeps_secure_cookies(&self) -> bool {
        self.secure || self.host.as_str() == "localhost" || self.host.as_str().ends_with(".localhost")
    }

    /// The portal's own host.
    pub fn host(&self) -> &HostName {
        &self.host
    }

    /// `https://example.vn` of the portal, without a slash at the end.
    pub fn portal(&self) -> String {
        self.of_host(self.host.as_str())
    }

    /// The origin of a unit's standard host, `http://xa-hoa-long.localhost:3000`.
    pub fn below(&self, label: &str) -> String {
        self.of_host(&format!("{label}.{}", self.host))
    }

    /// The origin of any host served by this platform, with our scheme and port.
    pub fn of_host(&self, host: &str) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        match self.port {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_links_follow_the_origin() {
        let local = Origin::parse("http://localhost:3000/").unwrap();
        assert_eq!(local.portal(), "http://localhost:3000");
        assert_eq!(local.below("studio"), "http://studio.localhost:3000");
        assert!(local.keeps_secure_cookies() && !local.is_secure());
        let live = Origin::parse("https://Trang.example.vn:443").unwrap();
        assert_eq!(live.below("xa-da-bac"), "https://xa-da-bac.trang.example.vn");
    }

    #[test]
    fn a_bad_origin_is_refused() {
        for text in ["", "localhost", "ftp://a", "http://", "http://a/b", "http://a:x", "https://u@h", "http://a?b"] {
            assert!(Origin::parse(text).is_err(), "{text}");
        }
    }
}
