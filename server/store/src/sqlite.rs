//! Opening an SQLite file: one connection that writes, four that only read, one that watches.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sea_orm::sqlx::{self, ConnectOptions};
use sea_orm::{DatabaseConnection, SqlxSqliteConnector};
use tokio::fs;
use tokio::io::AsyncReadExt;

use crate::error::OpenError;
use crate::location::Engine;
use crate::open::Connections;

/// Readers. Each is a thread and up to [`READER_CACHE`].
pub(crate) const READERS: u32 = 4;
/// Negative means KiB. The system's own page cache serves the rest.
const READER_CACHE: &str = "-1024";
const WRITER_CACHE: &str = "-2048";
/// How long to wait for another process that writes to the same file.
const BUSY: Duration = Duration::from_secs(5);
/// How long between two tries to open a file that another process is just creating.
const TRY_AGAIN: Duration = Duration::from_millis(20);
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
    let pool = SqlitePoolOptions::new()
        .min_connections(size)
        .max_connections(size)
        .acquire_timeout(ACQUIRE)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false);
    // SQLite waits for a lock, but not for the one that changing the journal mode of a new file needs.
    let mut tries = BUSY.as_millis() / TRY_AGAIN.as_millis();
    loop {
        match pool.clone().connect_with(options.clone()).await {
            Ok(pool) => return Ok(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool)),
            Err(error) if primary_code(&error) == Some(5) && tries > 0 => tries -= 1,
            Err(error) => return Err(explain(file, &error)),
        }
        tokio::time::sleep(TRY_AGAIN).await;
    }
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

pub(crate) fn explain(file: &Path, error: &sqlx::Error) -> OpenError {
    match primary_code(error) {
        Some(8 | 14) => OpenError::NotWritable { file: file.to_owned(), reason: "SQLite cannot open it".to_owned() },
        Some(26) => OpenError::NotADatabase(file.to_owned()),
        _ => OpenError::Other { name: file.display().to_string(), reason: error.to_string() },
    }
}

/// Extended codes carry the primary one in their low byte.
fn primary_code(error: &sqlx::Error) -> Option<u32> {
    let code = error.as_database_error()?.code().map(Cow::into_owned)?;
    code.parse::<u32>().ok().map(|code| code & 0xff)
}

#[cfg(test)]
mod tests {
    use sea_orm::{ConnectionTrait, DbBackend, Statement};

    use super::*;

    async fn setting(connection: &DatabaseConnection, name: &str) -> String {
        let pragma = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {name}"));
        let row = connection.query_one_raw(pragma).await.unwrap().unwrap();
        row.try_get_by_index::<String>(0)
            .or_else(|_| row.try_get_by_index::<i64>(0).map(|number| number.to_string()))
            .unwrap()
    }

    #[tokio::test]
    async fn connections_are_set_up_as_promised() {
        let folder = tempfile::tempdir().unwrap();
        let opened = open(&folder.path().join("settings.db")).await.unwrap();
        for (connection, query_only) in [(&opened.write, "0"), (&opened.read, "1"), (&opened.watch, "1")] {
            for (name, wanted) in [
                ("journal_mode", "wal"),
                ("synchronous", "2"),
                ("foreign_keys", "1"),
                ("busy_timeout", "5000"),
                ("query_only", query_only),
            ] {
                assert_eq!(setting(connection, name).await, wanted, "{name}");
            }
        }
        let write = opened.read.execute_unprepared("CREATE TABLE t (a)").await;
        assert!(write.unwrap_err().to_string().contains("readonly"));
        let sizes = [&opened.write, &opened.read, &opened.watch]
            .map(|pool| pool.get_sqlite_connection_pool().options().get_max_connections());
        assert_eq!(sizes, [1, READERS, 1]);
    }

    /// See `.cargo/config.toml`.
    #[tokio::test]
    async fn a_statement_is_planned_once_and_not_for_every_limit() {
        let folder = tempfile::tempdir().unwrap();
        let opened = open(&folder.path().join("plans.db")).await.unwrap();
        let options = Statement::from_string(DbBackend::Sqlite, "PRAGMA compile_options");
        let rows = opened.read.query_all_raw(options).await.unwrap();
        let is_set = |row: &sea_orm::QueryResult| row.try_get_by_index::<String>(0).unwrap() == "ENABLE_QPSG";
        assert!(rows.iter().any(is_set), "SQLite was built without the flags of this workspace");
    }

    #[tokio::test]
    async fn the_mark_of_a_look_stays_until_somebody_else_commits() {
        let folder = tempfile::tempdir().unwrap();
        let store = crate::Store::open(&crate::Location::Sqlite(folder.path().join("mark.db"))).await.unwrap();
        store.migrate::<migrations::Migrator>().await.unwrap();
        let last = async || store.0.last_look.lock().await.unwrap();
        let before = last().await;
        assert!(!store.poll().await.unwrap());
        assert_eq!(last().await, before);
        store.write(|_: crate::Tx| async move { Ok::<_, crate::StoreError>(()) }).await.unwrap();
        store.poll().await.unwrap();
        assert_eq!(last().await, before, "an empty write is no change");
        store.sessions().create("a", "{}", domain::moment::Moment::from_micros(1), None).await.unwrap();
        store.poll().await.unwrap();
        assert_ne!(last().await, before);
    }
}
