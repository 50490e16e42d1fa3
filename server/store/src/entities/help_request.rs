//! What a resident asked a team; once erased, a figure.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "help_requests")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) hamlet_id: Option<i64>,
    pub(crate) version: i64,
    pub(crate) topic: String,
    pub(crate) need: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) visit_asked: bool,
    pub(crate) place: Option<String>,
    pub(crate) code_digest: Vec<u8>,
    pub(crate) state: String,
    pub(crate) reason: Option<String>,
    pub(crate) explanation: Option<String>,
    pub(crate) created_at: i64,
    pub(crate) since: i64,
    pub(crate) due_at: i64,
    pub(crate) escalated_at: Option<i64>,
    pub(crate) answered_at: Option<i64>,
    pub(crate) closed_at: Option<i64>,
    pub(crate) erased_at: Option<i64>,
    pub(crate) next_at: Option<i64>,
    pub(crate) draft: Option<String>,
    pub(crate) answer: Option<String>,
    pub(crate) taken_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
