//! `cargo xtask serve`: builds what is missing, then becomes the server.

use crate::{assets, process, workspace};
use anyhow::{Result, bail};
use std::os::unix::process::CommandExt;
use std::process::Command;

pub(crate) fn run(words: &[&str]) -> Result<()> {
    let (release, arguments) = match words {
        [] => (false, &[][..]),
        ["--release"] => (true, &[][..]),
        ["--", rest @ ..] => (false, rest),
        ["--release", "--", rest @ ..] => (true, rest),
        _ => bail!("usage: cargo xtask serve [--release] [-- arguments of `trangxa serve`]"),
    };
    // Assets first: a release build carries them inside.
    assets::build()?;
    process::run(&mut workspace::server_build(release))?;
    let mut server = Command::new(workspace::server(release));
    // From the root, so that the default ./data is the same folder wherever the command is typed.
    server.current_dir(workspace::root()).arg("serve").args(arguments);
    let name = process::describe(&server);
    // Becoming the server instead of waiting for it: signals reach it without a go-between.
    bail!("`{name}` could not be started: {}", server.exec())
}
