//! A whole text as the desk reads it: every column of a revision.

use domain::item::ItemText;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::SelectStatement;

use crate::details::{DetailsRow, select_details};
use crate::entities::revision;
use crate::error::StoreError;
use crate::stored;

/// A revision and the kind of its item.
#[derive(FromQueryResult)]
pub(super) struct TextRow {
    title: String,
    summary: Option<String>,
    body: String,
    cover: Option<String>,
    author: Option<String>,
    source: Option<String>,
    written_on: Option<i32>,
    wished_slug: Option<String>,
    #[sea_orm(nested)]
    details: DetailsRow,
}

/// Asks for what a [`TextRow`] is read from.
pub(super) fn select_text(query: &mut SelectStatement) -> &mut SelectStatement {
    let columns = [
        revision::Column::Title,
        revision::Column::Summary,
        revision::Column::Body,
        revision::Column::Cover,
        revision::Column::Author,
        revision::Column::Source,
        revision::Column::WrittenOn,
        revision::Column::WishedSlug,
    ];
    select_details(query.columns(columns.map(|column| (revision::Entity, column))))
}

impl TextRow {
    pub(super) fn text(self) -> Result<ItemText, StoreError> {
        Ok(ItemText {
            title: self.title,
            summary: self.summary,
            body: self.body,
            cover: stored::optional_media_key(self.cover.as_deref())?,
            author: self.author,
            source: self.source,
            written_on: stored::day(self.written_on)?,
            slug: stored::optional_slug(self.wished_slug.as_deref())?,
            details: self.details.details()?,
        })
    }
}
