//! What is asked for the desk. Each begins from a unit.

use domain::item::{ItemId, ItemKind};
use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, IntoColumnRef, JoinType, Order, Query, SelectStatement, SimpleExpr};

use super::ItemFilter;
use super::text::select_text;
use crate::entities::{item, person, revision};
use crate::stored::{self, DRAFT, PUBLISHED, WITHDRAWN};

/// How many items of a kind, or of all kinds, stand where.
pub(crate) fn counts_query(unit: UnitId, kind: Option<ItemKind>) -> SelectStatement {
    let mut query = Query::select();
    query
        .column(item::Column::State)
        .expr_as(newer_draft(), Alias::new("draft_waits"))
        .expr_as(Expr::col(item::Column::Id).count(), Alias::new("items"))
        .from(item::Entity)
        .and_where(Expr::col(item::Column::UnitId).eq(unit.0))
        .group_by_col(item::Column::State)
        .add_group_by([newer_draft()]);
    of_kind(&mut query, kind);
    query
}

/// Whether a text newer than the public one waits; NULL without a public one.
fn newer_draft() -> SimpleExpr {
    Expr::col((item::Entity, item::Column::NewestNumber)).ne(Expr::col((item::Entity, item::Column::LiveNumber)))
}

fn of_kind(query: &mut SelectStatement, kind: Option<ItemKind>) {
    if let Some(kind) = kind {
        query.and_where(Expr::col((item::Entity, item::Column::Kind)).eq(kind.code()));
    }
}

/// A page of the desk's list, last changed first.
pub(crate) fn list_query(
    unit: UnitId,
    kind: Option<ItemKind>,
    filter: Option<ItemFilter>,
    page: u32,
    per_page: u32,
) -> SelectStatement {
    let state = |state: &'static str| Expr::col((item::Entity, item::Column::State)).eq(state);
    let mut query = Query::select();
    query
        .columns(
            [
                item::Column::Id,
                item::Column::Kind,
                item::Column::State,
                item::Column::NewestNumber,
                item::Column::LiveNumber,
                item::Column::Slug,
                item::Column::ChangedAt,
            ]
            .map(|column| (item::Entity, column)),
        )
        .column((revision::Entity, revision::Column::Title))
        .expr_as(Expr::col((person::Entity, person::Column::Name)), Alias::new("changed_by"))
        .and_where(Expr::col((item::Entity, item::Column::UnitId)).eq(unit.0))
        .order_by((item::Entity, item::Column::ChangedAt), Order::Desc)
        .order_by((item::Entity, item::Column::Id), Order::Desc)
        .limit(u64::from(per_page))
        .offset(stored::offset(page, per_page));
    join_newest(&mut query);
    join_person(&mut query, (item::Entity, item::Column::ChangedBy));
    of_kind(&mut query, kind);
    match filter {
        None => {}
        Some(ItemFilter::Drafts) => {
            query.and_where(state(DRAFT).or(state(PUBLISHED).and(newer_draft())));
        }
        Some(ItemFilter::Published) => {
            query.and_where(state(PUBLISHED));
        }
        Some(ItemFilter::Withdrawn) => {
            query.and_where(state(WITHDRAWN));
        }
    }
    query
}

/// One item with its newest revision.
pub(super) fn item_query(unit: UnitId, id: ItemId) -> SelectStatement {
    let mut query = Query::select();
    query
        .columns(
            [
                item::Column::Id,
                item::Column::Version,
                item::Column::State,
                item::Column::NewestNumber,
                item::Column::LiveNumber,
                item::Column::Slug,
                item::Column::FirstPublishedAt,
                item::Column::RepublishedAt,
                item::Column::WithdrawnAt,
                item::Column::WithdrawalReason,
                item::Column::WithdrawalExplanation,
            ]
            .map(|column| (item::Entity, column)),
        )
        .column((revision::Entity, revision::Column::SavedAt))
        .expr_as(Expr::col((revision::Entity, revision::Column::Id)), Alias::new("revision"))
        .expr_as(Expr::col((person::Entity, person::Column::Name)), Alias::new("saved_by"))
        .and_where(Expr::col((item::Entity, item::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((item::Entity, item::Column::Id)).eq(id.0));
    select_text(&mut query);
    join_newest(&mut query);
    join_person(&mut query, (revision::Entity, revision::Column::SavedBy));
    query
}

/// From items with their newest revision.
pub(super) fn join_newest(query: &mut SelectStatement) {
    let same = |ours, theirs| Expr::col((revision::Entity, ours)).equals((item::Entity, theirs));
    query.from(item::Entity).join(
        JoinType::InnerJoin,
        revision::Entity,
        same(revision::Column::UnitId, item::Column::UnitId)
            .and(same(revision::Column::ItemId, item::Column::Id))
            .and(same(revision::Column::Number, item::Column::NewestNumber)),
    );
}

/// With the person a column names.
pub(super) fn join_person(query: &mut SelectStatement, person: impl IntoColumnRef) {
    query.join(JoinType::InnerJoin, person::Entity, Expr::col((person::Entity, person::Column::Id)).equals(person));
}
