//! The tests that need a browser: Playwright in `end2end/`, driving the Chromium of this machine.

use crate::summary::Counts;
use crate::{assets, process, programs, workspace};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

pub(crate) fn test(all: bool, counts: &mut Counts) -> Result<()> {
    let folder = workspace::root().join("end2end");
    let chromium = programs::chromium().context("no Chromium on the search path")?;
    install(&folder)?;
    assets::build()?;
    process::run(&mut workspace::server_build(false))?;
    let mut playwright = Command::new("npx");
    playwright.current_dir(&folder).args(["--no-install", "playwright", "test", "--pass-with-no-tests"]);
    playwright.env("TRANGXA_BIN", workspace::server(false)).env("CHROMIUM", chromium);
    if all {
        playwright.env("TRANGXA_TEST_ALL", "1");
    }
    process::run_reading(&mut playwright, |line| {
        *counts += Counts::from_playwright(line).unwrap_or_default();
    })
}

/// Exactly what the lock file says. No install script runs: those of the packages we use download programs.
fn install(folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json")).context("end2end/package-lock.json cannot be read")?;
    // `npm ci` starts from nothing each time; a copy of the lock file remembers that it has run.
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|bytes| bytes == lock) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    Ok(fs::write(installed, lock)?)
}
