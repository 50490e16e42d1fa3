//! `Store::write`, the only door to writing.
//!
//! SQLite: `BEGIN IMMEDIATE` on the one writing connection, so writers queue up here and never fail on each other.
//!
//! PostgreSQL: `READ COMMITTED` with row locks, not `SERIALIZABLE`. Every rule we keep is about one item (its row is
//! locked before it is read), one key (the engine's own uniqueness) or one counter (updated in place). Serializable
//! transactions would abort communes because of each other: on small tables their predicate locks cover the whole
//! table. Deadlocks remain possible and are retried.
//!
//! Beginning and committing happen in tasks of their own. A caller that is dropped in between leaves a transaction
//! that is rolled back; one dropped during the commit leaves a commit that still completes and is told to the versions.
//! (The PostgreSQL driver, dropped while it waits for the answer to BEGIN, would return a connection to the pool with
//! the transaction open.)

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use domain::item::ItemKind;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, FromQueryResult, IsolationLevel,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use crate::entities::{platform, unit_version};
use crate::error::{StoreError, is_retryable};
use crate::location::Engine;
use crate::open::Store;
use crate::stored::PUBLISHED;
use crate::tx::{Open, Touched, Tx};
use crate::versions::{Versions, unsigned};

/// How often a write is run again after a serialization failure or a deadlock.
const RETRIES: u32 = 5;
/// How long to wait before the first of them; the others wait as many times longer.
const STEP_BACK: Duration = Duration::from_millis(10);

/// What a committed write tells the versions.
#[derive(Debug, Default)]
struct Bumped {
    units: Vec<(UnitId, u64)>,
    registry: Option<u64>,
}

impl Store {
    /// Runs `f` in a write transaction: `Ok` commits, `Err` rolls back. `f` may be run again, up to 5 times more, when
    /// the engine asks for it, so it must not do anything that cannot be repeated.
    ///
    /// Inside, everything goes through the `Tx`: on SQLite a write past it (a session, another `write`) waits for this
    /// one to end.
    ///
    /// Units touched through [`Tx::touch`] get their version raised once each, in the order of their ids, as the last
    /// statement before the commit; after it the new versions are known here.
    pub async fn write<T, E, F, Fut>(&self, f: F) -> Result<T, E>
    where
        F: Fn(Tx) -> Fut + Send,
        Fut: Future<Output = Result<T, E>> + Send,
        T: Send,
        E: From<StoreError> + Send,
    {
        let mut retries = 0;
        loop {
            let open = Arc::new(Open::new(self.begin_write().await?));
            let outcome = f(Tx(Arc::clone(&open))).await;
            let Some(open) = Arc::into_inner(open) else {
                return Err(StoreError::Escaped.into());
            };
            let failure = match (open.take_failure(), outcome) {
                (None, Ok(value)) => match self.finish(open).await {
                    Ok(()) => return Ok(value),
                    Err(failure) => Failed { error: failure, answer: None },
                },
                (Some(error), Ok(_)) => Failed::rolled_back(open, error, None).await,
                (Some(error), Err(answer)) => Failed::rolled_back(open, error, Some(answer)).await,
                (None, Err(answer)) => {
                    roll_back(open).await;
                    return Err(answer);
                }
            };
            if !is_retryable(&failure.error) || retries == RETRIES {
                return Err(failure.answer.unwrap_or_else(|| StoreError::from(failure.error).into()));
            }
            retries += 1;
            self.0.retries.fetch_add(1, Ordering::Relaxed);
            tracing::debug!(retries, error = %failure.error, "A write is run again");
            // The other party of a deadlock is to get there first.
            tokio::time::sleep(STEP_BACK * retries).await;
        }
    }

    async fn begin_write(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = match self.engine() {
            Engine::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            },
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::ReadCommitted),
                access_mode: Some(AccessMode::ReadWrite),
                ..TransactionOptions::default()
            },
        };
        Ok(begin(&self.0.write, options).await?)
    }

    async fn finish(&self, open: Open) -> Result<(), DbErr> {
        let bumped = bump(&open, &open.take_touched()).await?;
        commit(open.tx, self.versions(), bumped).await
    }
}

/// A statement failed, and with it the transaction.
struct Failed<E> {
    error: DbErr,
    /// What the function made of it.
    answer: Option<E>,
}

impl<E> Failed<E> {
    async fn rolled_back(open: Open, error: DbErr, answer: Option<E>) -> Self {
        roll_back(open).await;
        Self { error, answer }
    }
}

async fn roll_back(open: Open) {
    if let Err(error) = open.tx.rollback().await {
        tracing::debug!(%error, "A rollback was not acknowledged; the connection is checked before it is used again");
    }
}

