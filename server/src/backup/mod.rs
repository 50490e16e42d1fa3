//! `trangxa backup`, `trangxa backup verify` and `trangxa restore`.
//!
//! A backup is a folder: the database, the attached files if there are any, and `manifest.json`, written last, which says what
//! every file must be. A folder without a manifest is an unfinished backup and nothing else.

mod create;
mod files;
mod manifest;
mod media;
mod programs;
mod restore;
mod verify;

use std::path::{Path, PathBuf};

use tokio::signal::unix::{SignalKind, signal};

use crate::StartError;
use crate::clock::Clock;
use crate::config::DataConfig;
use crate::core::ActionError;
use manifest::Manifest;
pub(crate) use programs::find as find_program;

/// The database of a backup made from SQLite.
const SQLITE_FILE: &str = "database.sqlite";
/// The database of a backup made from PostgreSQL, in `pg_dump`'s custom format.
const POSTGRES_FILE: &str = "database.dump";
/// Folder of attached files in a backup.
const MEDIA: &str = "media";

/// Why there is no backup, or no restore: one sentence each, for an operator.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A backup never overwrites.
    #[error("{} is there already, and a backup overwrites nothing; name a place that does not exist yet", .0.display())]
    Exists(PathBuf),
    /// Nothing to back up.
    #[error("there is no database at {0}; name its folder with --data or its address with --database")]
    NoDatabase(String),
    /// A file cannot be read or written.
    #[error("{} cannot be {doing}: {error}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// `read` or `written`.
        doing: &'static str,
        /// What the system says.
        error: std::io::Error,
    },
    /// What was to be deleted meanwhile could not be.
    #[error("what was to be deleted since the backup was made could not be deleted: {0}")]
    Retention(ActionError),
    /// The database did not let itself be copied.
    #[error("the database could not be copied: {0}")]
    Copy(String),
    /// A program of PostgreSQL is missing.
    #[error("{0} is neither on PATH nor in /usr/lib/postgresql/*/bin; install PostgreSQL's client programs")]
    NoProgram(&'static str),
    /// A program of PostgreSQL failed.
    #[error("{name} failed: {reason}")]
    Program {
        /// The program.
        name: &'static str,
        /// Its own words.
        reason: String,
    },
    /// Something else, or a backup that was never finished.
    #[error("{} is not a backup: {reason}", .path.display())]
    NotABackup {
        /// What was named.
        path: PathBuf,
        /// What is missing.
        reason: String,
    },
    /// Not what was written once.
    #[error("the backup is damaged: {0}; use another one")]
    Damaged(String),
    /// Made by a newer version.
    #[error(
        "the backup was made by a newer version of this program (its schema has {0}); restore it with that version"
    )]
    Newer(String),
    /// Made from the other engine.
    #[error("the backup is one of {backup}, but --database names {target}; a backup goes back to its own engine")]
    OtherEngine {
        /// The backup's engine.
        backup: String,
        /// The target's.
        target: &'static str,
    },
    /// A restore never overwrites.
    #[error("{0} is not empty, and a restore overwrites nothing; name an empty place with --data or --database")]
    NotEmpty(String),
    /// A file cannot be read or put back; the sentence is its own.
    #[error(transparent)]
    Blob(#[from] blobs::BlobError),
    /// The place of the files cannot be used.
    #[error(transparent)]
    Media(#[from] blobs::OpenError),
    /// The operator ended it.
    #[error("stopped; nothing was kept")]
    Stopped,
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] store::OpenError),
    /// The database failed.
    #[error("the database failed: {0}")]
    Store(#[from] store::StoreError),
}

impl BackupError {
    fn reading(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::File { path, doing: "read", error }
    }

    fn writing(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::File { path, doing: "written", error }
    }
}

/// `trangxa backup --to FOLDER`
pub async fn create(data: &DataConfig, to: &Path) -> Result<(), StartError> {
    let (folder, manifest) = unless_stopped(create::run(data, to, Clock::System.now())).await?;
    println!("Backed up to {}: {}.", folder.display(), summary(&manifest));
    Ok(())
}

/// `trangxa backup verify BACKUP`
pub async fn verify(backup: &Path) -> Result<(), StartError> {
    let manifest = verify::run(backup).await?;
    println!(
        "{} is whole: {}, made {} by {}.",
        backup.display(),
        summary(&manifest),
        manifest.created_at,
        manifest.program
    );
    Ok(())
}

/// `trangxa restore --from BACKUP`
pub async fn restore(data: &DataConfig, from: &Path) -> Result<(), StartError> {
    let manifest = unless_stopped(restore::run(data, from)).await?;
    println!("Restored {} from {}: {}.", data.location, from.display(), summary(&manifest));
    println!("Everybody signs in anew. Changes made after {} are not in it.", manifest.created_at);
    Ok(())
}

fn summary(manifest: &Manifest) -> String {
    let rows: i64 = manifest.counts.values().sum();
    let bytes: u64 = manifest.files.iter().map(|file| file.bytes).sum();
    format!("{rows} rows in {} tables, {} files of {bytes} bytes", manifest.counts.len(), manifest.files.len())
}

/// Being told to stop drops the work, and what was begun is cleaned up with it.
async fn unless_stopped<T>(work: impl Future<Output = Result<T, BackupError>>) -> Result<T, StartError> {
    let mut terminate = signal(SignalKind::terminate()).map_err(StartError::Signal)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(StartError::Signal)?;
    tokio::select! {
        done = work => Ok(done?),
        _ = terminate.recv() => Err(BackupError::Stopped.into()),
        _ = interrupt.recv() => Err(BackupError::Stopped.into()),
    }
}
