//! What is asked for the desk. Each begins from a unit.

use domain::access::Desk;
use domain::item::{ItemId, ItemKind};
use domain::moment::CivilDate;
use domain::unit::UnitId;
use sea_orm::sea_query::{
    Alias, CaseStatement, Expr, ExprTrait, Func, IntoColumnRef, JoinType, LikeExpr, Order, Query, SelectStatement,
};

use super::list::{ItemFilter, Listing};
use super::text::select_text;
use crate::entities::{item, person, revision};
use crate::stored::{self, DRAFT, PUBLISHED, WITHDRAWN};

/// How many items of a kind, or of all kinds, stand where: one row of sums.
pub(crate) fn counts_query(desk: &Desk, kind: Option<ItemKind>, today: CivilDate) -> SelectStatement {
    let mut query = Query::select();
    let everything = (None, "everything");
    let filters = [
        (ItemFilter::Drafts, "drafts"),
        (ItemFilter::Mine, "mine"),
        (ItemFilter::Submitted, "submitted"),
        (ItemFilter::Returned, "returned"),
        (ItemFilter::Scheduled, "scheduled"),
        (ItemFilter::Published, "published"),
        (ItemFilter::Withdrawn, "withdrawn"),
        (ItemFilter::ToReview(today), "to_review"),
        (ItemFilter::Archived, "archived"),
    ];
    for (filter, name) in [everything].into_iter().chain(filters.map(|(filter, name)| (Some(filter), name))) {
        let one = CaseStatement::new().case(lets_through(desk, filter), 1).finally(0);
        query.expr_as(Func::sum(one), Alias::new(name));
    }
    query.from(item::Entity).and_where(of(item::Column::UnitId).eq(desk.unit().0));
    of_kind(&mut query, kind);
    query
}

fn of(column: item::Column) -> Expr {
    Expr::col((item::Entity, column))
}

/// What a filter lets through; what was put away is in its own list alone.
fn lets_through(desk: &Desk, filter: Option<ItemFilter>) -> Expr {
    let state = |state: &'static str| of(item::Column::State).eq(state);
    let newer = || of(item::Column::NewestNumber).ne(of(item::Column::LiveNumber));
    let drafts = || state(DRAFT).or(state(PUBLISHED).and(newer()));
    let put_away = of(item::Column::ArchivedAt).is_not_null();
    let Some(filter) = filter else { return put_away.not() };
    let let_through = match filter {
        ItemFilter::Archived => return put_away,
        ItemFilter::Drafts => drafts(),
        ItemFilter::Mine => drafts().and(of(item::Column::WrittenBy).eq(desk.person().0)),
        ItemFilter::Submitted => of(item::Column::SubmittedAt).is_not_null(),
        ItemFilter::Returned => of(item::Column::ReturnedAt).is_not_null(),
        ItemFilter::Scheduled => of(item::Column::PublishAt).is_not_null().or(of(item::Column::ExpireAt).is_not_null()),
        ItemFilter::Published => state(PUBLISHED),
        ItemFilter::Withdrawn => state(WITHDRAWN),
        ItemFilter::ToReview(day) => of(item::Column::ReviewOn).lte(day.days()),
    };
    let_through.and(put_away.not())
}

fn of_kind(query: &mut SelectStatement, kind: Option<ItemKind>) {
    if let Some(kind) = kind {
        query.and_where(of(item::Column::Kind).eq(kind.code()));
    }
}

/// Which items a listing is about, with their newest revisions.
fn listed(desk: &Desk, listing: &Listing) -> SelectStatement {
    let mut query = Query::select();
    query.and_where(of(item::Column::UnitId).eq(desk.unit().0)).and_where(lets_through(desk, listing.filter));
    join_newest(&mut query);
    of_kind(&mut query, listing.kind);
    if let Some(category) = listing.category {
        query.and_where(Expr::col((revision::Entity, revision::Column::CategoryId)).eq(category.0));
    }
    if let Some((folded, typed)) = &listing.words {
        let key = of(item::Column::TitleKey);
        // A title saved by a program of before step 38 is found as it is written.
        let unfolded = key.clone().is_null().and(holds(Expr::col((revision::Entity, revision::Column::Title)), typed));
        query.and_where(holds(key, folded).or(unfolded));
    }
    query
}

fn holds(text: Expr, words: &str) -> Expr {
    let plain = words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    text.like(LikeExpr::new(format!("%{plain}%")).escape('\\'))
}

