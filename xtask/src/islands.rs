//! From the `app` crate to `islands.js` and `islands_bg.wasm`.

use crate::wasm::{TARGET, Toolchain};
use crate::{process, programs, workspace};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

pub(crate) const FILES: [&str; 2] = ["islands.js", "islands_bg.wasm"];

/// Builds the islands into `folder` under the names of [`FILES`].
pub(crate) fn build(toolchain: &Toolchain, declared: &BTreeSet<String>, folder: &Path) -> Result<()> {
    let compiled = compile(toolchain)?;
    bind(&compiled, declared, folder)?;
    optimise(&folder.join("islands_bg.wasm"));
    Ok(())
}

/// The names of all `#[island]` functions under `folder`, read from the source text.
pub(crate) fn declared(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut awaits_name = false;
    for line in source.lines().map(str::trim_start) {
        awaits_name |= line.starts_with("#[") && (line.contains("island]") || line.contains("island("));
        if let Some((_, rest)) = line.split_once("fn ").filter(|_| awaits_name) {
            names.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
            awaits_name = false;
        }
    }
    names
}

fn compile(toolchain: &Toolchain) -> Result<std::path::PathBuf> {
    // A folder of its own: another toolchain and other features would invalidate the server's builds, and back.
    let folder = workspace::root().join("target/islands");
    let mut cargo =
        toolchain.cargo(&["rustc", "--package", "app", "--lib", "--crate-type", "cdylib", "--features", "hydrate"]);
    cargo.args(["--profile", "islands", "--target", TARGET]).arg("--target-dir").arg(&folder);
    cargo.env("RUSTFLAGS", without_private_paths());
    // wasm-bindgen reads from these sections what the compiler made use of, and then drops them itself.
    cargo.env("CARGO_PROFILE_ISLANDS_STRIP", "none");
    process::run(&mut cargo)?;
    Ok(folder.join(TARGET).join("islands/app.wasm"))
}

/// Panic messages carry file names; a public file must not tell where its builder lives.
fn without_private_paths() -> String {
    let root = workspace::root();
    let mut flags = format!("--remap-path-prefix={}=.", root.display());
    let home =
        std::env::var_os("CARGO_HOME").or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".cargo").into()));
    if let Some(home) = home {
        flags = format!("{flags} --remap-path-prefix={}=cargo", Path::new(&home).display());
    }
    flags
}

fn bind(compiled: &Path, declared: &BTreeSet<String>, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name("islands")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.web(true)?.generate_output().context("wasm-bindgen refused the compiled islands")?;
    let exports: Vec<String> = output.wasm().exports.iter().map(|export| export.name.clone()).collect();
    assert_exported(declared, &exports)?;
    if output.snippets().values().any(|scripts| !scripts.is_empty()) || !output.local_modules().is_empty() {
        bail!(
            "a dependency of `app` brings its own JavaScript files; the server hands out {} alone",
            FILES.join(" and ")
        );
    }
    output.emit(folder).context("the islands could not be written")
}

/// Exports have been known to vanish when nothing in the final library refers to them: the page then
/// loads, and every island on it stays dead without a word.
fn assert_exported(declared: &BTreeSet<String>, exports: &[String]) -> Result<()> {
    let is_exported = |island: &str| {
        let hash = |export: &String| export.strip_prefix(island)?.strip_prefix('_').map(str::to_owned);
        exports.iter().filter_map(hash).any(|hash| !hash.is_empty() && hash.bytes().all(|b| b.is_ascii_digit()))
    };
    let lost: Vec<&str> = declared.iter().map(String::as_str).filter(|island| !is_exported(island)).collect();
    if !lost.is_empty() {
        bail!(
            "the wasm file does not export the island(s) {}: is their module part of `app` under the feature `hydrate`?",
            lost.join(", ")
        );
    }
    Ok(())
}

/// Smaller still where binaryen is installed. An old one may not know what the compiler emits: then the file stays as it is.
fn optimise(wasm: &Path) {
    let Some(program) = programs::find(&["wasm-opt"]) else { return };
    let smaller = wasm.with_extension("wasm.opt");
    let mut opt = Command::new(program);
    opt.args(["-Oz", "--all-features"]).arg(wasm).arg("-o").arg(&smaller);
    let done = process::run(&mut opt).and_then(|()| Ok(fs::rename(&smaller, wasm)?));
    if let Err(error) = done {
        eprintln!("warning: {error:#}; the islands stay as the compiler made them");
        fs::remove_file(&smaller).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn islands_are_found_by_their_attribute_alone() {
        let source = "/// #[island] in prose\n#[island]\npub fn Preview(text: String) {}\n#[component]\npub fn Page() {}\n#[leptos::island(lazy)]\n#[must_use]\nfn Slug_field() {}";
        assert_eq!(declared(source), ["Preview", "Slug_field"]);
    }

    #[test]
    fn an_island_without_its_export_is_named() {
        let declared = BTreeSet::from(["Preview".to_owned(), "Slug".to_owned()]);
        let exports = ["Preview_123".to_owned(), "Slug_field_9".to_owned(), "hydrate".to_owned()];
        let error = assert_exported(&declared, &exports).unwrap_err().to_string();
        assert!(error.contains("island(s) Slug:"), "{error}");
    }
}
