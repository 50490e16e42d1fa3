//! [`DeskPublisher`]: making items public and taking them back, at one unit's desk.

use domain::access::Desk;
use domain::item::ItemId;
use domain::moment::Moment;
use domain::person::PersonId;
use domain::slug::Slug;
use domain::unit::UnitId;
use domain::withdrawal::WithdrawalOrder;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, UpdateMany};

use crate::address;
use crate::desk::DeskItem;
use crate::details;
use crate::entities::{item, item_address, revision};
use crate::error::StoreError;
use crate::items::locked;
use crate::stored::{PUBLISHED, WITHDRAWN};
use crate::tx::Tx;

/// Publishes and withdraws at the desk it was made for.
#[derive(Debug)]
pub struct DeskPublisher<'a> {
    pub(crate) tx: &'a Tx,
    pub(crate) unit: UnitId,
    person: PersonId,
}

/// What became of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// Residents can read the newest revision.
    Done {
        /// The item's version now.
        version: i64,
        /// Where they can read it.
        slug: Slug,
    },
    /// Somebody changed the item meanwhile; nothing was written.
    Stale(Box<DeskItem>),
    /// No such item at this unit.
    Missing,
}

/// What became of a withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withdrawn {
    /// Taken back.
    Done {
        /// The item's version now.
        version: i64,
    },
    /// Somebody changed the item meanwhile, or it is not public; nothing was written.
    Stale(Box<DeskItem>),
    /// No such item at this unit.
    Missing,
    /// The replacement is no other public item of this unit; nothing was written.
    ReplacementUnknown,
}

impl<'a> DeskPublisher<'a> {
    pub(crate) fn new(tx: &'a Tx, desk: &Desk) -> Self {
        Self { tx, unit: desk.unit(), person: desk.person() }
    }

    /// One item, which nobody else can change until this transaction ends; `None` also for another unit's.
    pub async fn item(&self, id: ItemId) -> Result<Option<DeskItem>, StoreError> {
        locked(self.tx.connection(), self.unit, id).await.map(|found| found.map(|(_, item)| item))
    }

    /// Makes the newest revision public, under the address wished for, the one it has, or one from its title.
    pub async fn publish(&self, id: ItemId, expected_version: i64, at: Moment) -> Result<Published, StoreError> {
        let Some((place, item)) = locked(self.tx.connection(), self.unit, id).await? else {
            return Ok(Published::Missing);
        };
        if item.version != expected_version {
            return Ok(Published::Stale(Box::new(item)));
        }
        let slug = address::claim(self.tx.connection(), self.unit, &item, at).await?;
        let version = item.version + 1;
        let again = place.first_published_at.map(|_| at.micros());
        let mut update = self.update(id, version, at);
        for (column, value) in details::live(&item.text.details) {
            update = update.col_expr(column, Expr::value(value));
        }
        update
            .col_expr(item::Column::State, Expr::value(PUBLISHED))
            .col_expr(item::Column::LiveNumber, Expr::value(place.newest_number))
            .col_expr(item::Column::Slug, Expr::value(slug.as_str()))
            .col_expr(item::Column::FirstPublishedAt, Expr::value(place.first_published_at.unwrap_or(at.micros())))
            .col_expr(item::Column::RepublishedAt, Expr::value(again))
            .col_expr(item::Column::WithdrawnAt, Expr::value(None::<i64>))
            .col_expr(item::Column::WithdrawalReason, Expr::value(None::<String>))
            .col_expr(item::Column::WithdrawalExplanation, Expr::value(None::<String>))
            .col_expr(item::Column::ReplacementId, Expr::value(None::<i64>))
            .exec(self.tx.connection())
            .await?;
        self.note_publication(id, place.newest_number, at).await?;
        Ok(Published::Done { version, slug })
    }

    /// A text that was public once is kept for ever.
    async fn note_publication(&self, id: ItemId, number: i32, at: Moment) -> Result<(), StoreError> {
        revision::Entity::update_many()
            .col_expr(revision::Column::PublishedAt, Expr::value(at.micros()))
            .filter(revision::Column::UnitId.eq(self.unit.0))
            .filter(revision::Column::ItemId.eq(id.0))
            .filter(revision::Column::Number.eq(number))
            .filter(revision::Column::PublishedAt.is_null())
            .exec(self.tx.connection())
            .await?;
        Ok(())
    }

    /// Takes a public item back.
    pub async fn withdraw(
        &self,
        id: ItemId,
        expected_version: i64,
        order: &WithdrawalOrder,
        at: Moment,
    ) -> Result<Withdrawn, StoreError> {
        let Some((_, item)) = locked(self.tx.connection(), self.unit, id).await? else {
            return Ok(Withdrawn::Missing);
        };
        if item.version != expected_version || !item.state.is_public() {
            return Ok(Withdrawn::Stale(Box::new(item)));
        }
        let replacement = match &order.replacement {
            None => None,
            Some(slug) => match self.public_item(slug).await? {
                Some(other) if other != id => Some(other.0),
                _ => return Ok(Withdrawn::ReplacementUnknown),
            },
        };
        let version = item.version + 1;
        self.update(id, version, at)
            .col_expr(item::Column::State, Expr::value(WITHDRAWN))
            .col_expr(item::Column::WithdrawnAt, Expr::value(at.micros()))
            .col_expr(item::Column::WithdrawalReason, Expr::value(order.reason.code()))
            .col_expr(item::Column::WithdrawalExplanation, Expr::value(order.explanation.clone()))
            .col_expr(item::Column::ReplacementId, Expr::value(replacement))
            .exec(self.tx.connection())
            .await?;
        Ok(Withdrawn::Done { version })
    }

    fn update(&self, id: ItemId, version: i64, at: Moment) -> UpdateMany<item::Entity> {
        item::Entity::update_many()
            .col_expr(item::Column::Version, Expr::value(version))
            .col_expr(item::Column::ChangedAt, Expr::value(at.micros()))
            .col_expr(item::Column::ChangedBy, Expr::value(self.person.0))
            .filter(item::Column::UnitId.eq(self.unit.0))
            .filter(item::Column::Id.eq(id.0))
    }

    /// The public item that has, or once had, an address of this unit.
    async fn public_item(&self, slug: &Slug) -> Result<Option<ItemId>, StoreError> {
        let same = |ours, theirs| Expr::col((item::Entity, ours)).equals((item_address::Entity, theirs));
        let mut query = Query::select();
        query
            .column((item::Entity, item::Column::Id))
            .from(item_address::Entity)
            .join(
                JoinType::InnerJoin,
                item::Entity,
                same(item::Column::UnitId, item_address::Column::UnitId)
                    .and(same(item::Column::Id, item_address::Column::ItemId)),
            )
            .and_where(Expr::col((item_address::Entity, item_address::Column::UnitId)).eq(self.unit.0))
            .and_where(Expr::col((item_address::Entity, item_address::Column::Slug)).eq(slug.as_str()))
            .and_where(Expr::col((item::Entity, item::Column::State)).eq(PUBLISHED));
        let row = self.tx.connection().query_one(&query).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.map(ItemId))
    }
}
