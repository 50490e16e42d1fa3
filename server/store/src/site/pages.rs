//! The tree of public pages, and which kinds of things a unit has at all.

use domain::item::{ItemId, ItemKind};
use domain::page_tree::Leaf;
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::Site;
use super::queries::{join_live, public_of_kind, public_pages_of};
use crate::entities::{item, revision};
use crate::error::StoreError;
use crate::stored;

/// A public page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicPage {
    /// Its place in the tree. The page above it may be public no more; `page_tree` puts it at the top then.
    pub leaf: Leaf,
    /// Its address.
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
}

impl Site<'_> {
    /// Every public page, as its live revision has it.
    pub async fn pages(&self) -> Result<Vec<PublicPage>, StoreError> {
        let rows = self.snapshot.connection().query_all(&pages_query(self.unit)).await?;
        rows.iter().map(|row| PageRow::from_query_result(row, "")?.page()).collect()
    }

    /// Which kinds something is public of now.
    pub async fn shelves(&self) -> Result<Shelves, StoreError> {
        let row = self.snapshot.connection().query_one(&shelves_query(self.unit)).await?;
        Ok(row.map(|row| Shelves::from_query_result(&row, "")).transpose()?.unwrap_or_default())
    }
}

#[derive(FromQueryResult)]
struct PageRow {
    id: i64,
    slug: String,
    parent_id: Option<i64>,
    position: Option<i32>,
    title: String,
    summary: Option<String>,
    excerpt: Option<String>,
}

impl PageRow {
    fn page(self) -> Result<PublicPage, StoreError> {
        let leaf = Leaf {
            id: ItemId(self.id),
            parent: self.parent_id.map(ItemId),
            position: stored::place(self.position)?,
            title: self.title,
        };
        Ok(PublicPage { leaf, slug: stored::slug(&self.slug)?, summary: self.summary.or(self.excerpt) })
    }
}

pub(crate) fn pages_query(unit: UnitId) -> SelectStatement {
    let mut query = Query::select();
    let of_item = [item::Column::Id, item::Column::Slug, item::Column::ParentId, item::Column::Position];
    let of_text = [revision::Column::Title, revision::Column::Summary, revision::Column::Excerpt];
    query
        .columns(of_item.map(|column| (item::Entity, column)))
        .columns(of_text.map(|column| (revision::Entity, column)));
    join_live(public_pages_of(&mut query, unit)).take()
}

pub(crate) fn shelves_query(unit: UnitId) -> SelectStatement {
    let any = |kind| Expr::exists(public_of_kind(Query::select().expr(Expr::value(1)), unit, kind).take());
    Query::select()
        .expr_as(any(ItemKind::Notice), Alias::new("notices"))
        .expr_as(any(ItemKind::Event), Alias::new("events"))
        .expr_as(any(ItemKind::Page), Alias::new("pages"))
        .expr_as(any_team(unit), Alias::new("teams"))
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
