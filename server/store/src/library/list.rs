//! The library as its desk lists it.

use domain::media::{About, FileId, FileSort, MediaKey};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{BROKEN, READY};
use crate::desk::DeskReader;
use crate::desk::queries::join_person;
use crate::entities::{file, person};
use crate::error::StoreError;
use crate::stored;

/// What is looked for in a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryQuery {
    /// Only these; `None` for all.
    pub sort: Option<FileSort>,
    /// Words of the name, the description or the caption, folded; empty for all.
    pub words: String,
}

/// A page of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryPage {
    /// Newest first.
    pub files: Vec<LibraryFile>,
    /// On all pages together.
    pub total: u64,
}

/// How far a picture is prepared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Its renditions are still to be made.
    Waiting,
    /// It can be shown, or handed out.
    Ready,
    /// It cannot be shown, for this reason.
    Broken(String),
}

/// A picture or file of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryFile {
    /// Our number.
    pub id: FileId,
    /// Its name in addresses.
    pub key: MediaKey,
    /// What it is.
    pub sort: FileSort,
    /// What is said of it.
    pub about: About,
    /// What it is by its content: `image/jpeg`.
    pub media_type: String,
    /// Size of what was brought, in bytes.
    pub bytes: u64,
    /// Width and height of a picture that is ready, upright.
    pub size: Option<(u32, u32)>,
    /// How far it is prepared.
    pub state: FileState,
    /// Grows with every change.
    pub version: i64,
    /// When it was brought.
    pub added_at: Moment,
    /// Name of the person who brought it.
    pub added_by: String,
}

impl DeskReader<'_> {
    /// A page of the library, newest first, pages counted from 1.
    pub async fn library(&self, query: &LibraryQuery, page: u32, per_page: u32) -> Result<LibraryPage, StoreError> {
        let connection = self.snapshot.connection();
        let unit = self.desk.unit();
        let mut rows = files_query(unit, query);
        rows.limit(u64::from(per_page)).offset(u64::from(page.saturating_sub(1)) * u64::from(per_page));
        let files = connection.query_all(&rows).await?;
        let files = files.iter().map(|row| Row::from_query_result(row, "")?.file()).collect::<Result<_, _>>()?;
        let total = connection.query_one(&count_query(unit, query)).await?;
        let total = total.map(|row| row.try_get_by_index(0)).transpose()?.map(stored::count).unwrap_or_default();
        Ok(LibraryPage { files, total })
    }

    /// One picture or file; `None` also for another unit's.
    pub async fn file(&self, id: FileId) -> Result<Option<LibraryFile>, StoreError> {
        file(self.snapshot.connection(), self.desk.unit(), id).await
    }

    /// One picture or file by its name in addresses; `None` also for another unit's.
    pub async fn file_by_key(&self, key: &MediaKey) -> Result<Option<LibraryFile>, StoreError> {
        let mut query = selected(self.desk.unit());
        query.and_where(of(file::Column::Key).eq(key.as_str()));
        let row = self.snapshot.connection().query_one(&query).await?;
        row.map(|row| Row::from_query_result(&row, "")?.file()).transpose()
    }
}

pub(super) async fn file(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    id: FileId,
) -> Result<Option<LibraryFile>, StoreError> {
    let row = connection.query_one(&file_query(unit, id)).await?;
    row.map(|row| Row::from_query_result(&row, "")?.file()).transpose()
}

fn of(column: file::Column) -> Expr {
    Expr::col((file::Entity, column))
}

fn selected(unit: UnitId) -> SelectStatement {
    use file::Column as F;
    let mut query = Query::select();
    query
        .columns(
            [
                F::Id,
                F::Key,
                F::Sort,
                F::Name,
                F::MediaType,
                F::Bytes,
                F::State,
                F::Fault,
                F::Width,
                F::Height,
                F::Focus,
                F::Alt,
                F::IsDecorative,
                F::Caption,
                F::Credit,
                F::ShowsMinors,
                F::HasConsent,
                F::Version,
                F::AddedAt,
            ]
            .map(|column| (file::Entity, column)),
        )
        .expr_as(Expr::col((person::Entity, person::Column::Name)), "added_by")
        .from(file::Entity)
        .and_where(of(F::UnitId).eq(unit.0));
    join_person(&mut query, (file::Entity, F::AddedBy));
    query
}

/// One file of a unit.
pub(crate) fn file_query(unit: UnitId, id: FileId) -> SelectStatement {
    selected(unit).and_where(of(file::Column::Id).eq(id.0)).take()
}

fn narrowed(query: &mut SelectStatement, wanted: &LibraryQuery) {
    if let Some(sort) = wanted.sort {
        query.and_where(of(file::Column::Sort).eq(sort.code()));
    }
    if !wanted.words.is_empty() {
        let plain = wanted.words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        query.and_where(of(file::Column::NameKey).like(LikeExpr::new(format!("%{plain}%")).escape('\\')));
    }
}

/// The files of a unit, newest first.
pub(crate) fn files_query(unit: UnitId, wanted: &LibraryQuery) -> SelectStatement {
    let mut query = selected(unit);
    narrowed(&mut query, wanted);
    query
        .order_by((file::Entity, file::Column::AddedAt), Order::Desc)
        .order_by((file::Entity, file::Column::Id), Order::Desc)
        .take()
}

fn count_query(unit: UnitId, wanted: &LibraryQuery) -> SelectStatement {
    let mut query = Query::select();
    query.expr(of(file::Column::Id).count()).from(file::Entity).and_where(of(file::Column::UnitId).eq(unit.0));
    narrowed(&mut query, wanted);
    query
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    key: String,
    sort: String,
    name: String,
    media_type: String,
    bytes: i64,
    state: String,
    fault: Option<String>,
    width: Option<i32>,
    height: Option<i32>,
    focus: i32,
    alt: String,
    is_decorative: bool,
    caption: Option<String>,
    credit: Option<String>,
    shows_minors: bool,
    has_consent: bool,
    version: i64,
    added_at: i64,
    added_by: String,
}

impl Row {
    fn file(self) -> Result<LibraryFile, StoreError> {
        let state = match self.state.as_str() {
            READY => FileState::Ready,
            BROKEN => FileState::Broken(self.fault.unwrap_or_default()),
            _ => FileState::Waiting,
        };
        Ok(LibraryFile {
            id: FileId(self.id),
            key: stored::media_key(&self.key)?,
            sort: FileSort::from_code(&self.sort).ok_or_else(|| stored::unreadable("sort of file", &self.sort))?,
            about: About {
                name: self.name,
                alt: self.alt,
                is_decorative: self.is_decorative,
                caption: self.caption,
                credit: self.credit,
                shows_minors: self.shows_minors,
                has_consent: self.has_consent,
                focus: stored::focus(self.focus)?,
            },
            media_type: self.media_type,
            bytes: u64::try_from(self.bytes).unwrap_or_default(),
            size: stored::pixels(self.width).zip(stored::pixels(self.height)),
            state,
            version: self.version,
            added_at: Moment::from_micros(self.added_at),
            added_by: self.added_by,
        })
    }
}
