//! The lists of a desk: which items, and how many of each sort.

use domain::category::CategoryId;
use domain::item::{ItemId, ItemKind, ItemState, Review, Standing};
use domain::moment::{CivilDate, Moment};
use domain::slug::Slug;
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::DeskReader;
use super::queries::{counts_query, list_query, matching_query};
use crate::error::StoreError;
use crate::stored;

/// Which items a desk list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemFilter {
    /// With a text that waits: never public, or public with a newer draft.
    Drafts,
    /// Of those, the ones whose newest text the person at the desk saved.
    Mine,
    /// Waiting for approval.
    Submitted,
    /// Sent back.
    Returned,
    /// With a text that waits for its moment, or with a last one.
    Scheduled,
    /// Public.
    Published,
    /// Taken back or expired.
    Withdrawn,
    /// To be read again by this day.
    ToReview(CivilDate),
    /// Put away.
    Archived,
}

/// What of a desk is asked for; pages are counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Of one kind, or of all.
    pub kind: Option<ItemKind>,
    /// Of one sort, or of all but what was put away.
    pub filter: Option<ItemFilter>,
    /// Whose newest text is in this category.
    pub category: Option<CategoryId>,
    /// Whose title holds these words, folded; as typed beside it.
    pub words: Option<(String, String)>,
    /// Which page.
    pub page: u32,
    /// How many on a page.
    pub per_page: u32,
}

/// One page of a desk list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskItems {
    /// Last changed first.
    pub rows: Vec<DeskRow>,
    /// How many are let through.
    pub total: u64,
    /// How many of the kind each filter lets through, whatever category and words.
    pub counts: DeskCounts,
}

/// How many items each filter of the desk lets through. An item may count several times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeskCounts {
    /// Without a filter.
    pub all: u64,
    /// [`ItemFilter::Drafts`].
    pub drafts: u64,
    /// [`ItemFilter::Mine`].
    pub mine: u64,
    /// [`ItemFilter::Submitted`].
    pub submitted: u64,
    /// [`ItemFilter::Returned`].
    pub returned: u64,
    /// [`ItemFilter::Scheduled`].
    pub scheduled: u64,
    /// [`ItemFilter::Published`].
    pub published: u64,
    /// [`ItemFilter::Withdrawn`].
    pub withdrawn: u64,
    /// [`ItemFilter::ToReview`] of today.
    pub to_review: u64,
    /// [`ItemFilter::Archived`].
    pub archived: u64,
}

/// One line of a desk list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRow {
    /// Its number.
    pub id: ItemId,
    /// What a deed on it has to name.
    pub version: i64,
    /// What it is.
    pub kind: ItemKind,
    /// Title of the newest revision.
    pub title: String,
    /// Where it stands towards the public.
    pub state: ItemState,
    /// Where its newest revision is on its way.
    pub review: Review,
    /// When a revision goes public by itself.
    pub publish_at: Option<Moment>,
    /// Until when it is public.
    pub expire_at: Option<Moment>,
    /// On which day it is to be read again.
    pub review_on: Option<CivilDate>,
    /// Its public address, or the last one it had.
    pub slug: Option<Slug>,
    /// Last change of any kind.
    pub changed_at: Moment,
    /// Name of the person who made it.
    pub changed_by: String,
}

impl DeskRow {
    /// All of where it stands.
    pub fn standing(&self) -> Standing {
        Standing { state: self.state, review: self.review, is_scheduled: self.publish_at.is_some() }
    }
}

