//! What a receiver decides: to take, to decline, that it has seen.

use domain::moment::Moment;
use domain::person::PersonId;
use domain::share::{DeclineReason, Reception, ShareId};
use domain::unit::UnitId;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set};

use super::{mode, reception};
use crate::entities::{share, share_unit};
use crate::error::StoreError;
use crate::items::DeskWriter;
use crate::publication::DeskPublisher;
use crate::tx::Tx;

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// Written.
    Done,
    /// It stands elsewhere than the decision asks: what is required is not declined, what ended is not taken. Nothing
    /// was written.
    NotNow(Reception),
    /// Nothing of this number was ever meant for this unit.
    Missing,
}

impl DeskPublisher<'_> {
    /// Takes what was offered, or what was declined before.
    pub async fn take_share(&self, id: ShareId, at: Moment) -> Result<Received, StoreError> {
        let Some((row, share)) = locked_row(self.tx, self.unit, id).await? else { return Ok(Received::Missing) };
        let stands = reception(&row.state)?;
        if !stands.can_take() {
            return Ok(Received::NotNow(stands));
        }
        let first = row.shown_at.unwrap_or(at.micros());
        let mut row = decided(row, self.person, at);
        row.state = Set(Reception::Shown.code().to_owned());
        row.shown_at = Set(Some(first));
        row.reason = Set(None);
        row.seen_event = Set(share.event);
        row.seen_at = Set(Some(at.micros()));
        row.seen_by = Set(Some(self.person.0));
        row.update(self.tx.connection()).await?;
        Ok(Received::Done)
    }

    /// Declines what was offered, also after it was taken.
    pub async fn decline_share(&self, id: ShareId, reason: &DeclineReason, at: Moment) -> Result<Received, StoreError> {
        let Some((row, share)) = locked_row(self.tx, self.unit, id).await? else { return Ok(Received::Missing) };
        let stands = reception(&row.state)?;
        if !stands.can_decline(mode(&share.mode)?) {
            return Ok(Received::NotNow(stands));
        }
        let mut row = decided(row, self.person, at);
        row.state = Set(Reception::Declined.code().to_owned());
        row.reason = Set(Some(reason.as_str().to_owned()));
        row.seen_event = Set(share.event);
        row.seen_at = Set(Some(at.micros()));
        row.seen_by = Set(Some(self.person.0));
        row.update(self.tx.connection()).await?;
        Ok(Received::Done)
    }
}

impl DeskWriter<'_> {
    /// Says that the unit has seen what the source says now.
    pub async fn acknowledge_share(&self, id: ShareId, at: Moment) -> Result<Received, StoreError> {
        let Some((row, share)) = locked_row(self.tx, self.unit, id).await? else { return Ok(Received::Missing) };
        let mut row = row.into_active_model();
        row.seen_event = Set(share.event);
        row.seen_at = Set(Some(at.micros()));
        row.seen_by = Set(Some(self.person.0));
        row.update(self.tx.connection()).await?;
        Ok(Received::Done)
    }
}

fn decided(row: share_unit::Model, by: PersonId, at: Moment) -> share_unit::ActiveModel {
    let mut row = row.into_active_model();
    row.decided_at = Set(Some(at.micros()));
    row.decided_by = Set(Some(by.0));
    row
}

/// The row of a unit under a lock, after its share, so that both are of one moment: the source locks in this order too.
pub(super) async fn locked_row(
    tx: &Tx,
    unit: UnitId,
    id: ShareId,
) -> Result<Option<(share_unit::Model, share::Model)>, StoreError> {
    let connection = tx.connection();
    let Some(share) = share::Entity::find_by_id(id.0).lock_shared().one(connection).await? else { return Ok(None) };
    let row = share_unit::Entity::find()
        .filter(share_unit::Column::UnitId.eq(unit.0))
        .filter(share_unit::Column::ShareId.eq(id.0))
        .lock_exclusive()
        .one(connection)
        .await?;
    Ok(row.map(|row| (row, share)))
}
