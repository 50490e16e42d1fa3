//! How a unit stands with a directive.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "directive_units")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) unit_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) directive_id: i64,
    pub(crate) standing: String,
    pub(crate) read_at: Option<i64>,
    pub(crate) read_by: Option<i64>,
    pub(crate) done_at: Option<i64>,
    pub(crate) done_by: Option<i64>,
    pub(crate) report: Option<String>,
    pub(crate) report_number: Option<String>,
    pub(crate) returned_at: Option<i64>,
    pub(crate) return_reason: Option<String>,
    pub(crate) reminded: Option<String>,
    pub(crate) letter: Option<String>,
    pub(crate) letter_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
