//! What happens to alerts by itself: one begins, one is over. Done once, whoever and however many look.

use domain::alert::{AlertId, AlertState};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};

use super::desk::{DeskAlert, desk_alert, take_down};
use super::state_of;
use crate::entities::{alert, alert_unit};
use crate::error::StoreError;
use crate::open::Store;
use crate::tx::Tx;

/// An alert whose moment came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueAlert {
    /// Who wrote it.
    pub unit: UnitId,
    /// Which.
    pub id: AlertId,
}

/// What happened to an alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AlertHappened {
    /// It stands on pages now.
    Shown(Box<DeskAlert>),
    /// It is gone from them.
    Ended(Box<DeskAlert>),
}

#[derive(FromQueryResult)]
struct DueRow {
    unit_id: i64,
    id: i64,
}

impl Store {
    /// Alerts whose moment has come, the longest overdue first.
    pub async fn due_alerts(&self, now: Moment, limit: u64) -> Result<Vec<DueAlert>, StoreError> {
        let rows = self.0.read.query_all(&due_query(now, limit)).await?;
        rows.iter()
            .map(|row| {
                let row = DueRow::from_query_result(row, "")?;
                Ok(DueAlert { unit: UnitId(row.unit_id), id: AlertId(row.id) })
            })
            .collect()
    }
}

impl Tx {
    /// Does what is due to an alert; `None` when nothing is. One that was to begin and is over already ends unseen.
    pub async fn alert_happens(&self, due: DueAlert, now: Moment) -> Result<Option<AlertHappened>, StoreError> {
        let connection = self.connection();
        let row = alert::Entity::find_by_id(due.id.0).lock_exclusive().one(connection).await?;
        let Some(row) = row.filter(|row| row.due_at.is_some_and(|at| at <= now.micros())) else { return Ok(None) };
        let before = desk_alert(connection, row.clone()).await?;
        if state_of(&row)? != AlertState::Confirmed || row.ends_at <= now.micros() {
            take_down(self, row, None, now).await?;
            return Ok(Some(AlertHappened::Ended(Box::new(before))));
        }
        let (ends, version) = (row.ends_at, row.version + 1);
        let mut row = row.into_active_model();
        row.version = Set(version);
        row.state = Set(AlertState::Shown.code().to_owned());
        row.shown_at = Set(Some(now.micros()));
        row.due_at = Set(Some(ends));
        row.update(connection).await?;
        let rows = alert_unit::Entity::find().filter(alert_unit::Column::AlertId.eq(due.id.0)).all(connection).await?;
        self.touch_around(&rows.into_iter().map(|row| UnitId(row.unit_id)).collect::<Vec<_>>());
        Ok(Some(AlertHappened::Shown(Box::new(before))))
    }
}

pub(crate) fn due_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns([alert::Column::UnitId, alert::Column::Id])
        .from(alert::Entity)
        .and_where(Expr::col(alert::Column::DueAt).lte(now.micros()))
        .order_by(alert::Column::DueAt, Order::Asc)
        .limit(limit)
        .take()
}
