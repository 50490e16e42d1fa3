//! Who may be handed which bytes.

use domain::item::ItemId;
use domain::media::{FileSort, MediaKey, RenditionName, WantedFormat};
use domain::share::Reception;
use domain::unit::UnitId;
use domain::withdrawal::WithdrawalReason;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::desk::DeskReader;
use crate::entities::{file, file_use, item, rendition};
use crate::error::StoreError;
use crate::site::Site;
use crate::snapshot::Snapshot;
use crate::stored::{PUBLISHED, WITHDRAWN};

/// Where bytes are, and what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bytes {
    /// Their digest, in hexadecimal digits.
    pub digest: String,
    /// How many.
    pub length: u64,
    /// What they are.
    pub media_type: String,
    /// What a file is called.
    pub name: String,
}

impl Site<'_> {
    /// A rendition, while a text residents can read names its picture.
    pub async fn rendition(&self, name: &RenditionName) -> Result<Option<Bytes>, StoreError> {
        let connection = self.snapshot.connection();
        if let Some(own) = one(connection, &live_rendition_query(self.unit, name), Some(name.format)).await? {
            return Ok(Some(own));
        }
        let Some(source) = self.source_of(&name.key).await? else { return Ok(None) };
        one(connection, &live_rendition_query(source, name), Some(name.format)).await
    }

    /// A file, while a text residents can read names it.
    pub async fn document(&self, key: &MediaKey) -> Result<Option<Bytes>, StoreError> {
        let connection = self.snapshot.connection();
        if let Some(own) = one(connection, &live_document_query(self.unit, key), None).await? {
            return Ok(Some(own));
        }
        let Some(source) = self.source_of(key).await? else { return Ok(None) };
        one(connection, &live_document_query(source, key), None).await
    }

    /// The unit whose text names a file, among the texts of others that this unit shows.
    async fn source_of(&self, key: &MediaKey) -> Result<Option<UnitId>, StoreError> {
        let row = self.snapshot.connection().query_one(&shared_file_query(self.unit, key)).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.map(UnitId))
    }
}

impl DeskReader<'_> {
    /// A rendition of a picture of this desk.
    pub async fn rendition(&self, name: &RenditionName) -> Result<Option<Bytes>, StoreError> {
        one(self.snapshot.connection(), &desk_rendition_query(self.desk.unit(), name), Some(name.format)).await
    }

    /// A file of this desk.
    pub async fn document(&self, key: &MediaKey) -> Result<Option<Bytes>, StoreError> {
        one(self.snapshot.connection(), &desk_document_query(self.desk.unit(), key), None).await
    }
}

impl Snapshot {
    /// A rendition of a picture that one saved text names: for whoever reads that text by a link.
    pub async fn rendition_of_text(
        &self,
        unit: UnitId,
        text: (ItemId, i32),
        name: &RenditionName,
    ) -> Result<Option<Bytes>, StoreError> {
        let query = named_by(desk_rendition_query(unit, name), text);
        one(self.connection(), &query, Some(name.format)).await
    }

    /// A file that one saved text names.
    pub async fn document_of_text(
        &self,
        unit: UnitId,
        text: (ItemId, i32),
        key: &MediaKey,
    ) -> Result<Option<Bytes>, StoreError> {
        one(self.connection(), &named_by(desk_document_query(unit, key), text), None).await
    }
}

#[derive(FromQueryResult)]
struct Row {
    digest: Option<String>,
    bytes: i64,
    media_type: String,
    name: String,
}

async fn one(
    connection: &impl ConnectionTrait,
    query: &SelectStatement,
    format: Option<WantedFormat>,
) -> Result<Option<Bytes>, StoreError> {
    let Some(row) = connection.query_one(query).await? else { return Ok(None) };
    let row = Row::from_query_result(&row, "")?;
    let Some(digest) = row.digest else { return Ok(None) };
    Ok(Some(Bytes {
        digest,
        length: u64::try_from(row.bytes).unwrap_or_default(),
        media_type: format.map_or(row.media_type, |format| format.media_type().to_owned()),
        name: row.name,
    }))
}

fn of(column: file::Column) -> Expr {
    Expr::col((file::Entity, column))
}

