//! Running other programs: to their end, or beside us with a guaranteed end.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// Runs a program to its end and fails with its name if it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = describe(command);
    let status = command.status().with_context(|| format!("`{name}` could not be started"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Runs a program to its end, shows every line it prints and hands each one to `read`.
pub(crate) fn run_reading(command: &mut Command, mut read: impl FnMut(&str)) -> Result<()> {
    let name = describe(command);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("`{name}` could not be started"))?;
    let (sender, lines) = mpsc::channel();
    let readers = [
        child.stdout.take().map(|out| forward(out, sender.clone())),
        child.stderr.take().map(|out| forward(out, sender)),
    ];
    for line in lines {
        println!("{line}");
        read(&line);
    }
    for reader in readers.into_iter().flatten() {
        reader.join().ok();
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Runs a program for at most `limit`; `false` if it failed or had to be ended.
pub(crate) fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let Ok(mut child) = command.stdin(Stdio::null()).spawn() else { return false };
    let ended = wait(&mut child, limit);
    if ended.is_none() {
        child.kill().ok();
        child.wait().ok();
    }
    ended.unwrap_or(false)
}

/// Calls `ready` every few milliseconds until it says yes.
pub(crate) fn poll(what: &str, limit: Duration, every: Duration, mut ready: impl FnMut() -> bool) -> Result<Duration> {
    let start = Instant::now();
    while !ready() {
        if start.elapsed() > limit {
            bail!("{what} within {} s", limit.as_secs());
        }
        thread::sleep(every);
    }
    Ok(start.elapsed())
}

/// The words of a command, for messages.
pub(crate) fn describe(command: &Command) -> String {
    // The name alone: the folder of a toolchain only makes a message long.
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// A program of ours that runs beside us; it is asked to stop when this value goes away.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
}

impl Running {
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let child = command.spawn().with_context(|| format!("`{}` could not be started", describe(command)))?;
        Ok(Self { child })
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it is still there; a server that stopped by itself will never become ready.
    pub(crate) fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.is_alive() {
            // The standard library can only kill; a shell can ask politely first.
            let ask = format!("kill -TERM {}", self.child.id());
            Command::new("sh").args(["-c", &ask]).status().ok();
            if wait(&mut self.child, Duration::from_secs(15)).is_none() {
                self.child.kill().ok();
            }
        }
        self.child.wait().ok();
    }
}

fn forward(out: impl Read + Send + 'static, to: mpsc::Sender<String>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(out).split(b'\n').map_while(Result::ok) {
            to.send(String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned()).ok();
        }
    })
}

fn wait(child: &mut Child, limit: Duration) -> Option<bool> {
    let start = Instant::now();
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status.success());
        }
        if start.elapsed() > limit {
            return None;
        }
        thread::sleep(Duration::from_millis(20));
    }
}
