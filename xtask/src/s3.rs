//! A private server that speaks S3 for one test run: moto, which keeps everything in memory and checks no signature.

use crate::postgres::free_port;
use crate::process::{self, Running};
use crate::{programs, workspace};
use anyhow::{Result, bail};
use std::fs::File;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const PROGRAM: &str = "moto_server";

/// Runs until this value goes away, whatever happens to the tests.
#[derive(Debug)]
pub(crate) struct Server {
    port: u16,
    _running: Running,
}

impl Server {
    pub(crate) fn start(program: &Path) -> Result<Self> {
        let port = free_port()?;
        // It tells every request; nobody wants to read them between the tests.
        let log = File::create(workspace::target().join("s3.log"))?;
        let mut moto = Command::new(program);
        moto.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
        let mut running = Running::start(moto.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log))?;
        let is_ready = || !running.is_alive() || TcpStream::connect(("127.0.0.1", port)).is_ok();
        process::poll("moto did not start", Duration::from_mins(1), Duration::from_millis(50), is_ready)?;
        if !running.is_alive() {
            bail!("moto stopped at once; see s3.log in the target folder");
        }
        Ok(Self { port, _running: running })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// The program, from where [`install`] puts it or from the search path.
pub(crate) fn find() -> Option<PathBuf> {
    Some(folder().join("bin").join(PROGRAM)).filter(|path| path.is_file()).or_else(|| programs::find(&[PROGRAM]))
}

/// What puts it into the target folder, for a shell: no Debian package brings it.
pub(crate) fn install() -> String {
    let folder = folder();
    // Shorter where the target folder is the usual one, and the same: the command runs in the root.
    let folder = folder.strip_prefix(workspace::root()).unwrap_or(&folder).display();
    format!("python3 -m venv {folder} && {folder}/bin/pip install --quiet 'moto[s3]==5.2.5' flask flask-cors")
}

/// Whether Python can make the folder: Debian leaves that out of Python itself.
pub(crate) fn has_python() -> bool {
    programs::answers(Command::new("python3").args(["-c", "import ensurepip, venv"]))
}

fn folder() -> PathBuf {
    workspace::target().join("moto")
}