impl DeskReader<'_> {
    /// A page of the desk's list. `today` is the day in Vietnam, for what is to be read again.
    pub async fn items(&self, listing: &Listing, today: CivilDate) -> Result<DeskItems, StoreError> {
        let connection = self.snapshot.connection();
        let counts = self.counts(listing.kind, today).await?;
        let rows = connection.query_all(&list_query(self.desk, listing)).await?;
        let rows = rows.iter().map(|row| ListRow::from_query_result(row, "")?.row()).collect::<Result<_, _>>()?;
        let total = if listing.category.is_some() || listing.words.is_some() {
            let row = connection.query_one(&matching_query(self.desk, listing)).await?;
            let found: Option<i64> = row.map(|row| row.try_get_by_index(0)).transpose()?;
            stored::count(found.unwrap_or_default())
        } else {
            match listing.filter {
                None => counts.all,
                Some(ItemFilter::Drafts) => counts.drafts,
                Some(ItemFilter::Mine) => counts.mine,
                Some(ItemFilter::Submitted) => counts.submitted,
                Some(ItemFilter::Returned) => counts.returned,
                Some(ItemFilter::Scheduled) => counts.scheduled,
                Some(ItemFilter::Published) => counts.published,
                Some(ItemFilter::Withdrawn) => counts.withdrawn,
                Some(ItemFilter::ToReview(_)) => counts.to_review,
                Some(ItemFilter::Archived) => counts.archived,
            }
        };
        Ok(DeskItems { rows, total, counts })
    }

    /// How many items of a kind, or of all kinds, each filter lets through.
    pub async fn counts(&self, kind: Option<ItemKind>, today: CivilDate) -> Result<DeskCounts, StoreError> {
        let row = self.snapshot.connection().query_one(&counts_query(self.desk, kind, today)).await?;
        let Some(row) = row else { return Ok(DeskCounts::default()) };
        let row = CountRow::from_query_result(&row, "")?;
        let count = |sum: Option<i64>| stored::count(sum.unwrap_or_default());
        Ok(DeskCounts {
            all: count(row.everything),
            drafts: count(row.drafts),
            mine: count(row.mine),
            submitted: count(row.submitted),
            returned: count(row.returned),
            scheduled: count(row.scheduled),
            published: count(row.published),
            withdrawn: count(row.withdrawn),
            to_review: count(row.to_review),
            archived: count(row.archived),
        })
    }
}

/// Sums; NULL for a unit without items.
#[derive(FromQueryResult)]
struct CountRow {
    everything: Option<i64>,
    drafts: Option<i64>,
    mine: Option<i64>,
    submitted: Option<i64>,
    returned: Option<i64>,
    scheduled: Option<i64>,
    published: Option<i64>,
    withdrawn: Option<i64>,
    to_review: Option<i64>,
    archived: Option<i64>,
}

#[derive(FromQueryResult)]
struct ListRow {
    id: i64,
    version: i64,
    kind: String,
    state: String,
    newest_number: i32,
    live_number: Option<i32>,
    withdrawal_reason: Option<String>,
    archived_at: Option<i64>,
    submitted_at: Option<i64>,
    returned_at: Option<i64>,
    publish_at: Option<i64>,
    expire_at: Option<i64>,
    review_on: Option<i32>,
    slug: Option<String>,
    changed_at: i64,
    changed_by: String,
    title: String,
}

impl ListRow {
    fn row(self) -> Result<DeskRow, StoreError> {
        let stands = stored::Stands { newest: self.newest_number, live: self.live_number, archived: self.archived_at };
        Ok(DeskRow {
            id: ItemId(self.id),
            version: self.version,
            kind: stored::kind(&self.kind)?,
            title: self.title,
            state: stands.state(&self.state, self.withdrawal_reason.as_deref())?,
            review: match (self.submitted_at, self.returned_at) {
                (Some(_), _) => Review::Submitted,
                (None, Some(_)) => Review::Returned,
                (None, None) => Review::Open,
            },
            publish_at: self.publish_at.map(Moment::from_micros),
            expire_at: self.expire_at.map(Moment::from_micros),
            review_on: stored::day(self.review_on)?,
            slug: stored::optional_slug(self.slug.as_deref())?,
            changed_at: Moment::from_micros(self.changed_at),
            changed_by: self.changed_by,
        })
    }
}
