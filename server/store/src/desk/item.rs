//! One item as its desk sees it.

use domain::care::Care;
use domain::item::{ItemId, ItemState, ItemText, PublicDates, Review, RevisionId, Standing};
use domain::moment::Moment;
use domain::person::PersonId;
use domain::slug::Slug;
use domain::unit::UnitId;
use domain::withdrawal::Withdrawal;
use domain::writing::PageKey;
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::queries::item_query;
use super::text::TextRow;
use crate::error::StoreError;
use crate::stored;

/// An item as its desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskItem {
    /// Its number.
    pub id: ItemId,
    /// Grows with every change; a save names the one it started from.
    pub version: i64,
    /// Where it stands towards the public.
    pub state: ItemState,
    /// Its public address, or the last one it had.
    pub slug: Option<Slug>,
    /// The newest revision.
    pub text: ItemText,
    /// Our number of the newest revision.
    pub revision: RevisionId,
    /// Which of the item's revisions that is, from 1.
    pub number: i32,
    /// When the newest revision was saved.
    pub saved_at: Moment,
    /// Name of the person who saved it.
    pub saved_by: String,
    /// How it was saved.
    pub penned: Penned,
    /// Where the newest revision is on its way to the public.
    pub way: Way,
    /// Who looks after it, and when.
    pub care: Care,
    /// Name of the person who looks after it.
    pub owner: Option<String>,
    /// Why it was taken back, while it is.
    pub withdrawal: Option<Withdrawal>,
    /// When it became public, if ever.
    pub dates: Option<PublicDates>,
}

/// How the newest revision was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Penned {
    /// By whom.
    pub person: PersonId,
    /// From which open page, and as which of its saves.
    pub page: Option<(PageKey, i64)>,
    /// Whether the page saved by itself.
    pub is_auto: bool,
    /// When the first of the saves went in that grew into it.
    pub begun_at: Moment,
    /// The item's version with it; unknown of what was saved long ago.
    pub version: Option<i64>,
    /// Whether it has a name or was public, and so stays as it is.
    pub is_kept: bool,
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Their name.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// A revision that waits for its moment to go public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheduled {
    /// Which of the item's revisions.
    pub number: i32,
    /// When.
    pub at: Moment,
    /// Name of the person who approved it.
    pub by: String,
}

/// Where the newest revision is on its way to the public, and what is to happen by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// Set while it waits for approval.
    pub submitted: Option<Told>,
    /// Set while it is sent back: by whom, and why.
    pub returned: Option<(Told, String)>,
    /// An approved revision that waits for its moment.
    pub scheduled: Option<Scheduled>,
    /// Until when the item is to be public.
    pub expires: Option<Moment>,
}

impl Way {
    /// In one word.
    pub fn review(&self) -> Review {
        match (&self.submitted, &self.returned) {
            (Some(_), _) => Review::Submitted,
            (None, Some(_)) => Review::Returned,
            (None, None) => Review::Open,
        }
    }
}

impl DeskItem {
    /// All of where it stands.
    pub fn standing(&self) -> Standing {
        Standing { state: self.state, review: self.way.review(), is_scheduled: self.way.scheduled.is_some() }
    }

    /// Whether another text was saved since somebody saw this version of the item. What else changed does not count:
    /// a text written meanwhile goes on from the same words.
    pub fn is_other_text_since(&self, version: i64) -> bool {
        match self.penned.version {
            Some(saved) => version < saved || version > self.version,
            None => version != self.version,
        }
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
    archived_at: Option<i64>,
    revision: i64,
    #[sea_orm(nested)]
    text: TextRow,
    saved_at: i64,
    saved_by: String,
    #[sea_orm(nested)]
    penned: PennedRow,
    #[sea_orm(nested)]
    way: WayRow,
    owner_id: Option<i64>,
    owner: Option<String>,
    review_on: Option<i32>,
}

#[derive(FromQueryResult)]
struct PennedRow {
    saved_by_id: i64,
    saved_at: i64,
    page_key: Option<String>,
    turn: Option<i64>,
    is_auto: bool,
    begun_at: Option<i64>,
    saved_version: Option<i64>,
    name: Option<String>,
    published_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct WayRow {
    submitted_at: Option<i64>,
    submitted_by: Option<String>,
    returned_at: Option<i64>,
    returned_by: Option<String>,
    return_reason: Option<String>,
    publish_at: Option<i64>,
    publish_number: Option<i32>,
    publish_by: Option<String>,
    expire_at: Option<i64>,
}

impl ItemRow {
    fn item(self) -> Result<DeskItem, StoreError> {
        let withdrawal =
            stored::withdrawal(self.withdrawal_reason.as_deref(), self.withdrawn_at, self.withdrawal_explanation)?;
        let reason = self.withdrawal_reason.as_deref();
        let standing =
            stored::Stands { newest: self.newest_number, live: self.live_number, archived: self.archived_at };
        Ok(DeskItem {
            id: ItemId(self.id),
            version: self.version,
            state: standing.state(&self.state, reason)?,
            slug: stored::optional_slug(self.slug.as_deref())?,
            text: self.text.text()?,
            revision: RevisionId(self.revision),
            number: self.newest_number,
            saved_at: Moment::from_micros(self.saved_at),
            saved_by: self.saved_by,
            penned: self.penned.penned(),
            way: self.way.way(),
            care: Care { owner: self.owner_id.map(PersonId), review_on: stored::day(self.review_on)? },
            owner: self.owner,
            withdrawal,
            dates: stored::dates(self.first_published_at, self.republished_at),
        })
    }
}

impl PennedRow {
    fn penned(self) -> Penned {
        Penned {
            person: PersonId(self.saved_by_id),
            page: self.page_key.as_deref().and_then(PageKey::parse).zip(self.turn),
            is_auto: self.is_auto,
            begun_at: Moment::from_micros(self.begun_at.unwrap_or(self.saved_at)),
            version: self.saved_version,
            is_kept: self.name.is_some() || self.published_at.is_some(),
        }
    }
}

impl WayRow {
    fn way(self) -> Way {
        let told = |by: Option<String>, at: Option<i64>| {
            at.map(|at| Told { by: by.unwrap_or_default(), at: Moment::from_micros(at) })
        };
        Way {
            submitted: told(self.submitted_by, self.submitted_at),
            returned: told(self.returned_by, self.returned_at).zip(self.return_reason),
            scheduled: self.publish_at.zip(self.publish_number).map(|(at, number)| Scheduled {
                number,
                at: Moment::from_micros(at),
                by: self.publish_by.unwrap_or_default(),
            }),
            expires: self.expire_at.map(Moment::from_micros),
        }
    }
}
