//! A campaign of a unit.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaigns")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) version: i64,
    pub(crate) title: String,
    pub(crate) noun: String,
    pub(crate) target: i64,
    pub(crate) topic: String,
    pub(crate) first_day: Option<i32>,
    pub(crate) last_day: Option<i32>,
    pub(crate) about: Option<String>,
    pub(crate) is_public: bool,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
