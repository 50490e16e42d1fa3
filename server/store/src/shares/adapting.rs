//! What a receiver makes of a shared text: saved by whoever may write, made public by whoever may publish.

use domain::item::ItemId;
use domain::markdown;
use domain::moment::Moment;
use domain::person::PersonId;
use domain::share::{Adaptation, Reception, ShareId};
use domain::unit::UnitId;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::receiving::locked_row;
use super::{reception, source_text};
use crate::entities::{share_adaptation, share_unit};
use crate::error::StoreError;
use crate::items::{DeskWriter, EXCERPT, locked};
use crate::publication::DeskPublisher;
use crate::tx::Tx;

/// What became of an adaptation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adapted {
    /// Saved, as this number.
    Saved(i32),
    /// On the unit's pages now.
    Public,
    /// Somebody saved another one meanwhile; nothing was written.
    Stale,
    /// The unit does not show the text, or the source says something newer than the page it was written on; nothing was
    /// written.
    NotNow,
    /// Nothing of this number was ever meant for this unit.
    Missing,
}

impl DeskWriter<'_> {
    /// Keeps an adaptation, written beside the saved text `base` of the source, if nobody kept another one since
    /// `expected`. Nothing public changes.
    pub async fn adapt_share(
        &self,
        id: ShareId,
        expected: i32,
        base: i32,
        adaptation: &Adaptation,
        at: Moment,
    ) -> Result<Adapted, StoreError> {
        save(self.tx, (self.unit, self.person), id, expected, base, adaptation, at).await
    }
}

impl DeskPublisher<'_> {
    /// Makes the newest adaptation public, if it is the one that was seen. The unit shows the text by that.
    pub async fn publish_adaptation(&self, id: ShareId, expected: i32, at: Moment) -> Result<Adapted, StoreError> {
        let Some((row, _)) = locked_row(self.tx, self.unit, id).await? else { return Ok(Adapted::Missing) };
        if row.newest_adaptation != expected || expected == 0 {
            return Ok(Adapted::Stale);
        }
        match reception(&row.state)? {
            Reception::Ended => return Ok(Adapted::NotNow),
            Reception::Shown | Reception::Waiting | Reception::Declined => {}
        }
        let first = row.shown_at.unwrap_or(at.micros());
        let newest = row.newest_adaptation;
        let found = super::adaptation(self.tx.connection(), self.unit.0, id.0, newest).await?;
        let is_none = found.is_none_or(|row| super::adaptation_of(&row).is_none());
        let mut row = row.into_active_model();
        row.state = Set(Reception::Shown.code().to_owned());
        row.shown_at = Set(Some(first));
        row.reason = Set(None);
        row.decided_at = Set(Some(at.micros()));
        row.decided_by = Set(Some(self.person.0));
        row.live_adaptation = Set((!is_none).then_some(newest));
        row.update(self.tx.connection()).await?;
        Ok(Adapted::Public)
    }
}

async fn save(
    tx: &Tx,
    (unit, person): (UnitId, PersonId),
    id: ShareId,
    expected: i32,
    base: i32,
    adaptation: &Adaptation,
    at: Moment,
) -> Result<Adapted, StoreError> {
    let connection = tx.connection();
    let Some((row, share)) = locked_row(tx, unit, id).await? else { return Ok(Adapted::Missing) };
    if row.newest_adaptation != expected {
        return Ok(Adapted::Stale);
    }
    let source = (UnitId(share.unit_id), ItemId(share.item_id));
    let live = locked_number(tx, source).await?;
    // What was written beside an older text is not about the newer one: whoever wrote it has to see that first.
    if reception(&row.state)? == Reception::Ended || live != Some(base) {
        return Ok(Adapted::NotNow);
    }
    if source_text(connection, source, base).await?.is_none() {
        return Ok(Adapted::NotNow);
    }
    let number = row.newest_adaptation + 1;
    let Adaptation { voice, overrides } = adaptation.clone();
    let excerpt = overrides.body.as_deref().map(|body| markdown::plain_text(body, EXCERPT));
    let saved = share_adaptation::ActiveModel {
        unit_id: Set(unit.0),
        share_id: Set(id.0),
        number: Set(number),
        introduction: Set(voice.introduction),
        closing: Set(voice.closing),
        contacts: Set(voice.contacts),
        title: Set(overrides.title),
        summary: Set(overrides.summary),
        excerpt: Set(excerpt.filter(|excerpt| !excerpt.is_empty())),
        body: Set(overrides.body),
        base_number: Set(base),
        saved_at: Set(at.micros()),
        saved_by: Set(person.0),
    };
    share_adaptation::Entity::insert(saved).exec_without_returning(connection).await?;
    let mut row: share_unit::ActiveModel = row.into_active_model();
    row.newest_adaptation = Set(number);
    row.update(connection).await?;
    Ok(Adapted::Saved(number))
}

/// The number of the public text of a source; `None` while it is not public.
async fn locked_number(tx: &Tx, (unit, item): (UnitId, ItemId)) -> Result<Option<i32>, StoreError> {
    let found = locked(tx.connection(), unit, item).await?;
    Ok(found.and_then(|(place, item)| place.live_number.filter(|_| item.state.is_public())))
}
