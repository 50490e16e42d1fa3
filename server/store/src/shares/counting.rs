//! How far shares came: one statement for many, for an audience may be the whole country.

use std::collections::BTreeMap;

use domain::share::Reception;
use sea_orm::sea_query::{Alias, CaseStatement, Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::entities::{share, share_unit};
use crate::error::StoreError;
use crate::stored;

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShareCounts {
    /// Units it is for; those it is for no more do not count.
    pub all: u64,
    /// Shown by.
    pub shown: u64,
    /// Adapted by, of those.
    pub adapted: u64,
    /// Waiting at.
    pub waiting: u64,
    /// Declined by.
    pub declined: u64,
    /// Acknowledged by.
    pub seen: u64,
}

#[derive(FromQueryResult)]
struct CountRow {
    share_id: i64,
    all: i64,
    shown: i64,
    adapted: i64,
    waiting: i64,
    declined: i64,
    seen: i64,
}

/// How far each of these came, in one statement; nothing of one that is for no unit any more.
pub(super) async fn counts(
    connection: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<BTreeMap<i64, ShareCounts>, StoreError> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = connection.query_all(&counts_query(ids)).await?;
    let counted = rows.iter().map(|row| {
        let row = CountRow::from_query_result(row, "")?;
        let counts = ShareCounts {
            all: stored::count(row.all),
            shown: stored::count(row.shown),
            adapted: stored::count(row.adapted),
            waiting: stored::count(row.waiting),
            declined: stored::count(row.declined),
            seen: stored::count(row.seen),
        };
        Ok((row.share_id, counts))
    });
    counted.collect()
}

fn counts_query(ids: &[i64]) -> SelectStatement {
    let its = |column: share_unit::Column| Expr::col((share_unit::Entity, column));
    let is = |reception: Reception| its(share_unit::Column::State).eq(reception.code());
    let seen = its(share_unit::Column::SeenEvent).gte(Expr::col((share::Entity, share::Column::Event)));
    let adapted = is(Reception::Shown).and(its(share_unit::Column::LiveAdaptation).is_not_null());
    let mut query = Query::select();
    query.column((share_unit::Entity, share_unit::Column::ShareId));
    for (name, condition) in [
        ("all", is(Reception::Ended).not()),
        ("shown", is(Reception::Shown)),
        ("adapted", adapted),
        ("waiting", is(Reception::Waiting)),
        ("declined", is(Reception::Declined)),
        ("seen", seen),
    ] {
        query.expr_as(Func::count(CaseStatement::new().case(condition, 1)), Alias::new(name));
    }
    query
        .from(share_unit::Entity)
        .inner_join(
            share::Entity,
            Expr::col((share::Entity, share::Column::Id)).equals((share_unit::Entity, share_unit::Column::ShareId)),
        )
        .and_where(its(share_unit::Column::ShareId).is_in(ids.iter().copied()))
        .and_where(is(Reception::Ended).not())
        .group_by_col((share_unit::Entity, share_unit::Column::ShareId));
    query
}
