//! What the tests need beyond Rust itself, and how a Debian machine gets it.

use crate::{process, programs, s3, wasm, workspace};
use anyhow::{Result, bail};
use std::process::Command;

/// A part of the test run that needs programs from elsewhere.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) name: &'static str,
    packages: &'static [&'static str],
    /// What a shell runs behind them in the root of the workspace, for what no package brings.
    then: Option<fn() -> String>,
    is_here: fn() -> bool,
}

pub(crate) const POSTGRES: Part = Part {
    name: "the store on PostgreSQL",
    packages: &["postgresql"],
    then: None,
    is_here: || programs::postgres().is_some(),
};

pub(crate) const S3: Part = Part {
    name: "files in S3",
    packages: &["python3-venv"],
    then: Some(s3::install),
    is_here: || s3::find().is_some(),
};

pub(crate) const BROWSER: Part = Part {
    name: "tests in a browser",
    packages: &["chromium", "nodejs", "npm", "default-jre-headless"],
    then: None,
    is_here: || {
        programs::chromium().is_some() && ["node", "npm", "java"].iter().all(|name| programs::find(&[name]).is_some())
    },
};

pub(crate) const ISLANDS: Part = Part {
    name: "the islands",
    packages: wasm::DEBIAN_PACKAGES,
    then: None,
    is_here: || matches!(wasm::find(), Ok(Some(_))),
};

const LINTS: Part = Part { name: "format and lints", packages: &[], then: None, is_here: has_lints };

impl Part {
    pub(crate) fn is_here(self) -> bool {
        (self.is_here)()
    }

    /// What a person would type.
    pub(crate) fn command(self) -> String {
        let packages = format!("apt-get install {}", self.packages.join(" "));
        self.then.map_or_else(|| packages.clone(), |then| format!("{packages} && {}", then()))
    }
}

/// Installs whatever is missing of everything.
pub(crate) fn missing() -> Result<()> {
    if !LINTS.is_here() {
        process::run(Command::new("rustup").args(["component", "add", "rustfmt", "clippy"]))?;
    }
    let parts: Vec<Part> = [POSTGRES, S3, BROWSER, ISLANDS].into_iter().filter(|part| !part.is_here()).collect();
    // A part may be missing in half: whoever has a Node.js from elsewhere must not get Debian's older one on top.
    let all = parts.iter().flat_map(|part| part.packages).copied();
    packages(&all.filter(|package| !is_on_path(package)).collect::<Vec<_>>())?;
    for then in parts.iter().filter_map(|part| part.then) {
        process::run(Command::new("sh").current_dir(workspace::root()).args(["-c", &then()]))?;
    }
    Ok(())
}

fn packages(missing: &[&str]) -> Result<()> {
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
    process::run(apt(&["install", "--yes", "--no-install-recommends"]).args(missing))
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
        "python3-venv" => s3::has_python(),
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
