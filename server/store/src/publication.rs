//! [`DeskPublisher`]: making articles public and taking them back, at one unit's desk.

use domain::access::Desk;
use domain::article::ArticleId;
use domain::moment::Moment;
use domain::person::PersonId;
use domain::slug::Slug;
use domain::unit::UnitId;
use domain::withdrawal::WithdrawalOrder;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, UpdateMany};

use crate::address;
use crate::articles::locked;
use crate::desk::DeskArticle;
use crate::entities::{article, article_address};
use crate::error::StoreError;
use crate::stored::{PUBLISHED, WITHDRAWN};
use crate::tx::Tx;

/// Publishes and withdraws at the desk it was made for.
#[derive(Debug)]
pub struct DeskPublisher<'a> {
    tx: &'a Tx,
    unit: UnitId,
    person: PersonId,
}

/// What became of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// Residents can read the newest revision.
    Done {
        /// The article's version now.
        version: i64,
        /// Where they can read it.
        slug: Slug,
    },
    /// Somebody changed the article meanwhile; nothing was written.
    Stale(Box<DeskArticle>),
    /// No such article at this unit.
    Missing,
}

/// What became of a withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withdrawn {
    /// Taken back.
    Done {
        /// The article's version now.
        version: i64,
    },
    /// Somebody changed the article meanwhile, or it is not public; nothing was written.
    Stale(Box<DeskArticle>),
    /// No such article at this unit.
    Missing,
    /// The replacement is no other public article of this unit; nothing was written.
    ReplacementUnknown,
}

impl<'a> DeskPublisher<'a> {
    pub(crate) fn new(tx: &'a Tx, desk: &Desk) -> Self {
        Self { tx, unit: desk.unit(), person: desk.person() }
    }

    /// One article, which nobody else can change until this transaction ends; `None` also for another unit's.
    pub async fn article(&self, id: ArticleId) -> Result<Option<DeskArticle>, StoreError> {
        locked(self.tx.connection(), self.unit, id).await.map(|found| found.map(|(_, article)| article))
    }

    /// Makes the newest revision public, under the address wished for, the one it has, or one from its title.
    pub async fn publish(&self, id: ArticleId, expected_version: i64, at: Moment) -> Result<Published, StoreError> {
        let Some((place, article)) = locked(self.tx.connection(), self.unit, id).await? else {
            return Ok(Published::Missing);
        };
        if article.version != expected_version {
            return Ok(Published::Stale(Box::new(article)));
        }
        let slug = address::claim(self.tx.connection(), self.unit, &article, at).await?;
        let version = article.version + 1;
        let again = place.first_published_at.map(|_| at.micros());
        self.update(id, version, at)
            .col_expr(article::Column::State, Expr::value(PUBLISHED))
            .col_expr(article::Column::LiveNumber, Expr::value(place.newest_number))
            .col_expr(article::Column::Slug, Expr::value(slug.as_str()))
            .col_expr(article::Column::FirstPublishedAt, Expr::value(place.first_published_at.unwrap_or(at.micros())))
            .col_expr(article::Column::RepublishedAt, Expr::value(again))
            .col_expr(article::Column::WithdrawnAt, Expr::value(None::<i64>))
            .col_expr(article::Column::WithdrawalReason, Expr::value(None::<String>))
            .col_expr(article::Column::WithdrawalExplanation, Expr::value(None::<String>))
            .col_expr(article::Column::ReplacementId, Expr::value(None::<i64>))
            .exec(self.tx.connection())
            .await?;
        Ok(Published::Done { version, slug })
    }

    /// Takes a public article back.
    pub async fn withdraw(
        &self,
        id: ArticleId,
        expected_version: i64,
        order: &WithdrawalOrder,
        at: Moment,
    ) -> Result<Withdrawn, StoreError> {
        let Some((_, article)) = locked(self.tx.connection(), self.unit, id).await? else {
            return Ok(Withdrawn::Missing);
        };
        if article.version != expected_version || !article.state.is_public() {
            return Ok(Withdrawn::Stale(Box::new(article)));
        }
        let replacement = match &order.replacement {
            None => None,
            Some(slug) => match self.public_article(slug).await? {
                Some(other) if other != id => Some(other.0),
                _ => return Ok(Withdrawn::ReplacementUnknown),
            },
        };
        let version = article.version + 1;
        self.update(id, version, at)
            .col_expr(article::Column::State, Expr::value(WITHDRAWN))
            .col_expr(article::Column::WithdrawnAt, Expr::value(at.micros()))
            .col_expr(article::Column::WithdrawalReason, Expr::value(order.reason.code()))
            .col_expr(article::Column::WithdrawalExplanation, Expr::value(order.explanation.clone()))
            .col_expr(article::Column::ReplacementId, Expr::value(replacement))
            .exec(self.tx.connection())
            .await?;
        Ok(Withdrawn::Done { version })
    }

    fn update(&self, id: ArticleId, version: i64, at: Moment) -> UpdateMany<article::Entity> {
        article::Entity::update_many()
            .col_expr(article::Column::Version, Expr::value(version))
            .col_expr(article::Column::ChangedAt, Expr::value(at.micros()))
            .col_expr(article::Column::ChangedBy, Expr::value(self.person.0))
            .filter(article::Column::UnitId.eq(self.unit.0))
            .filter(article::Column::Id.eq(id.0))
    }

    /// The public article that has, or once had, an address of this unit.
    async fn public_article(&self, slug: &Slug) -> Result<Option<ArticleId>, StoreError> {
        let same = |ours, theirs| Expr::col((article::Entity, ours)).equals((article_address::Entity, theirs));
        let mut query = Query::select();
        query
            .column((article::Entity, article::Column::Id))
            .from(article_address::Entity)
            .join(
                JoinType::InnerJoin,
                article::Entity,
                same(article::Column::UnitId, article_address::Column::UnitId)
                    .and(same(article::Column::Id, article_address::Column::ArticleId)),
            )
            .and_where(Expr::col((article_address::Entity, article_address::Column::UnitId)).eq(self.unit.0))
            .and_where(Expr::col((article_address::Entity, article_address::Column::Slug)).eq(slug.as_str()))
            .and_where(Expr::col((article::Entity, article::Column::State)).eq(PUBLISHED));
        let row = self.tx.connection().query_one(&query).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.map(ArticleId))
    }
}
