//! [`UnitWriter`]: the registry, that is units, their hosts and former slugs. Every call raises the registry's version.

use domain::collation;
use domain::host::HostName;
use domain::moment::CivilDate;
use domain::unit::{UnitId, UnitKind, Validity};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::entities::{
    unit, unit_code, unit_former_slug, unit_host, unit_name, unit_succession, unit_tally, unit_version,
};
use crate::error::StoreError;
use crate::tx::Tx;

/// Writes the registry.
#[derive(Debug)]
pub struct UnitWriter<'a> {
    pub(crate) tx: &'a Tx,
}

/// A unit to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUnit {
    /// The unit above.
    pub parent: Option<UnitId>,
    /// What it calls itself.
    pub kind: UnitKind,
    /// The label of its host below the origin.
    pub slug: String,
    /// The name without the kind.
    pub name: String,
    /// The name with the kind.
    pub full_name: String,
    /// Codes others gave it, each with its scheme: `("gso", "26506")`.
    pub codes: Vec<(String, String)>,
    /// When it exists; its name and codes hold as long.
    pub validity: Validity,
}

impl UnitWriter<'_> {
    /// A new unit, at version 1. [`StoreError::Duplicate`] when the slug is or was another unit's.
    pub async fn add(&self, new: NewUnit) -> Result<UnitId, StoreError> {
        let connection = self.tx.connection();
        let taken = StoreError::Duplicate("slug of a unit");
        if unit_former_slug::Entity::find_by_id(new.slug.as_str()).one(connection).await?.is_some() {
            return Err(taken);
        }
        let (valid_from, valid_to) = days(new.validity);
        let row = unit::ActiveModel {
            parent_id: Set(new.parent.map(|parent| parent.0)),
            kind: Set(new.kind.code().to_owned()),
            slug: Set(new.slug.clone()),
            valid_from: Set(valid_from),
            valid_to: Set(valid_to),
            ..Default::default()
        };
        let added = unit::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(connection)
            .await?;
        let row = unit::Entity::find().filter(unit::Column::Slug.eq(new.slug.as_str())).one(connection).await?;
        let Some(row) = row.filter(|_| added == 1) else { return Err(taken) };
        let unit = UnitId(row.id);
        self.add_attributes(unit, &new).await?;
        let tally = unit_tally::ActiveModel {
            unit_id: Set(unit.0),
            published: Set(0),
            newest_at: Set(None),
            changed_at: Set(None),
            ..Default::default()
        };
        unit_tally::Entity::insert(tally).exec_without_returning(connection).await?;
        // Touching raises it to 1 in this very commit, and tells the versions.
        let version = unit_version::ActiveModel { unit_id: Set(unit.0), version: Set(0) };
        unit_version::Entity::insert(version).exec_without_returning(connection).await?;
        self.tx.touch(unit);
        self.tx.touch_registry();
        Ok(unit)
    }

    /// A new unit for practice, which never has a site. False when there is one: it may have been renamed, and another
    /// node may have been faster.
    pub async fn add_practice(&self, new: NewUnit) -> Result<bool, StoreError> {
        let connection = self.tx.connection();
        let known = unit::Entity::find().filter(unit::Column::IsPractice.eq(true)).one(connection).await?;
        if known.is_some() {
            return Ok(false);
        }
        let unit = self.add(new).await?;
        unit::Entity::update_many()
            .col_expr(unit::Column::IsPractice, Expr::value(true))
            .filter(unit::Column::Id.eq(unit.0))
            .exec(connection)
            .await?;
        Ok(true)
    }

    async fn add_attributes(&self, unit: UnitId, new: &NewUnit) -> Result<(), StoreError> {
        let (valid_from, valid_to) = days(new.validity);
        let name = unit_name::ActiveModel {
            unit_id: Set(unit.0),
            name: Set(new.name.clone()),
            full_name: Set(new.full_name.clone()),
            sort_key: Set(collation::sort_key(&new.name)),
            valid_from: Set(valid_from),
            valid_to: Set(valid_to),
            ..Default::default()
        };
        unit_name::Entity::insert(name).exec_without_returning(self.tx.connection()).await?;
        if new.codes.is_empty() {
            return Ok(());
        }
        let codes = new.codes.iter().map(|(scheme, code)| unit_code::ActiveModel {
            unit_id: Set(unit.0),
            scheme: Set(scheme.clone()),
            code: Set(code.clone()),
            valid_from: Set(valid_from),
            valid_to: Set(valid_to),
            ..Default::default()
        });
        unit_code::Entity::insert_many(codes).exec_without_returning(self.tx.connection()).await?;
        Ok(())
    }

    /// A further host of a unit. As canonical it takes the place of the one that was.
    /// [`StoreError::Duplicate`] when the host belongs to another unit.
    pub async fn add_host(&self, unit: UnitId, host: &HostName, canonical: bool) -> Result<(), StoreError> {
        let connection = self.tx.connection();
        if let Some(row) = unit_host::Entity::find_by_id(host.as_str()).one(connection).await?
            && row.unit_id != unit.0
        {
            return Err(StoreError::Duplicate("host"));
        }
        if canonical {
            unit_host::Entity::update_many()
                .col_expr(unit_host::Column::Canonical, Expr::value(false))
                .filter(unit_host::Column::UnitId.eq(unit.0))
                .exec(connection)
                .await?;
        }
        let row = unit_host::ActiveModel {
            host: Set(host.as_str().to_owned()),
            unit_id: Set(unit.0),
            canonical: Set(canonical),
        };
        let over = OnConflict::column(unit_host::Column::Host).update_column(unit_host::Column::Canonical).to_owned();
        unit_host::Entity::insert(row).on_conflict(over).exec_without_returning(connection).await?;
        self.tx.touch_registry();
        Ok(())
    }

    /// A label a unit once had. [`StoreError::Duplicate`] when it is, or was, another unit's.
    pub async fn add_former_slug(&self, unit: UnitId, slug: &str) -> Result<(), StoreError> {
        let connection = self.tx.connection();
        let taken = StoreError::Duplicate("slug of a unit");
        if unit::Entity::find().filter(unit::Column::Slug.eq(slug)).one(connection).await?.is_some() {
            return Err(taken);
        }
        let row = unit_former_slug::ActiveModel { slug: Set(slug.to_owned()), unit_id: Set(unit.0) };
        let added = unit_former_slug::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(connection)
            .await?;
        let holder = unit_former_slug::Entity::find_by_id(slug).one(connection).await?;
        if added == 0 && holder.is_none_or(|row| row.unit_id != unit.0) {
            return Err(taken);
        }
        self.tx.touch_registry();
        Ok(())
    }

    /// Records that one unit took the place, or part of it, of another on a day.
    pub async fn add_succession(
        &self,
        predecessor: UnitId,
        successor: UnitId,
        on: CivilDate,
    ) -> Result<(), StoreError> {
        let row = unit_succession::ActiveModel {
            predecessor_id: Set(predecessor.0),
            successor_id: Set(successor.0),
            on_day: Set(on.days()),
        };
        unit_succession::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(self.tx.connection())
            .await?;
        self.tx.touch_registry();
        Ok(())
    }
}

fn days(validity: Validity) -> (Option<i32>, Option<i32>) {
    (validity.from.map(CivilDate::days), validity.to.map(CivilDate::days))
}
