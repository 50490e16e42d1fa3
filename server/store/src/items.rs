//! [`DeskWriter`]: writing items at one unit's desk.
//!
//! What a revision says never changes, with one exception: the newest one, while an open page saves it by itself, grows
//! with that page's saves (`domain::writing::grows`) until somebody saves by hand, another page saves, it is named,
//! submitted, sent back, approved or public.

use domain::access::Writer;
use domain::fold::fold;
use domain::item::{ItemField, ItemId, ItemKind, ItemText};
use domain::markdown;
use domain::moment::{CivilDate, Moment};
use domain::person::PersonId;
use domain::revision::RevisionNote;
use domain::unit::UnitId;
use domain::writing::Turn;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Set};

use crate::blocks::note_block_uses;
use crate::desk::{self, DeskItem, leaves};
use crate::details::DetailsRow;
use crate::entities::{item, revision};
use crate::error::StoreError;
use crate::library::note_uses;
use crate::references;
use crate::stored::DRAFT;
use crate::tx::{Open, Tx};

/// Graphemes of an excerpt.
pub(crate) const EXCERPT: usize = 200;

/// Writes drafts at the desk it was made for.
#[derive(Debug)]
pub struct DeskWriter<'a> {
    pub(crate) tx: &'a Tx,
    pub(crate) unit: UnitId,
    pub(crate) person: PersonId,
    /// The only kind its holder may write.
    only: Option<ItemKind>,
    note: Option<&'a RevisionNote>,
    pub(crate) turn: Option<&'a Turn>,
}

/// What became of a new item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Created {
    /// Written.
    Done {
        /// Its number.
        id: ItemId,
    },
    /// The category or the page above it is none of this unit's, or cannot be chosen; nothing was written.
    BadReference(ItemField),
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Written as a new revision.
    Done {
        /// The item's version now.
        version: i64,
        /// Which of the item's revisions it is.
        number: i32,
        /// Whether it went into the revision that was the newest.
        grew: bool,
    },
    /// Another text was saved meanwhile; nothing was written.
    Stale(Box<DeskItem>),
    /// No such item at this unit.
    Missing,
    /// The category or the page above it is none of this unit's, or cannot be chosen; nothing was written.
    BadReference(ItemField),
}

impl<'a> DeskWriter<'a> {
    pub(crate) fn new(tx: &'a Tx, writer: Writer<'_>) -> Self {
        let desk = writer.desk();
        Self { tx, unit: desk.unit(), person: desk.person(), only: writer.only(), note: None, turn: None }
    }

    /// The same, saying of each text it saves what the note says.
    #[must_use]
    pub fn noting(self, note: Option<&'a RevisionNote>) -> Self {
        Self { note, ..self }
    }

    /// The same, for saves of an open page.
    #[must_use]
    pub fn turning(self, turn: Option<&'a Turn>) -> Self {
        Self { turn, ..self }
    }

    /// One item, which nobody else can change until this transaction ends; `None` also for another unit's, and for one of
    /// a kind that is not for this writer.
    pub async fn item(&self, id: ItemId) -> Result<Option<DeskItem>, StoreError> {
        self.locked(id).await.map(|found| found.map(|(_, item)| item))
    }

    /// Locks an item this writer may write.
    pub(crate) async fn locked(&self, id: ItemId) -> Result<Option<(Place, DeskItem)>, StoreError> {
        let found = locked(self.tx.connection(), self.unit, id).await?;
        Ok(found.filter(|(_, item)| self.may_write(item.text.details.kind())))
    }

    fn may_write(&self, kind: ItemKind) -> bool {
        self.only.is_none_or(|only| only == kind)
    }

    /// Whether the unit has pages, drafts included: whoever brings it some asks first.
    pub async fn has_pages(&self) -> Result<bool, StoreError> {
        Ok(!leaves(self.tx.connection(), self.unit, true).await?.is_empty())
    }

