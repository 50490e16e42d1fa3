//! Embeds built assets: `public/` as it is, and what `cargo xtask assets` left in `target/site`,
//! each with its compressed forms. Without built islands the set is smaller and the server says
//! so at its start; this script never calls cargo.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let workspace = PathBuf::from(env("CARGO_MANIFEST_DIR")).join("..");
    let out = PathBuf::from(env("OUT_DIR"));
    let site = workspace.join("target/site");
    // A watched path that is missing would make cargo run this script at every build.
    fs::create_dir_all(&site)?;
    let mut table = String::from("static EMBEDDED: &[Embedded] = &[\n");
    // The pictures of the help stand beside its text.
    for folder in [workspace.join("public"), workspace.join("server/data/help"), site] {
        println!("cargo::rerun-if-changed={}", folder.display());
        for path in files(&folder)? {
            embed(&path, &out, &mut table)?;
        }
    }
    table.push_str("];\n");
    fs::write(out.join("embedded.rs"), table)
}

fn env(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

/// Files one level deep, in a fixed order, without manifests and dotfiles.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.is_file() && path.extension().is_some_and(|extension| extension != "md"));
    paths.sort();
    Ok(paths)
}

fn embed(path: &Path, out: &Path, table: &mut String) -> io::Result<()> {
    let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| !name.starts_with('.')) else {
        return Ok(());
    };
    let bytes = fs::read(path)?;
    fs::write(out.join(name), &bytes)?;
    let included = |end: &str| format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}{end}\"))");
    // A picture is packed already: other forms of it would only be more bytes.
    if path.extension().is_some_and(|extension| extension == "webp") {
        let written = writeln!(table, "    Embedded {{ name: {name:?}, identity: {}, packed: None }},", included(""));
        return written.map_err(io::Error::other);
    }
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&bytes)?;
    let params = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut coded = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut coded, &params)?;
    fs::write(out.join(format!("{name}.gz")), gzip.finish()?)?;
    fs::write(out.join(format!("{name}.br")), coded)?;
    let (identity, gzip, brotli) = (included(""), included(".gz"), included(".br"));
    let written = writeln!(
        table,
        "    Embedded {{ name: {name:?}, identity: {identity}, packed: Some(Packed {{ gzip: {gzip}, brotli: {brotli} }}) }},"
    );
    written.map_err(io::Error::other)
}
