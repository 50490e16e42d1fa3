//! `cargo xtask test`: every check of the house in one run, each under its headline.

use crate::postgres::Cluster;
use crate::report::Report;
use crate::summary::Counts;
use crate::{browser, install, process, programs, s3, workspace};
use anyhow::{Result, bail};
use std::env;
use std::process::{Command, ExitCode};

pub(crate) fn run(words: &[&str]) -> Result<ExitCode> {
    let (all, arguments) = match words {
        [] => (false, &[][..]),
        ["--all"] => (true, &[][..]),
        ["--", rest @ ..] => (false, rest),
        ["--all", "--", rest @ ..] => (true, rest),
        _ => bail!("usage: cargo xtask test [--all] [-- arguments of the test runner]"),
    };
    let mut report = Report::default();
    if all {
        report.step("install what is missing", |_| install::missing());
    }
    if arguments.is_empty() {
        source(all, &mut report);
    }
    tests(all, arguments, &mut report);
    if arguments.is_empty() {
        dependencies(&mut report);
        in_browser(all, &mut report);
    }
    Ok(report.close())
}

fn source(all: bool, report: &mut Report) {
    let run = |words: &[&str]| process::run(&mut workspace::cargo(words));
    report.step("format", |_| run(&["fmt", "--all", "--check"]));
    report.step("lints", |_| run(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]));
    if all {
        let mut doc = workspace::cargo(&["doc", "--workspace", "--no-deps"]);
        report.step("documentation", |_| process::run(doc.env("RUSTDOCFLAGS", "-D warnings")));
    }
}

fn tests(all: bool, arguments: &[&str], report: &mut Report) {
    let (postgres, moto) = (programs::postgres(), s3::find());
    for (part, is_here) in [(install::POSTGRES, postgres.is_some()), (install::S3, moto.is_some())] {
        if !is_here {
            absent(all, part, report);
        }
    }
    let with_nextest = programs::answers(&mut workspace::cargo(&["nextest", "--version"]));
    report.step("tests", |counts| {
        let cluster = postgres.map(|folder| Cluster::start(&folder)).transpose()?;
        let mut tests = runner(with_nextest, arguments);
        prepare(&mut tests, all);
        if let Some(cluster) = &cluster {
            tests.env("TRANGXA_TEST_POSTGRES", cluster.url());
        }
        let s3 = moto.map(|program| s3::Server::start(&program)).transpose()?;
        if let Some(s3) = &s3 {
            tests.env("TRANGXA_TEST_S3", s3.url());
        }
        process::run_reading(&mut tests, |line| {
            // nextest repeats what a failed test printed, and that looks like the other runner's summary.
            let read = if with_nextest { Counts::from_nextest } else { Counts::from_cargo_test };
            *counts += read(line).unwrap_or_default();
        })
    });
    // nextest leaves out the examples in the documentation, cargo test does not.
    if all && arguments.is_empty() && with_nextest {
        report.step("examples in the documentation", |counts| {
            let mut tests = workspace::cargo(&["test", "--workspace", "--doc", "--no-fail-fast"]);
            process::run_reading(&mut tests, |line| *counts += Counts::from_cargo_test(line).unwrap_or_default())
        });
    }
}

fn runner(with_nextest: bool, arguments: &[&str]) -> Command {
    let mut words = if with_nextest {
        vec!["nextest", "run", "--no-fail-fast", "--no-tests=pass"]
    } else {
        vec!["test", "--no-fail-fast"]
    };
    if !arguments.iter().any(|word| word.starts_with("-p") || word.starts_with("--package")) {
        words.push("--workspace");
    }
    words.extend(arguments);
    workspace::cargo(&words)
}

fn prepare(tests: &mut Command, all: bool) {
    if all {
        tests.env("TRANGXA_TEST_ALL", "1");
    }
    let beside = workspace::root().join("../shared/data/files");
    if env::var_os("TRANGXA_TEST_DATA").is_none() && beside.is_dir() {
        tests.env("TRANGXA_TEST_DATA", beside.canonicalize().unwrap_or(beside));
    }
}

/// Optional even with `--all`: no package brings cargo-deny, and compiling it takes minutes.
fn dependencies(report: &mut Report) {
    let deny = |words: &[&str]| process::run(&mut workspace::cargo(&[&["deny"], words].concat()));
    if !programs::answers(&mut workspace::cargo(&["deny", "--version"])) {
        report.not_run("licences and sources of dependencies", "cargo install --locked cargo-deny");
        return;
    }
    report.step("licences and sources of dependencies", |_| deny(&["check", "licenses", "bans", "sources"]));
    // The advisories come from the network, so their absence says nothing about this tree.
    if deny(&["fetch", "db"]).is_ok() {
        report.step("advisories", |_| deny(&["check", "advisories"]));
    } else {
        report.not_run("advisories", "cargo deny check advisories (where its database can be reached)");
    }
}

fn in_browser(all: bool, report: &mut Report) {
    if install::BROWSER.is_here() {
        report.step(install::BROWSER.name, |counts| browser::test(all, counts));
    } else {
        absent(all, install::BROWSER, report);
    }
    if !install::ISLANDS.is_here() {
        absent(all, install::ISLANDS, report);
    }
}

/// What this machine lacks is a remark, unless everything was asked for.
fn absent(all: bool, part: install::Part, report: &mut Report) {
    let tell = if all { Report::missing } else { Report::not_run };
    tell(report, part.name, &part.command());
}
