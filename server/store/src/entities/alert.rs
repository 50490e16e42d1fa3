//! An alert of a unit.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "alerts")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) version: i64,
    pub(crate) state: String,
    pub(crate) rank: String,
    pub(crate) hazard: String,
    pub(crate) headline: String,
    pub(crate) text: String,
    pub(crate) spoken: Option<String>,
    pub(crate) audience: String,
    pub(crate) starts_at: Option<i64>,
    pub(crate) ends_at: i64,
    pub(crate) reached: i32,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: Option<i64>,
    pub(crate) first_at: Option<i64>,
    pub(crate) first_by: Option<i64>,
    pub(crate) confirmed_at: Option<i64>,
    pub(crate) confirmed_by: Option<i64>,
    pub(crate) override_reason: Option<String>,
    pub(crate) shown_at: Option<i64>,
    pub(crate) ended_at: Option<i64>,
    pub(crate) ended_by: Option<i64>,
    pub(crate) due_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
