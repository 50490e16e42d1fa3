//! Where things lie in the checkout, and how cargo is called in it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the workspace's `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    // The variable of the running cargo first: a checkout may have moved since xtask was compiled.
    let here =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map(Path::to_path_buf).unwrap_or(here)
}

/// Where cargo puts what it builds for this machine.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The built assets: the server's build script looks for them exactly here.
pub(crate) fn site() -> PathBuf {
    root().join("target/site")
}

/// The server's binary in the given build.
pub(crate) fn server(release: bool) -> PathBuf {
    let profile = if release { "release" } else { "debug" };
    target().join(profile).join("trangxa")
}

/// A cargo of the same toolchain that started xtask, in the root of the workspace.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).args(arguments);
    cargo
}

/// Builds the server.
pub(crate) fn server_build(release: bool) -> Command {
    let mut cargo = cargo(&["build", "--package", "server", "--bin", "trangxa"]);
    if release {
        cargo.arg("--release");
    }
    cargo
}