    /// A new item, of the kind of its text, with its first revision.
    pub async fn create(&self, text: &ItemText, at: Moment) -> Result<Created, StoreError> {
        if !self.may_write(text.details.kind()) {
            return Err(StoreError::OtherKind);
        }
        if let Some(field) = references::refused(self.tx.connection(), self.unit, None, text).await? {
            return Ok(Created::BadReference(field));
        }
        let row = item::ActiveModel {
            unit_id: Set(self.unit.0),
            kind: Set(text.details.kind().code().to_owned()),
            version: Set(1),
            state: Set(DRAFT.to_owned()),
            newest_number: Set(1),
            changed_at: Set(at.micros()),
            changed_by: Set(self.person.0),
            written_by: Set(Some(self.person.0)),
            title_key: Set(Some(fold(&text.title))),
            ..Default::default()
        };
        let id = ItemId(item::Entity::insert(row).exec(self.tx.connection()).await?.last_insert_id);
        self.add_revision(id, (1, 1), text, at).await?;
        Ok(Created::Done { id })
    }

    /// A new revision of an item, or more of the one this page was saving by itself, if no other text was saved since
    /// `expected_version`; an open page goes on from what it saved last. The kind of an item never changes: a text of
    /// another one is a defect of the caller.
    pub async fn save(
        &self,
        id: ItemId,
        expected_version: i64,
        text: &ItemText,
        at: Moment,
    ) -> Result<Saved, StoreError> {
        let Some((place, item)) = self.locked(id).await? else {
            return Ok(Saved::Missing);
        };
        if item.is_other_text_since(expected_version) && !self.goes_on(&item) {
            return Ok(Saved::Stale(Box::new(item)));
        }
        self.put(&place, &item, text, at).await
    }

    /// The same over whatever was saved meanwhile: for a text that holds both.
    pub async fn save_merged(&self, id: ItemId, text: &ItemText, at: Moment) -> Result<Saved, StoreError> {
        match self.locked(id).await? {
            Some((place, item)) => self.put(&place, &item, text, at).await,
            None => Ok(Saved::Missing),
        }
    }

    async fn put(&self, place: &Place, item: &DeskItem, text: &ItemText, at: Moment) -> Result<Saved, StoreError> {
        if item.text.details.kind() != text.details.kind() {
            return Err(StoreError::OtherKind);
        }
        if let Some(field) = references::refused(self.tx.connection(), self.unit, Some(item), text).await? {
            return Ok(Saved::BadReference(field));
        }
        let grew = self.grows_by(place, item, text, at);
        let (number, version) = (if grew { place.newest_number } else { place.newest_number + 1 }, item.version + 1);
        if grew {
            self.grow_revision(item, version, text, at).await?;
        } else {
            self.add_revision(item.id, (number, version), text, at).await?;
        }
        item::Entity::update_many()
            .col_expr(item::Column::NewestNumber, Expr::value(number))
            .col_expr(item::Column::Version, Expr::value(version))
            .col_expr(item::Column::ChangedAt, Expr::value(at.micros()))
            .col_expr(item::Column::ChangedBy, Expr::value(self.person.0))
            .col_expr(item::Column::WrittenBy, Expr::value(self.person.0))
            .col_expr(item::Column::TitleKey, Expr::value(fold(&text.title)))
            .col_expr(item::Column::ArchivedAt, Expr::value(None::<i64>))
            .filter(item::Column::UnitId.eq(self.unit.0))
            .filter(item::Column::Id.eq(item.id.0))
            .exec(self.tx.connection())
            .await?;
        Ok(Saved::Done { version, number, grew })
    }

    async fn add_revision(
        &self,
        item: ItemId,
        (number, version): (i32, i64),
        text: &ItemText,
        at: Moment,
    ) -> Result<(), StoreError> {
        let mut row = revision_row(self.unit, self.person, item, number, text, at);
        row.note = Set(self.note.map(|note| note.as_str().to_owned()));
        self.sign(&mut row, version, at);
        row.begun_at = Set(Some(at.micros()));
        revision::Entity::insert(row).exec_without_returning(self.tx.connection()).await?;
        note_uses(self.tx.connection(), self.unit, (item, number), text, false).await?;
        note_block_uses(self.tx.connection(), self.unit, (item, number), text, false).await
    }

