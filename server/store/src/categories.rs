//! Categories of a unit's articles: the list its desk keeps. None is ever deleted, so what refers to one stays true.
//!
//! Whoever changes the list locks its rows first, so that changes of one unit come one after the other.

use std::collections::HashMap;

use domain::category::{Category, CategoryId, CategoryName, MOST_CATEGORIES, USUAL};
use domain::moment::Moment;
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, Set};

use crate::address::numbered;
use crate::desk::DeskReader;
use crate::entities::category;
use crate::error::StoreError;
use crate::import::Importer;
use crate::publication::DeskPublisher;
use crate::stored;
use crate::tx::Open;

/// What became of a change to the list of categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CategorySaved {
    /// Written.
    Done,
    /// Another category has that name; nothing was written.
    Taken,
    /// The list is full; nothing was written.
    TooMany,
    /// No such category at this unit.
    Missing,
}

impl DeskReader<'_> {
    /// Every category of the unit in the order it gave, those offered no more as well.
    pub async fn categories(&self) -> Result<Vec<Category>, StoreError> {
        let rows = in_order(of_unit(self.desk.unit()).all(self.snapshot.connection()).await?);
        rows.into_iter().map(desk_category).collect()
    }
}

impl DeskPublisher<'_> {
    /// One category, which nobody else can change until this transaction ends; `None` also for another unit's.
    pub async fn category(&self, id: CategoryId) -> Result<Option<Category>, StoreError> {
        let rows = locked(self.tx.connection(), self.unit).await?;
        rows.into_iter().find(|row| row.id == id.0).map(desk_category).transpose()
    }

    /// A new category, last of the list.
    pub async fn add_category(&self, name: &CategoryName, at: Moment) -> Result<CategorySaved, StoreError> {
        let mut rows = locked(self.tx.connection(), self.unit).await?;
        add(self.tx.connection(), self.unit, &mut rows, name, at).await
    }

    /// Those categories a new unit begins with that are not there yet; how many were added.
    pub async fn add_usual_categories(&self, at: Moment) -> Result<u32, StoreError> {
        let mut rows = locked(self.tx.connection(), self.unit).await?;
        let mut added = 0;
        for name in USUAL.iter().filter_map(|name| CategoryName::parse(name).ok()) {
            let outcome = add(self.tx.connection(), self.unit, &mut rows, &name, at).await?;
            added += u32::from(outcome == CategorySaved::Done);
        }
        Ok(added)
    }

    /// Another name for a category, and whether it is still offered. Its address stays.
    pub async fn save_category(
        &self,
        id: CategoryId,
        name: &CategoryName,
        is_retired: bool,
    ) -> Result<CategorySaved, StoreError> {
        let rows = locked(self.tx.connection(), self.unit).await?;
        if !rows.iter().any(|row| row.id == id.0) {
            return Ok(CategorySaved::Missing);
        }
        let key = name.key();
        if rows.iter().any(|row| row.name_key == key && row.id != id.0) {
            return Ok(CategorySaved::Taken);
        }
        let row = category::ActiveModel {
            id: Set(id.0),
            name: Set(name.as_str().to_owned()),
            name_key: Set(key),
            is_retired: Set(is_retired),
            ..Default::default()
        };
        row.update(self.tx.connection()).await?;
        Ok(CategorySaved::Done)
    }

    /// One place up or down; false when there is no such category. At the end of the list nothing changes.
    pub async fn shift_category(&self, id: CategoryId, up: bool) -> Result<bool, StoreError> {
        let mut rows = in_order(locked(self.tx.connection(), self.unit).await?);
        let Some(at) = rows.iter().position(|row| row.id == id.0) else { return Ok(false) };
        let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|next| *next < rows.len()) };
        let Some(other) = other else { return Ok(true) };
        rows.swap(at, other);
        // Numbered anew, because two of one place would never change it.
        for (row, position) in rows.into_iter().zip(1..) {
            if row.position != position {
                let row = category::ActiveModel { id: Set(row.id), position: Set(position), ..Default::default() };
                row.update(self.tx.connection()).await?;
            }
        }
        Ok(true)
    }
}

impl Importer<'_> {
    /// The categories of these names by [`CategoryName::key`]; those missing are added while there is room, and what
    /// finds no room is not in the answer.
    pub async fn categories(
        &self,
        names: &[CategoryName],
        at: Moment,
    ) -> Result<HashMap<String, CategoryId>, StoreError> {
        let mut rows = locked(self.tx.connection(), self.unit).await?;
        for name in names {
            add(self.tx.connection(), self.unit, &mut rows, name, at).await?;
        }
        let id_of = |key: String| rows.iter().find(|row| row.name_key == key).map(|row| (key, CategoryId(row.id)));
        Ok(names.iter().filter_map(|name| id_of(name.key())).collect())
    }
}

pub(crate) fn of_unit(unit: UnitId) -> Select<category::Entity> {
    category::Entity::find().filter(category::Column::UnitId.eq(unit.0))
}

fn in_order(mut rows: Vec<category::Model>) -> Vec<category::Model> {
    rows.sort_by_key(|row| (row.position, row.id));
    rows
}

/// The list of a unit, which nobody else can change until this transaction ends. Two statements on purpose: on
/// PostgreSQL the second sees what the transaction we waited for has added.
async fn locked(connection: &Open, unit: UnitId) -> Result<Vec<category::Model>, StoreError> {
    of_unit(unit).order_by_asc(category::Column::Id).lock_exclusive().all(connection).await?;
    Ok(of_unit(unit).all(connection).await?)
}

/// Adds a category to the list, whose rows are known. An empty list has no row to lock: what somebody else adds to it
/// at the same time is found by the keys of the table.
async fn add(
    connection: &Open,
    unit: UnitId,
    rows: &mut Vec<category::Model>,
    name: &CategoryName,
    at: Moment,
) -> Result<CategorySaved, StoreError> {
    let key = name.key();
    let wish =
        Slug::from_title(name.as_str()).ok_or_else(|| stored::unreadable("name of a category", name.as_str()))?;
    let mut number = 0;
    loop {
        if rows.iter().any(|row| row.name_key == key) {
            return Ok(CategorySaved::Taken);
        }
        if rows.len() >= MOST_CATEGORIES {
            return Ok(CategorySaved::TooMany);
        }
        number += 1;
        let slug = numbered(&wish, number);
        if rows.iter().any(|row| row.slug == slug.as_str()) {
            continue;
        }
        let last = rows.iter().map(|row| row.position).max().unwrap_or_default();
        let row = category::ActiveModel {
            unit_id: Set(unit.0),
            slug: Set(slug.to_string()),
            name: Set(name.as_str().to_owned()),
            name_key: Set(key.clone()),
            position: Set(last.saturating_add(1)),
            is_retired: Set(false),
            created_at: Set(at.micros()),
            ..Default::default()
        };
        let added = category::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(connection)
            .await?;
        *rows = of_unit(unit).all(connection).await?;
        if added == 1 {
            return Ok(CategorySaved::Done);
        }
    }
}

fn desk_category(row: category::Model) -> Result<Category, StoreError> {
    Ok(Category { id: CategoryId(row.id), slug: stored::slug(&row.slug)?, name: row.name, is_retired: row.is_retired })
}
