//! Giving an item its address. An address once public stays with its item for good: it shows it, or redirects.

use std::collections::HashMap;

use domain::item::ItemId;
use domain::moment::Moment;
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::desk::DeskItem;
use crate::entities::item_address;
use crate::error::StoreError;
use crate::stored;
use crate::tx::Open;

/// Numbers asked about in one query.
pub(crate) const AT_ONCE: u32 = 32;

/// The address an item is to be public under, now its own: the one wished for; else the one it has or had last;
/// else one from its title. A wish or title that another item of this unit holds or held is numbered.
pub(crate) async fn claim(connection: &Open, unit: UnitId, item: &DeskItem, at: Moment) -> Result<Slug, StoreError> {
    let wish = match (&item.text.slug, &item.slug) {
        (None, Some(current)) => return Ok(current.clone()),
        (Some(wish), Some(current)) if wish == current => return Ok(current.clone()),
        (Some(wish), _) => wish.clone(),
        (None, None) => from_title(&item.text.title, item.id)?,
    };
    let mut numbers = 1..=AT_ONCE;
    loop {
        let candidates: Vec<Slug> = numbers.clone().map(|n| numbered(&wish, n)).collect();
        let holders = holders(connection, unit, &candidates).await?;
        for candidate in candidates {
            let ours = match holders.get(candidate.as_str()) {
                Some(&holder) => holder == item.id,
                None => insert(connection, unit, &candidate, item.id, at).await?,
            };
            if ours {
                return Ok(candidate);
            }
        }
        numbers = numbers.end() + 1..=numbers.end() + AT_ONCE;
    }
}

fn from_title(title: &str, id: ItemId) -> Result<Slug, StoreError> {
    match Slug::from_title(title) {
        Some(slug) => Ok(slug),
        None => stored::slug(&format!("bai-{}", id.0)),
    }
}

pub(crate) fn numbered(wish: &Slug, n: u32) -> Slug {
    if n == 1 { wish.clone() } else { wish.numbered(n) }
}

pub(crate) async fn holders(
    connection: &Open,
    unit: UnitId,
    slugs: &[Slug],
) -> Result<HashMap<String, ItemId>, StoreError> {
    let rows = item_address::Entity::find()
        .filter(item_address::Column::UnitId.eq(unit.0))
        .filter(item_address::Column::Slug.is_in(slugs.iter().map(Slug::as_str)))
        .all(connection)
        .await?;
    Ok(rows.into_iter().map(|row| (row.slug, ItemId(row.item_id))).collect())
}

/// False when somebody else of this unit was faster.
async fn insert(connection: &Open, unit: UnitId, slug: &Slug, item: ItemId, at: Moment) -> Result<bool, StoreError> {
    let row = item_address::ActiveModel {
        unit_id: Set(unit.0),
        slug: Set(slug.as_str().to_owned()),
        item_id: Set(item.0),
        since: Set(at.micros()),
    };
    let inserted = item_address::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(connection)
        .await?;
    Ok(inserted == 1)
}
