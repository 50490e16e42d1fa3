//! Bringing a backup back, into an empty place only.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use domain::moment::Moment;
use store::{Inspection, Location, Store};
use tokio::process::Command;

use super::files::{self, Unfinished};
use super::manifest::{Manifest, engine_name};
use super::{BackupError, POSTGRES_FILE, SQLITE_FILE, create, media, programs, verify};
use crate::actions::help_requests;
use crate::clock::Clock;
use crate::config::DataConfig;

/// Looks at everything before anything is written; then files, database, schema, epoch.
pub(super) async fn run(data: &DataConfig, from: &Path) -> Result<Manifest, BackupError> {
    let manifest = verify::run(from).await?;
    refuse_newer(&manifest)?;
    let (backup, target) = (verify::engine(&manifest)?, data.location.engine());
    if backup != target {
        return Err(BackupError::OtherEngine { backup: manifest.engine, target: engine_name(target) });
    }
    refuse_occupied(data).await?;
    fs::create_dir_all(&data.folder).map_err(BackupError::writing(&data.folder))?;
    let media = media::put_back(&data.media, from, &manifest).await?;
    match &data.location {
        Location::Sqlite(file) => sqlite(&from.join(SQLITE_FILE), file).await?,
        Location::Postgres(_) => postgres(&from.join(POSTGRES_FILE), &data.location).await?,
    }
    media.map(Unfinished::keep);
    Ok(manifest)
}

fn refuse_newer(manifest: &Manifest) -> Result<(), BackupError> {
    let unknown = store::unknown_steps::<migrations::Migrator>(&manifest.steps);
    if unknown.is_empty() { Ok(()) } else { Err(BackupError::Newer(unknown.join(", "))) }
}

async fn refuse_occupied(data: &DataConfig) -> Result<(), BackupError> {
    media::refuse_occupied(&data.media).await?;
    match &data.location {
        Location::Sqlite(file) => {
            let beside = ["", "-wal", "-journal"].map(|end| with_end(file, end));
            match beside.into_iter().find(|file| file.exists()) {
                Some(file) => Err(BackupError::NotEmpty(file.display().to_string())),
                None => Ok(()),
            }
        }
        Location::Postgres(_) => {
            let Some(database) = Inspection::of(&data.location).await? else { return Ok(()) };
            let contents = create::contents(&database).await?;
            database.close().await;
            if contents.counts.is_empty() { Ok(()) } else { Err(BackupError::NotEmpty(data.location.to_string())) }
        }
    }
}

/// Made ready under another name, so that a server started meanwhile finds all of it or nothing.
async fn sqlite(copy: &Path, file: &Path) -> Result<(), BackupError> {
    let folder = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(BackupError::writing(folder))?;
    let part = Unfinished::place(with_end(file, ".restoring"));
    let leftovers = ["-wal", "-shm"].map(|end| Unfinished::place(with_end(&part.path, end)));
    // Left by a restore that was killed; nobody else makes a file of this name.
    if let Err(error) = fs::remove_file(&part.path)
        && error.kind() != ErrorKind::NotFound
    {
        return Err(BackupError::writing(&part.path)(error));
    }
    fs::copy(copy, &part.path).map_err(BackupError::writing(&part.path))?;
    renew(&Location::Sqlite(part.path.clone())).await?;
    fs::File::open(&part.path).and_then(|file| file.sync_all()).map_err(BackupError::writing(&part.path))?;
    // Unlike renaming, linking refuses a name that is taken by now.
    match fs::hard_link(&part.path, file) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(BackupError::NotEmpty(file.display().to_string()));
        }
        // Some file systems have no links.
        Err(_) => fs::rename(&part.path, file).map_err(BackupError::writing(file))?,
    }
    drop((part, leftovers));
    files::sync_folder(folder)
}

async fn postgres(dump: &Path, location: &Location) -> Result<(), BackupError> {
    let environment = location.libpq_environment();
    let name = environment.iter().find(|(name, _)| *name == "PGDATABASE").map(|(_, value)| value.clone());
    let mut restore = Command::new(programs::find("pg_restore")?);
    restore
        .envs(environment)
        .args(["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--no-password"])
        .arg(format!("--dbname={}", name.unwrap_or_default()))
        .arg(dump);
    programs::run("pg_restore", &mut restore).await?;
    renew(location).await
}

/// This version's schema, another epoch (nothing kept in memory under the old one may be shown again), and neither
/// sessions nor unused one-time links: one that was ended or used since would live again. Nor letters on their way: they
/// arrived since, or their links open nothing. Nor what residents told us and is to be gone by now. Should nobody be able to
/// administer what was brought back, its first start prints a fresh link, as any first start does.
async fn renew(location: &Location) -> Result<(), BackupError> {
    let store = Store::open(location).await?;
    store.migrate::<migrations::Migrator>().await?;
    store.sessions().delete_expired(Moment::from_micros(i64::MAX)).await?;
    store.write(|tx| async move { tx.people().void_links().await }).await?;
    store.write(|tx| async move { tx.outbox().forget_all().await }).await?;
    // What was to be deleted since the copy was made is deleted before anybody can read it.
    help_requests::retain(&store, Clock::System.now()).await.map_err(BackupError::Retention)?;
    store.renew_epoch().await?;
    store.close().await;
    Ok(())
}

fn with_end(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}
