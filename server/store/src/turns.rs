//! Open pages: what each of them has saved, and which of it is its own to go on with.

use domain::item::{ItemId, ItemText};
use domain::moment::Moment;
use domain::writing::{PageKey, grows};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::desk::DeskItem;
use crate::entities::{person, revision};
use crate::error::StoreError;
use crate::items::{DeskWriter, Place};

impl DeskWriter<'_> {
    /// The item whose first revision an open page saved, if it saved one: sent twice, it is made once.
    pub async fn made_by(&self, page: &PageKey) -> Result<Option<ItemId>, StoreError> {
        // There is no item to lock yet. A page that sends two requests at once makes them wait for each other here;
        // the second statement sees what the transaction we waited for has made.
        let mut lock = Query::select();
        lock.column(person::Column::Id)
            .from(person::Entity)
            .and_where(Expr::col(person::Column::Id).eq(self.person.0))
            .lock(LockType::NoKeyUpdate);
        self.tx.connection().query_one(&lock).await?;
        let row = revision::Entity::find()
            .filter(revision::Column::UnitId.eq(self.unit.0))
            .filter(revision::Column::PageKey.eq(page.as_str()))
            .filter(revision::Column::Number.eq(1))
            .filter(revision::Column::SavedBy.eq(self.person.0))
            .one(self.tx.connection())
            .await?;
        Ok(row.map(|row| ItemId(row.item_id)))
    }

    /// Whether the newest revision is what this very page saved before.
    pub(crate) fn goes_on(&self, item: &DeskItem) -> bool {
        let own = self.turn.zip(item.penned.page.as_ref());
        own.is_some_and(|(turn, (page, _))| turn.page == *page) && item.penned.person == self.person
    }

    /// Whether a text goes into the newest revision instead of beside it.
    pub(crate) fn grows_by(&self, place: &Place, item: &DeskItem, text: &ItemText, at: Moment) -> bool {
        self.goes_on(item)
            && self.is_later(item)
            && is_open(place, item)
            && grows(item.penned.begun_at, at, &item.text.body, &text.body)
            && grows(item.penned.begun_at, at, summary(&item.text), summary(text))
    }

    /// Whether the page typed this after what it saved last. What was held up on its way is kept beside it.
    fn is_later(&self, item: &DeskItem) -> bool {
        self.turn.zip(item.penned.page.as_ref()).is_some_and(|(turn, (_, last))| turn.number > *last)
    }

    /// Remembers that this page told its text once more, so that an earlier one that comes late is known as such.
    pub async fn count_turn(&self, item: &DeskItem) -> Result<(), StoreError> {
        let Some(turn) = self.turn.filter(|_| self.goes_on(item) && self.is_later(item)) else { return Ok(()) };
        revision::Entity::update_many()
            .col_expr(revision::Column::Turn, Expr::value(turn.number))
            .filter(revision::Column::UnitId.eq(self.unit.0))
            .filter(revision::Column::Id.eq(item.revision.0))
            .exec(self.tx.connection())
            .await?;
        Ok(())
    }
}

fn summary(text: &ItemText) -> &str {
    text.summary.as_deref().unwrap_or_default()
}

/// Whether the newest revision may still grow: saved by itself, and nobody relies on what it says.
fn is_open(place: &Place, item: &DeskItem) -> bool {
    let is_promised = item.way.scheduled.as_ref().is_some_and(|scheduled| scheduled.number == item.number);
    let is_live = place.live_number == Some(item.number);
    // What was submitted or sent back is the text of then; one begun since is nobody's yet.
    let mut told = item.way.submitted.iter().chain(item.way.returned.iter().map(|(told, _)| told));
    let is_told_of = told.any(|told| item.saved_at <= told.at);
    item.penned.is_auto && !item.penned.is_kept && !is_promised && !is_live && !is_told_of
}
