//! What colleagues remark on an item, at its own desk.

use domain::access::Desk;
use domain::item::ItemId;
use domain::moment::Moment;
use domain::remark::RemarkWords;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Set};

use crate::desk::DeskReader;
use crate::desk::queries::{join_person, name_of};
use crate::entities::{person, remark};
use crate::error::StoreError;
use crate::items::locked;
use crate::tx::Tx;

/// More remarks than this on one item are no help; the oldest settled ones are not shown.
pub const MOST_REMARKS: u64 = 200;

/// One remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its number.
    pub id: i64,
    /// About which of the item's revisions.
    pub number: i32,
    /// The words.
    pub words: String,
    /// When.
    pub at: Moment,
    /// Name of the person.
    pub by: String,
    /// When and by whom it was settled.
    pub settled: Option<(Moment, String)>,
}

impl DeskReader<'_> {
    /// The remarks on an item: open ones first, each sort newest first; none of another unit's.
    pub async fn remarks(&self, id: ItemId) -> Result<Vec<Remark>, StoreError> {
        let rows = self.snapshot.connection().query_all(&remarks_query(self.desk.unit(), id)).await?;
        rows.iter().map(|row| Ok(Row::from_query_result(row, "")?.remark())).collect()
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    number: i32,
    words: String,
    at: i64,
    by: String,
    settled_at: Option<i64>,
    settled_by: Option<String>,
}

impl Row {
    fn remark(self) -> Remark {
        Remark {
            id: self.id,
            number: self.number,
            words: self.words,
            at: Moment::from_micros(self.at),
            by: self.by,
            settled: self.settled_at.map(Moment::from_micros).zip(self.settled_by),
        }
    }
}

pub(crate) fn remarks_query(unit: UnitId, id: ItemId) -> SelectStatement {
    use remark::Column::{At, Id, ItemId as OfItem, Number, PersonId, SettledAt, SettledBy, UnitId as OfUnit, Words};
    let its = |column| (remark::Entity, column);
    let mut query = Query::select();
    query
        .columns([Id, Number, Words, At, SettledAt].map(its))
        .expr_as(Expr::col((person::Entity, person::Column::Name)), "by")
        .expr_as(name_of(its(SettledBy)), "settled_by")
        .from(remark::Entity)
        .and_where(Expr::col(its(OfUnit)).eq(unit.0))
        .and_where(Expr::col(its(OfItem)).eq(id.0))
        .order_by_expr(Expr::col(its(SettledAt)).is_not_null(), Order::Asc)
        .order_by(its(Id), Order::Desc)
        .limit(MOST_REMARKS);
    join_person(&mut query, its(PersonId));
    query
}

impl Tx {
    /// Remarks something on the newest revision of an item; its number, or `None` where there is no such item.
    pub async fn remark(
        &self,
        desk: &Desk,
        id: ItemId,
        words: &RemarkWords,
        at: Moment,
    ) -> Result<Option<i64>, StoreError> {
        let Some((place, _)) = locked(self.connection(), desk.unit(), id).await? else { return Ok(None) };
        let row = remark::ActiveModel {
            unit_id: Set(desk.unit().0),
            item_id: Set(id.0),
            number: Set(place.newest_number),
            words: Set(words.as_str().to_owned()),
            at: Set(at.micros()),
            person_id: Set(desk.person().0),
            ..Default::default()
        };
        Ok(Some(remark::Entity::insert(row).exec(self.connection()).await?.last_insert_id))
    }

    /// Settles a remark on an item; whether there was such an open one.
    pub async fn settle_remark(&self, desk: &Desk, id: ItemId, remark: i64, at: Moment) -> Result<bool, StoreError> {
        let settled = remark::Entity::update_many()
            .col_expr(remark::Column::SettledAt, Expr::value(at.micros()))
            .col_expr(remark::Column::SettledBy, Expr::value(desk.person().0))
            .filter(remark::Column::UnitId.eq(desk.unit().0))
            .filter(remark::Column::ItemId.eq(id.0))
            .filter(remark::Column::Id.eq(remark))
            .filter(remark::Column::SettledAt.is_null())
            .exec(self.connection())
            .await?;
        Ok(settled.rows_affected == 1)
    }
}
