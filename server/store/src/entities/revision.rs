//! One saved text of an item.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revisions")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) unit_id: i64,
    #[sea_orm(column_name = "article_id")]
    pub(crate) item_id: i64,
    pub(crate) number: i32,
    pub(crate) title: String,
    pub(crate) summary: Option<String>,
    pub(crate) excerpt: Option<String>,
    pub(crate) body: String,
    pub(crate) author: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) written_on: Option<i32>,
    pub(crate) wished_slug: Option<String>,
    pub(crate) saved_at: i64,
    pub(crate) saved_by: i64,
    pub(crate) category_id: Option<i64>,
    pub(crate) pinned_until: Option<i32>,
    pub(crate) valid_until: Option<i32>,
    pub(crate) starts_on: Option<i32>,
    pub(crate) starts_at: Option<i32>,
    pub(crate) ends_on: Option<i32>,
    pub(crate) ends_at: Option<i32>,
    pub(crate) place: Option<String>,
    pub(crate) parent_id: Option<i64>,
    pub(crate) position: Option<i32>,
    pub(crate) topic: Option<String>,
    pub(crate) audience: Option<String>,
    pub(crate) app_version: Option<String>,
    pub(crate) checked_on: Option<i32>,
    pub(crate) note: Option<String>,
    pub(crate) name: Option<String>,
    /// Its first moment in public.
    pub(crate) published_at: Option<i64>,
    /// The open page it was saved from.
    pub(crate) page_key: Option<String>,
    /// Which of that page's saves it is.
    pub(crate) turn: Option<i64>,
    pub(crate) is_auto: bool,
    /// When the first save went in that grew into it.
    pub(crate) begun_at: Option<i64>,
    /// The item's version with it.
    pub(crate) saved_version: Option<i64>,
    pub(crate) approved_by: Option<i64>,
    /// Key of the picture of its lists.
    pub(crate) cover: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
