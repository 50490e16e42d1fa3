//! Writes every sample of every screen as a page to look at, with an index:
//! `cargo run -p app --features ssr --example gallery -- FOLDER`

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::{env, fs};

use app::document::{Assets, DESK_CSS};
use app::screens;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("usage: gallery FOLDER")?);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("desk.css"), DESK_CSS)?;
    let assets = Assets { desk_css: "desk.css".to_owned(), ..Assets::default() };

    let mut index = String::new();
    for sample in screens::samples() {
        let file = format!("{}-{}.html", sample.screen, sample.name);
        writeln!(index, "<li><a href=\"{file}\">{sample:?}</a>")?;
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let page = owner.with(|| sample.document(&assets).to_html());
        fs::write(folder.join(file), format!("<!DOCTYPE html>{page}"))?;
    }
    fs::write(
        folder.join("index.html"),
        format!("<!DOCTYPE html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Gallery</title><ul>{index}</ul>"),
    )?;
    Ok(())
}
