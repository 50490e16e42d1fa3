//! Emptying the unit for practice of what nobody touched for long. No other unit can be emptied: it takes the proof that
//! only the store makes, and each query looks again whether the unit's own row says the same.

use domain::access::PracticeUnit;
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entities::{file, file_use, item, presence, remark, unit};
use crate::error::StoreError;
use crate::tx::Tx;

/// Empties the unit for practice it was made for.
#[derive(Debug)]
pub struct Emptier<'a> {
    tx: &'a Tx,
    unit: UnitId,
}

impl Tx {
    /// Emptying a unit for practice.
    pub fn emptier(&self, practice: PracticeUnit) -> Emptier<'_> {
        Emptier { tx: self, unit: practice.unit() }
    }
}

impl Emptier<'_> {
    /// Removes up to `limit` items nobody touched since `before`, with everything that hangs on them; how many went.
    pub async fn remove_items(&self, before: Moment, limit: u64) -> Result<u64, StoreError> {
        let ids = self.ids(&untouched_items_query(self.unit, before, limit)).await?;
        if ids.is_empty() {
            return Ok(0);
        }
        let gone = item::Entity::delete_many()
            .filter(item::Column::UnitId.eq(self.unit.0))
            .filter(item::Column::Id.is_in(ids))
            // Once more: somebody may have saved it meanwhile.
            .filter(item::Column::ChangedAt.lt(before.micros()))
            .exec(self.tx.connection())
            .await?;
        if gone.rows_affected > 0 {
            self.tx.touch(self.unit);
        }
        Ok(gone.rows_affected)
    }

    /// Removes up to `limit` files brought before `before` that no saved text names; how many went. Their bytes go as
    /// those of every file that was removed.
    pub async fn remove_files(&self, before: Moment, limit: u64) -> Result<u64, StoreError> {
        let ids = self.ids(&unnamed_files_query(self.unit, before, limit)).await?;
        if ids.is_empty() {
            return Ok(0);
        }
        let gone = file::Entity::delete_many()
            .filter(file::Column::UnitId.eq(self.unit.0))
            .filter(file::Column::Id.is_in(ids))
            // Once more: a text may have named it meanwhile.
            .filter(Expr::exists(uses()).not())
            .exec(self.tx.connection())
            .await?;
        Ok(gone.rows_affected)
    }

    async fn ids(&self, query: &SelectStatement) -> Result<Vec<i64>, StoreError> {
        let rows = self.tx.connection().query_all(query).await?;
        Ok(rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
    }
}

/// Neither saved nor moved on, remarked on or open since; and nothing that was touched stands under it or leads to it.
fn untouched_items_query(unit: UnitId, before: Moment, limit: u64) -> SelectStatement {
    let its = |column| Expr::col((item::Entity, column));
    let remarked = Query::select()
        .expr(Expr::value(1))
        .from(remark::Entity)
        .and_where(Expr::col((remark::Entity, remark::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((remark::Entity, remark::Column::ItemId)).equals((item::Entity, item::Column::Id)))
        .and_where(Expr::col((remark::Entity, remark::Column::At)).gte(before.micros()))
        .take();
    let open = Query::select()
        .expr(Expr::value(1))
        .from(presence::Entity)
        .and_where(Expr::col((presence::Entity, presence::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((presence::Entity, presence::Column::ItemId)).equals((item::Entity, item::Column::Id)))
        .and_where(Expr::col((presence::Entity, presence::Column::SeenAt)).gte(before.micros()))
        .take();
    let other = |column| Expr::col((Alias::new("other"), column));
    let points = |column| other(column).equals((item::Entity, item::Column::Id));
    let needed = Query::select()
        .expr(Expr::value(1))
        .from_as(item::Entity, Alias::new("other"))
        .and_where(other(item::Column::UnitId).eq(unit.0))
        .and_where(other(item::Column::ChangedAt).gte(before.micros()))
        .and_where(points(item::Column::ParentId).or(points(item::Column::ReplacementId)))
        .take();
    in_practice(unit, item::Entity, (item::Entity, item::Column::UnitId))
        .column((item::Entity, item::Column::Id))
        .and_where(its(item::Column::ChangedAt).lt(before.micros()))
        .and_where(Expr::exists(remarked).not())
        .and_where(Expr::exists(open).not())
        .and_where(Expr::exists(needed).not())
        .limit(limit)
        .take()
}

fn unnamed_files_query(unit: UnitId, before: Moment, limit: u64) -> SelectStatement {
    in_practice(unit, file::Entity, (file::Entity, file::Column::UnitId))
        .column((file::Entity, file::Column::Id))
        .and_where(Expr::col((file::Entity, file::Column::AddedAt)).lt(before.micros()))
        .and_where(Expr::exists(uses()).not())
        .limit(limit)
        .take()
}

/// Rows of a unit, and none of a unit that is not for practice.
fn in_practice<E, C>(unit: UnitId, of: E, its_unit: (E, C)) -> SelectStatement
where
    E: sea_orm::sea_query::Iden + Copy + 'static,
    C: sea_orm::sea_query::Iden + Copy + 'static,
{
    Query::select()
        .from(of)
        .inner_join(unit::Entity, Expr::col((unit::Entity, unit::Column::Id)).equals(its_unit))
        .and_where(Expr::col(its_unit).eq(unit.0))
        .and_where(Expr::col((unit::Entity, unit::Column::IsPractice)).eq(true))
        .take()
}

/// What names the file of the query around it.
fn uses() -> SelectStatement {
    let same = |ours, theirs| Expr::col((file_use::Entity, ours)).equals((file::Entity, theirs));
    Query::select()
        .expr(Expr::value(1))
        .from(file_use::Entity)
        .and_where(same(file_use::Column::UnitId, file::Column::UnitId))
        .and_where(same(file_use::Column::FileId, file::Column::Id))
        .take()
}
