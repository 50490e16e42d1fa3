//! What a unit says of itself; every field as its form shows it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_profile")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) unit_id: i64,
    pub(crate) version: i64,
    pub(crate) address: Option<String>,
    pub(crate) phones: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) hours: Option<String>,
    pub(crate) map_point: Option<String>,
    pub(crate) responsible_name: Option<String>,
    pub(crate) responsible_position: Option<String>,
    pub(crate) introduction: Option<String>,
    pub(crate) history: Option<String>,
    pub(crate) organisation: Option<String>,
    pub(crate) licence: Option<String>,
    pub(crate) confirmed_at: Option<i64>,
    pub(crate) changed_at: Option<i64>,
    pub(crate) changed_by: Option<i64>,
    pub(crate) palette: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
