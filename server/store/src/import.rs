//! [`Importer`]: taking many items in at once, each once. What an import or the bulk seed needs and no desk does:
//! several items per statement, a first day in public that lies in the past, and where each came from.

use std::collections::{HashMap, HashSet};

use domain::access::Desk;
use domain::care::Care;
use domain::fold::fold;
use domain::item::{ItemId, ItemText};
use domain::media::Lacks;
use domain::moment::Moment;
use domain::person::PersonId;
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Func, OnConflict, Query, SelectStatement};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select, Set};

use crate::address;
use crate::blocks::{Holding, note_block_uses};
use crate::details;
use crate::entities::{import_origin, item, item_address, revision};
use crate::error::StoreError;
use crate::items::revision_row;
use crate::library::{note_uses, readiness};
use crate::open::Store;
use crate::stored::{self, DRAFT, PUBLISHED};
use crate::tx::Tx;

/// Takes items in at the desk it was made for.
#[derive(Debug)]
pub struct Importer<'a> {
    pub(crate) tx: &'a Tx,
    pub(crate) unit: UnitId,
    person: PersonId,
}

/// An item to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedItem {
    /// What tells it from every other of its source: an item is taken in once per unit and key.
    pub key: String,
    /// What it says.
    pub text: ItemText,
    /// Its first moment in public; `None` keeps it a draft.
    pub published_at: Option<Moment>,
}

/// An item taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedAs {
    /// Its number.
    pub id: ItemId,
    /// Where residents read it; `None` for a draft.
    pub slug: Option<Slug>,
}

impl<'a> Importer<'a> {
    pub(crate) fn new(tx: &'a Tx, desk: &Desk) -> Self {
        Self { tx, unit: desk.unit(), person: desk.person() }
    }

    /// Which of these keys were taken in before.
    pub async fn known(&self, keys: &[&str]) -> Result<HashMap<String, ItemId>, StoreError> {
        let rows = known_query(self.unit, keys).all(self.tx.connection()).await?;
        Ok(rows.into_iter().map(|row| (row.source_key, ItemId(row.item_id))).collect())
    }

    /// What the pictures, files and blocks of a text lack to be public here.
    pub async fn lacks(&self, text: &ItemText) -> Result<Lacks, StoreError> {
        readiness(self.tx.connection(), self.unit, text, Holding::Held).await
    }

    /// Takes items in, none of whose keys is known, in the order given.
    ///
    /// [`StoreError::Duplicate`] when somebody else took one of the addresses or keys in this very moment: run the
    /// whole transaction again.
    pub async fn take(&self, items: &[ImportedItem], at: Moment) -> Result<Vec<ImportedAs>, StoreError> {
        let connection = self.tx.connection();
        let slugs = self.addresses(items).await?;
        let mut taken = Vec::with_capacity(items.len());
        for (imported, slug) in items.iter().zip(slugs) {
            let id = self.add_item(imported, slug.as_ref(), at).await?;
            taken.push(ImportedAs { id, slug });
        }
        if taken.is_empty() {
            return Ok(taken);
        }
        let pairs = || items.iter().zip(&taken);
        let texts = pairs().map(|(new, done)| revision::ActiveModel {
            published_at: Set(new.published_at.map(Moment::micros)),
            ..revision_row(self.unit, self.person, done.id, 1, &new.text, at)
        });
        revision::Entity::insert_many(texts).exec_without_returning(connection).await?;
        for (new, done) in pairs() {
            note_uses(connection, self.unit, (done.id, 1), &new.text, false).await?;
            note_block_uses(connection, self.unit, (done.id, 1), &new.text, false).await?;
        }
        self.add_addresses(&taken, at).await?;
        let origins = pairs().map(|(new, done)| import_origin::ActiveModel {
            unit_id: Set(self.unit.0),
            source_key: Set(new.key.clone()),
            item_id: Set(done.id.0),
        });
        let added = import_origin::Entity::insert_many(origins)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(connection)
            .await?;
        all_of(added, taken.len(), "origin of an item")?;
        self.name_the_nameless(items, &mut taken, at).await?;
        Ok(taken)
    }

    /// One free address per item that is to be public and has a wish or a title with letters in it.
    async fn addresses(&self, items: &[ImportedItem]) -> Result<Vec<Option<Slug>>, StoreError> {
        let mut found: Vec<Option<Slug>> = vec![None; items.len()];
        let mut ours: HashSet<String> = HashSet::new();
        let mut open: Vec<(&mut Option<Slug>, Slug)> = found
            .iter_mut()
            .zip(items)
            .filter(|(_, new)| new.published_at.is_some())
            .filter_map(|(place, new)| Some((place, wish(&new.text)?)))
            .collect();
        // Most titles are alone: the first look asks for one address each, the next ones for many.
        let mut numbers = 1..=1;
        while !open.is_empty() {
            let candidates: Vec<Slug> =
                open.iter().flat_map(|(_, wish)| numbers.clone().map(|n| address::numbered(wish, n))).collect();
            let held = address::holders(self.tx.connection(), self.unit, &candidates).await?;
            open.retain_mut(|(place, wish)| {
                let free = numbers
                    .clone()
                    .map(|n| address::numbered(wish, n))
                    .find(|candidate| !held.contains_key(candidate.as_str()) && !ours.contains(candidate.as_str()));
                if let Some(slug) = &free {
                    ours.insert(slug.to_string());
                }
                **place = free;
                place.is_none()
            });
            numbers = numbers.end() + 1..=numbers.end() + address::AT_ONCE;
        }
        Ok(found)
    }

