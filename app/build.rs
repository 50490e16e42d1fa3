//! Turns `style/*.css` into the sheets of the platform: parsed (a mistake stops the build),
//! lowered for the phones of our readers, minified.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

/// Each lists its parts by `@import "./part.css";`, in order, and holds nothing else.
const SHEETS: [&str; 6] = ["public.css", "portal.css", "pictures.css", "guides.css", "asking.css", "desk.css"];

/// The oldest browsers we draw for. Older ones still get every word and every link.
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(80 << 16),
    edge: Some(80 << 16),
    firefox: Some(78 << 16),
    ie: None,
    ios_saf: Some(13 << 16),
    opera: None,
    safari: Some(13 << 16),
    samsung: Some(13 << 16),
};

fn main() -> Result<(), Box<dyn Error>> {
    let style = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../style");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed={}", style.display());
    println!("cargo::rerun-if-changed=build.rs");
    for sheet in SHEETS {
        let source = gather(&style, sheet)?;
        fs::write(out.join(sheet), minify(&source).map_err(|error| format!("style/{sheet}: {error}"))?)?;
    }
    Ok(())
}

/// The parts a sheet lists, one after the other.
fn gather(style: &Path, sheet: &str) -> Result<String, Box<dyn Error>> {
    let mut whole = String::new();
    for line in fs::read_to_string(style.join(sheet))?.lines() {
        let Some(part) = line.strip_prefix("@import \"./").and_then(|rest| rest.strip_suffix("\";")) else {
            continue;
        };
        // A sheet may begin with another one.
        if SHEETS.contains(&part) {
            whole.push_str(&gather(style, part)?);
            continue;
        }
        let path = style.join(part);
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        // Parsed alone first, so that a mistake is told with its own file and line.
        StyleSheet::parse(&text, ParserOptions { filename: part.to_owned(), ..ParserOptions::default() })
            .map_err(|error| format!("style/{error}"))?;
        whole.push_str(&text);
    }
    Ok(whole)
}

fn minify(source: &str) -> Result<String, Box<dyn Error>> {
    let targets = Targets::from(BROWSERS);
    let mut sheet = StyleSheet::parse(source, ParserOptions::default()).map_err(|error| error.to_string())?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| error.to_string())?;
    let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })?;
    Ok(printed.code)
}
