//! Blocks that shared texts name: each unit that shows one reads its own block of a key, or that of the unit above it.

use std::collections::BTreeSet;

use domain::block::{BlockKey, keys_named};
use domain::share::Reception;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entities::{share_adaptation, share_unit};
use crate::error::StoreError;

fn of(table: &'static str, column: &'static str) -> Expr {
    Expr::col((table, column))
}

/// The units on whose pages a text of another unit, or what they made of one, names a block. Whose block each of them
/// reads is not asked: another version of a page that stays the same costs little.
pub(crate) async fn showing_block(
    connection: &impl ConnectionTrait,
    key: &BlockKey,
) -> Result<Vec<UnitId>, StoreError> {
    let sources = Query::select()
        .distinct()
        .column(("share_units", "unit_id"))
        .from("block_uses")
        .inner_join(
            "articles",
            of("articles", "unit_id")
                .equals(("block_uses", "unit_id"))
                .and(of("articles", "id").equals(("block_uses", "article_id")))
                .and(of("articles", "live_number").equals(("block_uses", "number"))),
        )
        .inner_join(
            "share_units",
            of("share_units", "source_id")
                .equals(("articles", "unit_id"))
                .and(of("share_units", "article_id").equals(("articles", "id"))),
        )
        .and_where(of("block_uses", "key").eq(key.as_str()))
        .and_where(of("share_units", "state").eq(Reception::Shown.code()))
        .take();
    let mut units: BTreeSet<UnitId> = BTreeSet::new();
    for row in connection.query_all(&sources).await? {
        units.insert(UnitId(row.try_get_by_index(0)?));
    }
    let made =
        share_unit::Entity::find().filter(share_unit::Column::LiveAdaptation.is_not_null()).all(connection).await?;
    for row in made {
        let Some(number) = row.live_adaptation else { continue };
        let found = share_adaptation::Entity::find_by_id((row.unit_id, row.share_id, number)).one(connection).await?;
        let Some(found) = found else { continue };
        let texts = [&found.introduction, &found.closing, &found.contacts, &found.body];
        if texts.into_iter().flatten().any(|text| keys_named(text).contains(key)) {
            units.insert(UnitId(row.unit_id));
        }
    }
    Ok(units.into_iter().collect())
}