/// Begins a transaction in a task of its own.
#[expect(clippy::disallowed_methods, reason = "this is the one place; snapshots and migrations come here as well")]
pub(crate) async fn begin(
    connection: &DatabaseConnection,
    options: TransactionOptions,
) -> Result<DatabaseTransaction, DbErr> {
    let connection = connection.clone();
    joined(tokio::spawn(async move { connection.begin_with_options(options).await }).await)
}

/// Commits in a task of its own, which also tells the versions.
async fn commit(tx: DatabaseTransaction, versions: Versions, bumped: Bumped) -> Result<(), DbErr> {
    let task = tokio::spawn(async move {
        tx.commit().await?;
        versions.grow(&bumped.units, bumped.registry);
        Ok(())
    });
    joined(task.await)
}

fn joined<T>(joined: Result<Result<T, DbErr>, tokio::task::JoinError>) -> Result<T, DbErr> {
    match joined {
        Ok(outcome) => outcome,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => Err(DbErr::Custom("the runtime is shutting down".to_owned())),
    }
}

async fn bump(open: &Open, touched: &Touched) -> Result<Bumped, DbErr> {
    let mut bumped = Bumped::default();
    let units: BTreeSet<UnitId> = touched.units.union(&touched.dressed).copied().collect();
    if !units.is_empty() {
        bumped.units = bump_units(open, &units).await?;
    }
    if !touched.units.is_empty() {
        tally(open, touched).await?;
    }
    if touched.registry {
        let mut raise = Query::update();
        raise
            .table(platform::Entity)
            .value(platform::Column::RegistryVersion, Expr::col(platform::Column::RegistryVersion).add(1))
            .returning_col(platform::Column::RegistryVersion);
        let row = open.query_one(&raise).await?;
        bumped.registry = row.map(|row| row.try_get_by_index(0)).transpose()?.map(unsigned);
    }
    Ok(bumped)
}

#[derive(FromQueryResult)]
struct Raised {
    unit_id: i64,
    version: i64,
}

async fn bump_units(open: &Open, units: &BTreeSet<UnitId>) -> Result<Vec<(UnitId, u64)>, DbErr> {
    let among = || Expr::col(unit_version::Column::UnitId).is_in(units.iter().map(|unit| unit.0));
    // An UPDATE locks rows in whatever order it finds them, and two orders are a deadlock.
    if open.get_database_backend() == sea_orm::DbBackend::Postgres && units.len() > 1 {
        let mut lock = Query::select();
        lock.column(unit_version::Column::UnitId)
            .from(unit_version::Entity)
            .and_where(among())
            .order_by(unit_version::Column::UnitId, Order::Asc)
            .lock_exclusive();
        open.query_all(&lock).await?;
    }
    let mut raise = Query::update();
    raise
        .table(unit_version::Entity)
        .value(unit_version::Column::Version, Expr::col(unit_version::Column::Version).add(1))
        .and_where(among())
        .returning(Query::returning().columns([unit_version::Column::UnitId, unit_version::Column::Version]));
    let rows = open.query_all(&raise).await?;
    rows.iter()
        .map(|row| Raised::from_query_result(row, "").map(|row| (UnitId(row.unit_id), unsigned(row.version))))
        .collect()
}

/// Counts anew what of the touched units is public, whoever changed it and how. Behind the bump, whose row locks make
/// two publications of one unit count one after the other.
async fn tally(open: &Open, touched: &Touched) -> Result<(), DbErr> {
    open.execute_unprepared(&tally_sql(&touched.units)).await.map(|_| ())
}

/// Articles are counted, and anything of any kind is a change; each figure is a range of an index of that unit. Hamlets
/// are counted where there are any: a unit that listed none said nothing of them.
pub(crate) fn tally_sql(units: &BTreeSet<UnitId>) -> String {
    let units: Vec<String> = units.iter().map(|unit| unit.0.to_string()).collect();
    let public = format!("FROM articles WHERE articles.unit_id = unit_tally.unit_id AND state = '{PUBLISHED}'");
    let article = ItemKind::Article.code();
    let listed = "FROM hamlets WHERE hamlets.unit_id = unit_tally.unit_id AND NOT hamlets.is_retired";
    let of_hamlet = |table: &str| {
        format!(
            "EXISTS (SELECT 1 FROM {table} WHERE {table}.unit_id = hamlets.unit_id AND {table}.hamlet_id = hamlets.id"
        )
    };
    let covered = format!("{} AND decision_number IS NOT NULL) OR {})", of_hamlet("teams"), of_hamlet("team_members"));
    format!(
        "UPDATE unit_tally SET published = (SELECT count(*) {public} AND kind = '{article}'), \
         newest_at = (SELECT max(first_published_at) {public}), \
         changed_at = (SELECT max(republished_at) {public}), \
         hamlets = (SELECT nullif(count(*), 0) {listed}), covered = (SELECT count(*) {listed} AND ({covered})) \
         WHERE unit_id IN ({})",
        units.join(", ")
    )
}
