//! `Store::poll`: one look at what others committed, another node or `trangxa import` beside a running server.

use domain::unit::UnitId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};

use crate::error::StoreError;
use crate::location::Engine;
use crate::open::Store;
use crate::versions::{Look, unsigned};

/// Two numbers of which one is another whenever anything changed.
pub(crate) type Mark = (i64, i64);

/// `data_version` changes with every commit of another connection, and only then.
const SQLITE_MARK: &str = "SELECT 0, data_version FROM pragma_data_version";
/// Versions only grow, so while the epoch stays their sum changes exactly when one of them does.
const POSTGRES_MARK: &str = "SELECT epoch, registry_version \
                             + (SELECT coalesce(sum(version), 0)::bigint FROM unit_version) FROM platform";
/// One statement, so that epoch and versions belong together.
const LOOK: &str = "SELECT epoch, registry_version, unit_id, version FROM platform LEFT JOIN unit_version ON 1 = 1";

#[derive(FromQueryResult)]
struct Row {
    epoch: i64,
    registry_version: i64,
    unit_id: Option<i64>,
    version: Option<i64>,
}

impl Store {
    /// One look; true when a version grew or the epoch is another one. Cheap when nothing happened: the server calls
    /// it each second.
    pub async fn poll(&self) -> Result<bool, StoreError> {
        let mut last = self.0.last_look.lock().await;
        // The mark is read before the versions: what is committed in between is looked at twice, never missed.
        let mark = self.mark().await?;
        if mark.is_some() && *last == mark {
            return Ok(false);
        }
        let look = self.look().await?;
        *last = mark;
        Ok(look.is_some_and(|look| self.0.versions.learn(&look)))
    }

    async fn mark(&self) -> Result<Option<Mark>, DbErr> {
        let (backend, sql) = match self.engine() {
            Engine::Sqlite => (DbBackend::Sqlite, SQLITE_MARK),
            Engine::Postgres => (DbBackend::Postgres, POSTGRES_MARK),
        };
        let row = self.0.watch.query_one_raw(Statement::from_string(backend, sql)).await?;
        row.map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).transpose()
    }

    async fn look(&self) -> Result<Option<Look>, DbErr> {
        let backend = self.0.watch.get_database_backend();
        let rows = self.0.watch.query_all_raw(Statement::from_string(backend, LOOK)).await?;
        let rows = rows.iter().map(|row| Row::from_query_result(row, "")).collect::<Result<Vec<_>, _>>()?;
        let units = rows.iter().filter_map(|row| Some((UnitId(row.unit_id?), unsigned(row.version?)))).collect();
        Ok(rows.first().map(|row| Look { epoch: unsigned(row.epoch), registry: unsigned(row.registry_version), units }))
    }
}