/// A rendition of a picture of a unit.
pub(crate) fn desk_rendition_query(unit: UnitId, name: &RenditionName) -> SelectStatement {
    let its = |column| Expr::col((rendition::Entity, column));
    let mut query = Query::select();
    query
        .columns([rendition::Column::Digest, rendition::Column::Bytes].map(|column| (rendition::Entity, column)))
        .columns([file::Column::MediaType, file::Column::Name].map(|column| (file::Entity, column)))
        .from(file::Entity)
        .inner_join(
            rendition::Entity,
            its(rendition::Column::UnitId)
                .equals((file::Entity, file::Column::UnitId))
                .and(its(rendition::Column::FileId).equals((file::Entity, file::Column::Id))),
        )
        .and_where(of(file::Column::UnitId).eq(unit.0))
        .and_where(of(file::Column::Key).eq(name.key.as_str()))
        .and_where(its(rendition::Column::Format).eq(name.format.code()))
        .limit(1);
    if name.format != WantedFormat::Card {
        query.and_where(its(rendition::Column::Width).eq(name.width));
    }
    query
}

/// A file of a unit.
pub(crate) fn desk_document_query(unit: UnitId, key: &MediaKey) -> SelectStatement {
    Query::select()
        .columns(
            [file::Column::Digest, file::Column::Bytes, file::Column::MediaType, file::Column::Name]
                .map(|column| (file::Entity, column)),
        )
        .from(file::Entity)
        .and_where(of(file::Column::UnitId).eq(unit.0))
        .and_where(of(file::Column::Key).eq(key.as_str()))
        .and_where(of(file::Column::Sort).eq(FileSort::Document.code()))
        .limit(1)
        .take()
}

/// The same, if a text residents can read now names it.
pub(crate) fn live_rendition_query(unit: UnitId, name: &RenditionName) -> SelectStatement {
    read_by_residents(desk_rendition_query(unit, name))
}

/// The same for a file.
pub(crate) fn live_document_query(unit: UnitId, key: &MediaKey) -> SelectStatement {
    read_by_residents(desk_document_query(unit, key))
}

fn join_uses(query: &mut SelectStatement) -> &mut SelectStatement {
    let its = |column| Expr::col((file_use::Entity, column));
    query.inner_join(
        file_use::Entity,
        its(file_use::Column::UnitId)
            .equals((file::Entity, file::Column::UnitId))
            .and(its(file_use::Column::FileId).equals((file::Entity, file::Column::Id))),
    )
}

fn read_by_residents(mut query: SelectStatement) -> SelectStatement {
    let of = |column| Expr::col((item::Entity, column));
    let readable = WithdrawalReason::ALL.into_iter().filter(|reason| reason.is_readable()).map(WithdrawalReason::code);
    join_uses(&mut query)
        .inner_join(
            item::Entity,
            of(item::Column::UnitId)
                .equals((file_use::Entity, file_use::Column::UnitId))
                .and(of(item::Column::Id).equals((file_use::Entity, file_use::Column::ItemId)))
                .and(of(item::Column::LiveNumber).equals((file_use::Entity, file_use::Column::Number))),
        )
        .and_where(
            of(item::Column::State)
                .eq(PUBLISHED)
                .or(of(item::Column::State).eq(WITHDRAWN).and(of(item::Column::WithdrawalReason).is_in(readable))),
        )
        .take()
}

/// Whose a file is that a text names which this unit shows and another wrote. A text shown under a notice counts too.
pub(crate) fn shared_file_query(unit: UnitId, key: &MediaKey) -> SelectStatement {
    let at = |table: &'static str, column: &'static str| Expr::col((table, column));
    Query::select()
        .column(("share_units", "source_id"))
        .from("share_units")
        .inner_join(
            "articles",
            at("articles", "unit_id")
                .equals(("share_units", "source_id"))
                .and(at("articles", "id").equals(("share_units", "article_id"))),
        )
        .inner_join(
            "file_uses",
            at("file_uses", "unit_id")
                .equals(("articles", "unit_id"))
                .and(at("file_uses", "article_id").equals(("articles", "id")))
                .and(at("file_uses", "number").equals(("articles", "live_number"))),
        )
        .inner_join(
            "files",
            at("files", "unit_id")
                .equals(("file_uses", "unit_id"))
                .and(at("files", "id").equals(("file_uses", "file_id"))),
        )
        .and_where(at("share_units", "unit_id").eq(unit.0))
        .and_where(at("share_units", "state").eq(Reception::Shown.code()))
        .and_where(at("files", "key").eq(key.as_str()))
        .limit(1)
        .take()
}

fn named_by(mut query: SelectStatement, (item, number): (ItemId, i32)) -> SelectStatement {
    let its = |column| Expr::col((file_use::Entity, column));
    join_uses(&mut query)
        .and_where(its(file_use::Column::ItemId).eq(item.0))
        .and_where(its(file_use::Column::Number).eq(number))
        .take()
}
