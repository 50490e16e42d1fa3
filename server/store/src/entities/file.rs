//! A picture or file in a unit's library.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "files")]
#[expect(clippy::struct_excessive_bools, reason = "a row as it is stored")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) key: String,
    pub(crate) sort: String,
    /// Of the original; empty once that of a picture is kept no more.
    pub(crate) digest: Option<String>,
    pub(crate) name: String,
    pub(crate) name_key: String,
    pub(crate) media_type: String,
    pub(crate) bytes: i64,
    pub(crate) state: String,
    pub(crate) fault: Option<String>,
    pub(crate) width: Option<i32>,
    pub(crate) height: Option<i32>,
    pub(crate) colour: Option<i32>,
    pub(crate) focus: i32,
    pub(crate) alt: String,
    pub(crate) is_decorative: bool,
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
    pub(crate) shows_minors: bool,
    pub(crate) has_consent: bool,
    pub(crate) version: i64,
    pub(crate) added_at: i64,
    pub(crate) added_by: i64,
    /// Whether the picture for shared links is to be made, or made again.
    pub(crate) wants_card: bool,
    pub(crate) claimed_until: Option<i64>,
    pub(crate) tries: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
