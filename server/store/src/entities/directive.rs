//! A directive of the province.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "directives")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) version: i64,
    pub(crate) state: String,
    pub(crate) title: String,
    pub(crate) number: Option<String>,
    pub(crate) text: String,
    pub(crate) deadline: i32,
    pub(crate) needs_answer: bool,
    pub(crate) audience: String,
    pub(crate) addressed: i32,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: Option<i64>,
    pub(crate) sent_at: Option<i64>,
    pub(crate) sent_by: Option<i64>,
    pub(crate) ended_at: Option<i64>,
    pub(crate) ended_by: Option<i64>,
    pub(crate) reminded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
