//! What is done with saved texts beside saving them: naming them, and letting go of those kept no more.
//!
//! Which those are is a rule of `domain::revision`; here it is only guarded that none of the four sorts kept for ever
//! goes, nor one that waits for its moment, whatever a caller asks for.

use domain::item::{ItemId, ItemText};
use domain::moment::Moment;
use domain::revision::{RevisionName, Save};
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use crate::desk::revisions::saved_text;
use crate::entities::{item, revision};
use crate::error::StoreError;
use crate::items::{DeskWriter, locked};
use crate::open::Store;
use crate::tx::Tx;

/// Items with at most so many saves have nothing to let go: the first and the newest stay.
const FEWEST: i32 = 2;

impl DeskWriter<'_> {
    /// What one saved text of an item says; `None` also for another unit's.
    pub async fn saved_text(&self, id: ItemId, number: i32) -> Result<Option<ItemText>, StoreError> {
        saved_text(self.tx.connection(), self.unit, id, number).await
    }

    /// What one saved text says, if it says what it said when the item had a version: a text that grew since does not.
    pub async fn text_as_seen(&self, id: ItemId, number: i32, version: i64) -> Result<Option<ItemText>, StoreError> {
        let row = revision::Entity::find()
            .filter(revision::Column::UnitId.eq(self.unit.0))
            .filter(revision::Column::ItemId.eq(id.0))
            .filter(revision::Column::Number.eq(number))
            .filter(revision::Column::SavedVersion.lte(version))
            .one(self.tx.connection())
            .await?;
        match row {
            Some(_) => self.saved_text(id, number).await,
            None => Ok(None),
        }
    }

    /// Gives a saved text a name, in place of the one it has; whether there is such a text at this desk.
    pub async fn name(&self, id: ItemId, number: i32, name: &RevisionName) -> Result<bool, StoreError> {
        let named = revision::Entity::update_many()
            .col_expr(revision::Column::Name, Expr::value(name.as_str()))
            .filter(revision::Column::UnitId.eq(self.unit.0))
            .filter(revision::Column::ItemId.eq(id.0))
            .filter(revision::Column::Number.eq(number))
            .exec(self.tx.connection())
            .await?;
        Ok(named.rows_affected == 1)
    }
}

/// Lets go of saved texts of the unit it was made for.
#[derive(Debug)]
pub struct Thinner<'a> {
    pub(crate) tx: &'a Tx,
    pub(crate) unit: UnitId,
}

impl Thinner<'_> {
    /// Lets go of those saves of an item that a rule names; how many went. None that is named, once public, first,
    /// newest or approved for a moment to come goes, whatever the rule says.
    pub async fn thin(&self, id: ItemId, rule: impl FnOnce(&[Save]) -> Vec<i32>) -> Result<u64, StoreError> {
        let connection = self.tx.connection();
        // Nobody names or publishes one of them until this transaction ends.
        let Some((place, _)) = locked(connection, self.unit, id).await? else { return Ok(0) };
        let rows = connection.query_all(&saves_query(self.unit, &[id])).await?;
        let saves: Vec<Save> = rows
            .iter()
            .map(|row| Ok(SaveRow::from_query_result(row, "")?.save().1))
            .collect::<Result<_, StoreError>>()?;
        let numbers = rule(&saves);
        let gone = revision::Entity::delete_many()
            .filter(revision::Column::UnitId.eq(self.unit.0))
            .filter(revision::Column::ItemId.eq(id.0))
            .filter(revision::Column::Number.is_in(numbers))
            .filter(revision::Column::Number.ne(1))
            .filter(revision::Column::Number.ne(place.newest_number))
            .filter(revision::Column::Name.is_null())
            .filter(revision::Column::PublishedAt.is_null())
            .filter(Expr::col(revision::Column::Number).ne(place.live_number.unwrap_or_default()))
            .filter(Expr::col(revision::Column::Number).ne(place.publish_number.unwrap_or_default()))
            .exec(self.tx.connection())
            .await?;
        Ok(gone.rows_affected)
    }
}

impl Store {
    /// The saves of up to `limit` items of a unit behind `after` that may have too many, by the items' numbers.
    pub async fn saves_after(
        &self,
        unit: UnitId,
        after: ItemId,
        limit: u64,
    ) -> Result<Vec<(ItemId, Vec<Save>)>, StoreError> {
        let ids: Vec<i64> = item::Entity::find()
            .select_only()
            .column(item::Column::Id)
            .filter(item::Column::UnitId.eq(unit.0))
            .filter(item::Column::Id.gt(after.0))
            .filter(item::Column::NewestNumber.gt(FEWEST))
            .order_by_asc(item::Column::Id)
            .limit(limit)
            .into_tuple()
            .all(&self.0.read)
            .await?;
        let mut found: Vec<(ItemId, Vec<Save>)> = ids.into_iter().map(|id| (ItemId(id), Vec::new())).collect();
        let ids: Vec<ItemId> = found.iter().map(|(id, _)| *id).collect();
        for row in self.0.read.query_all(&saves_query(unit, &ids)).await? {
            let (id, save) = SaveRow::from_query_result(&row, "")?.save();
            if let Ok(at) = found.binary_search_by_key(&id, |(id, _)| *id) {
                found[at].1.push(save);
            }
        }
        Ok(found)
    }
}

#[derive(FromQueryResult)]
struct SaveRow {
    article_id: i64,
    number: i32,
    saved_at: i64,
    name: Option<String>,
    published_at: Option<i64>,
    live_number: Option<i32>,
    publish_number: Option<i32>,
}

impl SaveRow {
    fn save(self) -> (ItemId, Save) {
        // A text made public by a program of before step 27 is known by the item alone, as is one that waits.
        let by_item = [self.live_number, self.publish_number].contains(&Some(self.number));
        let is_kept = self.name.is_some() || self.published_at.is_some() || by_item;
        (ItemId(self.article_id), Save { number: self.number, at: Moment::from_micros(self.saved_at), is_kept })
    }
}

pub(crate) fn saves_query(unit: UnitId, ids: &[ItemId]) -> SelectStatement {
    use revision::Column::{ItemId as OfItem, Name, Number, PublishedAt, SavedAt, UnitId as OfUnit};
    let same = |ours, theirs| Expr::col((revision::Entity, ours)).equals((item::Entity, theirs));
    Query::select()
        .columns([OfItem, Number, SavedAt, Name, PublishedAt].map(|column| (revision::Entity, column)))
        .columns([item::Column::LiveNumber, item::Column::PublishNumber].map(|column| (item::Entity, column)))
        .from(revision::Entity)
        .inner_join(item::Entity, same(OfUnit, item::Column::UnitId).and(same(OfItem, item::Column::Id)))
        .and_where(Expr::col((revision::Entity, OfUnit)).eq(unit.0))
        .and_where(Expr::col((revision::Entity, OfItem)).is_in(ids.iter().map(|id| id.0)))
        .take()
}
