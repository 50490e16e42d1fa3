//! A link that reads one draft until a moment.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_links")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    #[sea_orm(column_name = "article_id")]
    pub(crate) item_id: i64,
    #[sea_orm(column_type = "Blob")]
    pub(crate) digest: Vec<u8>,
    pub(crate) made_at: i64,
    pub(crate) made_by: i64,
    pub(crate) expires_at: i64,
    pub(crate) ended_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
