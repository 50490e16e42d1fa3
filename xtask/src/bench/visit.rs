//! The visits that the benchmarks make besides the load: pages, all homes, one sign-in.

use super::UNIT;
use crate::http::{self, Answer, Request};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

/// The host of a site; the portal's is the empty name.
pub(super) fn host(site: &str, port: u16) -> String {
    let dot = if site.is_empty() { "" } else { "." };
    format!("{site}{dot}localhost:{port}")
}

/// A page that must come with status 200.
pub(super) fn get(port: u16, site: &str, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
    let answer = http::send(port, &Request { host: &host(site, port), path, headers, form: None })?;
    if answer.status != 200 {
        bail!("{}{path} answered {}", host(site, port), answer.status);
    }
    Ok(answer)
}

/// The status of a site's home.
pub(super) fn status(port: u16, site: &str, headers: &[(&str, &str)]) -> Result<u16> {
    Ok(http::send(port, &Request { host: &host(site, port), path: "/", headers, form: None })?.status)
}

/// The home page once its bytes stay the same: pages asked for often are compressed again, better, in the background.
pub(super) fn settled_page(port: u16, coding: &str) -> Result<Answer> {
    let mut last = get(port, UNIT, "/", &[("Accept-Encoding", coding)])?;
    let mut same = 0;
    for _ in 0..100 {
        for _ in 0..20 {
            get(port, UNIT, "/", &[("Accept-Encoding", coding)])?;
        }
        thread::sleep(Duration::from_millis(200));
        let now = get(port, UNIT, "/", &[("Accept-Encoding", coding)])?;
        same = if now.body == last.body { same + 1 } else { 0 };
        last = now;
        if same == 10 {
            return Ok(last);
        }
    }
    bail!("the bytes of the page keep changing")
}

/// The slug of every site that the portal names.
pub(super) fn sites(port: u16) -> Result<Vec<String>> {
    let portal = get(port, "", "/", &[])?.text();
    let end = format!(".localhost:{port}");
    let named = portal.match_indices(&end).filter_map(|(at, _)| portal.get(..at)?.rsplit("//").next());
    let sites: BTreeSet<&str> = named.filter(|site| is_slug(site)).collect();
    Ok(sites.into_iter().map(str::to_owned).collect())
}

/// Visits the home of each of them; how many there were.
pub(super) fn all_homes(port: u16) -> Result<usize> {
    let sites = sites(port)?;
    for site in &sites {
        get(port, site, "/", &[("Accept-Encoding", "gzip")])?;
    }
    Ok(sites.len())
}

/// Signs in at the desk as a browser does: the form first, then its fields back; the cookie of the session.
pub(super) fn sign_in(port: u16, email: &str, password: &str) -> Result<String> {
    let path = "/dang-nhap";
    let page = get(port, "studio", path, &[])?;
    let text = page.text();
    let mut form = format!("email={}&password={password}", email.replace('@', "%40"));
    for input in text.split("<input").skip(1).filter(|input| input.contains("type=\"hidden\"")) {
        let name = attribute(input, "name").context("a hidden field without a name")?;
        let value = attribute(input, "value").unwrap_or_default();
        let value = value.replace('+', "%2B").replace('=', "%3D").replace('/', "%2F");
        form = format!("{form}&{name}={value}");
    }
    let host = host("studio", port);
    let origin = format!("http://{host}");
    let cookie = page.header("set-cookie").and_then(|cookie| cookie.split(';').next()).unwrap_or_default().to_owned();
    let headers = [("Origin", origin.as_str()), ("Sec-Fetch-Site", "same-origin"), ("Cookie", cookie.as_str())];
    let headers = if cookie.is_empty() { &headers[..2] } else { &headers[..] };
    let answer = http::send(port, &Request { host: &host, path, headers, form: Some(&form) })?;
    if answer.status != 303 {
        bail!("signing in answered {}", answer.status);
    }
    let session = answer.header("set-cookie").or_else(|| page.header("set-cookie"));
    let session = session.and_then(|cookie| cookie.split(';').next()).context("no session after signing in")?;
    Ok(session.to_owned())
}

fn is_slug(text: &str) -> bool {
    text != "studio"
        && !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let tag = tag.split('>').next()?;
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_within_their_tag() {
        let input = " type=\"hidden\" name=\"token\" value=\"a+b\"><p value=\"other\">";
        assert_eq!(attribute(input, "value"), Some("a+b"));
        assert_eq!(attribute(input, "id"), None);
    }
}
