//! Every Markdown source we have, rendered natively, as JSON on standard output: `[{"name", "source", "html", "shelf"?}, …]`.
//!
//! A browser renders the same sources with the wasm build and compares byte for byte: the preview at the desk and the
//! public page are one function. Arguments, each left out with `-` or nothing: the examples of `CommonMark`
//! (`commonmark/spec.json`) and the payloads of the sanitizer (`sanitizer/dompurify-expect.json`).

#[path = "render_corpus/fixtures.rs"]
mod fixtures;
#[path = "render_corpus/generated.rs"]
mod generated;
#[path = "../tests/markdown/hostile.rs"]
mod hostile;
#[path = "render_corpus/pictures.rs"]
mod pictures;

use std::error::Error;
use std::io::{self, Write as _};

use domain::markdown::{render, render_with};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Texts made up from a fixed seed.
const GENERATED: usize = 300;

/// About so many pieces in each hostile source.
const HOSTILE: usize = 200;

#[derive(Serialize)]
struct Entry {
    name: String,
    source: String,
    html: String,
    /// What is on the shelf, as the desk's own pages tell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    shelf: Option<String>,
}

#[derive(Deserialize)]
struct Example {
    example: u32,
    markdown: String,
}

#[derive(Deserialize)]
struct Payload {
    payload: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut sources: Vec<(String, String)> = Vec::new();
    for example in load::<Example>(arguments.next())? {
        sources.push((format!("commonmark-{}", example.example), example.markdown));
    }
    for (number, case) in (1..).zip(load::<Payload>(arguments.next())?) {
        let payload = case.payload;
        for (place, source) in [
            ("alone", payload.clone()),
            ("inline", format!("Chữ {payload} chữ")),
            ("address", format!("[chữ](<{payload}> \"{payload}\")")),
            ("cell", format!("| a |\n|---|\n| {} |", payload.replace('\n', " "))),
        ] {
            sources.push((format!("sanitizer-{number}-{place}"), source));
        }
    }
    sources
        .extend(generated::texts(GENERATED).into_iter().zip(1..).map(|(text, at)| (format!("generated-{at}"), text)));
    let hostile = hostile::hostile(HOSTILE).into_iter();
    sources.extend(hostile.map(|(name, source)| (format!("hostile-{}", name.replace(' ', "-")), source)));
    sources.extend(fixtures::all()?);

    let entry = |(name, source): (String, String)| Entry { html: render(&source).html, name, source, shelf: None };
    let (shelf, told) = pictures::shelf()?;
    let with_shelf = |(name, source): (String, String)| Entry {
        html: render_with(&source, &shelf).html,
        name,
        source,
        shelf: Some(told.clone()),
    };
    let shown = pictures::texts(&sources).into_iter().map(with_shelf);
    let entries: Vec<Entry> = shown.chain(sources.iter().cloned().map(entry)).collect();
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &entries)?;
    writeln!(out)?;
    Ok(())
}

fn load<T: DeserializeOwned>(path: Option<String>) -> Result<Vec<T>, Box<dyn Error>> {
    match path.filter(|path| path != "-") {
        Some(path) => {
            Ok(serde_json::from_str(&std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?)?)
        }
        None => Ok(Vec::new()),
    }
}
