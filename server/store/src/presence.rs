//! Who has an item open right now. A courtesy, kept in the database so that every node tells the same; nothing is
//! locked by it and nothing decided.

use domain::access::Desk;
use domain::item::ItemId;
use domain::moment::Moment;
use domain::unit::UnitId;
use domain::writing::PageKey;
use sea_orm::sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Set};

use crate::desk::DeskReader;
use crate::desk::queries::join_person;
use crate::entities::{item, person, presence};
use crate::error::StoreError;
use crate::tx::Tx;

/// Seconds after which a page that says nothing counts as closed: three of its calls.
pub const SECONDS_PRESENT: i64 = 45;

/// Seconds after which it is swept away.
const SECONDS_KEPT: i64 = 3_600;

/// A colleague who has the item open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Their name.
    pub name: String,
    /// When their page last said so.
    pub seen_at: Moment,
}

impl DeskReader<'_> {
    /// Who else has an item open, by name; the person at this desk does not count.
    pub async fn others_at(&self, id: ItemId, now: Moment) -> Result<Vec<Present>, StoreError> {
        let rows = self.snapshot.connection().query_all(&others_query(self.desk, id, now)).await?;
        rows.iter()
            .map(|row| {
                let row = Row::from_query_result(row, "")?;
                Ok(Present { name: row.name, seen_at: Moment::from_micros(row.last_seen) })
            })
            .collect()
    }
}

#[derive(FromQueryResult)]
struct Row {
    name: String,
    last_seen: i64,
}

pub(crate) fn others_query(desk: &Desk, id: ItemId, now: Moment) -> SelectStatement {
    use presence::Column::{ItemId as OfItem, PersonId, SeenAt, UnitId as OfUnit};
    let its = |column| (presence::Entity, column);
    let since = now.plus_seconds(-SECONDS_PRESENT).micros();
    let mut query = Query::select();
    query
        .column((person::Entity, person::Column::Name))
        .expr_as(Func::max(Expr::col(its(SeenAt))), "last_seen")
        .from(presence::Entity)
        .and_where(Expr::col(its(OfUnit)).eq(desk.unit().0))
        .and_where(Expr::col(its(OfItem)).eq(id.0))
        .and_where(Expr::col(its(SeenAt)).gt(since))
        .and_where(Expr::col(its(PersonId)).ne(desk.person().0))
        .group_by_columns([(person::Entity, person::Column::Id), (person::Entity, person::Column::Name)])
        .order_by((person::Entity, person::Column::Name), Order::Asc);
    join_person(&mut query, its(PersonId));
    query
}

impl Tx {
    /// Says that a page with an item is open; whether there is such an item at this desk. Sweeps what is long gone.
    pub async fn be_present(&self, desk: &Desk, id: ItemId, page: &PageKey, at: Moment) -> Result<bool, StoreError> {
        let connection = self.connection();
        let known =
            item::Entity::find_by_id(id.0).filter(item::Column::UnitId.eq(desk.unit().0)).one(connection).await?;
        if known.is_none() {
            return Ok(false);
        }
        let row = presence::ActiveModel {
            unit_id: Set(desk.unit().0),
            item_id: Set(id.0),
            person_id: Set(desk.person().0),
            page_key: Set(page.as_str().to_owned()),
            seen_at: Set(at.micros()),
            ..Default::default()
        };
        let again =
            OnConflict::columns([presence::Column::UnitId, presence::Column::ItemId, presence::Column::PageKey])
                .update_columns([presence::Column::SeenAt, presence::Column::PersonId])
                .to_owned();
        presence::Entity::insert(row).on_conflict(again).exec_without_returning(connection).await?;
        presence::Entity::delete_many()
            .filter(presence::Column::UnitId.eq(desk.unit().0))
            .filter(presence::Column::SeenAt.lt(at.plus_seconds(-SECONDS_KEPT).micros()))
            .exec(connection)
            .await?;
        Ok(true)
    }

    /// Says that the page was closed.
    pub async fn be_gone(&self, unit: UnitId, id: ItemId, page: &PageKey) -> Result<(), StoreError> {
        presence::Entity::delete_many()
            .filter(presence::Column::UnitId.eq(unit.0))
            .filter(presence::Column::ItemId.eq(id.0))
            .filter(presence::Column::PageKey.eq(page.as_str()))
            .exec(self.connection())
            .await?;
        Ok(())
    }
}
