//! `cargo xtask bench images`: six files out of a photo of twelve megapixels, beside libvips making the same six.
//!
//! Both run in one thread, as programs of their own, taking turns. `vipsthumbnail` makes one file per call, so it
//! decodes the photo six times, coarser where the file is small; that is how it is used.

use super::rounds::median;
use crate::{process, programs, workspace};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// We may take this much more time than libvips.
const AIM: f64 = 1.5;
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// The same quality, progressive JPEG and no metadata, as ours.
const FORMATS: [&str; 2] = ["webp[Q=78,strip]", "jpg[Q=78,strip,interlace,optimize_coding]"];

/// What one side took over all rounds.
#[derive(Debug, Default)]
struct Taken {
    seconds: Vec<f64>,
    megabytes: f64,
}

pub(crate) fn run(words: &[&str]) -> Result<()> {
    let (rounds, file) = options(words)?;
    let vips = programs::find(&["vipsthumbnail"])
        .context("vipsthumbnail is not installed (Debian: apt-get install libvips-tools)")?;
    process::run(&mut workspace::cargo(&["build", "--release", "--package", "pictures", "--examples"]))?;
    let folder = workspace::target().join("bench-images");
    let (our_files, their_files) = (folder.join("ours"), folder.join("vips"));
    fs::create_dir_all(&our_files)?;
    fs::create_dir_all(&their_files)?;
    let photo = file.map_or_else(|| made_up(&folder), |file| Ok(file.canonicalize()?))?;
    println!("{}: {} bytes; {rounds} rounds\n", photo.display(), fs::metadata(&photo)?.len());
    let (mut ours, mut theirs) = (Taken::default(), Taken::default());
    for round in 0..rounds {
        // Whoever comes second finds a warmer or a more tired machine: take turns.
        let order = if round % 2 == 0 { [true, false] } else { [false, true] };
        for is_ours in order {
            if is_ours {
                ours.add(vec![ours_command(&photo, &our_files)])?;
            } else {
                theirs.add(vips_commands(&vips, &photo, &their_files))?;
            }
        }
    }
    report(&mut ours, &mut theirs, bytes_in(&our_files)?, bytes_in(&their_files)?);
    Ok(())
}

fn report(ours: &mut Taken, theirs: &mut Taken, our_bytes: u64, their_bytes: u64) {
    let mut ratios: Vec<f64> = ours.seconds.iter().zip(&theirs.seconds).map(|(ours, theirs)| ours / theirs).collect();
    let ratio = median(&mut ratios);
    let verdict = if ratio <= AIM { "met" } else { "MISSED" };
    println!("{:24} {:>10} {:>14} {:>7}", "six files", "ours", "vipsthumbnail", "ratio");
    let (our_seconds, their_seconds) = (median(&mut ours.seconds), median(&mut theirs.seconds));
    println!(
        "{:24} {our_seconds:8.2} s {their_seconds:12.2} s {ratio:7.2}  aim ≤ {AIM}: {verdict}",
        "time (median of rounds)"
    );
    println!("{:24} {:7.1} MB {:11.1} MB", "most memory", ours.megabytes, theirs.megabytes);
    println!("{:24} {our_bytes:10} {their_bytes:14}", "bytes of the files");
}

impl Taken {
    /// Runs the commands of one round one after the other.
    fn add(&mut self, commands: Vec<Command>) -> Result<()> {
        let mut seconds = 0.0;
        for mut command in commands {
            let name = process::describe(&command);
            let start = Instant::now();
            let mut child = command.stdout(Stdio::null()).spawn().with_context(|| format!("`{name}` did not start"))?;
            self.megabytes = self.megabytes.max(watch(&mut child));
            let status = child.wait()?;
            seconds += start.elapsed().as_secs_f64();
            if !status.success() {
                bail!("`{name}` failed ({status})");
            }
        }
        self.seconds.push(seconds);
        Ok(())
    }
}

/// The most memory a program had, in MB, asked until it ends. Only Linux tells.
fn watch(child: &mut Child) -> f64 {
    let path = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    while matches!(child.try_wait(), Ok(None)) {
        let status = fs::read_to_string(&path).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
        most = most.max(peak.and_then(|kilobytes| kilobytes.parse().ok()).unwrap_or_default());
        thread::sleep(Duration::from_millis(2));
    }
    most / 1000.0
}

fn ours_command(photo: &Path, folder: &Path) -> Command {
    let mut command = Command::new(example("renditions"));
    command.arg(photo).arg(folder);
    command
}

fn vips_commands(vips: &Path, photo: &Path, folder: &Path) -> Vec<Command> {
    let each = WIDTHS.iter().flat_map(|width| FORMATS.iter().map(move |format| (width, format)));
    let command = |(width, format): (&u32, &&str)| {
        let mut command = Command::new(vips);
        command.arg(photo).arg(format!("--size={width}x"));
        command.arg(format!("--output={}", folder.join(format!("{width}.{format}")).display()));
        command.env("VIPS_CONCURRENCY", "1");
        command
    };
    each.map(command).collect()
}

/// A photo of twelve megapixels, the same every time.
fn made_up(folder: &Path) -> Result<PathBuf> {
    let photo = folder.join("photo.jpg");
    process::run(Command::new(example("photo")).arg(&photo).args(["4000", "3000"]))?;
    Ok(photo)
}

fn example(name: &str) -> PathBuf {
    workspace::target().join("release/examples").join(name)
}

fn bytes_in(folder: &Path) -> Result<u64> {
    let mut sum = 0;
    for entry in fs::read_dir(folder)? {
        sum += entry?.metadata()?.len();
    }
    Ok(sum)
}

fn options(words: &[&str]) -> Result<(usize, Option<PathBuf>)> {
    let (mut rounds, mut file) = (5, None);
    for pair in words.chunks(2) {
        match pair {
            ["--rounds", number] => rounds = number.parse().context("--rounds takes a number")?,
            ["--file", path] => file = Some(PathBuf::from(path)),
            _ => bail!("usage: cargo xtask bench images [--rounds N] [--file PHOTO]"),
        }
    }
    if rounds == 0 {
        bail!("at least one round");
    }
    Ok((rounds, file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_make_the_same_six() {
        let commands = vips_commands(Path::new("vipsthumbnail"), Path::new("a.jpg"), Path::new("out"));
        assert_eq!(commands.len(), 6);
        assert!(process::describe(&commands[0]).ends_with("a.jpg --size=480x --output=out/480.webp[Q=78,strip]"));
    }
}
