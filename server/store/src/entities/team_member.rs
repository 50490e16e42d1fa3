//! Somebody of a team.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "team_members")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) hamlet_id: i64,
    pub(crate) version: i64,
    pub(crate) office: String,
    pub(crate) name: String,
    pub(crate) organisation: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) consent_on: Option<i32>,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
