//! Which guides of a unit began as ones that come with the platform.

use domain::item::{ItemId, ItemKind};
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::DeskReader;
use crate::entities::{item, revision};
use crate::error::StoreError;
use crate::items::DeskWriter;
use crate::stored;

/// The first text of an item, which is kept for ever: what it wished for then tells what it was made from.
const FIRST: i32 = 1;

impl DeskReader<'_> {
    /// Those of these addresses for which the unit has a guide that began with the wish for them, the oldest of each.
    pub async fn guides_wished(&self, slugs: &[Slug]) -> Result<Vec<(Slug, ItemId)>, StoreError> {
        found(self.snapshot.connection(), self.desk.unit(), slugs).await
    }
}

impl DeskWriter<'_> {
    /// The same within the transaction.
    pub async fn guides_wished(&self, slugs: &[Slug]) -> Result<Vec<(Slug, ItemId)>, StoreError> {
        found(self.tx.connection(), self.unit, slugs).await
    }
}

#[derive(FromQueryResult)]
struct Row {
    item_id: i64,
    wished_slug: Option<String>,
}

async fn found(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    slugs: &[Slug],
) -> Result<Vec<(Slug, ItemId)>, StoreError> {
    let mut found: Vec<(Slug, ItemId)> = Vec::new();
    for row in connection.query_all(&wished_query(unit)).await? {
        let row = Row::from_query_result(&row, "")?;
        let Some(slug) = row.wished_slug.as_deref().map(stored::slug).transpose()? else { continue };
        if slugs.contains(&slug) && found.iter().all(|(known, _)| *known != slug) {
            found.push((slug, ItemId(row.item_id)));
        }
    }
    Ok(found)
}

/// The first wishes of all guides of a unit: few, and found by the index of kinds.
pub(crate) fn wished_query(unit: UnitId) -> SelectStatement {
    let same = |ours, theirs| Expr::col((revision::Entity, ours)).equals((item::Entity, theirs));
    Query::select()
        .expr_as(Expr::col((item::Entity, item::Column::Id)), "item_id")
        .column((revision::Entity, revision::Column::WishedSlug))
        .from(item::Entity)
        .join(
            JoinType::InnerJoin,
            revision::Entity,
            same(revision::Column::UnitId, item::Column::UnitId)
                .and(same(revision::Column::ItemId, item::Column::Id))
                .and(Expr::col((revision::Entity, revision::Column::Number)).eq(FIRST)),
        )
        .and_where(Expr::col((item::Entity, item::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((item::Entity, item::Column::Kind)).eq(ItemKind::Guide.code()))
        .take()
}
