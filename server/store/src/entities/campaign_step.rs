//! How much of a campaign was done on a day.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_steps")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) unit_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) campaign_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) day: i32,
    pub(crate) done: i64,
    pub(crate) noted_at: i64,
    pub(crate) noted_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
