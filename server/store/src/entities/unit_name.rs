//! A name of a unit, with the days it held.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_names")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) name: String,
    pub(crate) full_name: String,
    #[sea_orm(column_type = "Blob")]
    pub(crate) sort_key: Vec<u8>,
    pub(crate) valid_from: Option<i32>,
    pub(crate) valid_to: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
