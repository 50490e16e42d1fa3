//! `cargo xtask bench share`: how long it takes until what the province says stands with every commune, while 32
//! connections read and two people write.
//!
//! On both engines, with the real units and with as many as the country has. Everything goes the way a browser goes: the
//! time is that of the whole answer to the form, commit included.

use super::desk::Desk;
use super::ours::{Ours, Server};
use super::rounds::median;
use super::visit;
use crate::postgres::Cluster;
use crate::programs;
use anyhow::{Context, Result, anyhow, bail};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Connections that read.
const READERS: usize = 32;
/// People who write.
const WRITERS: usize = 2;
/// Texts that are shared and corrected; the median counts.
const ROUNDS: usize = 5;
/// Articles of each unit before it begins.
const ARTICLES: u32 = 3;

const PROVINCE: &str = "tinh-ba-ria-vung-tau";

pub(crate) fn run(words: &[&str], binary: impl FnOnce(Option<PathBuf>) -> Result<PathBuf>) -> Result<()> {
    let (small, named) = match words {
        [] => (false, None),
        ["--small"] => (true, None),
        ["--binary", path] => (false, Some(PathBuf::from(path))),
        ["--small", "--binary", path] => (true, Some(PathBuf::from(path))),
        _ => bail!("usage: cargo xtask bench share [--small] [--binary PATH]"),
    };
    let binary = binary(named)?;
    let sizes: &[(u32, f64)] = if small { &[(82, 50.0)] } else { &[(82, 50.0), (10_598, 1_000.0)] };
    println!("{READERS} connections read, {WRITERS} people write; medians of {ROUNDS}\n");
    for &(units, limit) in sizes {
        measure(binary.clone(), ("SQLite", None), units, limit)?;
    }
    let Some(programs) = programs::postgres() else {
        println!("PostgreSQL is not installed (Debian: apt-get install postgresql): not measured");
        return Ok(());
    };
    for &(units, limit) in sizes {
        let cluster = Cluster::start(&programs)?;
        measure(binary.clone(), ("PostgreSQL", Some(cluster.url())), units, limit)?;
    }
    Ok(())
}

fn measure(binary: PathBuf, (engine, database): (&str, Option<String>), units: u32, limit: f64) -> Result<()> {
    let ours = Ours::prepare_on(binary, database)?;
    ours.seed(units, ARTICLES)?;
    let server = ours.start(&[])?;
    let sites = visit::sites(server.port)?;
    let mut desk = Desk::enter(server.port)?;
    let (stop, read, failed) = (AtomicBool::new(false), AtomicU64::new(0), AtomicU64::new(0));
    let outcome = thread::scope(|scope| {
        for at in 0..READERS {
            let (stop, read, failed, sites, port) = (&stop, &read, &failed, &sites, server.port);
            scope.spawn(move || reads(port, sites, at, (stop, read, failed)));
        }
        for at in 0..WRITERS {
            let (stop, failed, port) = (&stop, &failed, server.port);
            let site = sites.get(at * 7).cloned().unwrap_or_default();
            scope.spawn(move || writes(port, &site, stop, failed));
        }
        let outcome = rounds(&server, &mut desk, &sites);
        stop.store(true, Ordering::Relaxed);
        outcome
    })?;
    let Outcome { mut shared, mut corrected, mut withdrawn, alert } = outcome;
    println!("{engine}, {units} units: {} pages read meanwhile, {} refused", read.into_inner(), failed.into_inner());
    super::aim("  sharing with all, answer to the form", median(&mut shared), "ms", limit);
    super::aim("  a correction, answer to the form", median(&mut corrected), "ms", limit);
    super::aim("  taking it back, answer to the form", median(&mut withdrawn), "ms", limit);
    if let Some(alert) = alert {
        super::aim("  an alert, from the click to the 82nd host's answer", alert, "ms", 1_000.0);
    }
    Ok(())
}

/// Times in milliseconds.
struct Outcome {
    shared: Vec<f64>,
    corrected: Vec<f64>,
    withdrawn: Vec<f64>,
    alert: Option<f64>,
}

