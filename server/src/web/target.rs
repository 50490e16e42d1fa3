//! What a request asks for, before any route is looked up: host, path, query. Junk ends here.

use domain::host::HostName;
use http::{HeaderMap, Uri, Version, header};
use percent_encoding::percent_decode_str;

/// Why a request target cannot be made out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetFault {
    /// No host, two hosts, or none a resolver could have produced.
    Host,
    /// Percent-encoding that is broken or hides what is no text.
    Encoding,
    /// A path with empty or dotted segments: it names nothing here.
    NoSuchPath,
}

/// The host a request is for. HTTP/1.1 asks for exactly one `Host`; an absolute target's host
/// goes before it.
pub fn host(headers: &HeaderMap, uri: &Uri, version: Version) -> Result<HostName, TargetFault> {
    let mut headers = headers.get_all(header::HOST).iter();
    let first = headers.next();
    if headers.next().is_some() || (first.is_none() && version >= Version::HTTP_11) {
        return Err(TargetFault::Host);
    }
    let value = match uri.authority() {
        Some(authority) => authority.as_str(),
        None => first.and_then(|value| value.to_str().ok()).ok_or(TargetFault::Host)?,
    };
    HostName::from_header(value).ok_or(TargetFault::Host)
}

/// Checks the path. Segments are compared after decoding, so `%2e%2e` does not slip through, and
/// an encoded slash or control character is refused: no address of ours has one.
pub fn check_path(uri: &Uri) -> Result<(), TargetFault> {
    let path = uri.path();
    if !path.starts_with('/') {
        return Err(TargetFault::NoSuchPath);
    }
    for segment in path.split('/').skip(1) {
        if !percent_encoding_is_whole(segment) {
            return Err(TargetFault::Encoding);
        }
        let Ok(decoded) = percent_decode_str(segment).decode_utf8() else {
            return Err(TargetFault::Encoding);
        };
        if decoded.contains(char::is_control) {
            return Err(TargetFault::Encoding);
        }
        if decoded == "." || decoded == ".." || decoded.contains(['/', '\\']) {
            return Err(TargetFault::NoSuchPath);
        }
    }
    if path.contains("//") { Err(TargetFault::NoSuchPath) } else { Ok(()) }
}

fn percent_encoding_is_whole(segment: &str) -> bool {
    segment.split('%').skip(1).all(|rest| {
        let mut digits = rest.bytes();
        matches!((digits.next(), digits.next()), (Some(a), Some(b)) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(path: &str) -> Result<(), TargetFault> {
        check_path(&path.parse().unwrap())
    }

    #[test]
    fn ordinary_paths_pass_and_junk_does_not() {
        for path in ["/", "/tin-tuc", "/tin-tuc/b%C3%A0i", "/tin-tuc/", "/tin-tuc?a=%zz"] {
            assert_eq!(checked(path), Ok(()), "{path}");
        }
        for path in ["//", "/tin-tuc//a", "/../etc/passwd", "/a/./b", "/%2e%2E/a", "/a%2fb", "/a%5cb"] {
            assert_eq!(checked(path), Err(TargetFault::NoSuchPath), "{path}");
        }
        for path in ["/%", "/%c", "/%zz", "/%ff", "/%00", "/a%0d%0ab", "/%ed%a0%80"] {
            assert_eq!(checked(path), Err(TargetFault::Encoding), "{path}");
        }
    }

    #[test]
    fn one_host_and_only_one() {
        let parts = |hosts: &[&str], uri: &str| {
            let mut builder = http::Request::builder().uri(uri);
            for host in hosts {
                builder = builder.header("host", *host);
            }
            builder.body(()).unwrap().into_parts().0
        };
        let host = |parts: &http::request::Parts| host(&parts.headers, &parts.uri, parts.version);
        assert_eq!(host(&parts(&["LOCALHOST.:3000"], "/")).unwrap().as_str(), "localhost");
        assert_eq!(host(&parts(&["a.vn"], "http://b.vn/")).unwrap().as_str(), "b.vn");
        for hosts in [&[][..], &["a.vn", "a.vn"], &["a.vn, b.vn"], &["user@a.vn"], &[""]] {
            assert_eq!(host(&parts(hosts, "/")), Err(TargetFault::Host), "{hosts:?}");
        }
    }
}
