//! Our own server as production runs it, on a database that lives for one run of the benchmark.

use super::{UNIT, visit};
use crate::postgres::free_port;
use crate::process::{self, Running};
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub(super) const EMAIL: &str = "do-luong@example.vn";
pub(super) const PASSWORD: &str = "mot-mat-khau-de-do-luong";

#[derive(Debug)]
pub(super) struct Ours {
    binary: PathBuf,
    pub(super) folder: PathBuf,
    /// Another database than the one in the folder.
    database: Option<String>,
}

/// One running server; it stops when this value goes away.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) port: u16,
    process: Running,
}

impl Ours {
    /// A filled database with one person in it.
    pub(super) fn prepare(binary: PathBuf) -> Result<Self> {
        Self::prepare_on(binary, None)
    }

    /// The same in a database of its own, by its address.
    pub(super) fn prepare_on(binary: PathBuf, database: Option<String>) -> Result<Self> {
        let folder = workspace::root().join(format!("target/bench-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let ours = Self { binary, folder, database };
        drop(ours.start(&[])?);
        ours.add_person()?;
        Ok(ours)
    }

    /// A server that says it is ready.
    pub(super) fn start(&self, variables: &[(&str, &str)]) -> Result<Server> {
        let mut server = self.spawn(variables)?;
        let port = server.port;
        let is_ready = || !server.process.is_alive() || visit::get(port, UNIT, "/readyz", &[]).is_ok();
        process::poll("the server did not get ready", Duration::from_mins(2), Duration::from_millis(20), is_ready)?;
        if !server.process.is_alive() {
            bail!("the server stopped at once:\n{}", fs::read_to_string(self.folder.join("log"))?);
        }
        Ok(server)
    }

    /// From the start of the process to the first page, on the database that is already there.
    pub(super) fn first_byte(&self) -> Result<Duration> {
        let start = Instant::now();
        let server = self.spawn(&[])?;
        process::poll("the server sent no page", Duration::from_mins(1), Duration::from_millis(1), || {
            visit::get(server.port, UNIT, "/", &[]).is_ok()
        })?;
        Ok(start.elapsed())
    }

    fn spawn(&self, variables: &[(&str, &str)]) -> Result<Server> {
        let port = free_port()?;
        let log = File::options().create(true).append(true).open(self.folder.join("log"))?;
        let mut command = self.command();
        command
            .arg("serve")
            .arg("--listen")
            .arg(format!("127.0.0.1:{port}"))
            .arg("--origin")
            .arg(format!("http://localhost:{port}"));
        command.arg("--data").arg(self.folder.join("data")).envs(variables.iter().copied());
        let process = Running::start(command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log))?;
        Ok(Server { port, process })
    }

    /// Made-up units and articles.
    pub(super) fn seed(&self, units: u32, articles: u32) -> Result<()> {
        let mut command = self.command();
        command.arg("seed").arg("--units").arg(units.to_string());
        command.arg("--articles-per-unit").arg(articles.to_string()).arg("--data").arg(self.folder.join("data"));
        process::run(command.stdout(Stdio::null()))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.binary);
        command.envs(self.database.iter().map(|url| ("TRANGXA_DATABASE", url)));
        command
    }

    fn add_person(&self) -> Result<()> {
        let mut command = self.command();
        command.args([
            "people",
            "add",
            "--email",
            EMAIL,
            "--name",
            "Người đo lường",
            "--role",
            "platform_admin",
            "--data",
        ]);
        let mut child = command.arg(self.folder.join("data")).stdin(Stdio::piped()).spawn()?;
        writeln!(child.stdin.take().context("no standard input")?, "{PASSWORD}")?;
        if !child.wait()?.success() {
            bail!("`trangxa people add` failed");
        }
        Ok(())
    }
}

impl Drop for Ours {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
    }
}

impl Server {
    /// What the kernel counts as held in memory, in millions of bytes. Linux only.
    pub(super) fn resident_megabytes(&self) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()))
            .context("resident memory is read from Linux's /proc")?;
        let kib: Option<u32> =
            status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.parse().ok());
        Ok(f64::from(kib.context("no VmRSS in the process status")?) * 1024.0 / 1e6)
    }
}
