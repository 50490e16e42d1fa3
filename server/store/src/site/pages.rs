//! The tree of public pages, and which kinds of things a unit has at all.

use domain::item::{ItemId, ItemKind};
use domain::page_tree::Leaf;
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement, SimpleExpr};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryTrait};

use super::Site;
use super::queries::{join_live, public_of_kind, public_pages_of};
use super::shared::{join_words, origin, select_words, shown_of_kind};
use crate::campaigns::for_residents;
use crate::entities::{item, revision};
use crate::error::StoreError;
use crate::stored;

/// A public page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicPage {
    /// Its place in the tree. The page above it may be public no more; `page_tree` puts it at the top then.
    pub leaf: Leaf,
    /// Whose it is, where another unit shares it; such a page stands at the top of the tree.
    pub origin: Option<UnitId>,
    /// Its address there.
    pub slug: Slug,
    /// The summary, or else the beginning of the text; `None` when there is neither.
    pub summary: Option<String>,
}

/// What a unit has in public, besides articles.
#[expect(clippy::struct_excessive_bools, reason = "each is a part of the site of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Shelves {
    /// Any notice.
    pub notices: bool,
    /// Any event.
    pub events: bool,
    /// Any page.
    pub pages: bool,
    /// Any team of a hamlet.
    pub teams: bool,
    /// Any guide.
    pub guides: bool,
    /// Any campaign.
    pub campaigns: bool,
}

impl Site<'_> {
    /// Every public page, as its live revision has it, and those others share with it.
    pub async fn pages(&self) -> Result<Vec<PublicPage>, StoreError> {
        let connection = self.snapshot.connection();
        let mut rows = connection.query_all(&pages_query(self.unit)).await?;
        rows.extend(connection.query_all(&shared_pages_query(self.unit)).await?);
        rows.iter().map(|row| PageRow::from_query_result(row, "")?.page(self.unit)).collect()
    }

    /// Which kinds something is public of now.
    pub async fn shelves(&self) -> Result<Shelves, StoreError> {
        let row = self.snapshot.connection().query_one(&shelves_query(self.unit)).await?;
        Ok(row.map(|row| Shelves::from_query_result(&row, "")).transpose()?.unwrap_or_default())
    }
}

#[derive(FromQueryResult)]
struct PageRow {
    unit_id: i64,
    id: i64,
    slug: String,
    parent_id: Option<i64>,
    position: Option<i32>,
    title: String,
    summary: Option<String>,
    excerpt: Option<String>,
}

impl PageRow {
    fn page(self, unit: UnitId) -> Result<PublicPage, StoreError> {
        let origin = origin(self.unit_id, unit);
        let leaf = Leaf {
            id: ItemId(self.id),
            parent: self.parent_id.map(ItemId).filter(|_| origin.is_none()),
            position: stored::place(self.position)?.filter(|_| origin.is_none()),
            title: self.title,
        };
        Ok(PublicPage { leaf, origin, slug: stored::slug(&self.slug)?, summary: self.summary.or(self.excerpt) })
    }
}

pub(crate) fn pages_query(unit: UnitId) -> SelectStatement {
    let mut query = Query::select();
    let of_item = OF_ITEM;
    let of_text = [revision::Column::Title, revision::Column::Summary, revision::Column::Excerpt];
    query
        .columns(of_item.map(|column| (item::Entity, column)))
        .columns(of_text.map(|column| (revision::Entity, column)));
    join_live(public_pages_of(&mut query, unit)).take()
}

const OF_ITEM: [item::Column; 5] =
    [item::Column::UnitId, item::Column::Id, item::Column::Slug, item::Column::ParentId, item::Column::Position];

pub(crate) fn shared_pages_query(unit: UnitId) -> SelectStatement {
    let mut query = Query::select();
    query.columns(OF_ITEM.map(|column| (item::Entity, column)));
    select_words(&mut query);
    shown_of_kind(&mut query, unit, ItemKind::Page)
        .order_by(("share_units", "published_at"), Order::Asc)
        .order_by(("share_units", "article_id"), Order::Asc)
        .limit(MOST_SHARED);
    join_words(&mut query).take()
}

/// Most shared pages of one unit that are looked at.
const MOST_SHARED: u64 = 200;

pub(crate) fn shelves_query(unit: UnitId) -> SelectStatement {
    let any = |kind| {
        let own = public_of_kind(Query::select().expr(Expr::value(1)), unit, kind).take();
        let shared = shown_of_kind(Query::select().expr(Expr::value(1)), unit, kind).take();
        Expr::exists(own).or(Expr::exists(shared))
    };
    Query::select()
        .expr_as(any(ItemKind::Notice), Alias::new("notices"))
        .expr_as(any(ItemKind::Event), Alias::new("events"))
        .expr_as(any(ItemKind::Page), Alias::new("pages"))
        .expr_as(any_team(unit), Alias::new("teams"))
        .expr_as(any(ItemKind::Guide), Alias::new("guides"))
        .expr_as(Expr::exists(for_residents(unit).into_query()), Alias::new("campaigns"))
        .take()
}

/// Whether a team is known of: somebody founded it, or somebody is in it, and its hamlet is on the list.
fn any_team(unit: UnitId) -> SimpleExpr {
    let listed = |table: &'static str| {
        let hamlet = |column: &'static str| Expr::col(("hamlets", column));
        Query::select()
            .expr(Expr::value(1))
            .from(table)
            .inner_join(
                "hamlets",
                hamlet("unit_id").equals((table, "unit_id")).and(hamlet("id").equals((table, "hamlet_id"))),
            )
            .and_where(Expr::col((table, "unit_id")).eq(unit.0))
            .and_where(hamlet("is_retired").eq(false))
            .take()
    };
    let mut founded = listed("teams");
    founded.and_where(Expr::col(("teams", "decision_number")).is_not_null());
    Expr::exists(founded).or(Expr::exists(listed("team_members")))
}
