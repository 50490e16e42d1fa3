//! `cargo xtask bench pages`: the aims of the project for pages, memory and start-up, measured beside nginx.
//!
//! Both servers hand out the same bytes on this machine, in one run, in alternating rounds, under the same load;
//! only their ratio means anything elsewhere.

mod desk;
mod images;
mod load;
mod nginx;
mod ours;
mod rounds;
mod scale;
mod share;
mod visit;

use crate::{assets, process, programs, workspace};
use anyhow::{Context, Result, bail};
use load::Load;
use nginx::Nginx;
use ours::Ours;
use rounds::Scenario;
use std::path::PathBuf;
use std::time::Duration;

/// The commune whose home page is measured.
const UNIT: &str = "xa-hoa-long";

#[derive(Debug)]
struct Options {
    rounds: usize,
    seconds: u32,
    /// Measure this binary instead of building one.
    binary: Option<PathBuf>,
}

pub(crate) fn pages(words: &[&str]) -> Result<()> {
    let options = options(words)?;
    let wrk = programs::find(&["wrk"]).context("wrk is not installed (Debian: apt-get install wrk)")?;
    let nginx = programs::find(&["nginx"]).context("nginx is not installed (Debian: apt-get install nginx-light)")?;
    let binary = binary(&options)?;
    let ours = Ours::prepare(binary)?;
    let load = Load { wrk, seconds: options.seconds };
    println!("{} rounds of {} s, 32 connections, page / of {UNIT}\n", options.rounds, options.seconds);
    throughput(&options, &ours, &nginx, &load)?;
    start_and_memory(&options, &ours)
}

fn throughput(options: &Options, ours: &Ours, nginx: &std::path::Path, load: &Load) -> Result<()> {
    let cached = ours.start(&[])?;
    let rendering = ours.start(&[("TRANGXA_PAGE_CACHE_BYTES", "0")])?;
    let compressed = visit::settled_page(cached.port, "gzip")?;
    let plain = visit::settled_page(cached.port, "identity")?;
    let nginx = Nginx::start(nginx, &ours.folder, &plain, &compressed)?;
    println!("page: {} bytes, {} with gzip; nginx {}\n", plain.body.len(), compressed.body.len(), nginx.version);
    println!(
        "{:38} {:>9} {:>9} {:>7} {:>6}  {:>8} {:>8}",
        "requests per second (median)", "ours", "nginx", "ratio", "aim", "p99", "nginx's"
    );
    let scenarios = [
        Scenario {
            name: "from cache, gzip",
            ours: cached.port,
            nginx: nginx.port,
            coding: "gzip",
            revalidate: false,
            aim: Some(0.8),
        },
        Scenario { name: "304", ours: cached.port, nginx: nginx.port, coding: "gzip", revalidate: true, aim: None },
        Scenario {
            name: "rendered, no compression",
            ours: rendering.port,
            nginx: nginx.port,
            coding: "identity",
            revalidate: false,
            aim: Some(0.15),
        },
        Scenario {
            name: "rendered and compressed, gzip",
            ours: rendering.port,
            nginx: nginx.port,
            coding: "gzip",
            revalidate: false,
            aim: Some(0.04),
        },
    ];
    for scenario in &scenarios {
        scenario.run(options.rounds, load)?;
    }
    Ok(())
}

fn start_and_memory(options: &Options, ours: &Ours) -> Result<()> {
    let mut starts = Vec::new();
    for _ in 0..options.rounds {
        starts.push(ours.first_byte()?.as_secs_f64() * 1000.0);
    }
    println!();
    aim("start with an existing database to first byte", rounds::median(&mut starts), "ms", 300.0);
    let server = ours.start(&[])?;
    std::thread::sleep(Duration::from_secs(10));
    aim("memory 10 s after ready", server.resident_megabytes()?, "MB", 40.0);
    let homes = visit::all_homes(server.port)?;
    visit::sign_in(server.port, ours::EMAIL, ours::PASSWORD)?;
    aim(&format!("memory after {homes} homes and a sign-in"), server.resident_megabytes()?, "MB", 40.0);
    Ok(())
}

fn aim(what: &str, value: f64, unit: &str, limit: f64) {
    let verdict = if value <= limit { "met" } else { "MISSED" };
    println!("{what:50} {value:8.1} {unit}   aim ≤ {limit:.0} {unit}: {verdict}");
}

/// Renditions of a photo beside libvips.
pub(crate) fn images(words: &[&str]) -> Result<()> {
    images::run(words)
}

/// How soon what the province says stands with every commune.
pub(crate) fn share(words: &[&str]) -> Result<()> {
    share::run(words, release)
}

/// What grows with the number of units.
pub(crate) fn scale(words: &[&str]) -> Result<()> {
    scale::run(words, release)
}

fn binary(options: &Options) -> Result<PathBuf> {
    release(options.binary.clone())
}

/// The binary named, or the release build.
fn release(named: Option<PathBuf>) -> Result<PathBuf> {
    if let Some(binary) = named {
        return Ok(binary.canonicalize()?);
    }
    assets::build()?;
    process::run(&mut workspace::server_build(true))?;
    Ok(workspace::server(true))
}

fn options(words: &[&str]) -> Result<Options> {
    let mut options = Options { rounds: 5, seconds: 5, binary: None };
    for pair in words.chunks(2) {
        match pair {
            ["--rounds", number] => options.rounds = number.parse().context("--rounds takes a number")?,
            ["--seconds", number] => options.seconds = number.parse().context("--seconds takes a number")?,
            ["--binary", path] => options.binary = Some(path.into()),
            _ => bail!("usage: cargo xtask bench pages [--rounds N] [--seconds N] [--binary PATH]"),
        }
    }
    if options.rounds == 0 || options.seconds == 0 {
        bail!("at least one round of one second");
    }
    Ok(options)
}
