//! What can go wrong. Absence is not here: what may be missing is an `Option` or a variant of the answer.
//!
//! [`OpenError`] is read by the operator who starts the program; [`StoreError`] by whoever wrote the call.

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, sqlx};

/// Why a database cannot be used; each is one sentence for an operator.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The folder is not there.
    #[error("the folder {} for the database does not exist; create it or name another", .0.display())]
    NoFolder(PathBuf),
    /// The path leads to a folder.
    #[error("{} is a folder, but the database needs to be a file; name a file inside it", .0.display())]
    IsFolder(PathBuf),
    /// The file cannot be written.
    #[error("the database file {} cannot be written ({reason}); check its and its folder's permissions", .file.display())]
    NotWritable {
        /// The file.
        file: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The file holds something else.
    #[error("{} is not an SQLite database; name another file", .0.display())]
    NotADatabase(PathBuf),
    /// The address cannot be read.
    #[error("the PostgreSQL address cannot be read; it has the form postgres://user:password@host:5432/database")]
    BadAddress,
    /// Nobody answered.
    #[error("{name} did not answer within {seconds} seconds; check that it runs and that host and port are right")]
    Unreachable {
        /// Database, host and port.
        name: String,
        /// How long we waited.
        seconds: u64,
    },
    /// Somebody answered, and refused.
    #[error("{name} refused the connection: {reason}")]
    Refused {
        /// Database, host and port.
        name: String,
        /// What it said.
        reason: String,
    },
    /// Steps were applied that this binary does not know.
    #[error(
        "the database was brought to a newer schema ({steps}) by a newer version of this program; start that version"
    )]
    Newer {
        /// The unknown steps.
        steps: String,
    },
    /// A step failed.
    #[error("the database could not be brought to this version's schema: {0}")]
    Migration(String),
    /// Anything else.
    #[error("the database {name} cannot be opened: {reason}")]
    Other {
        /// File, or database, host and port.
        name: String,
        /// What the engine said.
        reason: String,
    },
}

/// Why a call did not go through.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Something of which there can be only one is there already; nothing was changed.
    #[error("this {0} is taken already")]
    Duplicate(&'static str),
    /// No connection came free, or another process kept the file locked.
    #[error("the database is busy")]
    Busy,
    /// A stored value has a form this version cannot read.
    #[error("a stored value cannot be read: {0}")]
    Unreadable(String),
    /// A text of one kind was to become a revision of an item of another; nothing was written.
    #[error("an item's kind never changes, and this text is of another kind")]
    OtherKind,
    /// The future given to `Store::write` ended and left its `Tx` somewhere; nothing was written.
    #[error("a write transaction was kept beyond its end, so it was rolled back")]
    Escaped,
    /// The engine refused.
    #[error(transparent)]
    Engine(EngineError),
}

/// What the engine said, for logs.
pub struct EngineError(DbErr);

impl fmt::Debug for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl std::error::Error for EngineError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

impl StoreError {
    /// Whether the database cannot be reached or is too busy: worth trying again, and nobody's defect.
    pub fn is_unavailable(&self) -> bool {
        use sqlx::Error::{Io, PoolClosed, PoolTimedOut, Tls, WorkerCrashed};
        let Self::Engine(EngineError(error)) = self else { return matches!(self, Self::Busy) };
        match error {
            DbErr::ConnectionAcquire(_) => true,
            DbErr::Conn(RuntimeErr::SqlxError(error))
            | DbErr::Exec(RuntimeErr::SqlxError(error))
            | DbErr::Query(RuntimeErr::SqlxError(error)) => {
                // 08: connection exceptions; 57P: the operator is stopping it; 53: out of room.
                let stopping = |code: &str| code.starts_with("08") || code.starts_with("57P") || code.starts_with("53");
                matches!(**error, Io(_) | Tls(_) | PoolTimedOut | PoolClosed | WorkerCrashed)
                    || matches!(&**error, sqlx::Error::Database(told) if told.code().is_some_and(|code| stopping(&code)))
            }
            _ => false,
        }
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        let busy = matches!(error, DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
            // SQLITE_BUSY, SQLITE_BUSY_RECOVERY, SQLITE_BUSY_SNAPSHOT
            || matches!(code(&error).as_deref(), Some("5" | "261" | "517"));
        if busy { Self::Busy } else { Self::Engine(EngineError(error)) }
    }
}

/// Whether the same transaction, run again, is likely to succeed: PostgreSQL's serialization failure and deadlock.
pub(crate) fn is_retryable(error: &DbErr) -> bool {
    matches!(code(error).as_deref(), Some("40001" | "40P01"))
}

fn code(error: &DbErr) -> Option<String> {
    let (DbErr::Conn(RuntimeErr::SqlxError(error))
    | DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))) = error
    else {
        return None;
    };
    let sqlx::Error::Database(error) = &**error else { return None };
    error.code().map(Cow::into_owned)
}
