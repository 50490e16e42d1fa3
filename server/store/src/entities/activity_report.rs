//! The report of a team about a month.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity_reports")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) hamlet_id: i64,
    pub(crate) month: i32,
    pub(crate) version: i64,
    pub(crate) state: String,
    pub(crate) activities: Option<i64>,
    pub(crate) households: Option<i64>,
    pub(crate) people: Option<i64>,
    pub(crate) vneid: Option<i64>,
    pub(crate) services: Option<i64>,
    pub(crate) payment: Option<i64>,
    pub(crate) signatures: Option<i64>,
    pub(crate) health: Option<i64>,
    pub(crate) remarks: Option<String>,
    pub(crate) difficulties: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) sent_at: Option<i64>,
    pub(crate) sent_by: Option<i64>,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
