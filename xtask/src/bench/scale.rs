//! `cargo xtask bench scale`: what grows with the number of units, and what does not.
//!
//! One database per size, filled by `trangxa seed`, measured one after the other; the first size is the yardstick.

use super::ours::Ours;
use super::rounds::median;
use super::visit;
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A page may cost this much more on a bigger platform.
const AIM: f64 = 1.2;
/// Starts per size; the median counts.
const STARTS: usize = 3;
/// Sites that are visited, spread over all.
const SITES: usize = 60;
/// The list of the real units, which come first.
const REAL: &str = "server/data/communes.csv";

#[derive(Debug)]
struct Size {
    units: u32,
    articles: u32,
}

/// What is measured at one size.
#[derive(Debug)]
struct Measured {
    start_ms: f64,
    megabytes: f64,
    cached_p99_ms: f64,
    rendered_p99_ms: f64,
}

pub(crate) fn run(words: &[&str], binary: impl FnOnce(Option<PathBuf>) -> Result<PathBuf>) -> Result<()> {
    let (small, path) = options(words)?;
    let binary = binary(path)?;
    let (units, articles): (&[u32], u32) = if small { (&[82, 1_000], 20) } else { (&[82, 1_000, 10_598], 100) };
    println!("{articles} articles per unit, SQLite\n");
    println!(
        "{:>7} {:>9} {:>12} {:>11} {:>17} {:>7} {:>17} {:>7}",
        "units", "seed", "first byte", "memory", "p99 from cache", "ratio", "p99 rendered", "ratio"
    );
    let mut yardstick: Option<Measured> = None;
    for &units in units {
        let size = Size { units, articles };
        let (seeded, now) = measure(binary.clone(), &size)?;
        let first = yardstick.as_ref().unwrap_or(&now);
        let (cached, rendered) = (now.cached_p99_ms / first.cached_p99_ms, now.rendered_p99_ms / first.rendered_p99_ms);
        println!(
            "{units:7} {:7.1} s {:9.0} ms {:8.1} MB {:14.2} ms {cached:7.2} {:14.2} ms {rendered:7.2}  {}",
            seeded.as_secs_f64(),
            now.start_ms,
            now.megabytes,
            now.cached_p99_ms,
            now.rendered_p99_ms,
            if cached.max(rendered) <= AIM { "met" } else { "MISSED" },
        );
        yardstick.get_or_insert(now);
    }
    println!("\naim: both ratios ≤ {AIM}");
    Ok(())
}

fn measure(binary: PathBuf, size: &Size) -> Result<(Duration, Measured)> {
    let ours = Ours::prepare(binary)?;
    let started = Instant::now();
    ours.seed(size.units, size.articles)?;
    let seeded = started.elapsed();
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(ours.first_byte()?.as_secs_f64() * 1000.0);
    }
    let cached = ours.start(&[])?;
    let megabytes = cached.resident_megabytes()?;
    let sites = sites(usize::try_from(size.units)?, &real_units()?);
    // The first round fills the cache.
    p99(cached.port, &sites)?;
    let cached_p99_ms = p99(cached.port, &sites)?;
    drop(cached);
    let rendering = ours.start(&[("TRANGXA_PAGE_CACHE_BYTES", "0")])?;
    p99(rendering.port, &sites)?;
    let rendered_p99_ms = p99(rendering.port, &sites)?;
    Ok((seeded, Measured { start_ms: median(&mut starts), megabytes, cached_p99_ms, rendered_p99_ms }))
}

/// The home and the news of sites all over the database, one after the other: the 99th of a hundred answers.
fn p99(port: u16, sites: &[String]) -> Result<f64> {
    let mut times = Vec::new();
    for _ in 0..4 {
        for site in sites {
            for path in ["/", "/tin-tuc"] {
                let start = Instant::now();
                visit::get(port, site, path, &[("Accept-Encoding", "gzip")])?;
                times.push(start.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }
    times.sort_by(f64::total_cmp);
    let place = (times.len() * 99 / 100).min(times.len().saturating_sub(1));
    Ok(times.get(place).copied().unwrap_or(f64::NAN))
}

/// Slugs of units at equal distances, from the first to nearly the last.
fn sites(units: usize, real: &[String]) -> Vec<String> {
    let slug = |at: usize| real.get(at).cloned().unwrap_or_else(|| format!("xa-thu-nghiem-{:06}", at + 1));
    (0..SITES).map(|n| slug(n * units / SITES)).collect()
}

/// Slugs of the real units, in the order in which they are seeded.
fn real_units() -> Result<Vec<String>> {
    let path = workspace::root().join(REAL);
    let table = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().unwrap_or_default();
    let place = head.iter().position(|name| *name == "slug").with_context(|| format!("{REAL} has no slugs"))?;
    Ok(lines.filter_map(|cells| Some((*cells.get(place)?).to_owned())).collect())
}

fn options(words: &[&str]) -> Result<(bool, Option<PathBuf>)> {
    let (mut small, mut binary) = (false, None);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match (*word, words.as_slice().first()) {
            ("--small", _) => small = true,
            ("--binary", Some(path)) => {
                binary = Some(PathBuf::from(path));
                words.next();
            }
            _ => bail!("usage: cargo xtask bench scale [--small] [--binary PATH]"),
        }
    }
    Ok((small, binary))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_spread_over_the_database() {
        let real = real_units().unwrap();
        assert_eq!(real.len(), 82);
        assert!(sites(82, &real).iter().all(|slug| real.contains(slug)));
        let many = sites(10_598, &real);
        assert_eq!((many.len(), many[0] == real[0]), (60, true));
        assert_eq!(many[59], "xa-thu-nghiem-010422");
    }
}
