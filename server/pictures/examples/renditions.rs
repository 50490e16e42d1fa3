//! Makes the renditions of a picture: `renditions FILE [FOLDER]` writes them into the folder, and prints what was made,
//! the seconds that took and the most memory the process ever had (Linux tells that as `VmHWM`).
//!
//! `cargo xtask bench images` runs this beside another program that makes the same files.

use pictures::{Colour, RenditionFormat};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (file, folder) = match words.as_slice() {
        [file] => (file, None),
        [file, folder] => (file, Some(Path::new(folder))),
        _ => {
            eprintln!("usage: renditions FILE [FOLDER]");
            return ExitCode::FAILURE;
        }
    };
    match run(Path::new(file), folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(file: &Path, folder: Option<&Path>) -> Result<(), Box<dyn std::error::Error>> {
    let bytes = std::fs::read(file)?;
    let start = Instant::now();
    let made = pictures::renditions(&bytes)?;
    let seconds = start.elapsed().as_secs_f64();
    println!("size {} {}", made.width, made.height);
    println!("colour {:?}", Colour::rgb(made.colour));
    for rendition in &made.files {
        let ending = match rendition.format {
            RenditionFormat::WebP => "webp",
            RenditionFormat::Jpeg => "jpg",
        };
        println!("file {} x {} {ending} {} bytes", rendition.width, rendition.height, rendition.bytes.len());
        if let Some(folder) = folder {
            std::fs::write(folder.join(format!("{}.{ending}", rendition.width)), &rendition.bytes)?;
        }
    }
    println!("seconds {seconds:.3}");
    if let Some(kilobytes) = peak_kilobytes() {
        println!("peak_kb {kilobytes}");
    }
    Ok(())
}

fn peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
