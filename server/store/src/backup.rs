//! Looking at a database from outside and copying it while it is in use: nothing here creates, migrates or changes one.
//!
//! SQLite copies itself (`VACUUM INTO`); PostgreSQL is copied by `pg_dump`, which reads the very moment that
//! [`Frozen::exported`] names, so that the counts taken through the same [`Frozen`] are those of the copy.

use std::collections::BTreeMap;
use std::path::Path;

use domain::moment::Moment;
use sea_orm::sqlx::ConnectOptions;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, IsolationLevel, SqliteTransactionMode,
    SqlxSqliteConnector, Statement, TransactionOptions,
};

use crate::error::{OpenError, StoreError};
use crate::location::{Engine, Location};
use crate::write::begin;
use crate::{postgres, sqlite};

/// Every table with the number of its rows, and the schema steps applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Rows by table.
    pub counts: BTreeMap<String, i64>,
    /// Steps in the order of their names.
    pub steps: Vec<String>,
}

/// A database that is only looked at.
#[derive(Debug)]
pub struct Inspection {
    engine: Engine,
    connection: DatabaseConnection,
}

/// One moment of a database, which stays while this value lives.
#[derive(Debug)]
pub struct Frozen {
    engine: Engine,
    tx: DatabaseTransaction,
}

impl Inspection {
    /// Opens the database in use at `location`, beside whoever uses it. `None`: there is no such file.
    pub async fn of(location: &Location) -> Result<Option<Self>, OpenError> {
        match location {
            Location::Sqlite(file) if !file.exists() => Ok(None),
            Location::Sqlite(file) => Self::sqlite(file, false).await.map(Some),
            Location::Postgres(url) => {
                let connection = postgres::open(url).await?.read;
                Ok(Some(Self { engine: Engine::Postgres, connection }))
            }
        }
    }

    /// Opens an SQLite file that nobody uses, without leaving a trace beside it.
    pub async fn of_copy(file: &Path) -> Result<Self, OpenError> {
        Self::sqlite(file, true).await
    }

    async fn sqlite(file: &Path, is_copy: bool) -> Result<Self, OpenError> {
        let options = SqliteConnectOptions::new().filename(file).read_only(true).immutable(is_copy);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options.disable_statement_logging()).await;
        let pool = pool.map_err(|error| sqlite::explain(file, &error))?;
        Ok(Self { engine: Engine::Sqlite, connection: SqlxSqliteConnector::from_sqlx_sqlite_pool(pool) })
    }

    /// Holds this moment.
    pub async fn freeze(&self) -> Result<Frozen, StoreError> {
        let options = match self.engine {
            Engine::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..TransactionOptions::default()
            },
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        Ok(Frozen { engine: self.engine, tx: begin(&self.connection, options).await? })
    }

    /// SQLite only: writes a whole, compact copy of this moment into `file`, which must not exist.
    pub async fn copy_into(&self, file: &Path) -> Result<(), StoreError> {
        let sql = "VACUUM INTO ?";
        let path = file.display().to_string();
        let copy = Statement::from_sql_and_values(self.connection.get_database_backend(), sql, [path.into()]);
        self.connection.execute_raw(copy).await?;
        Ok(())
    }

    /// What the engine finds wrong inside; `quick` leaves out the comparison of indexes with their tables. PostgreSQL
    /// watches over itself (checksums, `pg_amcheck`), so there it is always empty.
    pub async fn faults(&self, quick: bool) -> Result<Vec<String>, StoreError> {
        if self.engine == Engine::Postgres {
            return Ok(Vec::new());
        }
        let check = if quick { "PRAGMA quick_check(3)" } else { "PRAGMA integrity_check(3)" };
        let mut faults = column(&self.connection, check).await?;
        faults.retain(|line| line != "ok");
        let dangling = column(&self.connection, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check").await?;
        faults.extend(dangling.into_iter().map(|table| format!("a row of {table} refers to one that is not there")));
        Ok(faults)
    }

    /// The newest moment anything was done at, by the clocks of whoever did it. `None` in a database without a history.
    pub async fn newest(&self) -> Result<Option<Moment>, StoreError> {
        let sql = Statement::from_string(self.connection.get_database_backend(), "SELECT max(at) FROM audit");
        let row = self.connection.query_one_raw(sql).await?;
        let micros: Option<i64> = row.map(|row| row.try_get_by_index(0)).transpose()?.flatten();
        Ok(micros.map(Moment::from_micros))
    }

    /// Closes the connection.
    pub async fn close(self) {
        if let Err(error) = self.connection.close().await {
            tracing::debug!(%error, "A connection did not close cleanly");
        }
    }
}

impl Frozen {
    /// What is in it.
    pub async fn contents(&self) -> Result<Contents, StoreError> {
        let tables = match self.engine {
            Engine::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
            }
            Engine::Postgres => {
                "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            }
        };
        let mut contents = Contents::default();
        for table in column(&self.tx, tables).await? {
            let sql = format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\""));
            let count = Statement::from_string(self.tx.get_database_backend(), sql);
            let row = self.tx.query_one_raw(count).await?;
            let count = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
            contents.counts.insert(table, count);
        }
        if contents.counts.contains_key("seaql_migrations") {
            contents.steps = column(&self.tx, "SELECT version FROM seaql_migrations ORDER BY version").await?;
        }
        Ok(contents)
    }

    /// PostgreSQL only: the name under which another connection can read this very moment.
    pub async fn exported(&self) -> Result<String, StoreError> {
        Ok(column(&self.tx, "SELECT pg_export_snapshot()").await?.pop().unwrap_or_default())
    }

    /// Lets the moment go.
    pub async fn end(self) -> Result<(), StoreError> {
        Ok(self.tx.rollback().await?)
    }
}

/// The first column as texts.
async fn column(connection: &impl ConnectionTrait, sql: &str) -> Result<Vec<String>, DbErr> {
    let rows = connection.query_all_raw(Statement::from_string(connection.get_database_backend(), sql)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}
