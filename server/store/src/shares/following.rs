//! What a source does reaches everybody who shows it, in the transaction in which it is done.

use std::collections::{BTreeMap, BTreeSet};

use domain::item::ItemId;
use domain::moment::Moment;
use domain::share::{Audience, Mode, Reception};
use domain::unit::UnitId;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set};

use super::rows::Fresh;
use super::subscriptions::subscribers;
use crate::desk::DeskItem;
use crate::entities::{share, share_unit};
use crate::error::StoreError;
use crate::tx::Tx;

/// An item has just become public, or public with another text: whoever shows it shows that, and whoever wishes for
/// what is of its sort receives it.
pub(crate) async fn goes_public(
    tx: &Tx,
    unit: UnitId,
    item: &DeskItem,
    first_published_at: i64,
    at: Moment,
) -> Result<(), StoreError> {
    let connection = tx.connection();
    let details = &item.text.details;
    let (kind, category) = (details.kind().code(), crate::details::DetailsRow::from(details).category_id);
    let mut wishes: BTreeMap<UnitId, bool> = BTreeMap::new();
    for wish in subscribers(connection, unit, kind, category).await? {
        *wishes.entry(UnitId(wish.unit_id)).or_default() |= wish.takes_by_itself;
    }
    wishes.remove(&unit);
    let Some(row) = said_anew(tx, unit, item.id, at).await? else {
        return if wishes.is_empty() {
            Ok(())
        } else {
            let row = for_subscribers(tx, unit, item.id, at).await?;
            arrive(tx, &row, (kind, first_published_at), &wishes, at).await
        };
    };
    share_unit::Entity::update_many()
        .col_expr(share_unit::Column::PublishedAt, Expr::value(first_published_at))
        .filter(share_unit::Column::ShareId.eq(row.id))
        .filter(share_unit::Column::PublishedAt.ne(first_published_at))
        .exec(connection)
        .await?;
    touch_shown(tx, &row).await?;
    arrive(tx, &row, (kind, first_published_at), &wishes, at).await
}

/// An item has just left the public: it has left the pages of whoever showed it.
pub(crate) async fn is_taken_back(tx: &Tx, unit: UnitId, item: ItemId, at: Moment) -> Result<(), StoreError> {
    match said_anew(tx, unit, item, at).await? {
        Some(row) => touch_shown(tx, &row).await,
        None => Ok(()),
    }
}

/// The share of an item, if it is shared, after the source said something new.
async fn said_anew(tx: &Tx, unit: UnitId, item: ItemId, at: Moment) -> Result<Option<share::Model>, StoreError> {
    let connection = tx.connection();
    let found = share::Entity::find()
        .filter(share::Column::UnitId.eq(unit.0))
        .filter(share::Column::ItemId.eq(item.0))
        .lock_exclusive()
        .one(connection)
        .await?;
    let Some(row) = found else { return Ok(None) };
    let event = row.event + 1;
    let mut row = row.into_active_model();
    row.event = Set(event);
    row.event_at = Set(at.micros());
    Ok(Some(row.update(connection).await?))
}

async fn touch_shown(tx: &Tx, share: &share::Model) -> Result<(), StoreError> {
    let rows: Vec<i64> = share_unit::Entity::find()
        .select_only()
        .column(share_unit::Column::UnitId)
        .filter(share_unit::Column::ShareId.eq(share.id))
        .filter(share_unit::Column::ShownAt.is_not_null())
        .into_tuple()
        .all(tx.connection())
        .await?;
    tx.touch_around(&rows.into_iter().map(UnitId).collect::<Vec<_>>());
    Ok(())
}

/// What nobody shared and somebody wishes for.
async fn for_subscribers(tx: &Tx, unit: UnitId, item: ItemId, at: Moment) -> Result<share::Model, StoreError> {
    let row = share::ActiveModel {
        unit_id: Set(unit.0),
        item_id: Set(item.0),
        version: Set(1),
        audience: Set(Audience::Subscribers.code()),
        mode: Set(Mode::Offered.code().to_owned()),
        adaptable: Set(String::new()),
        event: Set(1),
        event_at: Set(at.micros()),
        changed_at: Set(at.micros()),
        changed_by: Set(None),
        ..<share::ActiveModel as Default>::default()
    };
    Ok(row.insert(tx.connection()).await?)
}

/// Rows for whoever wishes for it and has none yet. One that was ended, because it was for others, waits again.
async fn arrive(
    tx: &Tx,
    share: &share::Model,
    (kind, published_at): (&str, i64),
    wishes: &BTreeMap<UnitId, bool>,
    at: Moment,
) -> Result<(), StoreError> {
    if wishes.is_empty() {
        return Ok(());
    }
    let connection = tx.connection();
    let known: Vec<i64> = share_unit::Entity::find()
        .select_only()
        .column(share_unit::Column::UnitId)
        .filter(share_unit::Column::ShareId.eq(share.id))
        .filter(share_unit::Column::UnitId.is_in(wishes.keys().map(|unit| unit.0)))
        .into_tuple()
        .all(connection)
        .await?;
    let known: BTreeSet<UnitId> = known.into_iter().map(UnitId).collect();
    let fresh = Fresh { share, kind, published_at, is_subscribed: true };
    let new = wishes.iter().filter(|(unit, _)| !known.contains(unit));
    let (shown, waiting): (Vec<_>, Vec<_>) = new.partition(|(_, takes)| **takes);
    let units = |wishes: Vec<(&UnitId, &bool)>| wishes.into_iter().map(|(unit, _)| *unit).collect::<Vec<_>>();
    let (shown, waiting) = (units(shown), units(waiting));
    tx.touch_around(&shown);
    fresh.write(connection, &shown, Reception::Shown, at).await?;
    fresh.write(connection, &waiting, Reception::Waiting, at).await
}
