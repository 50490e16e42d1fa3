//! What a text may refer to: categories and pages of its own unit.

use domain::item::{Details, ItemField, ItemText};
use domain::page_tree::may_stand_under;
use domain::unit::UnitId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::desk::{DeskItem, leaves};
use crate::entities::category;
use crate::error::StoreError;
use crate::tx::Open;

/// The field whose reference does not hold, if one does not. `item` is what is there already.
///
/// Two saves at once may make a circle that neither sees; `page_tree` puts whatever stands in one at the top.
pub(crate) async fn refused(
    connection: &Open,
    unit: UnitId,
    item: Option<&DeskItem>,
    text: &ItemText,
) -> Result<Option<ItemField>, StoreError> {
    match text.details {
        Details::Article { category: Some(wanted), .. } => {
            let found = category::Entity::find_by_id(wanted.0)
                .filter(category::Column::UnitId.eq(unit.0))
                .one(connection)
                .await?;
            let kept = item.is_some_and(
                |item| matches!(item.text.details, Details::Article { category, .. } if category == Some(wanted)),
            );
            let holds = found.is_some_and(|found| !found.is_retired || kept);
            Ok((!holds).then_some(ItemField::Category))
        }
        Details::Page { parent: Some(parent), .. } => {
            let leaves = leaves(connection, unit, true).await?;
            let holds = may_stand_under(&leaves, item.map(|item| item.id), parent);
            Ok((!holds).then_some(ItemField::Parent))
        }
        _ => Ok(None),
    }
}
