//! A private PostgreSQL for one test run: made empty, fast instead of safe, gone afterwards.

use crate::process::{self, Running};
use crate::programs;
use anyhow::{Context, Result};
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Runs until this value goes away, whatever happens to the tests.
#[derive(Debug)]
pub(crate) struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    user: Option<(u32, u32)>,
    port: u16,
    server: Option<Running>,
}

impl Cluster {
    pub(crate) fn start(programs: &Path) -> Result<Self> {
        let folder = folder()?;
        let mut cluster =
            Self { programs: programs.to_path_buf(), folder, user: unprivileged()?, port: free_port()?, server: None };
        if let Some((user, group)) = cluster.user {
            chown(&cluster.folder, Some(user), Some(group))?;
        }
        let mut initdb = cluster.command("initdb");
        initdb
            .args(["--username=trangxa", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
            .stdout(Stdio::null());
        process::run(&mut initdb)?;
        let mut postgres = cluster.command("postgres");
        let port = format!("port={}", cluster.port);
        let sockets = format!("unix_socket_directories={}", cluster.folder.display());
        for setting in [
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "max_connections=300",
            "listen_addresses=127.0.0.1",
            &port,
            &sockets,
        ] {
            postgres.args(["-c", setting]);
        }
        // Tests provoke errors on purpose: the server's log of them belongs in a file.
        let log = fs::File::create(cluster.folder.join("log"))?;
        let server =
            cluster.server.insert(Running::start(postgres.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log))?);
        let state = cluster.folder.join("data/postmaster.pid");
        let is_ready = || {
            !server.is_alive()
                || fs::read_to_string(&state).is_ok_and(|text| text.lines().any(|line| line.trim() == "ready"))
        };
        process::poll("PostgreSQL did not start", Duration::from_mins(1), Duration::from_millis(50), is_ready)?;
        if !server.is_alive() {
            anyhow::bail!("PostgreSQL stopped at once: {}", fs::read_to_string(cluster.folder.join("log"))?);
        }
        Ok(cluster)
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://trangxa@127.0.0.1:{}/postgres", self.port)
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.current_dir(&self.folder).arg("-D").arg(self.folder.join("data"));
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Immediate: a polite stop would wait for connections, and nothing here is worth keeping.
        let mut stop = self.command("pg_ctl");
        stop.args(["stop", "--mode=immediate", "--silent"]).stdout(Stdio::null()).stderr(Stdio::null());
        stop.status().ok();
        drop(self.server.take());
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// Under /tmp, because the unprivileged user can seldom enter a home folder, and socket paths must be short.
fn folder() -> Result<PathBuf> {
    let folder = PathBuf::from(format!("/tmp/trangxa-postgres-{}", std::process::id()));
    fs::create_dir(&folder).with_context(|| format!("{} cannot be created", folder.display()))?;
    Ok(folder)
}

/// PostgreSQL refuses to run as root: root lends the cluster to the user its package made, or to nobody.
fn unprivileged() -> Result<Option<(u32, u32)>> {
    if !programs::is_root() {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let ids = |name: &str| {
        let mut fields = users.lines().find(|line| line.split(':').next() == Some(name))?.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    ids("postgres").or_else(|| ids("nobody")).map(Some).context("no user other than root to run PostgreSQL as")
}

/// Free at this moment; whoever takes it in between makes the start fail with a clear message.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
