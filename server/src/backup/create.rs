//! Making a backup beside a running server.

use std::path::{Path, PathBuf};

use domain::moment::Moment;
use store::{Contents, Engine, Inspection, Location};
use tokio::process::Command;

use super::files::{self, Unfinished};
use super::manifest::{self, Manifest};
use super::{BackupError, POSTGRES_FILE, SQLITE_FILE, media, programs, verify};
use crate::config::DataConfig;

/// Copies everything, describes it, and looks whether what lies there now is what was described.
pub(super) async fn run(data: &DataConfig, to: &Path, now: Moment) -> Result<(PathBuf, Manifest), BackupError> {
    let no_database = || BackupError::NoDatabase(data.location.to_string());
    let database = Inspection::of(&data.location).await?.ok_or_else(no_database)?;
    let unfinished = Unfinished::folder(place(to, now)?)?;
    let folder = unfinished.path.clone();
    let (name, contents) = match &data.location {
        Location::Sqlite(_) => (SQLITE_FILE, sqlite(&database, &folder.join(SQLITE_FILE)).await?),
        Location::Postgres(_) => {
            (POSTGRES_FILE, postgres(&database, &data.location, &folder.join(POSTGRES_FILE)).await?)
        }
    };
    database.close().await;
    if contents.steps.is_empty() {
        return Err(no_database());
    }
    // Rows first, files second: a file is never taken away while a row names it.
    let mut entries = vec![files::entry(&folder, name)?];
    entries.extend(media::copy_out(&data.media, &folder).await?);
    Manifest::new(data.location.engine(), contents, entries, now).write(&folder)?;
    files::sync_folder(&folder)?;
    let manifest = verify::run(&folder).await?;
    Ok((unfinished.keep(), manifest))
}

/// A folder that is there gets one inside, named by the time; so a timer needs no dates.
fn place(to: &Path, now: Moment) -> Result<PathBuf, BackupError> {
    if Manifest::is_in(to) {
        return Err(BackupError::Exists(to.to_owned()));
    }
    Ok(if to.is_dir() { to.join(format!("trangxa-{}", manifest::stamp(now, "", ""))) } else { to.to_owned() })
}

async fn sqlite(database: &Inspection, file: &Path) -> Result<Contents, BackupError> {
    database.copy_into(file).await.map_err(|error| BackupError::Copy(error.to_string()))?;
    // Counted in the copy: the database has gone on.
    let copy = Inspection::of_copy(file).await?;
    let contents = contents(&copy).await?;
    copy.close().await;
    Ok(contents)
}

async fn postgres(database: &Inspection, location: &Location, file: &Path) -> Result<Contents, BackupError> {
    let frozen = database.freeze().await?;
    let contents = frozen.contents().await?;
    let mut dump = Command::new(programs::find("pg_dump")?);
    dump.envs(location.libpq_environment())
        .args(["--format=custom", "--no-owner", "--no-privileges", "--no-password"])
        .arg(format!("--snapshot={}", frozen.exported().await?))
        .arg(format!("--file={}", file.display()));
    programs::run("pg_dump", &mut dump).await?;
    frozen.end().await?;
    Ok(contents)
}

/// Everything in a database, as of one moment.
pub(super) async fn contents(database: &Inspection) -> Result<Contents, BackupError> {
    let frozen = database.freeze().await?;
    let contents = frozen.contents().await?;
    frozen.end().await?;
    Ok(contents)
}

/// The name of the database file in a backup of this engine.
pub(super) fn file_of(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => SQLITE_FILE,
        Engine::Postgres => POSTGRES_FILE,
    }
}
