//! What a page needs to show the pictures and files its text names.

use std::collections::BTreeMap;

use domain::media::{MediaKey, Picture};
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};

use super::READY;
use crate::desk::DeskReader;
use crate::entities::{file, rendition};
use crate::error::StoreError;
use crate::site::Site;
use crate::snapshot::Snapshot;
use crate::stored;

/// More keys than this in one text are not shown.
const MOST: usize = 500;

/// Pictures that are ready, and files as key, media type and bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelved {
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// Files: key, media type, bytes.
    pub documents: Vec<(MediaKey, String, u64)>,
}

impl DeskReader<'_> {
    /// What there is of these keys at this desk.
    pub async fn shelved(&self, keys: &[MediaKey]) -> Result<Shelved, StoreError> {
        shelf(self.snapshot.connection(), self.desk.unit(), keys).await
    }
}

impl Site<'_> {
    /// What there is of these keys, which a public text of this unit names.
    pub async fn shelved(&self, keys: &[MediaKey]) -> Result<Shelved, StoreError> {
        shelf(self.snapshot.connection(), self.unit, keys).await
    }
}

impl Snapshot {
    /// What there is of these keys at a unit, for a draft somebody was sent a link to.
    pub async fn shelved(&self, unit: UnitId, keys: &[MediaKey]) -> Result<Shelved, StoreError> {
        shelf(self.connection(), unit, keys).await
    }
}

pub(crate) async fn shelf(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    keys: &[MediaKey],
) -> Result<Shelved, StoreError> {
    let keys = keys.get(..MOST.min(keys.len())).unwrap_or_default();
    if keys.is_empty() {
        return Ok(Shelved::default());
    }
    let rows = connection.query_all(&picture_rows_query(unit, keys)).await?;
    let mut pictures: BTreeMap<MediaKey, Picture> = BTreeMap::new();
    for row in rows {
        let row = Row::from_query_result(&row, "")?;
        let key = stored::media_key(&row.key)?;
        let picture = pictures.entry(key.clone()).or_insert(Picture {
            key,
            sizes: Vec::new(),
            colour: row.colour.and_then(|colour| u8::try_from(colour).ok()).unwrap_or_default(),
            focus: stored::focus(row.focus)?,
            alt: row.alt,
            is_decorative: row.is_decorative,
            caption: row.caption,
            credit: row.credit,
        });
        picture.sizes.extend(stored::pixels(Some(row.width)).zip(stored::pixels(Some(row.height))));
    }
    let documents = file::Entity::find()
        .filter(file::Column::UnitId.eq(unit.0))
        .filter(file::Column::Key.is_in(keys.iter().map(MediaKey::as_str)))
        .filter(file::Column::Sort.eq(domain::media::FileSort::Document.code()))
        .all(connection)
        .await?;
    let document = |row: file::Model| {
        Ok((stored::media_key(&row.key)?, row.media_type, u64::try_from(row.bytes).unwrap_or_default()))
    };
    let mut pictures: Vec<Picture> = pictures.into_values().collect();
    for picture in &mut pictures {
        picture.sizes.sort_unstable();
    }
    Ok(Shelved { pictures, documents: documents.into_iter().map(document).collect::<Result<_, StoreError>>()? })
}

#[derive(FromQueryResult)]
struct Row {
    key: String,
    colour: Option<i32>,
    focus: i32,
    alt: String,
    is_decorative: bool,
    caption: Option<String>,
    credit: Option<String>,
    width: i32,
    height: i32,
}

/// A row for each size of the pictures of these keys that are ready.
pub(crate) fn picture_rows_query(unit: UnitId, keys: &[MediaKey]) -> SelectStatement {
    use file::Column::{Alt, Caption, Colour, Credit, Focus, IsDecorative, Key, State, UnitId as OfUnit};
    let of = |column| Expr::col((file::Entity, column));
    let its = |column| Expr::col((rendition::Entity, column));
    Query::select()
        .columns([Key, Colour, Focus, Alt, IsDecorative, Caption, Credit].map(|column| (file::Entity, column)))
        .columns([rendition::Column::Width, rendition::Column::Height].map(|column| (rendition::Entity, column)))
        .from(file::Entity)
        .inner_join(
            rendition::Entity,
            its(rendition::Column::UnitId)
                .equals((file::Entity, OfUnit))
                .and(its(rendition::Column::FileId).equals((file::Entity, file::Column::Id))),
        )
        .and_where(of(OfUnit).eq(unit.0))
        .and_where(of(Key).is_in(keys.iter().map(MediaKey::as_str)))
        .and_where(of(State).eq(READY))
        .and_where(its(rendition::Column::Format).eq("webp"))
        .take()
}
