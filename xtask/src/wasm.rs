//! Which compiler turns the islands into WebAssembly on this machine.

use crate::{process, programs, workspace};
use anyhow::{Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// What to type on Debian where rustup cannot reach its server.
pub(crate) const DEBIAN_PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// rustup has no time limit of its own where a firewall swallows its packets.
const RUSTUP_LIMIT: Duration = Duration::from_mins(1);

#[derive(Debug)]
pub(crate) enum Toolchain {
    /// The toolchain that builds everything else also has the wasm target.
    Same,
    /// Debian's own compiler for the web: it ships std as source, so std is built along.
    Debian { linker: PathBuf },
}

/// The first toolchain that works here, or none.
pub(crate) fn find() -> Result<Option<Toolchain>> {
    let choice = env::var("TRANGXA_WASM").unwrap_or_default();
    Ok(match choice.as_str() {
        "" => installed().or_else(rustup).or_else(debian),
        "installed" => installed(),
        "rustup" => rustup(),
        "debian" => debian(),
        "none" => None,
        other => bail!("TRANGXA_WASM is `{other}`; it can be installed, rustup, debian or none"),
    })
}

impl Toolchain {
    /// A cargo that builds with this toolchain, in the root of the workspace.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        match self {
            Self::Same => workspace::cargo(arguments),
            Self::Debian { linker } => {
                let mut cargo = Command::new(DEBIAN_CARGO);
                cargo.current_dir(workspace::root()).args(arguments).args(["-Z", "build-std=std,panic_abort"]);
                // Building std is a nightly feature; Debian's compiler is a stable one.
                cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", DEBIAN_RUSTC);
                cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                // The other toolchain's libraries and its choice must not leak in.
                cargo.env_remove("LD_LIBRARY_PATH").env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
                cargo
            }
        }
    }
}

fn installed() -> Option<Toolchain> {
    let rustc = Command::new("rustc").current_dir(workspace::root()).args(["--print", "sysroot"]).output().ok()?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&rustc.stdout).trim());
    sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir().then_some(Toolchain::Same)
}

fn rustup() -> Option<Toolchain> {
    // One test run asks several times; waiting for the same firewall once is enough.
    static WORKED: OnceLock<bool> = OnceLock::new();
    let rustup = programs::find(&["rustup"])?;
    let mut add = Command::new(rustup);
    add.current_dir(workspace::root()).args(["target", "add", TARGET]);
    WORKED.get_or_init(|| process::succeeds_within(&mut add, RUSTUP_LIMIT)).then_some(Toolchain::Same)
}

fn debian() -> Option<Toolchain> {
    let linker = programs::find(&["wasm-ld-19", "wasm-ld"])?;
    let source = Path::new("/usr/lib/rustlib/src/rust/library/std/Cargo.toml");
    let complete = source.is_file() && Path::new(DEBIAN_CARGO).is_file() && debian_is_new_enough()?;
    complete.then_some(Toolchain::Debian { linker })
}

/// Debian's plain `rustc` package sits at the same path and is years older.
fn debian_is_new_enough() -> Option<bool> {
    let rustc = Command::new(DEBIAN_RUSTC).arg("--version").env_remove("LD_LIBRARY_PATH").output().ok()?;
    let said = String::from_utf8_lossy(&rustc.stdout).into_owned();
    let has = minor(said.split_whitespace().nth(1)?)?;
    Some(has >= minor(env!("CARGO_PKG_RUST_VERSION"))?)
}

fn minor(version: &str) -> Option<u32> {
    version.strip_prefix("1.")?.split('.').next()?.parse().ok()
}
