//! Somebody at the desk, as a browser without script: the page of a form first, then its hidden fields back.

use super::ours::{EMAIL, PASSWORD};
use super::visit;
use crate::http::{self, Request};
use anyhow::{Context, Result, bail};
use std::time::Instant;

/// A signed-in person.
#[derive(Debug)]
pub(super) struct Desk {
    port: u16,
    cookie: String,
}

impl Desk {
    /// The person every benchmark has.
    pub(super) fn enter(port: u16) -> Result<Self> {
        Ok(Self { port, cookie: visit::sign_in(port, EMAIL, PASSWORD)? })
    }

    /// Fills in the form on a page and sends it; how long that took in milliseconds, and where it led.
    pub(super) fn send(&mut self, page: &str, to: &str, fields: &[(&str, String)]) -> Result<(f64, String)> {
        let form = self.prepare(page, fields)?;
        let start = Instant::now();
        let led = self.post(to, &form)?;
        Ok((start.elapsed().as_secs_f64() * 1000.0, led))
    }

    /// A form with the token and the version that stand on its page.
    pub(super) fn prepare(&self, page: &str, fields: &[(&str, String)]) -> Result<String> {
        let text = self.get(page)?;
        let mut form = String::new();
        let hidden = ["csrf", "phien_ban", "loai"].map(|name| (name, hidden(&text, name)));
        let own = fields.iter().map(|(name, value)| (*name, Some(value.clone())));
        for (name, value) in hidden.into_iter().chain(own) {
            if let Some(value) = value {
                form = format!("{form}&{name}={}", encoded(&value));
            }
        }
        Ok(form.trim_start_matches('&').to_owned())
    }

    /// Sends a form that must be taken; where it led.
    pub(super) fn post(&self, path: &str, form: &str) -> Result<String> {
        let host = visit::host("studio", self.port);
        let origin = format!("http://{host}");
        let headers =
            [("Origin", origin.as_str()), ("Sec-Fetch-Site", "same-origin"), ("Cookie", self.cookie.as_str())];
        let answer = http::send(self.port, &Request { host: &host, path, headers: &headers, form: Some(form) })?;
        if answer.status != 303 {
            bail!("{path} answered {}", answer.status);
        }
        Ok(answer.header("location").unwrap_or_default().to_owned())
    }

    /// A day soon to come by the server's own clock, as a form takes it.
    pub(super) fn day_to_come(&self) -> Result<String> {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let answer = visit::get(self.port, "studio", "/dang-nhap", &[])?;
        let told = answer.header("date").context("no date")?;
        let mut words = told.split(' ').skip(1);
        let day: u32 = words.next().context("no day")?.parse()?;
        let named = words.next().context("no month")?;
        let month = MONTHS.iter().position(|month| *month == named).context("no month of the year")? + 1;
        let year: u32 = words.next().context("no year")?.parse()?;
        // Vietnam is hours ahead of this clock, so the next day may be today there.
        Ok(match (day, month) {
            (..=26, _) => format!("{:02}/{month:02}/{year}", day + 2),
            (_, 12) => format!("02/01/{}", year + 1),
            _ => format!("02/{:02}/{year}", month + 1),
        })
    }

    fn get(&self, path: &str) -> Result<String> {
        Ok(visit::get(self.port, "studio", path, &[("Cookie", self.cookie.as_str())])?.text())
    }
}

fn hidden(page: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    Some(rest.split('"').next()?.to_owned())
}

fn encoded(value: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    value.bytes().map(byte).collect()
}