/// How many items a listing lets through.
pub(crate) fn matching_query(desk: &Desk, listing: &Listing) -> SelectStatement {
    listed(desk, listing).expr(of(item::Column::Id).count()).take()
}

/// A page of the desk's list, last changed first; of what waits for a moment, the nearest first.
pub(crate) fn list_query(desk: &Desk, listing: &Listing) -> SelectStatement {
    use item::Column::{
        ArchivedAt, ChangedAt, ChangedBy, ExpireAt, Id, Kind, LiveNumber, NewestNumber, PublishAt, ReturnedAt,
        ReviewOn, Slug, State, SubmittedAt, Version, WithdrawalReason,
    };
    let mut query = listed(desk, listing);
    query
        .columns(
            [
                Id,
                Version,
                Kind,
                State,
                NewestNumber,
                LiveNumber,
                WithdrawalReason,
                ArchivedAt,
                SubmittedAt,
                ReturnedAt,
                PublishAt,
                ExpireAt,
                ReviewOn,
                Slug,
                ChangedAt,
            ]
            .map(|column| (item::Entity, column)),
        )
        .column((revision::Entity, revision::Column::Title))
        .expr_as(Expr::col((person::Entity, person::Column::Name)), Alias::new("changed_by"));
    join_person(&mut query, (item::Entity, ChangedBy));
    match listing.filter {
        Some(ItemFilter::Scheduled) => {
            let next = Func::coalesce([of(PublishAt), of(ExpireAt)]);
            query.order_by_expr(next.into(), Order::Asc);
        }
        Some(ItemFilter::Submitted) => {
            query.order_by((item::Entity, SubmittedAt), Order::Asc);
        }
        Some(ItemFilter::ToReview(_)) => {
            query.order_by((item::Entity, ReviewOn), Order::Asc);
        }
        _ => {
            query.order_by((item::Entity, ChangedAt), Order::Desc);
        }
    }
    query
        .order_by((item::Entity, Id), Order::Desc)
        .limit(u64::from(listing.per_page))
        .offset(stored::offset(listing.page, listing.per_page))
        .take()
}

/// One item with its newest revision.
pub(super) fn item_query(unit: UnitId, id: ItemId) -> SelectStatement {
    use item::Column as C;
    use revision::Column as R;
    let mut query = Query::select();
    query
        .columns(
            [
                C::Id,
                C::Version,
                C::State,
                C::NewestNumber,
                C::LiveNumber,
                C::Slug,
                C::FirstPublishedAt,
                C::RepublishedAt,
                C::WithdrawnAt,
                C::WithdrawalReason,
                C::WithdrawalExplanation,
                C::ArchivedAt,
                C::SubmittedAt,
                C::ReturnedAt,
                C::ReturnReason,
                C::PublishAt,
                C::PublishNumber,
                C::ExpireAt,
                C::OwnerId,
                C::ReviewOn,
            ]
            .map(|column| (item::Entity, column)),
        )
        .columns(
            [R::SavedAt, R::PageKey, R::Turn, R::IsAuto, R::BegunAt, R::SavedVersion, R::Name, R::PublishedAt]
                .map(|column| (revision::Entity, column)),
        )
        .expr_as(Expr::col((revision::Entity, R::SavedBy)), Alias::new("saved_by_id"))
        .expr_as(Expr::col((revision::Entity, R::Id)), Alias::new("revision"))
        .expr_as(Expr::col((person::Entity, person::Column::Name)), Alias::new("saved_by"))
        .and_where(of(C::UnitId).eq(unit.0))
        .and_where(of(C::Id).eq(id.0));
    for (column, alias) in [
        (C::SubmittedBy, "submitted_by"),
        (C::ReturnedBy, "returned_by"),
        (C::PublishBy, "publish_by"),
        (C::OwnerId, "owner"),
    ] {
        query.expr_as(name_of((item::Entity, column)), Alias::new(alias));
    }
    select_text(&mut query);
    join_newest(&mut query);
    join_person(&mut query, (revision::Entity, R::SavedBy));
    query
}

/// The name of the person a column names, if it names one.
pub(crate) fn name_of(person: impl IntoColumnRef) -> Expr {
    let named = Alias::new("named");
    let mut name = Query::select();
    name.column((named.clone(), person::Column::Name))
        .from_as(person::Entity, named.clone())
        .and_where(Expr::col((named, person::Column::Id)).equals(person));
    name.into()
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
pub(crate) fn join_person(query: &mut SelectStatement, person: impl IntoColumnRef) {
    query.join(JoinType::InnerJoin, person::Entity, Expr::col((person::Entity, person::Column::Id)).equals(person));
}
