//! What the tests need beyond Rust itself, and how a Debian machine gets it.

use crate::{process, programs, wasm, workspace};
use anyhow::{Result, bail};
use std::process::Command;

/// A part of the test run that needs programs from elsewhere.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) name: &'static str,
    packages: &'static [&'static str],
    is_here: fn() -> bool,
}

pub(crate) const POSTGRES: Part =
    Part { name: "the store on PostgreSQL", packages: &["postgresql"], is_here: || programs::postgres().is_some() };

pub(crate) const BROWSER: Part = Part {
    name: "tests in a browser",
    packages: &["chromium", "nodejs", "npm", "default-jre-headless"],
    is_here: || {
        programs::chromium().is_some() && ["node", "npm", "java"].iter().all(|name| programs::find(&[name]).is_some())
    },
};

pub(crate) const ISLANDS: Part =
    Part { name: "the islands", packages: wasm::DEBIAN_PACKAGES, is_here: || matches!(wasm::find(), Ok(Some(_))) };

const LINTS: Part = Part { name: "format and lints", packages: &[], is_here: has_lints };

impl Part {
    pub(crate) fn is_here(self) -> bool {
        (self.is_here)()
    }

    /// What a person would type.
    pub(crate) fn command(self) -> String {
        format!("apt-get install {}", self.packages.join(" "))
    }
}

/// Installs whatever is missing of everything.
pub(crate) fn missing() -> Result<()> {
    if !LINTS.is_here() {
        process::run(Command::new("rustup").args(["component", "add", "rustfmt", "clippy"]))?;
    }
    let missing: Vec<&str> = [POSTGRES, BROWSER, ISLANDS]
        .iter()
        .filter(|part| !part.is_here())
        .flat_map(|part| part.packages)
        .copied()
        .collect();
    // A part may be missing in half: whoever has a Node.js from elsewhere must not get Debian's older one on top.
    let missing: Vec<&str> = missing.into_iter().filter(|package| !is_on_path(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if programs::find(&["apt-get"]).is_none() {
        bail!(
            "only Debian's packages can be installed from here; please install what stands for {}",
            missing.join(" ")
        );
    }
    process::run(&mut apt(&["update"]))?;
    process::run(apt(&["install", "--yes", "--no-install-recommends"]).args(&missing))
}

fn has_lints() -> bool {
    programs::answers(&mut workspace::cargo(&["fmt", "--version"]))
        && programs::answers(&mut workspace::cargo(&["clippy", "--version"]))
}

fn is_on_path(package: &str) -> bool {
    match package {
        "chromium" => programs::chromium().is_some(),
        "nodejs" => programs::find(&["node"]).is_some(),
        "npm" => programs::find(&["npm"]).is_some(),
        "default-jre-headless" => programs::find(&["java"]).is_some(),
        _ => false,
    }
}

fn apt(arguments: &[&str]) -> Command {
    let mut apt = if programs::is_root() {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["--non-interactive", "apt-get"]);
        sudo
    };
    apt.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet").args(arguments);
    apt
}
