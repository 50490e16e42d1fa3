//! A passkey of a person.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkeys")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) person_id: i64,
    #[sea_orm(column_type = "Blob")]
    pub(crate) credential: Vec<u8>,
    pub(crate) stored: String,
    pub(crate) name: String,
    pub(crate) counter: i32,
    pub(crate) added_at: i64,
    pub(crate) used_at: Option<i64>,
    pub(crate) uses: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
