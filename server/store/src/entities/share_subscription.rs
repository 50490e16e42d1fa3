//! What a unit wishes to receive of another.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "share_subscriptions")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) source_id: i64,
    pub(crate) kind: String,
    pub(crate) category_id: Option<i64>,
    pub(crate) takes_by_itself: bool,
    pub(crate) made_at: i64,
    pub(crate) made_by: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
