//! [`Site`]: what residents may see of one unit. Nothing here reads, or could carry, a text that is not public: texts
//! come from the live revision only, and only while the item's state lets residents read it.

use domain::item::{Details, ItemId, ItemKind, PublicDates};
use domain::media::MediaKey;
use domain::moment::{CivilDate, Moment};
use domain::slug::Slug;
use domain::unit::UnitId;
use domain::withdrawal::Withdrawal;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult};

use crate::details::DetailsRow;
use crate::entities::unit_version;
use crate::error::StoreError;
use crate::snapshot::Snapshot;
use crate::stored;
use crate::versions::unsigned;

pub(crate) mod dated;
pub(crate) mod guides;
pub(crate) mod news;
pub(crate) mod pages;
pub(crate) mod queries;
pub(crate) mod shared;
pub(crate) mod teams;

pub use self::dated::{DatedItem, DatedPage};
pub use self::guides::PublicGuide;
use self::news::CategoryRow;
pub use self::news::{CategoryNews, NewsItem, NewsPage, PublicCategory};
pub use self::pages::{PublicPage, Shelves};
use self::queries::{address_query, replacement_query};
pub use self::shared::{SharedItem, SharedText};
pub use self::teams::{ListedTeam, PublicHamlet, PublicMember, PublicTeam, TeamAddress};

/// Longest chain of replacements that is followed; a longer one is taken for a circle.
const LONGEST_CHAIN: usize = 10;

/// Public reads of one unit.
#[derive(Debug)]
pub struct Site<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) unit: UnitId,
}

/// What an address that was ever public leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicItem {
    /// A text.
    Live(LiveItem),
    /// A text that no longer holds, still readable.
    WithdrawnWithNotice(LiveItem, Withdrawal),
    /// Another address, of a text readable now.
    Moved {
        /// What it is; the first part of an address says so.
        kind: ItemKind,
        /// The last part of the address.
        slug: Slug,
    },
    /// Nothing any more.
    Gone(Gone),
}

/// A text residents can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveItem {
    /// Its number.
    pub id: ItemId,
    /// Its current address.
    pub slug: Slug,
    /// What it says.
    pub text: PublicText,
    /// The category of an article, as it is called now.
    pub category: Option<PublicCategory>,
    /// When it became public.
    pub dates: PublicDates,
}

/// The words of a public item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicText {
    /// One line.
    pub title: String,
    /// One paragraph.
    pub summary: Option<String>,
    /// Markdown.
    pub body: String,
    /// The picture of its lists and shared links.
    pub cover: Option<MediaKey>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// The day the text itself bears.
    pub written_on: Option<CivilDate>,
    /// What only its kind has.
    pub details: Details,
}

/// Why an address answers 410.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Since when.
    pub at: Moment,
    /// The explanation given.
    pub explanation: Option<String>,
}

impl Site<'_> {
    /// The version of the unit's public pages that belongs to everything else read here; 0 for no such unit.
    pub async fn version(&self) -> Result<u64, StoreError> {
        let row = unit_version::Entity::find_by_id(self.unit.0).one(self.snapshot.connection()).await?;
        Ok(row.map(|row| unsigned(row.version)).unwrap_or_default())
    }

    /// What an address leads to; `None` when it was never public at this unit.
    pub async fn item(&self, slug: &Slug) -> Result<Option<PublicItem>, StoreError> {
        let Some(row) = self.one(&address_query(self.unit, slug)).await? else { return Ok(None) };
        if row.readable()?.is_none() {
            return self.replacement(row).await.map(Some);
        }
        if row.slug != slug.as_str() {
            return row.moved().map(Some);
        }
        row.item().map(Some)
    }

    /// The same by the number of an item, which never changes: where it is now. `None` when it was never public at this
    /// unit.
    pub async fn numbered(&self, id: ItemId) -> Result<Option<PublicItem>, StoreError> {
        let Some(row) = self.one(&replacement_query(self.unit, id.0)).await? else { return Ok(None) };
        if row.readable()?.is_none() {
            return self.replacement(row).await.map(Some);
        }
        row.moved().map(Some)
    }

    /// Follows replacements to the first text readable now, so that a redirect is one hop.
    async fn replacement(&self, taken_back: ItemRow) -> Result<PublicItem, StoreError> {
        let mut next = taken_back.replacement_id;
        for _ in 0..LONGEST_CHAIN {
            let Some(id) = next else { break };
            let Some(row) = self.one(&replacement_query(self.unit, id)).await? else { break };
            if row.readable()?.is_some() {
                return row.moved();
            }
            next = row.replacement_id;
        }
        taken_back.gone()
    }

    async fn one(&self, query: &SelectStatement) -> Result<Option<ItemRow>, StoreError> {
        let row = self.snapshot.connection().query_one(query).await?;
        Ok(row.map(|row| ItemRow::from_query_result(&row, "")).transpose()?)
    }
}

