//! A thôn, ấp or khu phố of a unit.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hamlets")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) version: i64,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) name_key: String,
    pub(crate) slug: String,
    pub(crate) households: Option<i64>,
    pub(crate) is_retired: bool,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
