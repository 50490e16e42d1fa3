//! One comparison: both servers in turn, the median of the rounds.

use super::load::{Load, Reading};
use super::{UNIT, visit};
use anyhow::{Context, Result, bail};

#[derive(Debug)]
pub(super) struct Scenario {
    pub(super) name: &'static str,
    pub(super) ours: u16,
    pub(super) nginx: u16,
    pub(super) coding: &'static str,
    /// Ask with the tag of the page in hand, for the 304.
    pub(super) revalidate: bool,
    /// The smallest ratio that is good enough.
    pub(super) aim: Option<f64>,
}

impl Scenario {
    pub(super) fn run(&self, rounds: usize, load: &Load) -> Result<()> {
        let (mut ours, mut nginx) = (Vec::new(), Vec::new());
        for round in 0..rounds {
            // Whoever comes second finds a warmer or a more tired machine: take turns.
            let order = if round % 2 == 0 { [true, false] } else { [false, true] };
            for is_ours in order {
                if is_ours {
                    ours.push(self.measure(self.ours, load).context("ours")?);
                } else {
                    nginx.push(self.measure(self.nginx, load).context("nginx")?);
                }
            }
        }
        self.print(&ours, &nginx);
        Ok(())
    }

    fn measure(&self, port: u16, load: &Load) -> Result<Reading> {
        let host = visit::host(UNIT, port);
        let mut headers = vec![("Host", host.as_str()), ("Accept-Encoding", self.coding)];
        let page = visit::get(port, UNIT, "/", &headers[1..])?;
        let tag = page.header("etag").unwrap_or_default().to_owned();
        let coding = page.header("content-encoding").unwrap_or("identity");
        if coding != self.coding {
            bail!("the answer's coding is {coding}, not {}", self.coding);
        }
        if self.revalidate {
            headers.push(("If-None-Match", &tag));
            let status = visit::status(port, UNIT, &headers[1..])?;
            if status != 304 {
                bail!("asked again with its tag {tag}, the page came with status {status}");
            }
        }
        load.run(port, &headers)
    }

    fn print(&self, ours: &[Reading], nginx: &[Reading]) {
        let rate = |readings: &[Reading]| median(&mut readings.iter().map(|one| one.per_second).collect::<Vec<_>>());
        let p99 = |readings: &[Reading]| median(&mut readings.iter().map(|one| one.p99_ms).collect::<Vec<_>>());
        let mut ratios: Vec<f64> =
            ours.iter().zip(nginx).map(|(ours, nginx)| ours.per_second / nginx.per_second).collect();
        let ratio = median(&mut ratios);
        let verdict =
            self.aim.map_or_else(String::new, |aim| if ratio >= aim { "met".into() } else { "MISSED".to_owned() });
        let aim = self.aim.map_or_else(|| "-".to_owned(), |aim| format!("{aim:.2}"));
        println!(
            "{:38} {:9.0} {:9.0} {:7.3} {aim:>6}  {:5.2} ms {:5.2} ms  {verdict}",
            self.name,
            rate(ours),
            rate(nginx),
            ratio,
            p99(ours),
            p99(nginx),
        );
    }
}

pub(super) fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = values.get(middle).copied().unwrap_or(f64::NAN);
    if values.len() % 2 == 1 {
        return upper;
    }
    let lower = middle.checked_sub(1).and_then(|index| values.get(index)).copied().unwrap_or(f64::NAN);
    f64::midpoint(lower, upper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert!((median(&mut [3.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median(&mut [4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-9);
    }
}
