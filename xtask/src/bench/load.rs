//! wrk: how it is called and what it says.

use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

#[derive(Debug)]
pub(super) struct Load {
    pub(super) wrk: PathBuf,
    pub(super) seconds: u32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reading {
    pub(super) per_second: f64,
    pub(super) p99_ms: f64,
}

impl Load {
    pub(super) fn run(&self, port: u16, headers: &[(&str, &str)]) -> Result<Reading> {
        let mut wrk = Command::new(&self.wrk);
        wrk.args(["--threads", "2", "--connections", "32", "--latency", "--duration"])
            .arg(format!("{}s", self.seconds));
        for (name, value) in headers {
            wrk.arg("--header").arg(format!("{name}: {value}"));
        }
        let output = wrk.arg(format!("http://127.0.0.1:{port}/")).output()?;
        read(&String::from_utf8_lossy(&output.stdout))
    }
}

/// A load with errors in it measures nothing.
fn read(text: &str) -> Result<Reading> {
    for line in text.lines().map(str::trim) {
        if line.starts_with("Non-2xx") || line.starts_with("Socket errors") {
            bail!("wrk reports: {line}");
        }
    }
    let value = |name: &str| text.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    let per_second = value("Requests/sec:").and_then(|number| number.parse().ok());
    let p99_ms = value("99%").and_then(milliseconds);
    let reading = per_second.zip(p99_ms).map(|(per_second, p99_ms)| Reading { per_second, p99_ms });
    reading.with_context(|| format!("wrk printed no result:\n{text}"))
}

fn milliseconds(text: &str) -> Option<f64> {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number: f64 = text.strip_suffix(unit)?.parse().ok()?;
    let factor = match unit {
        "us" => 0.001,
        "ms" => 1.0,
        "s" => 1000.0,
        "m" => 60_000.0,
        _ => return None,
    };
    Some(number * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_read_and_one_with_errors_refused() {
        let text = "  Latency Distribution\n     50%  405.00us\n     99%    1.25ms\n  9 requests in 1s\nRequests/sec:  77712.30\nTransfer/sec:  1MB\n";
        assert_eq!(read(text).unwrap(), Reading { per_second: 77712.30, p99_ms: 1.25 });
        let error = read(&format!("{text}  Non-2xx or 3xx responses: 9\n")).unwrap_err();
        assert!(error.to_string().contains("Non-2xx"));
    }
}
