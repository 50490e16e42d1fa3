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
use crate::items::{Place, locked};
use crate::shares;
use crate::stored::{PUBLISHED, WITHDRAWN};
use crate::tx::Tx;

/// Publishes and withdraws at the desk it was made for.
#[derive(Debug)]
pub struct DeskPublisher<'a> {
    pub(crate) tx: &'a Tx,
    pub(crate) unit: UnitId,
    pub(crate) person: PersonId,
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
        let text = Approved { number: place.newest_number, by: self.person, is_newest: true };
        let slug = make_public(self.tx, self.unit, &place, &item, text, at).await?;
        Ok(Published::Done { version: item.version + 1, slug })
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
            .col_expr(item::Column::PublishAt, Expr::value(None::<i64>))
            .col_expr(item::Column::PublishNumber, Expr::value(None::<i32>))
            .col_expr(item::Column::PublishBy, Expr::value(None::<i64>))
            .col_expr(item::Column::ExpireAt, Expr::value(None::<i64>))
            .exec(self.tx.connection())
            .await?;
        shares::is_taken_back(self.tx, self.unit, id, at).await?;
        Ok(Withdrawn::Done { version })
    }

    pub(crate) fn update(&self, id: ItemId, version: i64, at: Moment) -> UpdateMany<item::Entity> {
        update(self.unit, self.person, id, version, at)
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

/// Which revision becomes public, and by whose decision.
pub(crate) struct Approved {
    pub(crate) number: i32,
    pub(crate) by: PersonId,
    /// Whether nothing was written since it was approved; what was waits on at the desk.
    pub(crate) is_newest: bool,
}

/// Makes a revision of a locked item public; `item.text` is what it says.
pub(crate) async fn make_public(
    tx: &Tx,
    unit: UnitId,
    place: &Place,
    item: &DeskItem,
    approved: Approved,
    at: Moment,
) -> Result<Slug, StoreError> {
    let slug = address::claim(tx.connection(), unit, item, at).await?;
    let first = place.first_published_at.unwrap_or(at.micros());
    let again = place.first_published_at.map(|_| at.micros());
    let mut update = update(unit, approved.by, item.id, item.version + 1, at);
    for (column, value) in details::live(&item.text.details, item.care) {
        update = update.col_expr(column, Expr::value(value));
    }
    if approved.is_newest {
        update = cleared_review(update);
    }
    update
        .col_expr(item::Column::State, Expr::value(PUBLISHED))
        .col_expr(item::Column::LiveNumber, Expr::value(approved.number))
        .col_expr(item::Column::Slug, Expr::value(slug.as_str()))
        .col_expr(item::Column::FirstPublishedAt, Expr::value(first))
        .col_expr(item::Column::RepublishedAt, Expr::value(again))
        .col_expr(item::Column::WithdrawnAt, Expr::value(None::<i64>))
        .col_expr(item::Column::WithdrawalReason, Expr::value(None::<String>))
        .col_expr(item::Column::WithdrawalExplanation, Expr::value(None::<String>))
        .col_expr(item::Column::ReplacementId, Expr::value(None::<i64>))
        .col_expr(item::Column::PublishAt, Expr::value(None::<i64>))
        .col_expr(item::Column::PublishNumber, Expr::value(None::<i32>))
        .col_expr(item::Column::PublishBy, Expr::value(None::<i64>))
        .exec(tx.connection())
        .await?;
    note_publication(tx, unit, item.id, &approved, at).await?;
    shares::goes_public(tx, unit, item, first, at).await?;
    Ok(slug)
}

/// A text that was public once is kept for ever; its first approval counts.
async fn note_publication(
    tx: &Tx,
    unit: UnitId,
    id: ItemId,
    approved: &Approved,
    at: Moment,
) -> Result<(), StoreError> {
    revision::Entity::update_many()
        .col_expr(revision::Column::PublishedAt, Expr::value(at.micros()))
        .col_expr(revision::Column::ApprovedBy, Expr::value(approved.by.0))
        .filter(revision::Column::UnitId.eq(unit.0))
        .filter(revision::Column::ItemId.eq(id.0))
        .filter(revision::Column::Number.eq(approved.number))
        .filter(revision::Column::PublishedAt.is_null())
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// A change of an item by a person.
pub(crate) fn update(unit: UnitId, person: PersonId, id: ItemId, version: i64, at: Moment) -> UpdateMany<item::Entity> {
    item::Entity::update_many()
        .col_expr(item::Column::Version, Expr::value(version))
        .col_expr(item::Column::ChangedAt, Expr::value(at.micros()))
        .col_expr(item::Column::ChangedBy, Expr::value(person.0))
        .filter(item::Column::UnitId.eq(unit.0))
        .filter(item::Column::Id.eq(id.0))
}

/// Neither submitted nor sent back any more.
pub(crate) fn cleared_review(update: UpdateMany<item::Entity>) -> UpdateMany<item::Entity> {
    reviewed(update, None, None)
}

/// Submitted, sent back with a reason, or neither. PostgreSQL takes one value for a column, so each is set once.
pub(crate) fn reviewed(
    update: UpdateMany<item::Entity>,
    submitted: Option<(Moment, PersonId)>,
    returned: Option<(Moment, PersonId, &str)>,
) -> UpdateMany<item::Entity> {
    let (submitted_at, submitted_by) = submitted.map(|(at, by)| (at.micros(), by.0)).unzip();
    let (returned_at, returned_by) = returned.map(|(at, by, _)| (at.micros(), by.0)).unzip();
    update
        .col_expr(item::Column::SubmittedAt, Expr::value(submitted_at))
        .col_expr(item::Column::SubmittedBy, Expr::value(submitted_by))
        .col_expr(item::Column::ReturnedAt, Expr::value(returned_at))
        .col_expr(item::Column::ReturnedBy, Expr::value(returned_by))
        .col_expr(item::Column::ReturnReason, Expr::value(returned.map(|(_, _, reason)| reason.to_owned())))
}
