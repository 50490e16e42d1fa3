//! What is asked for public pages. Each begins from a unit and goes through an index (see `plans.rs`).

use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};

use crate::entities::{article, article_address, revision};
use crate::stored::{self, PUBLISHED};

/// Joins an article with its live revision: the only revision public reads can reach.
pub(crate) fn join_live(query: &mut SelectStatement) -> &mut SelectStatement {
    let same = |ours, theirs| Expr::col((revision::Entity, ours)).equals((article::Entity, theirs));
    query.join(
        JoinType::InnerJoin,
        revision::Entity,
        same(revision::Column::UnitId, article::Column::UnitId)
            .and(same(revision::Column::ArticleId, article::Column::Id))
            .and(same(revision::Column::Number, article::Column::LiveNumber)),
    )
}

/// A page of news, newest first.
pub(crate) fn news_query(unit: UnitId, page: u32, per_page: u32) -> SelectStatement {
    let mut query = Query::select();
    query
        .columns([article::Column::Slug, article::Column::FirstPublishedAt].map(|column| (article::Entity, column)))
        .columns(
            [
                revision::Column::Title,
                revision::Column::Summary,
                revision::Column::Excerpt,
                revision::Column::WrittenOn,
            ]
            .map(|column| (revision::Entity, column)),
        )
        .from(article::Entity)
        .and_where(Expr::col((article::Entity, article::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((article::Entity, article::Column::State)).eq(PUBLISHED))
        .order_by((article::Entity, article::Column::FirstPublishedAt), Order::Desc)
        .order_by((article::Entity, article::Column::Id), Order::Desc)
        .limit(u64::from(per_page))
        .offset(stored::offset(page, per_page));
    join_live(&mut query).take()
}

/// How many news there are.
pub(crate) fn news_count_query(unit: UnitId) -> SelectStatement {
    Query::select()
        .expr(Expr::col(article::Column::Id).count())
        .from(article::Entity)
        .and_where(Expr::col(article::Column::UnitId).eq(unit.0))
        .and_where(Expr::col(article::Column::State).eq(PUBLISHED))
        .take()
}

fn article_query() -> SelectStatement {
    let mut query = Query::select();
    query
        .columns(
            [
                article::Column::Slug,
                article::Column::FirstPublishedAt,
                article::Column::RepublishedAt,
                article::Column::WithdrawnAt,
                article::Column::WithdrawalReason,
                article::Column::WithdrawalExplanation,
                article::Column::ReplacementId,
            ]
            .map(|column| (article::Entity, column)),
        )
        .columns(
            [
                revision::Column::Title,
                revision::Column::Summary,
                revision::Column::Body,
                revision::Column::Author,
                revision::Column::Source,
                revision::Column::WrittenOn,
            ]
            .map(|column| (revision::Entity, column)),
        );
    query
}

/// The article at an address.
pub(crate) fn address_query(unit: UnitId, slug: &Slug) -> SelectStatement {
    let mut query = article_query();
    query
        .from(article_address::Entity)
        .join(
            JoinType::InnerJoin,
            article::Entity,
            Expr::col((article::Entity, article::Column::UnitId))
                .equals((article_address::Entity, article_address::Column::UnitId))
                .and(
                    Expr::col((article::Entity, article::Column::Id))
                        .equals((article_address::Entity, article_address::Column::ArticleId)),
                ),
        )
        .and_where(Expr::col((article_address::Entity, article_address::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((article_address::Entity, article_address::Column::Slug)).eq(slug.as_str()));
    join_live(&mut query).take()
}

/// The article another one was replaced by.
pub(crate) fn replacement_query(unit: UnitId, id: i64) -> SelectStatement {
    let mut query = article_query();
    query
        .from(article::Entity)
        .and_where(Expr::col((article::Entity, article::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((article::Entity, article::Column::Id)).eq(id));
    join_live(&mut query).take()
}
