//! One line of a unit's ledger of equipment.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "equipment")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) hamlet_id: Option<i64>,
    pub(crate) version: i64,
    pub(crate) kind: String,
    pub(crate) quantity: i32,
    pub(crate) batch: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) handed_over_on: Option<i32>,
    pub(crate) condition: String,
    pub(crate) note: Option<String>,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
