//! Blocks that shared texts name: each unit that shows one reads its own block of a key, or that of the unit above it.

use std::collections::BTreeSet;

use domain::block::{BlockKey, keys_named};
use domain::share::Reception;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{Condition, ConnectionTrait};

use crate::error::StoreError;

/// The rows of units.
const ROWS: &str = "share_units";
/// What they make of each.
const MADE: &str = "share_adaptations";

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
        .column((ROWS, "unit_id"))
        .from("block_uses")
        .inner_join(
            "articles",
            of("articles", "unit_id")
                .equals(("block_uses", "unit_id"))
                .and(of("articles", "id").equals(("block_uses", "article_id")))
                .and(of("articles", "live_number").equals(("block_uses", "number"))),
        )
        .inner_join(
            ROWS,
            of(ROWS, "source_id")
                .equals(("articles", "unit_id"))
                .and(of(ROWS, "article_id").equals(("articles", "id"))),
        )
        .and_where(of("block_uses", "key").eq(key.as_str()))
        .and_where(of(ROWS, "state").eq(Reception::Shown.code()))
        .take();
    let mut units: BTreeSet<UnitId> = BTreeSet::new();
    for row in connection.query_all(&sources).await? {
        units.insert(UnitId(row.try_get_by_index(0)?));
    }
    let texts = ["introduction", "closing", "contacts", "body"];
    let names_any = texts.iter().fold(Condition::any(), |any, text| any.add(of(MADE, text).like("%{{%")));
    let made = Query::select()
        .column((ROWS, "unit_id"))
        .columns(texts.map(|text| (MADE, text)))
        .from(ROWS)
        .inner_join(
            MADE,
            of(MADE, "unit_id")
                .equals((ROWS, "unit_id"))
                .and(of(MADE, "share_id").equals((ROWS, "share_id")))
                .and(of(MADE, "number").equals((ROWS, "live_adaptation"))),
        )
        .cond_where(names_any)
        .take();
    for row in connection.query_all(&made).await? {
        for text in texts {
            let text: Option<String> = row.try_get("", text)?;
            if text.is_some_and(|text| keys_named(&text).contains(key)) {
                units.insert(UnitId(row.try_get("", "unit_id")?));
            }
        }
    }
    Ok(units.into_iter().collect())
}