fn rounds(server: &Server, desk: &mut Desk, sites: &[String]) -> Result<Outcome> {
    let mut outcome = Outcome { shared: Vec::new(), corrected: Vec::new(), withdrawn: Vec::new(), alert: None };
    let last = sites.last().context("a site")?;
    for round in 0..ROUNDS {
        let title = format!("Tin chung thứ {round}");
        let text = |body: &str| {
            vec![("tieu_de", title.clone()), ("noi_dung", body.to_owned()), ("viec", "luu_va_dang".to_owned())]
        };
        let new = format!("/don-vi/{PROVINCE}/bai-viet/moi");
        let item = desk.send(&new, &new, &text("Nội dung."))?.1;
        let item = item.split('?').next().unwrap_or_default().to_owned();
        let share = format!("{item}/dang-chung");
        let terms = [("danh_cho", "tat-ca".to_owned()), ("hinh_thuc", "bat-buoc".to_owned())];
        outcome.shared.push(desk.send(&share, &share, &terms)?.0);
        let page = visit::get(server.port, last, "/tin-tuc", &[])?.text();
        if !page.contains(&title) {
            bail!("{last} does not show what was shared");
        }
        outcome.corrected.push(desk.send(&item, &item, &text("Nội dung đã sửa."))?.0);
        let withdrawal = format!("{item}/go");
        let order = [("ly_do", "in_error".to_owned())];
        outcome.withdrawn.push(desk.send(&withdrawal, &withdrawal, &order)?.0);
        if visit::get(server.port, last, "/tin-tuc", &[])?.text().contains(&title) {
            bail!("{last} still shows what was taken back");
        }
    }
    outcome.alert = Some(alert(server, desk, sites)?);
    Ok(outcome)
}

/// From the click on the confirmation to the moment the last of 82 hosts answers with the alert.
fn alert(server: &Server, desk: &mut Desk, sites: &[String]) -> Result<f64> {
    const HEADLINE: &str = "Bão đổ bộ trong khi đo";
    let new = format!("/don-vi/{PROVINCE}/canh-bao/moi");
    let fields = [
        ("muc_do", "khan-cap"),
        ("ve_viec", "bao"),
        ("tieu_de", HEADLINE),
        ("noi_dung", "Ở trong nhà."),
        ("pham_vi", "tat-ca"),
        ("ngay_ket_thuc", "ngày mai"),
        ("gio_ket_thuc", "18h"),
    ];
    let day = desk.day_to_come()?;
    let fields =
        fields.map(|(name, value)| (name, if name == "ngay_ket_thuc" { day.clone() } else { value.to_owned() }));
    let page = desk.send(&new, &new, &fields)?.1;
    let page = page.split('?').next().unwrap_or_default().to_owned();
    let confirm = [("xac_nhan", "toàn tỉnh".to_owned()), ("ly_do", "Đo thời gian, không chờ người khác".to_owned())];
    let prepared = desk.prepare(&page, &confirm)?;
    let start = Instant::now();
    desk.post(&format!("{page}/xac-nhan"), &prepared)?;
    // Somebody waits at each host, as they would; beside the readers.
    thread::scope(|scope| {
        let waiting: Vec<_> =
            sites.iter().take(82).map(|site| scope.spawn(|| shows(server.port, site, HEADLINE, start))).collect();
        waiting.into_iter().try_for_each(|host| host.join().map_err(|_| anyhow!("a thread panicked"))?)
    })?;
    Ok(start.elapsed().as_secs_f64() * 1000.0)
}

/// Returns once the home of a site says it.
fn shows(port: u16, site: &str, words: &str, since: Instant) -> Result<()> {
    while !visit::get(port, site, "/", &[]).is_ok_and(|page| page.text().contains(words)) {
        if since.elapsed() > Duration::from_secs(30) {
            bail!("{site} shows no alert");
        }
    }
    Ok(())
}

fn reads(port: u16, sites: &[String], from: usize, (stop, read, failed): (&AtomicBool, &AtomicU64, &AtomicU64)) {
    for site in sites.iter().cycle().skip(from * 13) {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let counter = if visit::get(port, site, "/", &[("Accept-Encoding", "gzip")]).is_ok() { read } else { failed };
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

fn writes(port: u16, site: &str, stop: &AtomicBool, failed: &AtomicU64) {
    let Ok(mut desk) = Desk::enter(port) else {
        failed.fetch_add(1, Ordering::Relaxed);
        return;
    };
    let new = format!("/don-vi/{site}/bai-viet/moi");
    let mut number = 0;
    while !stop.load(Ordering::Relaxed) {
        number += 1;
        let fields = [
            ("tieu_de", format!("Tin của đơn vị, thứ {number}")),
            ("noi_dung", "Nội dung.".to_owned()),
            ("viec", "luu_va_dang".to_owned()),
        ];
        if desk.send(&new, &new, &fields).is_err() {
            failed.fetch_add(1, Ordering::Relaxed);
        }
    }
}
