//! Opening an SQLite file: one connection that writes, four that only read, one that watches.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sea_orm::sqlx::{self, ConnectOptions};
use sea_orm::{DatabaseConnection, SqlxSqliteConnector};
use tokio::fs;
use tokio::io::AsyncReadExt;

use crate::error::OpenError;
use crate::location::Engine;
use crate::open::Connections;

/// Readers. Each is a thread and up to [`READER_CACHE`].
const READERS: u32 = 4;
/// Negative means KiB. The system's own page cache serves the rest.
const READER_CACHE: &str = "-1024";
const WRITER_CACHE: &str = "-2048";
/// How long to wait for another process that writes to the same file.
const BUSY: Duration = Duration::from_secs(5);
/// How long a caller waits for a connection: writers queue behind each other, readers hardly ever.
const ACQUIRE: Duration = Duration::from_secs(20);
/// Every SQLite database begins with these bytes.
const MAGIC: &[u8] = b"SQLite format 3\0";

pub(crate) async fn open(file: &Path) -> Result<Connections, OpenError> {
    look_at(file).await?;
    let common = SqliteConnectOptions::new()
        .filename(file)
        .busy_timeout(BUSY)
        .foreign_keys(true)
        .synchronous(SqliteSynchronous::Full)
        .disable_statement_logging();
    let writer = common
        .clone()
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .pragma("cache_size", WRITER_CACHE)
        .thread_name(|_| "sqlite-writer".to_owned());
    let reader = common
        .pragma("query_only", "ON")
        .pragma("cache_size", READER_CACHE)
        .thread_name(|id| format!("sqlite-reader-{id}"));

    // The writer comes first: it creates the file and sets the journal mode, which stays with the file.
    let write = pool(file, 1, writer).await?;
    let read = pool(file, READERS, reader.clone()).await?;
    let watch = pool(file, 1, reader).await?;
    Ok(Connections::new(Engine::Sqlite, read, write, watch))
}

/// Connections are never closed for being idle or old: opening one anew costs more than keeping it.
async fn pool(file: &Path, size: u32, options: SqliteConnectOptions) -> Result<DatabaseConnection, OpenError> {
    let pool: SqlitePool = SqlitePoolOptions::new()
        .min_connections(size)
        .max_connections(size)
        .acquire_timeout(ACQUIRE)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .connect_with(options)
        .await
        .map_err(|error| explain(file, &error))?;
    Ok(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool))
}

/// Finds out before SQLite does, whose own words for most of this are "unable to open database file".
async fn look_at(file: &Path) -> Result<(), OpenError> {
    let folder = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if !fs::metadata(folder).await.is_ok_and(|found| found.is_dir()) {
        return Err(OpenError::NoFolder(folder.to_owned()));
    }
    if fs::metadata(file).await.is_ok_and(|found| found.is_dir()) {
        return Err(OpenError::IsFolder(file.to_owned()));
    }
    let opened = fs::OpenOptions::new().read(true).write(true).create(true).truncate(false).open(file).await;
    let opened = opened
        .map_err(|error| OpenError::NotWritable { file: file.to_owned(), reason: reason(error.kind()).to_owned() })?;
    let mut start = Vec::with_capacity(MAGIC.len());
    let limit = u64::try_from(MAGIC.len()).unwrap_or(u64::MAX);
    opened
        .take(limit)
        .read_to_end(&mut start)
        .await
        .map_err(|error| OpenError::Other { name: file.display().to_string(), reason: error.to_string() })?;
    if start.is_empty() || start == MAGIC { Ok(()) } else { Err(OpenError::NotADatabase(file.to_owned())) }
}

fn reason(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::ReadOnlyFilesystem => "the file system is read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full",
        _ => "the system does not allow it",
    }
}

fn explain(file: &Path, error: &sqlx::Error) -> OpenError {
    let code = error.as_database_error().and_then(|error| error.code().map(Cow::into_owned));
    // Extended codes carry the primary one in their low byte.
    match code.and_then(|code| code.parse::<u32>().ok()).map(|code| code & 0xff) {
        Some(8 | 14) => OpenError::NotWritable { file: file.to_owned(), reason: "SQLite cannot open it".to_owned() },
        Some(26) => OpenError::NotADatabase(file.to_owned()),
        _ => OpenError::Other { name: file.display().to_string(), reason: error.to_string() },
    }
}
