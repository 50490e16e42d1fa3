//! Opening a database: [`Store`], its connections, and a clear sentence when it cannot be had.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::DatabaseConnection;
use tokio::sync::Mutex;

use crate::error::OpenError;
use crate::location::{Engine, Location};
use crate::people::People;
use crate::poll::Mark;
use crate::sessions::Sessions;
use crate::versions::Versions;
use crate::{postgres, sqlite};

/// A database. Clones share their connections.
#[derive(Clone)]
pub struct Store(pub(crate) Arc<Connections>);

/// The connections of one store. On PostgreSQL all three are the same pool.
pub(crate) struct Connections {
    pub(crate) engine: Engine,
    /// Reads. On SQLite these connections refuse to write and never wait on the writer.
    pub(crate) read: DatabaseConnection,
    /// Writes. On SQLite exactly one connection.
    pub(crate) write: DatabaseConnection,
    /// Looks for what others changed. On SQLite one connection, because `data_version` is relative to it.
    pub(crate) watch: DatabaseConnection,
    pub(crate) versions: Versions,
    /// What the last look saw, to tell cheaply whether another is needed.
    pub(crate) last_look: Mutex<Option<Mark>>,
    /// Writes run again, for whoever watches.
    pub(crate) retries: AtomicU64,
}

impl Store {
    /// Opens the database at `location`. An SQLite file is created; the schema is not: see `migrate`.
    pub async fn open(location: &Location) -> Result<Self, OpenError> {
        let connections = match location {
            Location::Sqlite(file) => sqlite::open(file).await?,
            Location::Postgres(url) => postgres::open(url).await?,
        };
        Ok(Self(Arc::new(connections)))
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// How many may read at one time; whoever comes after them waits for one to be done.
    pub fn readers(&self) -> usize {
        let connections = match self.engine() {
            Engine::Sqlite => sqlite::READERS,
            Engine::Postgres => postgres::CONNECTIONS,
        };
        usize::try_from(connections).unwrap_or(1)
    }

    /// The versions this node knows. All are 0 until the first `migrate`, `poll` or write.
    pub fn versions(&self) -> Versions {
        self.0.versions.clone()
    }

    /// How often a write was run again since this store was opened.
    pub fn write_retries(&self) -> u64 {
        self.0.retries.load(Ordering::Relaxed)
    }

    /// People who sign in.
    pub fn people(&self) -> People<'_> {
        People { store: self }
    }

    /// Sessions of the desk.
    pub fn sessions(&self) -> Sessions<'_> {
        Sessions { store: self }
    }

    /// Closes every connection, also those of clones; waits for what is running.
    pub async fn close(self) {
        for pool in [&self.0.watch, &self.0.read, &self.0.write] {
            if let Err(error) = pool.close_by_ref().await {
                tracing::warn!(%error, "A database connection did not close cleanly");
            }
        }
    }
}

impl Connections {
    pub(crate) fn new(
        engine: Engine,
        read: DatabaseConnection,
        write: DatabaseConnection,
        watch: DatabaseConnection,
    ) -> Self {
        Self {
            engine,
            read,
            write,
            watch,
            versions: Versions::default(),
            last_look: Mutex::new(None),
            retries: AtomicU64::new(0),
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("engine", &self.0.engine).finish_non_exhaustive()
    }
}
