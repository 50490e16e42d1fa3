//! [`Tx`]: a write transaction as the function given to `Store::write` holds it.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use domain::access::{Publisher, Writer};
use domain::unit::UnitId;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use crate::factors::FactorsWriter;
use crate::import::Importer;
use crate::items::DeskWriter;
use crate::people_writer::PeopleWriter;
use crate::publication::DeskPublisher;
use crate::revisions::Thinner;
use crate::schedule::Timekeeper;
use crate::units::UnitWriter;

/// A write transaction. Must be gone when the future it was given to ends; commit and rollback belong to
/// `Store::write`.
pub struct Tx(pub(crate) Arc<Open>);

/// What `Store::write` keeps of it.
pub(crate) struct Open {
    pub(crate) tx: DatabaseTransaction,
    touched: Mutex<Touched>,
    /// The first failure of a statement. PostgreSQL commits nothing after one and says so only by the word ROLLBACK
    /// in the answer to COMMIT, so a caller that swallowed the error must still be told.
    failure: Mutex<Option<DbErr>>,
}

#[derive(Default)]
pub(crate) struct Touched {
    /// In the order in which their rows are locked.
    pub(crate) units: BTreeSet<UnitId>,
    /// Units whose pages change while nothing that is counted of them does.
    pub(crate) dressed: BTreeSet<UnitId>,
    pub(crate) registry: bool,
}

impl Tx {
    /// Writing at the desk of the writer's unit.
    pub fn writer(&self, writer: Writer<'_>) -> DeskWriter<'_> {
        DeskWriter::new(self, writer)
    }

    /// Publishing at the desk of the publisher's unit.
    pub fn publisher(&self, publisher: Publisher<'_>) -> DeskPublisher<'_> {
        DeskPublisher::new(self, publisher.desk())
    }

    /// Letting go of saved texts of a unit that are kept no more.
    pub fn thinner(&self, unit: UnitId) -> Thinner<'_> {
        Thinner { tx: self, unit }
    }

    /// Doing what is due at a unit.
    pub fn timekeeper(&self, unit: UnitId) -> Timekeeper<'_> {
        Timekeeper { tx: self, unit }
    }

    /// Taking many items in at the desk of the publisher's unit.
    pub fn importer(&self, publisher: Publisher<'_>) -> Importer<'_> {
        Importer::new(self, publisher.desk())
    }

    /// People, their roles and links.
    pub fn people(&self) -> PeopleWriter<'_> {
        PeopleWriter { tx: self }
    }

    /// What people have beside a password.
    pub fn factors(&self) -> FactorsWriter<'_> {
        FactorsWriter { tx: self }
    }

    /// The registry: units, hosts, former slugs.
    pub fn units(&self) -> UnitWriter<'_> {
        UnitWriter { tx: self }
    }

    /// Says that public pages of a unit change; its version grows once, as the last statement before the commit.
    pub fn touch(&self, unit: UnitId) {
        self.0.touched.lock().unwrap_or_else(PoisonError::into_inner).units.insert(unit);
    }

    /// The same of many units at once, whose figures stay what they are: what stands around their pages changes.
    pub fn touch_around(&self, units: &[UnitId]) {
        let mut touched = self.0.touched.lock().unwrap_or_else(PoisonError::into_inner);
        touched.dressed.extend(units);
    }

    /// Says that the registry changes.
    pub fn touch_registry(&self) {
        self.0.touched.lock().unwrap_or_else(PoisonError::into_inner).registry = true;
    }

    /// Where statements are run.
    pub(crate) fn connection(&self) -> &Open {
        &self.0
    }
}

impl fmt::Debug for Tx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tx")
    }
}

impl Open {
    pub(crate) fn new(tx: DatabaseTransaction) -> Self {
        Self { tx, touched: Mutex::default(), failure: Mutex::default() }
    }

    pub(crate) fn take_failure(&self) -> Option<DbErr> {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(crate) fn take_touched(&self) -> Touched {
        std::mem::take(&mut *self.touched.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn noted<T>(&self, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
        if let Err(error) = &outcome {
            let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
            failure.get_or_insert_with(|| error.clone());
        }
        outcome
    }
}

/// Every statement of a write goes through here, so no failure goes unnoticed.
#[async_trait::async_trait]
impl ConnectionTrait for Open {
    fn get_database_backend(&self) -> DbBackend {
        self.tx.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.noted(self.tx.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.noted(self.tx.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.noted(self.tx.query_one_raw(statement).await)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.noted(self.tx.query_all_raw(statement).await)
    }
}
