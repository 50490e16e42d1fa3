//! On the way to the public: asking for approval, sending back, putting away. Whether a step is possible is a rule of
//! `domain::item`; what is written here is only kept from crossing another change.

use domain::item::{ItemId, Step};
use domain::moment::Moment;
use domain::remark::RemarkWords;
use sea_orm::UpdateMany;
use sea_orm::sea_query::Expr;

use crate::desk::DeskItem;
use crate::entities::item;
use crate::error::StoreError;
use crate::items::{DeskWriter, locked};
use crate::publication::{DeskPublisher, cleared_review, reviewed, update};

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stepped {
    /// Done.
    Done {
        /// The item's version now.
        version: i64,
    },
    /// Somebody changed the item meanwhile, or no edge is drawn here; nothing was written.
    Stale(Box<DeskItem>),
    /// No such item at this unit.
    Missing,
}

impl DeskWriter<'_> {
    /// Asks for approval of the newest revision.
    pub async fn submit(&self, id: ItemId, expected_version: i64, at: Moment) -> Result<Stepped, StoreError> {
        self.step(Step::Submit, id, expected_version, at, |update| reviewed(update, Some((at, self.person)), None))
            .await
    }

    /// Takes that back.
    pub async fn recall(&self, id: ItemId, expected_version: i64, at: Moment) -> Result<Stepped, StoreError> {
        self.step(Step::Recall, id, expected_version, at, cleared_review).await
    }

    /// Puts a draft away.
    pub async fn archive(&self, id: ItemId, expected_version: i64, at: Moment) -> Result<Stepped, StoreError> {
        self.step(Step::Archive, id, expected_version, at, |update| {
            cleared_review(update).col_expr(item::Column::ArchivedAt, Expr::value(at.micros()))
        })
        .await
    }

    /// Brings it out again.
    pub async fn unarchive(&self, id: ItemId, expected_version: i64, at: Moment) -> Result<Stepped, StoreError> {
        self.step(Step::Unarchive, id, expected_version, at, |update| {
            update.col_expr(item::Column::ArchivedAt, Expr::value(None::<i64>))
        })
        .await
    }

    async fn step(
        &self,
        step: Step,
        id: ItemId,
        expected_version: i64,
        at: Moment,
        change: impl FnOnce(UpdateMany<item::Entity>) -> UpdateMany<item::Entity>,
    ) -> Result<Stepped, StoreError> {
        let Some((_, item)) = self.locked(id).await? else { return Ok(Stepped::Missing) };
        if item.version != expected_version || step.from(item.standing()).is_none() {
            return Ok(Stepped::Stale(Box::new(item)));
        }
        let version = item.version + 1;
        change(update(self.unit, self.person, id, version, at)).exec(self.tx.connection()).await?;
        Ok(Stepped::Done { version })
    }
}

impl DeskPublisher<'_> {
    /// Sends the newest revision back, with a reason.
    pub async fn send_back(
        &self,
        id: ItemId,
        expected_version: i64,
        reason: &RemarkWords,
        at: Moment,
    ) -> Result<Stepped, StoreError> {
        self.step(Step::Return, id, expected_version, at, |update, _| {
            reviewed(update, None, Some((at, self.person, reason.as_str())))
        })
        .await
    }

    /// Approves the newest revision for a moment to come, in place of one approved before.
    pub async fn schedule(
        &self,
        id: ItemId,
        expected_version: i64,
        publish_at: Moment,
        at: Moment,
    ) -> Result<Stepped, StoreError> {
        self.step(Step::Schedule, id, expected_version, at, |update, item| {
            cleared_review(update)
                .col_expr(item::Column::PublishAt, Expr::value(publish_at.micros()))
                .col_expr(item::Column::PublishNumber, Expr::value(item.number))
                .col_expr(item::Column::PublishBy, Expr::value(self.person.0))
        })
        .await
    }

    /// Takes the moment back.
    pub async fn unschedule(&self, id: ItemId, expected_version: i64, at: Moment) -> Result<Stepped, StoreError> {
        self.step(Step::Unschedule, id, expected_version, at, |update, item| {
            let update = update
                .col_expr(item::Column::PublishAt, Expr::value(None::<i64>))
                .col_expr(item::Column::PublishNumber, Expr::value(None::<i32>))
                .col_expr(item::Column::PublishBy, Expr::value(None::<i64>));
            // What never comes to the public needs no end there.
            if item.state.is_public() {
                update
            } else {
                update.col_expr(item::Column::ExpireAt, Expr::value(None::<i64>))
            }
        })
        .await
    }

    /// Says until when an item is to be public, or that nothing ends it.
    pub async fn set_expiry(
        &self,
        id: ItemId,
        expected_version: i64,
        expire_at: Option<Moment>,
        at: Moment,
    ) -> Result<Stepped, StoreError> {
        let Some((_, item)) = locked(self.tx.connection(), self.unit, id).await? else { return Ok(Stepped::Missing) };
        if item.version != expected_version {
            return Ok(Stepped::Stale(Box::new(item)));
        }
        let version = item.version + 1;
        self.update(id, version, at)
            .col_expr(item::Column::ExpireAt, Expr::value(expire_at.map(Moment::micros)))
            .exec(self.tx.connection())
            .await?;
        Ok(Stepped::Done { version })
    }

    async fn step(
        &self,
        step: Step,
        id: ItemId,
        expected_version: i64,
        at: Moment,
        change: impl FnOnce(UpdateMany<item::Entity>, &DeskItem) -> UpdateMany<item::Entity>,
    ) -> Result<Stepped, StoreError> {
        let Some((_, item)) = locked(self.tx.connection(), self.unit, id).await? else { return Ok(Stepped::Missing) };
        if item.version != expected_version || step.from(item.standing()).is_none() {
            return Ok(Stepped::Stale(Box::new(item)));
        }
        let version = item.version + 1;
        change(self.update(id, version, at), &item).exec(self.tx.connection()).await?;
        Ok(Stepped::Done { version })
    }
}
