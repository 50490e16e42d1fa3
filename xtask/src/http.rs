//! One plain HTTP request at a time, byte for byte: the benchmarks need what the wire carries, not what a client makes of it.

use anyhow::{Context, Result};
use std::fmt::Write as _;
use std::io::{Read, Write as _};
use std::net::TcpStream;
use std::time::Duration;

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Request<'a> {
    pub(crate) host: &'a str,
    pub(crate) path: &'a str,
    pub(crate) headers: &'a [(&'a str, &'a str)],
    /// A form to post; `GET` without one.
    pub(crate) form: Option<&'a str>,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The first header of this lower-case name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Sends the request to a port of this machine over a connection of its own.
pub(crate) fn send(port: u16, request: &Request) -> Result<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    stream.write_all(head(request)?.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(&bytes).with_context(|| format!("{}{} sent no HTTP answer", request.host, request.path))
}

fn head(request: &Request) -> Result<String> {
    let method = if request.form.is_some() { "POST" } else { "GET" };
    let mut text = format!("{method} {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", request.path, request.host);
    for (name, value) in request.headers {
        write!(text, "{name}: {value}\r\n")?;
    }
    if let Some(form) = request.form {
        write!(text, "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", form.len())?;
    }
    write!(text, "\r\n{}", request.form.unwrap_or_default())?;
    Ok(text)
}

/// Whole answers only: neither server under test sends a page in chunks.
fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(bytes.get(..end)?).into_owned();
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Some(Answer { status, headers, body: bytes.get(end + 4..)?.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_apart() {
        let answer = parse(b"HTTP/1.1 304 Not Modified\r\nETag: \"a:b\"\r\n\r\nrest").unwrap();
        assert_eq!((answer.status, answer.header("etag"), answer.text().as_str()), (304, Some("\"a:b\""), "rest"));
    }
}
