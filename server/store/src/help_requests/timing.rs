//! What happens to requests by itself. Done once, whoever and however many look: what is next stands in the row, and is
//! written anew in the transaction of the deed.

use domain::help_request::{Deed, RefusedFor, RequestId, RequestState, Timed};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, UpdateMany};

use super::steps::{locked, update};
use super::{HelpRequest, next_at};
use crate::entities::help_request::{self, Column};
use crate::entities::help_request_note;
use crate::error::StoreError;
use crate::open::Store;
use crate::tx::Tx;

/// A request to which something is to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueRequest {
    /// Whose it is.
    pub unit: UnitId,
    /// Which.
    pub id: RequestId,
}

#[derive(FromQueryResult)]
struct DueRow {
    unit_id: i64,
    id: i64,
}

pub(crate) fn due_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns([Column::UnitId, Column::Id])
        .from(help_request::Entity)
        .and_where(Expr::col(Column::NextAt).lte(now.micros()))
        .order_by(Column::NextAt, Order::Asc)
        .limit(limit)
        .take()
}

impl Store {
    /// Requests to which something is to happen, the longest overdue first.
    pub async fn due_requests(&self, now: Moment, limit: u64) -> Result<Vec<DueRequest>, StoreError> {
        let rows = self.0.read.query_all(&due_query(now, limit)).await?;
        let due = |row: &sea_orm::QueryResult| {
            let row = DueRow::from_query_result(row, "")?;
            Ok(DueRequest { unit: UnitId(row.unit_id), id: RequestId(row.id) })
        };
        rows.iter().map(due).collect()
    }
}

impl Tx {
    /// Does the next thing that is due to a request: what was done, and the request as it was before; `None` when nothing
    /// is, or it is none of the deeds asked for.
    pub async fn request_happens(
        &self,
        due: DueRequest,
        deeds: &[Deed],
        now: Moment,
    ) -> Result<Option<(Deed, HelpRequest)>, StoreError> {
        let connection = self.connection();
        let DueRequest { unit, id } = due;
        let Some(request) = locked(connection, unit, id).await? else { return Ok(None) };
        let timed = request.timed();
        let Some((_, deed)) = timed.next().filter(|(at, deed)| *at <= now && deeds.contains(deed)) else {
            return Ok(None);
        };
        let changes = update(unit, id, request.version + 1);
        let changes = match deed {
            Deed::Escalate => changes
                .col_expr(Column::EscalatedAt, Expr::value(now.micros()))
                .col_expr(Column::NextAt, Expr::value(next_at(Timed { is_escalated: true, ..timed }))),
            Deed::Close => {
                let closed = Timed { state: RequestState::Done, since: now, ..timed };
                changes
                    .col_expr(Column::State, Expr::value(RequestState::Done.code()))
                    .col_expr(Column::Since, Expr::value(now.micros()))
                    .col_expr(Column::ClosedAt, Expr::value(now.micros()))
                    .col_expr(Column::NextAt, Expr::value(next_at(closed)))
            }
            Deed::Drop => erasing(changes, now)
                .col_expr(Column::State, Expr::value(RequestState::Refused.code()))
                .col_expr(Column::Reason, Expr::value(RefusedFor::Junk.code()))
                .col_expr(Column::Since, Expr::value(now.micros()))
                .col_expr(Column::ClosedAt, Expr::value(now.micros())),
            Deed::Erase => erasing(changes, now),
        };
        changes.exec(connection).await?;
        if matches!(deed, Deed::Drop | Deed::Erase) {
            forget_notes(connection, unit, id).await?;
        }
        Ok(Some((deed, request)))
    }
}

/// With everything emptied that is about a person or written by one. Hamlet, topic and moments stay, for figures.
pub(super) fn erasing(changes: UpdateMany<help_request::Entity>, now: Moment) -> UpdateMany<help_request::Entity> {
    let personal =
        [Column::Need, Column::Name, Column::Phone, Column::Place, Column::Draft, Column::Answer, Column::Explanation];
    let emptied =
        personal.into_iter().fold(changes, |changes, column| changes.col_expr(column, Expr::value(None::<String>)));
    emptied.col_expr(Column::ErasedAt, Expr::value(now.micros())).col_expr(Column::NextAt, Expr::value(None::<i64>))
}

pub(super) async fn forget_notes(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    id: RequestId,
) -> Result<(), StoreError> {
    help_request_note::Entity::delete_many()
        .filter(help_request_note::Column::UnitId.eq(unit.0))
        .filter(help_request_note::Column::RequestId.eq(id.0))
        .exec(connection)
        .await?;
    Ok(())
}
