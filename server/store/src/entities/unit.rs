//! A unit of administration.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "units")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) parent_id: Option<i64>,
    pub(crate) kind: String,
    pub(crate) slug: String,
    pub(crate) valid_from: Option<i32>,
    pub(crate) valid_to: Option<i32>,
    pub(crate) suspended_at: Option<i64>,
    pub(crate) is_practice: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
