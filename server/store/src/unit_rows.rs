//! A row for each of many units. An audience may be the whole country, so what is the same in all of them is said once.

use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, InsertStatement, IntoIden, OnConflict, Query};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use crate::entities::unit;

/// Units of one statement, well below the numbers that the engines take.
const AT_ONCE: usize = 20_000;

/// Writes a row for each of these units into the table of `entity`: the unit in `unit_id`, and `same` beside it. One that is
/// there already stays as it is.
pub(crate) async fn write<E: EntityTrait>(
    connection: &impl ConnectionTrait,
    entity: E,
    units: &[UnitId],
    same: &[(E::Column, Expr)],
) -> Result<(), DbErr> {
    for some in units.chunks(AT_ONCE) {
        connection.execute(&statement(entity, some, same)?).await?;
    }
    Ok(())
}

fn statement<E: EntityTrait>(
    entity: E,
    units: &[UnitId],
    same: &[(E::Column, Expr)],
) -> Result<InsertStatement, DbErr> {
    let id = || Expr::col((unit::Entity, unit::Column::Id));
    let mut rows = Query::select();
    rows.expr(id())
        .exprs(same.iter().map(|(_, value)| value.clone()))
        .from(unit::Entity)
        .and_where(id().is_in(units.iter().map(|unit| unit.0)));
    let columns =
        [Alias::new("unit_id").into_iden()].into_iter().chain(same.iter().map(|(column, _)| column.into_iden()));
    let mut insert = Query::insert();
    insert
        .into_table(entity)
        .columns(columns)
        .select_from(rows)
        .map_err(|error| DbErr::Custom(error.to_string()))?
        .on_conflict(OnConflict::new().do_nothing().to_owned());
    Ok(insert)
}
