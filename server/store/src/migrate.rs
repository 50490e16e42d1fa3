//! Bringing the schema to this binary's version, and the epoch.

use std::collections::BTreeSet;

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode, Statement, TransactionOptions,
};
use sea_orm_migration::{IntoSchemaManagerConnection, MigratorTrait};

use crate::error::{OpenError, StoreError};
use crate::location::Engine;
use crate::open::Store;
use crate::tx::Tx;
use crate::write::begin;

/// Any number, as long as every version of this program uses the same: nodes starting together wait for each other.
const LOCK: i64 = 0x0054_7261_6e67_5861;

impl Store {
    /// Applies the steps of `M` not applied yet. Refuses a database that was brought further by a newer binary.
    ///
    /// SQLite: all steps in one transaction. PostgreSQL: each in its own, all under one advisory lock.
    pub async fn migrate<M: MigratorTrait>(&self) -> Result<(), OpenError> {
        let options = match self.engine() {
            Engine::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            },
            Engine::Postgres => TransactionOptions::default(),
        };
        let tx = begin(&self.0.write, options).await.map_err(failed)?;
        match self.engine() {
            Engine::Sqlite => {
                refuse_newer::<M, _>(&tx).await?;
                M::up(&tx, None).await.map_err(failed)?;
                first_epoch(&tx).await.map_err(failed)?;
            }
            Engine::Postgres => {
                wait_for_turn(&tx).await.map_err(failed)?;
                refuse_newer::<M, _>(&self.0.write).await?;
                M::up((&self.0.write).into_database_executor(), None).await.map_err(failed)?;
                first_epoch(&self.0.write).await.map_err(failed)?;
            }
        }
        tx.commit().await.map_err(failed)?;
        self.poll().await.map_err(|error| OpenError::Migration(error.to_string()))?;
        Ok(())
    }

    /// Gives the database another epoch. For restores: versions start again from those of the backup, and nothing kept
    /// under the old ones may be shown again.
    pub async fn renew_epoch(&self) -> Result<u64, StoreError> {
        self.write(|tx: Tx| async move {
            let sql = format!("UPDATE platform SET epoch = {}", random(tx.connection().get_database_backend()));
            tx.connection().execute_unprepared(&sql).await?;
            Ok::<_, StoreError>(())
        })
        .await?;
        self.poll().await?;
        Ok(self.versions().epoch())
    }
}

/// Those of the named steps that this binary does not know.
pub fn unknown_steps<M: MigratorTrait>(steps: &[String]) -> Vec<String> {
    let known: BTreeSet<String> = M::migrations().iter().map(|step| step.name().to_owned()).collect();
    steps.iter().filter(|step| !known.contains(*step)).cloned().collect()
}

async fn wait_for_turn(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    let lock = Statement::from_string(DbBackend::Postgres, format!("SELECT pg_advisory_xact_lock({LOCK})"));
    tx.execute_raw(lock).await.map(|_| ())
}

async fn refuse_newer<M: MigratorTrait, C: ConnectionTrait>(connection: &C) -> Result<(), OpenError> {
    let applied = M::get_migration_models(connection).await.map_err(failed)?;
    let applied: Vec<String> = applied.into_iter().map(|step| step.version).collect();
    let unknown = unknown_steps::<M>(&applied);
    if unknown.is_empty() { Ok(()) } else { Err(OpenError::Newer { steps: unknown.join(", ") }) }
}

async fn first_epoch<C: ConnectionTrait>(connection: &C) -> Result<(), DbErr> {
    let epoch = random(connection.get_database_backend());
    let sql = format!(
        "INSERT INTO platform (id, epoch, registry_version) \
         SELECT 1, {epoch}, 1 WHERE NOT EXISTS (SELECT 1 FROM platform)"
    );
    connection.execute_unprepared(&sql).await.map(|_| ())
}

/// 63 random bits out of the engine's own source. The first and the last 8 digits of a random UUID are all random.
fn random(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => {
            "('x' || left(gen_random_uuid()::text, 8) || right(gen_random_uuid()::text, 8))::bit(64)::bigint \
             & 9223372036854775807"
        }
        _ => "random() & 9223372036854775807",
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape map_err asks for")]
fn failed(error: DbErr) -> OpenError {
    OpenError::Migration(error.to_string())
}
