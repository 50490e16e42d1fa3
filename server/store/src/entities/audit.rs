//! Who did what when.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) at: i64,
    pub(crate) person_id: Option<i64>,
    pub(crate) unit_id: Option<i64>,
    pub(crate) action: String,
    pub(crate) object_kind: Option<String>,
    pub(crate) object_id: Option<i64>,
    pub(crate) detail: String,
    pub(crate) person_name: Option<String>,
    pub(crate) unit_name: Option<String>,
    pub(crate) client: Option<String>,
    pub(crate) request: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
