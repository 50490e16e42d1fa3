//! What is asked for the desk. Each begins from a unit.

use domain::article::ArticleId;
use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, IntoColumnRef, JoinType, Order, Query, SelectStatement, SimpleExpr};

use super::ArticleFilter;
use crate::entities::{article, person, revision};
use crate::stored::{self, DRAFT, PUBLISHED, WITHDRAWN};

/// How many articles stand where.
pub(super) fn counts_query(unit: UnitId) -> SelectStatement {
    let mut query = Query::select();
    query
        .column(article::Column::State)
        .expr_as(newer_draft(), Alias::new("draft_waits"))
        .expr_as(Expr::col(article::Column::Id).count(), Alias::new("articles"))
        .from(article::Entity)
        .and_where(Expr::col(article::Column::UnitId).eq(unit.0))
        .group_by_col(article::Column::State)
        .add_group_by([newer_draft()]);
    query
}

/// Whether a text newer than the public one waits; NULL without a public one.
fn newer_draft() -> SimpleExpr {
    Expr::col((article::Entity, article::Column::NewestNumber))
        .ne(Expr::col((article::Entity, article::Column::LiveNumber)))
}

/// A page of the desk's list, last changed first.
pub(super) fn list_query(unit: UnitId, filter: Option<ArticleFilter>, page: u32, per_page: u32) -> SelectStatement {
    let state = |state: &'static str| Expr::col((article::Entity, article::Column::State)).eq(state);
    let mut query = Query::select();
    query
        .columns(
            [
                article::Column::Id,
                article::Column::State,
                article::Column::NewestNumber,
                article::Column::LiveNumber,
                article::Column::Slug,
                article::Column::ChangedAt,
            ]
            .map(|column| (article::Entity, column)),
        )
        .column((revision::Entity, revision::Column::Title))
        .expr_as(Expr::col((person::Entity, person::Column::Name)), Alias::new("changed_by"))
        .and_where(Expr::col((article::Entity, article::Column::UnitId)).eq(unit.0))
        .order_by((article::Entity, article::Column::ChangedAt), Order::Desc)
        .order_by((article::Entity, article::Column::Id), Order::Desc)
        .limit(u64::from(per_page))
        .offset(stored::offset(page, per_page));
    join_newest(&mut query, (article::Entity, article::Column::ChangedBy));
    match filter {
        None => {}
        Some(ArticleFilter::Drafts) => {
            query.and_where(state(DRAFT).or(state(PUBLISHED).and(newer_draft())));
        }
        Some(ArticleFilter::Published) => {
            query.and_where(state(PUBLISHED));
        }
        Some(ArticleFilter::Withdrawn) => {
            query.and_where(state(WITHDRAWN));
        }
    }
    query
}

/// One article with its newest revision.
pub(super) fn article_query(unit: UnitId, id: ArticleId) -> SelectStatement {
    let mut query = Query::select();
    query
        .columns(
            [
                article::Column::Id,
                article::Column::Version,
                article::Column::State,
                article::Column::NewestNumber,
                article::Column::LiveNumber,
                article::Column::Slug,
                article::Column::FirstPublishedAt,
                article::Column::RepublishedAt,
                article::Column::WithdrawnAt,
                article::Column::WithdrawalReason,
                article::Column::WithdrawalExplanation,
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
                revision::Column::WishedSlug,
                revision::Column::SavedAt,
            ]
            .map(|column| (revision::Entity, column)),
        )
        .expr_as(Expr::col((revision::Entity, revision::Column::Id)), Alias::new("revision"))
        .expr_as(Expr::col((person::Entity, person::Column::Name)), Alias::new("saved_by"))
        .and_where(Expr::col((article::Entity, article::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((article::Entity, article::Column::Id)).eq(id.0));
    join_newest(&mut query, (revision::Entity, revision::Column::SavedBy));
    query
}

/// From articles with their newest revision, and the person a column names.
fn join_newest(query: &mut SelectStatement, person: impl IntoColumnRef) {
    let same = |ours, theirs| Expr::col((revision::Entity, ours)).equals((article::Entity, theirs));
    query
        .from(article::Entity)
        .join(
            JoinType::InnerJoin,
            revision::Entity,
            same(revision::Column::UnitId, article::Column::UnitId)
                .and(same(revision::Column::ArticleId, article::Column::Id))
                .and(same(revision::Column::Number, article::Column::NewestNumber)),
        )
        .join(JoinType::InnerJoin, person::Entity, Expr::col((person::Entity, person::Column::Id)).equals(person));
}
