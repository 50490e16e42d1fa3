//! [`LibraryWriter`]: bringing, describing and removing files at one unit's desk.

use domain::access::{Power, Writer};
use domain::fold::fold;
use domain::media::{About, FileId, FileSort, MediaKey};
use domain::moment::Moment;
use domain::person::PersonId;
use domain::unit::UnitId;
use sea_orm::sea_query::ExprTrait;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::list::file;
use super::uses::needs;
use super::{FileUse, LibraryFile, READY, WAITING};
use crate::entities::file;
use crate::error::StoreError;
use crate::tx::Tx;

/// Changes the library of the desk it was made for.
#[derive(Debug)]
pub struct LibraryWriter<'a> {
    tx: &'a Tx,
    unit: UnitId,
    person: PersonId,
    may_publish: bool,
}

/// A file whose bytes are kept already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its name in addresses.
    pub key: MediaKey,
    /// What it is; a picture is prepared before it can be shown.
    pub sort: FileSort,
    /// Digest of its bytes, in hexadecimal digits.
    pub digest: String,
    /// What it is called, without an ending.
    pub name: String,
    /// What a picture shows, if whoever brought it said.
    pub alt: String,
    /// Said below it.
    pub caption: Option<String>,
    /// What it is by its content.
    pub media_type: String,
    /// How many bytes.
    pub bytes: u64,
}

/// What became of a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Described {
    /// Written.
    Done,
    /// Somebody changed it meanwhile; nothing was written.
    Stale(Box<LibraryFile>),
    /// What residents see, or will see, would change, and this person may not publish; nothing was written.
    Public(Vec<FileUse>),
    /// No such file at this desk.
    Missing,
}

/// What became of a removal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// Gone.
    Done(Box<LibraryFile>),
    /// It is needed there; nothing was written.
    Needed(Vec<FileUse>),
    /// No such file at this desk.
    Missing,
}

impl Tx {
    /// Changing the library of the writer's unit.
    pub fn library(&self, writer: Writer<'_>) -> LibraryWriter<'_> {
        let desk = writer.desk();
        LibraryWriter { tx: self, unit: desk.unit(), person: desk.person(), may_publish: desk.may(Power::Publish) }
    }
}

impl LibraryWriter<'_> {
    /// Takes a file in.
    pub async fn add(&self, new: &NewFile, at: Moment) -> Result<FileId, StoreError> {
        let is_picture = new.sort == FileSort::Picture;
        let row = file::ActiveModel {
            unit_id: Set(self.unit.0),
            key: Set(new.key.as_str().to_owned()),
            sort: Set(new.sort.code().to_owned()),
            digest: Set(Some(new.digest.clone())),
            name: Set(new.name.clone()),
            name_key: Set(searched(&new.name, &new.alt, new.caption.as_deref())),
            media_type: Set(new.media_type.clone()),
            bytes: Set(i64::try_from(new.bytes).unwrap_or(i64::MAX)),
            state: Set(if is_picture { WAITING } else { READY }.to_owned()),
            alt: Set(new.alt.clone()),
            caption: Set(new.caption.clone()),
            version: Set(1),
            added_at: Set(at.micros()),
            added_by: Set(self.person.0),
            ..Default::default()
        };
        Ok(FileId(file::Entity::insert(row).exec(self.tx.connection()).await?.last_insert_id))
    }

    /// One file, which nobody else can change until this transaction ends.
    async fn locked(&self, id: FileId) -> Result<Option<LibraryFile>, StoreError> {
        let mut lock = Query::select();
        lock.column(file::Column::Id)
            .from(file::Entity)
            .and_where(Expr::col(file::Column::UnitId).eq(self.unit.0))
            .and_where(Expr::col(file::Column::Id).eq(id.0))
            .lock_exclusive();
        if self.tx.connection().query_one(&lock).await?.is_none() {
            return Ok(None);
        }
        file(self.tx.connection(), self.unit, id).await
    }

    /// Says what a file is, if nobody did since `expected_version`. What a public or scheduled text shows is changed by
    /// whoever may publish alone.
    pub async fn describe(&self, id: FileId, expected_version: i64, about: &About) -> Result<Described, StoreError> {
        let Some(known) = self.locked(id).await? else { return Ok(Described::Missing) };
        if known.version != expected_version {
            return Ok(Described::Stale(Box::new(known)));
        }
        if !self.may_publish {
            let mut uses = needs(self.tx.connection(), self.unit, id).await?;
            uses.retain(|one| one.is_live || one.is_promised);
            if !uses.is_empty() {
                return Ok(Described::Public(uses));
            }
        }
        let mut update = file::Entity::update_many()
            .col_expr(file::Column::Name, Expr::value(about.name.as_str()))
            .col_expr(file::Column::NameKey, Expr::value(searched(&about.name, &about.alt, about.caption.as_deref())))
            .col_expr(file::Column::Alt, Expr::value(about.alt.as_str()))
            .col_expr(file::Column::IsDecorative, Expr::value(about.is_decorative))
            .col_expr(file::Column::Caption, Expr::value(about.caption.clone()))
            .col_expr(file::Column::Credit, Expr::value(about.credit.clone()))
            .col_expr(file::Column::ShowsMinors, Expr::value(about.shows_minors))
            .col_expr(file::Column::HasConsent, Expr::value(about.has_consent))
            .col_expr(file::Column::Focus, Expr::value(i32::from(about.focus.number())))
            .col_expr(file::Column::Version, Expr::value(known.version + 1));
        if known.sort == FileSort::Picture && known.about.focus != about.focus {
            update = update.col_expr(file::Column::WantsCard, Expr::value(true));
        }
        update
            .filter(file::Column::UnitId.eq(self.unit.0))
            .filter(file::Column::Id.eq(id.0))
            .exec(self.tx.connection())
            .await?;
        Ok(Described::Done)
    }

    /// Removes a file that nothing needs any more. Older texts that named it go without it.
    pub async fn remove(&self, id: FileId) -> Result<Removed, StoreError> {
        let Some(known) = self.locked(id).await? else { return Ok(Removed::Missing) };
        let uses = needs(self.tx.connection(), self.unit, id).await?;
        if !uses.is_empty() {
            return Ok(Removed::Needed(uses));
        }
        file::Entity::delete_many()
            .filter(file::Column::UnitId.eq(self.unit.0))
            .filter(file::Column::Id.eq(id.0))
            .exec(self.tx.connection())
            .await?;
        Ok(Removed::Done(Box::new(known)))
    }
}

/// What is searched when a library is.
fn searched(name: &str, alt: &str, caption: Option<&str>) -> String {
    fold(&[name, alt, caption.unwrap_or_default()].join(" "))
}
