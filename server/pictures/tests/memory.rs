//! Two decoders at once stay within the memory that is planned for pictures: 150 MB above what the process has anyway.
//!
//! Measured in a process of its own, which this test starts from its own program, by what Linux says of it. glibc keeps
//! much of what was freed once blocks of megabytes have been: the heaviest pictures are measured without that, so that
//! it is our memory that is measured and not its habits.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test, in what a test calls as well")]

use jpeg_encoder::{ImageBuffer, JpegColorType};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// Kilobytes, as Linux counts them.
const LIMIT: u64 = 150_000;
/// The folder whose files the other process decodes.
const FOLDER: &str = "PICTURES_MEMORY_FOLDER";

#[test]
fn large_pictures_two_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    // What a phone of 12 megapixels makes upright: its half is smaller than the largest rendition, so it is decoded whole.
    write("upright.jpg", &jpeg(3190, 4250, false));
    write("large.jpg", &jpeg(6000, 4000, false));
    write("huge.jpg", &jpeg(12_000, 9_000, false));
    write("progressive.jpg", &jpeg(4000, 3000, true));
    write("rows.png", &png(5600, 4200));
    check(folder.path(), &[("MALLOC_MMAP_THRESHOLD_", "1048576")]);
}

#[test]
fn the_folder_of_test_data_two_at_once() {
    let data = std::env::var_os("TRANGXA_TEST_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/files")),
        PathBuf::from,
    );
    let folder = data.join("images");
    if folder.is_dir() {
        check(&folder, &[]);
    } else {
        println!("SKIPPED: {} is not there (set TRANGXA_TEST_DATA)", folder.display());
    }
}

/// Every file twice in a row, so that both decoders meet the heaviest at the same time.
#[test]
fn the_other_process() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files);
    files.sort();
    let twice: Vec<PathBuf> = files.into_iter().flat_map(|file| [file.clone(), file]).collect();
    let before = kilobytes("VmRSS:");
    let queue = Mutex::new(twice.into_iter());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some(file) = queue.lock().unwrap().next() else { break };
                    let bytes = std::fs::read(&file).unwrap();
                    pictures::renditions(&bytes).err();
                }
            });
        }
    });
    println!("\nABOVE_IDLE {}", kilobytes("VmHWM:") - before);
}

fn check(folder: &Path, settings: &[(&str, &str)]) {
    if !cfg!(target_os = "linux") {
        println!("SKIPPED: only Linux tells how much memory a process had at most");
        return;
    }
    let this = std::env::current_exe().unwrap();
    let words = ["--exact", "the_other_process", "--nocapture", "--test-threads=1"];
    let output = Command::new(this).args(words).env(FOLDER, folder).envs(settings.iter().copied()).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let above = printed.lines().find_map(|line| line.strip_prefix("ABOVE_IDLE ")).map(str::parse::<u64>);
    let above = above.unwrap().unwrap();
    println!("{above} kB above idle");
    assert!(above > 20_000, "{above} kB are too few: something was not measured");
    assert!(above < LIMIT, "{above} kB");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

fn kilobytes(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.trim().strip_suffix(" kB").unwrap().trim().parse().unwrap()
}

fn jpeg(width: u16, height: u16, progressive: bool) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 60);
    encoder.set_progressive(progressive);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    encoder.encode_image(Waves { width, height }).unwrap();
    file
}

/// Made while it is written, because the whole would not be small.
struct Waves {
    width: u16,
    height: u16,
}

impl ImageBuffer for Waves {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Ycbcr
    }

    fn width(&self) -> u16 {
        self.width
    }

    fn height(&self) -> u16 {
        self.height
    }

    fn fill_buffers(&self, y: u16, buffers: &mut [Vec<u8>; 4]) {
        for x in 0..self.width {
            let [luma, blue, red, _] = buffers;
            let wave = |value: u16| u8::try_from(value % 256).unwrap();
            luma.push(wave((x / 7) ^ (y / 5)));
            blue.push(wave(100 + x / 200));
            red.push(wave(100 + y / 200));
        }
    }
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().unwrap();
    let mut rows = writer.stream_writer().unwrap();
    for y in 0..height {
        let row: Vec<u8> = (0..width * 4).map(|x| u8::try_from((x / 64 + y / 16) % 256).unwrap()).collect();
        std::io::Write::write_all(&mut rows, &row).unwrap();
    }
    rows.finish().unwrap();
    writer.finish().unwrap();
    file
}