    async fn grow_revision(
        &self,
        item: &DeskItem,
        version: i64,
        text: &ItemText,
        at: Moment,
    ) -> Result<(), StoreError> {
        let mut row = revision_row(self.unit, self.person, item.id, item.number, text, at);
        if let Some(note) = self.note {
            row.note = Set(Some(note.as_str().to_owned()));
        }
        self.sign(&mut row, version, at);
        revision::Entity::update_many()
            .set(row)
            .filter(revision::Column::UnitId.eq(self.unit.0))
            .filter(revision::Column::Id.eq(item.revision.0))
            .exec(self.tx.connection())
            .await?;
        note_uses(self.tx.connection(), self.unit, (item.id, item.number), text, true).await?;
        note_block_uses(self.tx.connection(), self.unit, (item.id, item.number), text, true).await
    }

    fn sign(&self, row: &mut revision::ActiveModel, version: i64, at: Moment) {
        row.saved_at = Set(at.micros());
        row.saved_version = Set(Some(version));
        row.page_key = Set(self.turn.map(|turn| turn.page.as_str().to_owned()));
        row.turn = Set(self.turn.map(|turn| turn.number));
        row.is_auto = Set(self.turn.is_some_and(|turn| turn.is_auto));
    }
}

/// One saved text as it is stored.
pub(crate) fn revision_row(
    unit: UnitId,
    person: PersonId,
    item: ItemId,
    number: i32,
    text: &ItemText,
    at: Moment,
) -> revision::ActiveModel {
    let details = DetailsRow::from(&text.details);
    revision::ActiveModel {
        unit_id: Set(unit.0),
        item_id: Set(item.0),
        number: Set(number),
        title: Set(text.title.clone()),
        summary: Set(text.summary.clone()),
        excerpt: Set(excerpt(text)),
        body: Set(text.body.clone()),
        cover: Set(text.cover.as_ref().map(ToString::to_string)),
        author: Set(text.author.clone()),
        source: Set(text.source.clone()),
        written_on: Set(text.written_on.map(CivilDate::days)),
        wished_slug: Set(text.slug.as_ref().map(ToString::to_string)),
        saved_at: Set(at.micros()),
        saved_by: Set(person.0),
        category_id: Set(details.category_id),
        pinned_until: Set(details.pinned_until),
        valid_until: Set(details.valid_until),
        starts_on: Set(details.starts_on),
        starts_at: Set(details.starts_at),
        ends_on: Set(details.ends_on),
        ends_at: Set(details.ends_at),
        place: Set(details.place),
        parent_id: Set(details.parent_id),
        position: Set(details.position),
        topic: Set(details.topic),
        audience: Set(details.audience),
        app_version: Set(details.app_version),
        checked_on: Set(details.checked_on),
        ..Default::default()
    }
}

/// What lists show when nobody wrote a summary.
fn excerpt(text: &ItemText) -> Option<String> {
    if text.summary.is_some() {
        return None;
    }
    Some(markdown::plain_text(&text.body, EXCERPT)).filter(|excerpt| !excerpt.is_empty())
}

/// The columns of an item that only the store needs.
#[derive(FromQueryResult)]
pub(crate) struct Place {
    pub(crate) newest_number: i32,
    pub(crate) live_number: Option<i32>,
    pub(crate) first_published_at: Option<i64>,
    pub(crate) category_id: Option<i64>,
    pub(crate) publish_number: Option<i32>,
    pub(crate) publish_by: Option<i64>,
    pub(crate) changed_by: i64,
}

/// Locks an item of one unit and reads it. Two statements on purpose: on PostgreSQL the second sees what the
/// transaction we waited for has written.
pub(crate) async fn locked(
    connection: &Open,
    unit: UnitId,
    id: ItemId,
) -> Result<Option<(Place, DeskItem)>, StoreError> {
    let mut lock = Query::select();
    lock.columns([
        item::Column::NewestNumber,
        item::Column::LiveNumber,
        item::Column::FirstPublishedAt,
        item::Column::CategoryId,
        item::Column::PublishNumber,
        item::Column::PublishBy,
        item::Column::ChangedBy,
    ])
    .from(item::Entity)
    .and_where(Expr::col(item::Column::UnitId).eq(unit.0))
    .and_where(Expr::col(item::Column::Id).eq(id.0))
    .lock_exclusive();
    let Some(row) = connection.query_one(&lock).await? else { return Ok(None) };
    let place = Place::from_query_result(&row, "")?;
    let item = desk::item(connection, unit, id).await?;
    Ok(item.map(|item| (place, item)))
}
