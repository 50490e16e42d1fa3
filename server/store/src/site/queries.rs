//! What is asked for public pages. Each begins from a unit and goes through an index (see `plans.rs`).

use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};

use crate::entities::{item, item_address, revision};
use crate::stored::{self, PUBLISHED};

/// Joins an item with its live revision: the only revision public reads can reach.
pub(crate) fn join_live(query: &mut SelectStatement) -> &mut SelectStatement {
    let same = |ours, theirs| Expr::col((revision::Entity, ours)).equals((item::Entity, theirs));
    query.join(
        JoinType::InnerJoin,
        revision::Entity,
        same(revision::Column::UnitId, item::Column::UnitId)
            .and(same(revision::Column::ItemId, item::Column::Id))
            .and(same(revision::Column::Number, item::Column::LiveNumber)),
    )
}

/// A page of news, newest first.
pub(crate) fn news_query(unit: UnitId, page: u32, per_page: u32) -> SelectStatement {
    let mut query = Query::select();
    query
        .columns([item::Column::Slug, item::Column::FirstPublishedAt].map(|column| (item::Entity, column)))
        .columns(
            [
                revision::Column::Title,
                revision::Column::Summary,
                revision::Column::Excerpt,
                revision::Column::WrittenOn,
            ]
            .map(|column| (revision::Entity, column)),
        )
        .from(item::Entity)
        .and_where(Expr::col((item::Entity, item::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((item::Entity, item::Column::State)).eq(PUBLISHED))
        .order_by((item::Entity, item::Column::FirstPublishedAt), Order::Desc)
        .order_by((item::Entity, item::Column::Id), Order::Desc)
        .limit(u64::from(per_page))
        .offset(stored::offset(page, per_page));
    join_live(&mut query).take()
}

/// How many news there are.
pub(crate) fn news_count_query(unit: UnitId) -> SelectStatement {
    Query::select()
        .expr(Expr::col(item::Column::Id).count())
        .from(item::Entity)
        .and_where(Expr::col(item::Column::UnitId).eq(unit.0))
        .and_where(Expr::col(item::Column::State).eq(PUBLISHED))
        .take()
}

fn item_query() -> SelectStatement {
    let mut query = Query::select();
    query
        .columns(
            [
                item::Column::Slug,
                item::Column::FirstPublishedAt,
                item::Column::RepublishedAt,
                item::Column::WithdrawnAt,
                item::Column::WithdrawalReason,
                item::Column::WithdrawalExplanation,
                item::Column::ReplacementId,
            ]
            .map(|column| (item::Entity, column)),
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

/// The item at an address.
pub(crate) fn address_query(unit: UnitId, slug: &Slug) -> SelectStatement {
    let mut query = item_query();
    query
        .from(item_address::Entity)
        .join(
            JoinType::InnerJoin,
            item::Entity,
            Expr::col((item::Entity, item::Column::UnitId))
                .equals((item_address::Entity, item_address::Column::UnitId))
                .and(
                    Expr::col((item::Entity, item::Column::Id))
                        .equals((item_address::Entity, item_address::Column::ItemId)),
                ),
        )
        .and_where(Expr::col((item_address::Entity, item_address::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((item_address::Entity, item_address::Column::Slug)).eq(slug.as_str()));
    join_live(&mut query).take()
}

/// The item another one was replaced by.
pub(crate) fn replacement_query(unit: UnitId, id: i64) -> SelectStatement {
    let mut query = item_query();
    query
        .from(item::Entity)
        .and_where(Expr::col((item::Entity, item::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((item::Entity, item::Column::Id)).eq(id));
    join_live(&mut query).take()
}
