//! The public guides of a unit.

use domain::item::{ItemId, ItemKind};
use domain::moment::CivilDate;
use domain::slug::Slug;
use domain::topic::Topic;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::Site;
use super::queries::{join_live, public_of_kind};
use super::shared::{join_words, origin, select_words, shown_of_kind, shown_of_query};
use crate::entities::{item, revision};
use crate::error::StoreError;
use crate::stored;

/// Most guides of one unit that are looked at.
const MOST_GUIDES: u64 = 500;

/// One line of the list of guides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicGuide {
    /// Its number.
    pub id: ItemId,
    /// Whose it is, where another unit shares it.
    pub origin: Option<UnitId>,
    /// Its address there.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// The summary, or else the beginning of the text; `None` when there is neither.
    pub summary: Option<String>,
    /// What it is about; what is public has one.
    pub topic: Option<Topic>,
    /// Whom it helps.
    pub audience: Option<String>,
    /// The day somebody last followed it to the end.
    pub checked_on: Option<CivilDate>,
}

impl Site<'_> {
    /// Every public guide of its own, the oldest first, then those others share with it.
    pub async fn guides(&self) -> Result<Vec<PublicGuide>, StoreError> {
        let mut guides = self.own_guides().await?;
        guides.extend(self.guides_of(&shared_guides_query(self.unit)).await?);
        Ok(guides)
    }

    /// Every public guide of its own, the oldest first.
    pub async fn own_guides(&self) -> Result<Vec<PublicGuide>, StoreError> {
        self.guides_of(&guides_query(self.unit)).await
    }

    /// Whether another unit has a public guide of its own that does not stand among this unit's.
    pub async fn lacks_guides_of(&self, source: UnitId) -> Result<bool, StoreError> {
        let query = lacking_guide_query(self.unit, source);
        Ok(self.snapshot.connection().query_one(&query).await?.is_some())
    }

    async fn guides_of(&self, query: &SelectStatement) -> Result<Vec<PublicGuide>, StoreError> {
        let rows = self.snapshot.connection().query_all(query).await?;
        rows.iter().map(|row| GuideRow::from_query_result(row, "")?.guide(self.unit)).collect()
    }
}

#[derive(FromQueryResult)]
struct GuideRow {
    unit_id: i64,
    id: i64,
    slug: String,
    title: String,
    summary: Option<String>,
    excerpt: Option<String>,
    topic: Option<String>,
    audience: Option<String>,
    checked_on: Option<i32>,
}

impl GuideRow {
    fn guide(self, unit: UnitId) -> Result<PublicGuide, StoreError> {
        Ok(PublicGuide {
            id: ItemId(self.id),
            origin: origin(self.unit_id, unit),
            slug: stored::slug(&self.slug)?,
            title: self.title,
            summary: self.summary.or(self.excerpt),
            topic: stored::topic(self.topic.as_deref())?,
            audience: self.audience,
            checked_on: stored::day(self.checked_on)?,
        })
    }
}

pub(crate) fn guides_query(unit: UnitId) -> SelectStatement {
    use revision::Column::{Audience, CheckedOn, Excerpt, Summary, Title, Topic};
    let mut query = Query::select();
    query
        .columns([item::Column::UnitId, item::Column::Id, item::Column::Slug].map(|column| (item::Entity, column)))
        .columns([Title, Summary, Excerpt, Topic, Audience, CheckedOn].map(|column| (revision::Entity, column)));
    public_of_kind(&mut query, unit, ItemKind::Guide)
        .order_by((item::Entity, item::Column::FirstPublishedAt), Order::Asc)
        .order_by((item::Entity, item::Column::Id), Order::Asc)
        .limit(MOST_GUIDES);
    join_live(&mut query).take()
}

pub(crate) fn shared_guides_query(unit: UnitId) -> SelectStatement {
    use revision::Column::{Audience, CheckedOn, Topic};
    let mut query = Query::select();
    query.columns([item::Column::UnitId, item::Column::Id, item::Column::Slug].map(|column| (item::Entity, column)));
    select_words(&mut query);
    query.columns([Topic, Audience, CheckedOn].map(|column| (revision::Entity, column)));
    shown_of_kind(&mut query, unit, ItemKind::Guide)
        .order_by(("share_units", "published_at"), Order::Asc)
        .order_by(("share_units", "article_id"), Order::Asc)
        .limit(MOST_GUIDES);
    join_words(&mut query).take()
}

fn lacking_guide_query(unit: UnitId, source: UnitId) -> SelectStatement {
    let shown = shown_of_query(unit, source);
    public_of_kind(Query::select().expr(Expr::value(1)), source, ItemKind::Guide)
        .and_where(Expr::col((item::Entity, item::Column::Id)).not_in_subquery(shown))
        .limit(1)
        .take()
}
