//! [`DeskReader`]: what people at a desk may see of their unit, drafts included. Begins from a `Desk`, so from a
//! permission; another unit's items do not exist here.

use domain::access::Desk;
use domain::item::{ItemId, ItemKind, ItemState, ItemText, PublicDates, RevisionId};
use domain::moment::Moment;
use domain::slug::Slug;
use domain::unit::UnitId;
use domain::withdrawal::Withdrawal;
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::error::StoreError;
use crate::snapshot::Snapshot;
use crate::stored::{self, DRAFT, PUBLISHED, WITHDRAWN};

pub(crate) mod pages;
pub(crate) mod queries;
pub(crate) mod revisions;
mod text;

pub(crate) use self::pages::leaves;
use self::queries::{counts_query, item_query, list_query};
use self::text::TextRow;

/// Desk reads of one unit.
#[derive(Debug)]
pub struct DeskReader<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) desk: &'a Desk,
}

/// Which items a desk list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemFilter {
    /// With a text that waits: never public, or public with a newer draft.
    Drafts,
    /// Public.
    Published,
    /// Taken back.
    Withdrawn,
}

/// One page of a desk list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskItems {
    /// Last changed first.
    pub rows: Vec<DeskRow>,
    /// How many the filter lets through.
    pub total: u64,
    /// How many each filter lets through.
    pub counts: DeskCounts,
}

/// How many items each filter of the desk lets through. An item that is public with a newer draft counts twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeskCounts {
    /// Without a filter.
    pub all: u64,
    /// [`ItemFilter::Drafts`].
    pub drafts: u64,
    /// [`ItemFilter::Published`].
    pub published: u64,
    /// [`ItemFilter::Withdrawn`].
    pub withdrawn: u64,
}

/// One line of a desk list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRow {
    /// Its number.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// Title of the newest revision.
    pub title: String,
    /// Where it stands.
    pub state: ItemState,
    /// Its public address, or the last one it had.
    pub slug: Option<Slug>,
    /// Last change of any kind.
    pub changed_at: Moment,
    /// Name of the person who made it.
    pub changed_by: String,
}

/// An item as its desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskItem {
    /// Its number.
    pub id: ItemId,
    /// Grows with every change; a save names the one it started from.
    pub version: i64,
    /// Where it stands.
    pub state: ItemState,
    /// Its public address, or the last one it had.
    pub slug: Option<Slug>,
    /// The newest revision.
    pub text: ItemText,
    /// The number of the newest revision.
    pub revision: RevisionId,
    /// When the newest revision was saved.
    pub saved_at: Moment,
    /// Name of the person who saved it.
    pub saved_by: String,
    /// Why it was taken back, while it is.
    pub withdrawal: Option<Withdrawal>,
    /// When it became public, if ever.
    pub dates: Option<PublicDates>,
}

impl DeskReader<'_> {
    /// A page of the desk's list of one kind, or of all kinds; pages counted from 1. Counts are of that kind as well.
    pub async fn items(
        &self,
        kind: Option<ItemKind>,
        filter: Option<ItemFilter>,
        page: u32,
        per_page: u32,
    ) -> Result<DeskItems, StoreError> {
        let connection = self.snapshot.connection();
        let counts = counts(connection, self.desk.unit(), kind).await?;
        let rows = connection.query_all(&list_query(self.desk.unit(), kind, filter, page, per_page)).await?;
        let rows = rows.iter().map(|row| ListRow::from_query_result(row, "")?.row()).collect::<Result<_, _>>()?;
        let total = match filter {
            None => counts.all,
            Some(ItemFilter::Drafts) => counts.drafts,
            Some(ItemFilter::Published) => counts.published,
            Some(ItemFilter::Withdrawn) => counts.withdrawn,
        };
        Ok(DeskItems { rows, total, counts })
    }

    /// One item; `None` also for another unit's.
    pub async fn item(&self, id: ItemId) -> Result<Option<DeskItem>, StoreError> {
        item(self.snapshot.connection(), self.desk.unit(), id).await
    }
}

/// One item of one unit with its newest revision.
pub(crate) async fn item(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    id: ItemId,
) -> Result<Option<DeskItem>, StoreError> {
    let row = connection.query_one(&item_query(unit, id)).await?;
    row.map(|row| ItemRow::from_query_result(&row, "")?.item()).transpose()
}

async fn counts(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    kind: Option<ItemKind>,
) -> Result<DeskCounts, StoreError> {
    let mut counts = DeskCounts::default();
    for row in connection.query_all(&counts_query(unit, kind)).await? {
        let row = CountRow::from_query_result(&row, "")?;
        let items = stored::count(row.items);
        counts.all += items;
        match (row.state.as_str(), row.draft_waits) {
            (DRAFT, _) => counts.drafts += items,
            (PUBLISHED, Some(true)) => {
                counts.drafts += items;
                counts.published += items;
            }
            (PUBLISHED, _) => counts.published += items,
            (WITHDRAWN, _) => counts.withdrawn += items,
            (other, _) => return Err(stored::unreadable("state", other)),
        }
    }
    Ok(counts)
}

#[derive(FromQueryResult)]
struct CountRow {
    state: String,
    draft_waits: Option<bool>,
    items: i64,
}

#[derive(FromQueryResult)]
struct ListRow {
    id: i64,
    kind: String,
    state: String,
    newest_number: i32,
    live_number: Option<i32>,
    slug: Option<String>,
    changed_at: i64,
    changed_by: String,
    title: String,
}

impl ListRow {
    fn row(self) -> Result<DeskRow, StoreError> {
        Ok(DeskRow {
            id: ItemId(self.id),
            kind: stored::kind(&self.kind)?,
            title: self.title,
            state: stored::state(&self.state, self.newest_number, self.live_number)?,
            slug: stored::optional_slug(self.slug.as_deref())?,
            changed_at: Moment::from_micros(self.changed_at),
            changed_by: self.changed_by,
        })
    }
}

#[derive(FromQueryResult)]
struct ItemRow {
    id: i64,
    version: i64,
    state: String,
    newest_number: i32,
    live_number: Option<i32>,
    slug: Option<String>,
    first_published_at: Option<i64>,
    republished_at: Option<i64>,
    withdrawn_at: Option<i64>,
    withdrawal_reason: Option<String>,
    withdrawal_explanation: Option<String>,
    revision: i64,
    #[sea_orm(nested)]
    text: TextRow,
    saved_at: i64,
    saved_by: String,
}

impl ItemRow {
    fn item(self) -> Result<DeskItem, StoreError> {
        Ok(DeskItem {
            id: ItemId(self.id),
            version: self.version,
            state: stored::state(&self.state, self.newest_number, self.live_number)?,
            slug: stored::optional_slug(self.slug.as_deref())?,
            text: self.text.text()?,
            revision: RevisionId(self.revision),
            saved_at: Moment::from_micros(self.saved_at),
            saved_by: self.saved_by,
            withdrawal: stored::withdrawal(
                self.withdrawal_reason.as_deref(),
                self.withdrawn_at,
                self.withdrawal_explanation,
            )?,
            dates: stored::dates(self.first_published_at, self.republished_at),
        })
    }
}