    /// A row in `items`; public only with an address.
    async fn add_item(&self, new: &ImportedItem, slug: Option<&Slug>, at: Moment) -> Result<ItemId, StoreError> {
        let public = slug.and(new.published_at);
        let mut row = item::ActiveModel {
            unit_id: Set(self.unit.0),
            kind: Set(new.text.details.kind().code().to_owned()),
            version: Set(1),
            state: Set(if public.is_some() { PUBLISHED } else { DRAFT }.to_owned()),
            newest_number: Set(1),
            live_number: Set(public.map(|_| 1)),
            slug: Set(slug.map(ToString::to_string)),
            first_published_at: Set(public.map(Moment::micros)),
            changed_at: Set(at.micros()),
            changed_by: Set(self.person.0),
            written_by: Set(Some(self.person.0)),
            title_key: Set(Some(fold(&new.text.title))),
            ..Default::default()
        };
        if public.is_some() {
            for (column, value) in details::live(&new.text.details, Care::default()) {
                row.set(column, value);
            }
        }
        Ok(ItemId(item::Entity::insert(row).exec(self.tx.connection()).await?.last_insert_id))
    }

    async fn add_addresses(&self, taken: &[ImportedAs], at: Moment) -> Result<(), StoreError> {
        let named: Vec<_> = taken.iter().filter_map(|done| Some((done.id, done.slug.as_ref()?))).collect();
        if named.is_empty() {
            return Ok(());
        }
        let rows = named.iter().map(|(id, slug)| item_address::ActiveModel {
            unit_id: Set(self.unit.0),
            slug: Set(slug.as_str().to_owned()),
            item_id: Set(id.0),
            since: Set(at.micros()),
        });
        let added = item_address::Entity::insert_many(rows)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(self.tx.connection())
            .await?;
        all_of(added, named.len(), "address of an item")
    }

    /// A title without letters gets its address from its number, which it has only now.
    async fn name_the_nameless(
        &self,
        items: &[ImportedItem],
        taken: &mut [ImportedAs],
        at: Moment,
    ) -> Result<(), StoreError> {
        let nameless =
            taken.iter_mut().zip(items).filter(|(done, new)| done.slug.is_none() && new.published_at.is_some());
        for (done, new) in nameless {
            let slug = stored::slug(&format!("bai-{}", done.id.0))?;
            let mut update = item::Entity::update_many();
            for (column, value) in details::live(&new.text.details, Care::default()) {
                update = update.col_expr(column, Expr::value(value));
            }
            update
                .col_expr(item::Column::State, Expr::value(PUBLISHED))
                .col_expr(item::Column::LiveNumber, Expr::value(1))
                .col_expr(item::Column::Slug, Expr::value(slug.as_str()))
                .col_expr(item::Column::FirstPublishedAt, Expr::value(new.published_at.map(Moment::micros)))
                .filter(item::Column::UnitId.eq(self.unit.0))
                .filter(item::Column::Id.eq(done.id.0))
                .exec(self.tx.connection())
                .await?;
            done.slug = Some(slug);
            self.add_addresses(std::slice::from_ref(done), at).await?;
        }
        Ok(())
    }
}

impl Store {
    /// Titles of up to `limit` items whose origin does not begin with `prefix`: what the bulk seed did not write.
    pub async fn titles_from_elsewhere(&self, prefix: &str, limit: u64) -> Result<Vec<String>, StoreError> {
        let rows = self.0.read.query_all(&elsewhere_query(prefix, limit)).await?;
        rows.iter().map(|row| row.try_get_by_index(0).map_err(StoreError::from)).collect()
    }
}

fn elsewhere_query(prefix: &str, limit: u64) -> SelectStatement {
    let same = |ours, theirs| Expr::col((import_origin::Entity, ours)).equals((item::Entity, theirs));
    let origin = Query::select()
        .expr(Expr::value(1))
        .from(import_origin::Entity)
        .and_where(same(import_origin::Column::UnitId, item::Column::UnitId))
        .and_where(same(import_origin::Column::ItemId, item::Column::Id))
        .and_where(starts_with(prefix))
        .take();
    let newest = |ours, theirs| Expr::col((revision::Entity, ours)).equals((item::Entity, theirs));
    Query::select()
        .column((revision::Entity, revision::Column::Title))
        .from(item::Entity)
        .inner_join(
            revision::Entity,
            newest(revision::Column::UnitId, item::Column::UnitId)
                .and(newest(revision::Column::ItemId, item::Column::Id))
                .and(newest(revision::Column::Number, item::Column::NewestNumber)),
        )
        .and_where(Expr::exists(origin).not())
        .limit(limit)
        .take()
}

/// By comparison rather than LIKE, whose wildcards a prefix could hold.
fn starts_with(prefix: &str) -> Expr {
    let length = i32::try_from(prefix.chars().count()).unwrap_or(i32::MAX);
    let key = Expr::col((import_origin::Entity, import_origin::Column::SourceKey));
    Expr::expr(Func::cust("substr").args([key, Expr::value(1), Expr::value(length)])).eq(prefix)
}

fn wish(text: &ItemText) -> Option<Slug> {
    text.slug.clone().or_else(|| Slug::from_title(&text.title))
}

/// Somebody else was faster with one of them.
fn all_of(added: u64, wanted: usize, what: &'static str) -> Result<(), StoreError> {
    if usize::try_from(added).is_ok_and(|added| added == wanted) { Ok(()) } else { Err(StoreError::Duplicate(what)) }
}

pub(crate) fn known_query(unit: UnitId, keys: &[&str]) -> Select<import_origin::Entity> {
    import_origin::Entity::find()
        .filter(import_origin::Column::UnitId.eq(unit.0))
        .filter(import_origin::Column::SourceKey.is_in(keys.iter().copied()))
}
