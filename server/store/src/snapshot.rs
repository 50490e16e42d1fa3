//! [`Snapshot`]: everything read through it was true at one moment, the version included.

use std::fmt;

use domain::access::Desk;
use domain::unit::UnitId;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, EntityTrait, IsolationLevel, SqliteTransactionMode,
    TransactionOptions,
};

use crate::desk::DeskReader;
use crate::entities::platform;
use crate::error::StoreError;
use crate::location::Engine;
use crate::open::Store;
use crate::portal::Portal;
use crate::site::Site;
use crate::versions::unsigned;
use crate::write::begin;

/// A read transaction. Dropping it is as good as ending it; ending it gives the connection back a little sooner.
///
/// It holds one of few connections. Whoever asks for another one meanwhile (a second snapshot, `store.people()`) may
/// wait for somebody who does the same.
pub struct Snapshot {
    tx: DatabaseTransaction,
}

impl Store {
    /// Begins to read. What is seen is fixed by the first read made through it.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let options = match self.engine() {
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
        Ok(Snapshot { tx: begin(&self.0.read, options).await? })
    }
}

impl Snapshot {
    /// What residents may see of a unit.
    pub fn site(&self, unit: UnitId) -> Site<'_> {
        Site { snapshot: self, unit }
    }

    /// What residents may see of all units at once.
    pub fn portal(&self) -> Portal<'_> {
        Portal { snapshot: self }
    }

    /// What people at a desk may see of their unit.
    pub fn desk<'a>(&'a self, desk: &'a Desk) -> DeskReader<'a> {
        DeskReader { snapshot: self, desk }
    }

    /// The epoch of the database, read here.
    pub async fn epoch(&self) -> Result<u64, StoreError> {
        let row = platform::Entity::find_by_id(1).one(&self.tx).await?;
        Ok(row.map(|row| unsigned(row.epoch)).unwrap_or_default())
    }

    /// Gives the connection back.
    pub async fn end(self) -> Result<(), StoreError> {
        Ok(self.tx.rollback().await?)
    }

    pub(crate) fn connection(&self) -> &impl ConnectionTrait {
        &self.tx
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Snapshot")
    }
}
