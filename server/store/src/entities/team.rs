//! The team of a hamlet.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "teams")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) unit_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) hamlet_id: i64,
    pub(crate) version: i64,
    pub(crate) decision_number: Option<String>,
    pub(crate) decision_date: Option<i32>,
    pub(crate) teaches: String,
    pub(crate) zalo_link: Option<String>,
    pub(crate) changed_at: Option<i64>,
    pub(crate) changed_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
