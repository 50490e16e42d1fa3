//! A letter on its way, or one that was given up.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) to_address: String,
    pub(crate) subject: String,
    pub(crate) body: Option<String>,
    pub(crate) created_at: i64,
    pub(crate) useless_from: Option<i64>,
    pub(crate) next_try_at: Option<i64>,
    pub(crate) tries: i32,
    pub(crate) claimed_until: Option<i64>,
    pub(crate) given_up_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
