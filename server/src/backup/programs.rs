//! The programs that come with PostgreSQL. What they need to know they read from their environment.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;

use super::BackupError;

/// Where Debian keeps each version's programs.
const DEBIAN: &str = "/usr/lib/postgresql";

/// A program on PATH, or the newest of Debian's.
pub(crate) fn find(name: &'static str) -> Result<PathBuf, BackupError> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(debian(Path::new(DEBIAN)));
    among(name, folders).ok_or(BackupError::NoProgram(name))
}

fn among(name: &str, folders: impl Iterator<Item = PathBuf>) -> Option<PathBuf> {
    folders.map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// `…/17/bin` before `…/15/bin`: a newer program reads an older server, not the other way round.
fn debian(root: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root).into_iter().flatten().flatten();
    let mut versions: Vec<u32> = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    versions.sort_unstable_by(|a, b| b.cmp(a));
    versions.into_iter().map(|version| root.join(version.to_string()).join("bin")).collect()
}

/// Runs one to its end; ended with us when we are told to stop.
pub(super) async fn run(name: &'static str, command: &mut Command) -> Result<(), BackupError> {
    let output = command.stdin(Stdio::null()).stdout(Stdio::null()).kill_on_drop(true).output().await;
    let output = output.map_err(|error| BackupError::Program { name, reason: error.to_string() })?;
    if output.status.success() { Ok(()) } else { Err(failed(name, &output.stderr)) }
}

/// What the program complained about, as one line.
pub(super) fn failed(name: &'static str, stderr: &[u8]) -> BackupError {
    let text = String::from_utf8_lossy(stderr);
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = lines().find(|line| line.contains("error:")).or_else(|| lines().next()).unwrap_or("it did not say why");
    let reason = line.split_once("error:").map_or(line, |(_, reason)| reason).trim().to_owned();
    BackupError::Program { name, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_goes_before_debian_and_newer_before_older() {
        let root = tempfile::tempdir().unwrap();
        for version in ["9", "15", "17", "common"] {
            let bin = root.path().join(version).join("bin");
            std::fs::create_dir_all(&bin).unwrap();
            std::fs::write(bin.join("pg_dump"), "").unwrap();
        }
        let found = debian(root.path());
        assert_eq!(found.len(), 3);
        assert_eq!(among("pg_dump", found.into_iter()), Some(root.path().join("17/bin/pg_dump")));
        assert_eq!(among("pg_restore", debian(root.path()).into_iter()), None);
        assert!(debian(Path::new("/no/such/folder")).is_empty());
        let told = BackupError::NoProgram("pg_dump").to_string();
        assert!(told.contains("pg_dump") && told.contains("install"), "{told}");
    }

    #[test]
    fn a_failure_is_one_line_in_the_programs_own_words() {
        let stderr = b"pg_dump: warning: x\npg_dump: error: connection to server failed: FATAL: no\n\tIs it up?\n";
        assert_eq!(failed("pg_dump", stderr).to_string(), "pg_dump failed: connection to server failed: FATAL: no");
    }
}
