//! `cargo xtask assets`: fills `target/site`, and does nothing where it is up to date.
//!
//! The style sheets need no step here: the build script of `app` checks and minifies them.
//! File names carry no hash and nothing is compressed: the server's build script does both.
//!
//! `target/site/MANIFEST` has the line `inputs SHA256` and then one line `NAME SHA256` per file.

use crate::{islands, wasm, workspace};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

pub(crate) fn build() -> Result<()> {
    let work = workspace::root().join("target/islands");
    fs::create_dir_all(&work).with_context(|| format!("{} cannot be created", work.display()))?;
    // Two people, or a test and a server, may ask at once.
    let lock = File::create(work.join(".xtask-lock"))?;
    lock.lock()?;
    let sources = sources()?;
    let declared = declared(&sources)?;
    let inputs = digest_of(&sources)?;
    if is_current(&inputs) {
        return Ok(());
    }
    clear()?;
    if declared.is_empty() {
        return Ok(());
    }
    let Some(toolchain) = wasm::find()? else {
        eprintln!("warning: no compiler for WebAssembly here: the desk works, but without its islands");
        eprintln!("         to have them: rustup target add {}", wasm::TARGET);
        eprintln!("         or on Debian: apt-get install {}", wasm::DEBIAN_PACKAGES.join(" "));
        return Ok(());
    };
    println!("Building the islands {declared:?}");
    let fresh = work.join("bound");
    fs::remove_dir_all(&fresh).ok();
    islands::build(&toolchain, &declared, &fresh)?;
    publish(&fresh, &inputs)
}

/// Everything the islands are compiled from, in a stable order.
fn sources() -> Result<Vec<PathBuf>> {
    let root = workspace::root();
    let mut files = vec![root.join("Cargo.toml"), root.join("Cargo.lock")];
    let mut folders = vec![root.join("app")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

fn declared(sources: &[PathBuf]) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for path in sources.iter().filter(|path| path.extension().is_some_and(|end| end == "rs")) {
        names.extend(islands::declared(&fs::read_to_string(path)?));
    }
    Ok(names)
}

fn digest_of(sources: &[PathBuf]) -> Result<String> {
    let mut digest = Sha256::new();
    for path in sources {
        digest.update(path.strip_prefix(workspace::root())?.as_os_str().as_encoded_bytes());
        digest.update([0]);
        digest.update(Sha256::digest(fs::read(path)?));
    }
    Ok(hex(&digest.finalize()))
}

fn is_current(inputs: &str) -> bool {
    let site = workspace::site();
    let Ok(manifest) = fs::read_to_string(site.join("MANIFEST")) else { return false };
    manifest.lines().next() == Some(format!("inputs {inputs}").as_str())
        && islands::FILES.iter().all(|name| site.join(name).is_file())
}

/// Stale islands are worse than none: their names carry a hash of their source.
fn clear() -> Result<()> {
    let site = workspace::site();
    for name in islands::FILES.iter().chain(&["MANIFEST"]) {
        let path = site.join(name);
        if path.exists() {
            fs::remove_file(&path).with_context(|| format!("{} cannot be removed", path.display()))?;
        }
    }
    Ok(())
}

/// The manifest goes last: files without it are a build that was cut short.
fn publish(fresh: &Path, inputs: &str) -> Result<()> {
    let site = workspace::site();
    fs::create_dir_all(&site)?;
    let mut manifest = format!("inputs {inputs}\n");
    for name in islands::FILES {
        let bytes = fs::read(fresh.join(name))?;
        writeln!(manifest, "{name} {}", hex(&Sha256::digest(&bytes)))?;
        println!("  target/site/{name} {} kB", bytes.len().div_ceil(1000));
        fs::write(site.join(name), bytes)?;
    }
    Ok(fs::write(site.join("MANIFEST"), manifest)?)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        write!(text, "{byte:02x}").ok();
        text
    })
}
