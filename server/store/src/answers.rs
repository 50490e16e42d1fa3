//! Whether a guide helped: two numbers beside it. They are no part of any page, so nothing of the unit's version changes.

use domain::item::{ItemId, ItemKind};
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::desk::DeskReader;
use crate::entities::item;
use crate::error::StoreError;
use crate::stored::PUBLISHED;
use crate::tx::Tx;

/// What residents answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// It helped.
    pub helped: i64,
    /// It did not.
    pub helped_not: i64,
}

impl Tx {
    /// Counts one answer to a public guide of a unit; whether there is one of this number.
    pub async fn count_answer(&self, unit: UnitId, guide: ItemId, has_helped: bool) -> Result<bool, StoreError> {
        let column = if has_helped { item::Column::Helped } else { item::Column::HelpedNot };
        let done = item::Entity::update_many()
            .col_expr(column, Expr::col(column).add(1))
            .filter(item::Column::UnitId.eq(unit.0))
            .filter(item::Column::Id.eq(guide.0))
            .filter(item::Column::Kind.eq(ItemKind::Guide.code()))
            .filter(item::Column::State.eq(PUBLISHED))
            .exec(self.connection())
            .await?;
        Ok(done.rows_affected == 1)
    }
}

impl DeskReader<'_> {
    /// What residents answered about an item of this desk; nothing of others.
    pub async fn answers(&self, id: ItemId) -> Result<Answers, StoreError> {
        let found = item::Entity::find_by_id(id.0)
            .filter(item::Column::UnitId.eq(self.desk.unit().0))
            .one(self.snapshot.connection())
            .await?;
        Ok(found.map(|row| Answers { helped: row.helped, helped_not: row.helped_not }).unwrap_or_default())
    }
}
