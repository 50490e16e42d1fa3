//! What is asked for public pages. Each begins from a unit and goes through an index (see `plans.rs`).

use domain::item::ItemKind;
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};

use crate::details::select_details;
use crate::entities::{category, item, item_address, revision};
use crate::stored::PUBLISHED;

/// Most public pages of one unit that are looked at.
const MOST_PAGES: u64 = 500;

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

/// From the public items of a unit.
pub(super) fn public_of(query: &mut SelectStatement, unit: UnitId) -> &mut SelectStatement {
    query
        .from(item::Entity)
        .and_where(Expr::col((item::Entity, item::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((item::Entity, item::Column::State)).eq(PUBLISHED))
}

/// From the public items of one kind of a unit.
pub(super) fn public_of_kind(query: &mut SelectStatement, unit: UnitId, kind: ItemKind) -> &mut SelectStatement {
    public_of(query, unit).and_where(Expr::col((item::Entity, item::Column::Kind)).eq(kind.code()))
}

/// From the public pages of a unit, the oldest first; a tree of more is nobody's.
pub(crate) fn public_pages_of(query: &mut SelectStatement, unit: UnitId) -> &mut SelectStatement {
    public_of_kind(query, unit, ItemKind::Page)
        .order_by((item::Entity, item::Column::FirstPublishedAt), Order::Asc)
        .order_by((item::Entity, item::Column::Id), Order::Asc)
        .limit(MOST_PAGES)
}

/// How many rows a query of items finds.
pub(super) fn counted(query: &mut SelectStatement) -> SelectStatement {
    query.expr(Expr::col((item::Entity, item::Column::Id)).count()).take()
}

fn item_query() -> SelectStatement {
    let mut query = Query::select();
    query
        .columns(
            [
                item::Column::Id,
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
                revision::Column::Cover,
                revision::Column::Author,
                revision::Column::Source,
                revision::Column::WrittenOn,
            ]
            .map(|column| (revision::Entity, column)),
        );
    select_details(&mut query);
    for (column, alias) in
        [(category::Column::Id, "in_id"), (category::Column::Slug, "in_slug"), (category::Column::Name, "in_name")]
    {
        query.expr_as(Expr::col((category::Entity, column)), Alias::new(alias));
    }
    query
}

/// The category an item is in, if it is one of its own unit.
fn join_category(query: &mut SelectStatement) -> &mut SelectStatement {
    let same = |ours, theirs| Expr::col((category::Entity, ours)).equals((item::Entity, theirs));
    query.join(
        JoinType::LeftJoin,
        category::Entity,
        same(category::Column::UnitId, item::Column::UnitId).and(same(category::Column::Id, item::Column::CategoryId)),
    )
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
    join_category(join_live(&mut query)).take()
}

/// The item another one was replaced by.
pub(crate) fn replacement_query(unit: UnitId, id: i64) -> SelectStatement {
    let mut query = item_query();
    query
        .from(item::Entity)
        .and_where(Expr::col((item::Entity, item::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((item::Entity, item::Column::Id)).eq(id));
    join_category(join_live(&mut query)).take()
}
