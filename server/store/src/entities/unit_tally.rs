//! What of a unit is public, counted.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_tally")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) unit_id: i64,
    pub(crate) published: i64,
    pub(crate) newest_at: Option<i64>,
    pub(crate) changed_at: Option<i64>,
    pub(crate) hamlets: Option<i64>,
    pub(crate) covered: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
