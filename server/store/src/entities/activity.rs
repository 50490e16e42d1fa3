//! An entry of the log of a team.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activities")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) hamlet_id: i64,
    pub(crate) version: i64,
    pub(crate) day: i32,
    pub(crate) month: i32,
    pub(crate) place: String,
    pub(crate) topic: String,
    pub(crate) difficulties: Option<String>,
    pub(crate) picture: Option<String>,
    pub(crate) picture_alt: Option<String>,
    pub(crate) households: Option<i64>,
    pub(crate) people: Option<i64>,
    pub(crate) vneid: Option<i64>,
    pub(crate) services: Option<i64>,
    pub(crate) payment: Option<i64>,
    pub(crate) signatures: Option<i64>,
    pub(crate) health: Option<i64>,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
