//! The commands of the house: `cargo xtask serve` runs Trang Xã, `cargo xtask test` checks it.
//!
//! Read [`serve`] and [`mod@test`] next. Everything here drives other programs and owns no rule of the product.

mod assets;
mod bench;
mod browser;
mod http;
mod install;
mod islands;
mod postgres;
mod process;
mod programs;
mod report;
mod s3;
mod serve;
mod summary;
mod test;
mod wasm;
mod workspace;

use anyhow::{Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [--release] [-- ARGUMENTS]
    Builds what is missing (islands, styles, server) and serves on http://localhost:3000
    with data in ./data, created and filled on first start. The development build is the
    default because it is ready in half the time; --release builds what production runs.
    ARGUMENTS go to `trangxa serve`, for example: cargo xtask serve -- --listen 127.0.0.1:8080

cargo xtask assets
    Builds the islands (the desk's few interactive parts, as WebAssembly) into target/site.
    Where the wasm target cannot be had this warns, and the desk works without them.

cargo xtask test [--all] [-- ARGUMENTS]
    Format, lints, tests on every engine found, browser tests. What this machine cannot run is
    listed at the end with the command that would install it. --all, as CI runs it, installs
    what is missing, also checks the documentation, and counts a missing part as a failure.
    With ARGUMENTS only the Rust tests run and get them, for example: cargo xtask test -- slug

cargo xtask bench pages [--rounds N] [--seconds N] [--binary PATH]
    Pages, memory and start-up of the release build beside nginx serving the same bytes.
    Needs wrk and nginx (Debian: apt-get install wrk nginx-light).

cargo xtask bench scale [--small] [--binary PATH]
    Start, memory and the slowest pages of the release build with 82, 1,000 and 10,598 units of
    100 made-up articles each, in SQLite; --small: 82 and 1,000 units of 20 each.

cargo xtask bench share [--small] [--binary PATH]
    How long sharing with 82 and with 10,598 units takes on both engines, a correction, a withdrawal,
    and an alert until the 82nd host shows it, while others read and write; --small: 82 only.

cargo xtask bench images [--rounds N] [--file PHOTO]
    Time and memory for the six renditions of a photo of twelve megapixels, beside libvips
    making the same. Needs vipsthumbnail (Debian: apt-get install libvips-tools).

Variables
    TRANGXA_TEST_DATA   folder of documents and pictures for tests (default: shared/data/files
                        beside the checkout, if there)
    TRANGXA_WASM        which toolchain builds the islands: installed, rustup, debian or none
                        (default: the first of these that works here)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    run(&words).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(words: &[&str]) -> Result<ExitCode> {
    let ours = words.split(|word| *word == "--").next().unwrap_or_default();
    if ours.is_empty() || ours.iter().any(|word| ["help", "--help", "-h"].contains(word)) {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    match words {
        ["assets"] => assets::build()?,
        ["serve", rest @ ..] => serve::run(rest)?,
        ["test", rest @ ..] => return test::run(rest),
        ["bench", "pages", rest @ ..] => bench::pages(rest)?,
        ["bench", "scale", rest @ ..] => bench::scale(rest)?,
        ["bench", "images", rest @ ..] => bench::images(rest)?,
        ["bench", "share", rest @ ..] => bench::share(rest)?,
        _ => bail!("`cargo xtask {}` is not a command; see `cargo xtask help`", words.join(" ")),
    }
    Ok(ExitCode::SUCCESS)
}