/// An item that is or was public, with its live revision.
#[derive(FromQueryResult)]
struct ItemRow {
    id: i64,
    slug: String,
    first_published_at: i64,
    republished_at: Option<i64>,
    withdrawn_at: Option<i64>,
    withdrawal_reason: Option<String>,
    withdrawal_explanation: Option<String>,
    replacement_id: Option<i64>,
    title: String,
    summary: Option<String>,
    body: String,
    cover: Option<String>,
    author: Option<String>,
    source: Option<String>,
    written_on: Option<i32>,
    #[sea_orm(nested)]
    details: DetailsRow,
    #[sea_orm(nested(prefix = "in_"))]
    category: Option<CategoryRow>,
}

/// How residents may read a text.
enum Readable {
    Plainly,
    UnderNotice(Withdrawal),
}

impl ItemRow {
    fn readable(&self) -> Result<Option<Readable>, StoreError> {
        Ok(match self.withdrawal()? {
            None => Some(Readable::Plainly),
            Some(withdrawal) if withdrawal.reason.is_readable() => Some(Readable::UnderNotice(withdrawal)),
            Some(_) => None,
        })
    }

    fn withdrawal(&self) -> Result<Option<Withdrawal>, StoreError> {
        stored::withdrawal(self.withdrawal_reason.as_deref(), self.withdrawn_at, self.withdrawal_explanation.clone())
    }

    fn item(self) -> Result<PublicItem, StoreError> {
        let readable = self.readable()?;
        let item = self.live()?;
        match readable {
            Some(Readable::Plainly) => Ok(PublicItem::Live(item)),
            Some(Readable::UnderNotice(withdrawal)) => Ok(PublicItem::WithdrawnWithNotice(item, withdrawal)),
            None => Err(stored::unreadable("public item at", item.slug.as_str())),
        }
    }

    fn live(self) -> Result<LiveItem, StoreError> {
        Ok(LiveItem {
            id: ItemId(self.id),
            slug: stored::slug(&self.slug)?,
            text: PublicText {
                title: self.title,
                summary: self.summary,
                body: self.body,
                cover: stored::optional_media_key(self.cover.as_deref())?,
                author: self.author,
                source: self.source,
                written_on: stored::day(self.written_on)?,
                details: self.details.details()?,
            },
            category: self.category.map(CategoryRow::category).transpose()?,
            dates: PublicDates {
                published_at: Moment::from_micros(self.first_published_at),
                updated_at: self.republished_at.map(Moment::from_micros),
            },
        })
    }

    fn moved(&self) -> Result<PublicItem, StoreError> {
        Ok(PublicItem::Moved { kind: stored::kind(&self.details.kind)?, slug: stored::slug(&self.slug)? })
    }

    fn gone(self) -> Result<PublicItem, StoreError> {
        let withdrawal = self.withdrawal()?.ok_or_else(|| stored::unreadable("withdrawal at", &self.slug))?;
        Ok(PublicItem::Gone(Gone { at: withdrawal.at, explanation: withdrawal.explanation }))
    }
}
