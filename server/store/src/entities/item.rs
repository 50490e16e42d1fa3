//! Where an item stands; its texts are revisions.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "articles")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    pub(crate) version: i64,
    pub(crate) state: String,
    pub(crate) newest_number: i32,
    pub(crate) live_number: Option<i32>,
    pub(crate) slug: Option<String>,
    pub(crate) first_published_at: Option<i64>,
    pub(crate) republished_at: Option<i64>,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: i64,
    pub(crate) withdrawn_at: Option<i64>,
    pub(crate) withdrawal_reason: Option<String>,
    pub(crate) withdrawal_explanation: Option<String>,
    pub(crate) replacement_id: Option<i64>,
    pub(crate) kind: String,
    // Of the live revision; empty before there is one.
    pub(crate) category_id: Option<i64>,
    pub(crate) pinned_until: Option<i32>,
    pub(crate) current_until: Option<i32>,
    pub(crate) parent_id: Option<i64>,
    pub(crate) position: Option<i32>,
    // On its way to the public, and away from it.
    pub(crate) submitted_at: Option<i64>,
    pub(crate) submitted_by: Option<i64>,
    pub(crate) returned_at: Option<i64>,
    pub(crate) returned_by: Option<i64>,
    pub(crate) return_reason: Option<String>,
    pub(crate) archived_at: Option<i64>,
    pub(crate) publish_at: Option<i64>,
    pub(crate) publish_number: Option<i32>,
    pub(crate) publish_by: Option<i64>,
    pub(crate) expire_at: Option<i64>,
    // Who looks after it.
    pub(crate) owner_id: Option<i64>,
    pub(crate) review_on: Option<i32>,
    // Of the newest revision.
    pub(crate) written_by: Option<i64>,
    pub(crate) title_key: Option<String>,
    // Of a guide: what residents answered.
    pub(crate) helped: i64,
    pub(crate) helped_not: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
