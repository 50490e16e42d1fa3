//! Standing wishes: what a unit wants to receive of another without being asked each time.

use std::collections::BTreeSet;

use domain::category::CategoryId;
use domain::item::ItemKind;
use domain::moment::Moment;
use domain::share::SubscriptionId;
use domain::unit::UnitId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};

use super::ByWhom;
use crate::desk::DeskReader;
use crate::entities::{category, share_subscription};
use crate::error::StoreError;
use crate::profile::name_of;
use crate::publication::DeskPublisher;
use crate::stored;

/// Most wishes of one unit.
const MOST: u64 = 100;

/// What is wished for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionWish {
    /// Of whom.
    pub source: UnitId,
    /// What.
    pub kind: ItemKind,
    /// Of articles, only these.
    pub category: Option<CategoryId>,
    /// Whether it goes on the unit's pages without waiting at its desk.
    pub takes_by_itself: bool,
}

/// A wish that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Its number.
    pub id: SubscriptionId,
    /// What is wished for.
    pub wish: SubscriptionWish,
    /// The name of the category, as it is now.
    pub category: Option<String>,
    /// Since when, and who wished it.
    pub made: ByWhom,
}

/// What became of a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subscribed {
    /// It stands; one that stood already takes by itself now, or does so no more.
    Done(SubscriptionId),
    /// That unit has no such category.
    NoCategory,
    /// There are too many already.
    TooMany,
}

impl DeskReader<'_> {
    /// What this unit wishes to receive, the oldest first.
    pub async fn subscriptions(&self) -> Result<Vec<Subscription>, StoreError> {
        let connection = self.snapshot.connection();
        let rows = share_subscription::Entity::find()
            .filter(share_subscription::Column::UnitId.eq(self.desk.unit().0))
            .order_by_asc(share_subscription::Column::Id)
            .all(connection)
            .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let category = match row.category_id {
                Some(id) => category::Entity::find_by_id(id).one(connection).await?.map(|row| row.name),
                None => None,
            };
            found.push(Subscription {
                id: SubscriptionId(row.id),
                wish: SubscriptionWish {
                    source: UnitId(row.source_id),
                    kind: stored::kind(&row.kind)?,
                    category: row.category_id.map(CategoryId),
                    takes_by_itself: row.takes_by_itself,
                },
                category,
                made: (Moment::from_micros(row.made_at), name_of(connection, Some(row.made_by)).await?),
            });
        }
        Ok(found)
    }

    /// Categories of another unit that may be wished for: number and name.
    pub async fn categories_of(&self, source: UnitId) -> Result<Vec<(CategoryId, String)>, StoreError> {
        let rows = category::Entity::find()
            .filter(category::Column::UnitId.eq(source.0))
            .filter(category::Column::IsRetired.eq(false))
            .order_by_asc(category::Column::Position)
            .order_by_asc(category::Column::Id)
            .all(self.snapshot.connection())
            .await?;
        Ok(rows.into_iter().map(|row| (CategoryId(row.id), row.name)).collect())
    }
}

impl DeskPublisher<'_> {
    /// Wishes for what another unit publishes from now on.
    pub async fn subscribe(&self, wish: &SubscriptionWish, at: Moment) -> Result<Subscribed, StoreError> {
        use share_subscription::Column;
        let connection = self.tx.connection();
        if let Some(id) = wish.category {
            let found = category::Entity::find_by_id(id.0).one(connection).await?;
            if found.is_none_or(|row| row.unit_id != wish.source.0) {
                return Ok(Subscribed::NoCategory);
            }
        }
        let mine = share_subscription::Entity::find().filter(Column::UnitId.eq(self.unit.0));
        let category = wish.category.map(|id| id.0);
        let same = mine.clone().filter(Column::SourceId.eq(wish.source.0)).filter(Column::Kind.eq(wish.kind.code()));
        let same = match category {
            Some(id) => same.filter(Column::CategoryId.eq(id)),
            None => same.filter(Column::CategoryId.is_null()),
        };
        if let Some(row) = same.one(connection).await? {
            let mut row: share_subscription::ActiveModel = row.into();
            row.takes_by_itself = Set(wish.takes_by_itself);
            let row = sea_orm::ActiveModelTrait::update(row, connection).await?;
            return Ok(Subscribed::Done(SubscriptionId(row.id)));
        }
        if mine.count(connection).await? >= MOST {
            return Ok(Subscribed::TooMany);
        }
        let row = share_subscription::ActiveModel {
            unit_id: Set(self.unit.0),
            source_id: Set(wish.source.0),
            kind: Set(wish.kind.code().to_owned()),
            category_id: Set(category),
            takes_by_itself: Set(wish.takes_by_itself),
            made_at: Set(at.micros()),
            made_by: Set(self.person.0),
            ..<share_subscription::ActiveModel as Default>::default()
        };
        let added = share_subscription::Entity::insert(row).exec(connection).await?;
        Ok(Subscribed::Done(SubscriptionId(added.last_insert_id)))
    }

    /// Takes a wish back; what came by it stays. The wish, or `None` where there is none of this number here.
    pub async fn unsubscribe(&self, id: SubscriptionId) -> Result<Option<SubscriptionWish>, StoreError> {
        let connection = self.tx.connection();
        let found = share_subscription::Entity::find_by_id(id.0).one(connection).await?;
        let Some(row) = found.filter(|row| row.unit_id == self.unit.0) else { return Ok(None) };
        share_subscription::Entity::delete_by_id(row.id).exec(connection).await?;
        Ok(Some(SubscriptionWish {
            source: UnitId(row.source_id),
            kind: stored::kind(&row.kind)?,
            category: row.category_id.map(CategoryId),
            takes_by_itself: row.takes_by_itself,
        }))
    }
}

/// Who wishes for what a source publishes of a kind and, of articles, in a category.
pub(super) async fn subscribers(
    connection: &impl ConnectionTrait,
    source: UnitId,
    kind: &str,
    category: Option<i64>,
) -> Result<Vec<share_subscription::Model>, StoreError> {
    use share_subscription::Column;
    let any = Column::CategoryId.is_null();
    let which = match category {
        Some(id) => sea_orm::Condition::any().add(any).add(Column::CategoryId.eq(id)),
        None => sea_orm::Condition::any().add(any),
    };
    Ok(share_subscription::Entity::find()
        .filter(Column::SourceId.eq(source.0))
        .filter(Column::Kind.eq(kind))
        .filter(which)
        .all(connection)
        .await?)
}

/// Of those, who takes it without being asked.
pub(super) async fn taking_by_themselves(
    connection: &impl ConnectionTrait,
    source: UnitId,
    kind: &str,
    category: Option<i64>,
) -> Result<BTreeSet<UnitId>, StoreError> {
    let all = subscribers(connection, source, kind, category).await?;
    Ok(all.into_iter().filter(|row| row.takes_by_itself).map(|row| UnitId(row.unit_id)).collect())
}
