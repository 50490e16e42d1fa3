//! Finding programs on this machine.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The first of these names that is on the search path.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| folders().map(|folder| folder.join(name)).find(|path| path.is_file()))
}

/// The folder that holds all of PostgreSQL's server programs: Debian keeps them off the search path.
pub(crate) fn postgres() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    versions.sort();
    folders().chain(versions.into_iter().rev()).find(|folder| {
        let has = |name| folder.join(name).is_file();
        has("initdb") && has("postgres") && has("pg_ctl")
    })
}

/// Whether a browser that Playwright can drive is here.
pub(crate) fn chromium() -> Option<PathBuf> {
    find(&["chromium", "chromium-browser", "google-chrome"])
}

/// Whether the program starts at all; a rustup stub without its component does not.
pub(crate) fn answers(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

fn folders() -> impl Iterator<Item = PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&path).collect();
    // Debian leaves /usr/sbin out of a plain user's path, and nginx lives there.
    folders.push(Path::new("/usr/sbin").to_path_buf());
    folders.into_iter()
}

/// Whether we run as root: then PostgreSQL needs another user, and apt-get needs no sudo.
pub(crate) fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}
