//! Pages as the desk needs them: to put one under another, and to take a whole tree elsewhere.

use domain::item::{Details, ItemId, ItemKind, ItemText};
use domain::page_tree::Leaf;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::DeskReader;
use super::queries::join_newest;
use super::text::{TextRow, select_text};
use crate::entities::{item, revision};
use crate::error::StoreError;
use crate::site::queries::{join_live, public_pages_of};
use crate::stored::{self, DRAFT, PUBLISHED};

impl DeskReader<'_> {
    /// Every page of the unit that is not taken back, as its newest revision has it: those one may stand under.
    pub async fn pages(&self) -> Result<Vec<Leaf>, StoreError> {
        leaves(self.snapshot.connection(), self.desk.unit(), false).await
    }

    /// Every public page of the unit with its live text, for a copy of them elsewhere. Parents are named by the
    /// numbers they have here.
    pub async fn public_pages(&self) -> Result<Vec<(Leaf, ItemText)>, StoreError> {
        let rows = self.snapshot.connection().query_all(&public_texts_query(self.desk.unit())).await?;
        rows.iter().map(|row| PageRow::from_query_result(row, "")?.page()).collect()
    }
}

/// The pages of a unit as their newest revisions have them.
pub(crate) async fn leaves(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    withdrawn_too: bool,
) -> Result<Vec<Leaf>, StoreError> {
    let rows = connection.query_all(&leaves_query(unit, withdrawn_too)).await?;
    rows.iter().map(|row| LeafRow::from_query_result(row, "")?.leaf()).collect()
}

#[derive(FromQueryResult)]
struct LeafRow {
    id: i64,
    title: String,
    parent_id: Option<i64>,
    position: Option<i32>,
}

impl LeafRow {
    fn leaf(self) -> Result<Leaf, StoreError> {
        Ok(Leaf {
            id: ItemId(self.id),
            parent: self.parent_id.map(ItemId),
            position: stored::place(self.position)?,
            title: self.title,
        })
    }
}

#[derive(FromQueryResult)]
struct PageRow {
    id: i64,
    #[sea_orm(nested)]
    text: TextRow,
}

impl PageRow {
    fn page(self) -> Result<(Leaf, ItemText), StoreError> {
        let (id, text) = (ItemId(self.id), self.text.text()?);
        let Details::Page { parent, position } = text.details else {
            return Err(stored::unreadable("kind of page", &id.0.to_string()));
        };
        Ok((Leaf { id, parent, position, title: text.title.clone() }, text))
    }
}

pub(crate) fn leaves_query(unit: UnitId, withdrawn_too: bool) -> SelectStatement {
    let mut query = Query::select();
    query
        .column((item::Entity, item::Column::Id))
        .columns(
            [revision::Column::Title, revision::Column::ParentId, revision::Column::Position]
                .map(|column| (revision::Entity, column)),
        )
        .and_where(Expr::col((item::Entity, item::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col((item::Entity, item::Column::Kind)).eq(ItemKind::Page.code()));
    if !withdrawn_too {
        query.and_where(Expr::col((item::Entity, item::Column::State)).is_in([DRAFT, PUBLISHED]));
    }
    join_newest(&mut query);
    query
}

pub(crate) fn public_texts_query(unit: UnitId) -> SelectStatement {
    let mut query = Query::select();
    query.column((item::Entity, item::Column::Id));
    select_text(&mut query);
    public_pages_of(&mut query, unit);
    join_live(&mut query).take()
}
