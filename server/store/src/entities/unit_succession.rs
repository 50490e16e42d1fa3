//! Which unit took the place of which.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_successions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) predecessor_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) successor_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) on_day: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
