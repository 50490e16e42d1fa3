//! What became of a shared item at one unit.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "share_units")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) unit_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) share_id: i64,
    pub(crate) source_id: i64,
    #[sea_orm(column_name = "article_id")]
    pub(crate) item_id: i64,
    pub(crate) kind: String,
    /// The item's first moment in public; 0 before.
    pub(crate) published_at: i64,
    pub(crate) state: String,
    pub(crate) shown_at: Option<i64>,
    pub(crate) decided_at: Option<i64>,
    pub(crate) decided_by: Option<i64>,
    pub(crate) reason: Option<String>,
    /// Whether the unit asked for it by a subscription.
    pub(crate) is_subscribed: bool,
    pub(crate) seen_event: i32,
    pub(crate) seen_at: Option<i64>,
    pub(crate) seen_by: Option<i64>,
    /// 0 before there is any.
    pub(crate) newest_adaptation: i32,
    pub(crate) live_adaptation: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
