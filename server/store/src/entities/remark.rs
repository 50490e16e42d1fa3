//! What a colleague says about an item.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "remarks")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    #[sea_orm(column_name = "article_id")]
    pub(crate) item_id: i64,
    pub(crate) number: i32,
    pub(crate) words: String,
    pub(crate) at: i64,
    pub(crate) person_id: i64,
    pub(crate) settled_at: Option<i64>,
    pub(crate) settled_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
