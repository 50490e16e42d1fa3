//! What happens to a unit during its life: another name, another address, a pause, one host less.

use domain::collation;
use domain::host::HostName;
use domain::moment::{CivilDate, Moment};
use domain::slug::Slug;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};

use crate::entities::{unit, unit_former_slug, unit_host, unit_name};
use crate::error::StoreError;
use crate::units::UnitWriter;

impl UnitWriter<'_> {
    /// Another name from a day on; the former one ends the day before. A second one on the same day, or on an earlier
    /// day than the name of now began, corrects that name. False when there is no such unit.
    pub async fn rename(&self, unit: UnitId, name: &str, full_name: &str, from: CivilDate) -> Result<bool, StoreError> {
        let connection = self.tx.connection();
        let names = unit_name::Entity::find().filter(unit_name::Column::UnitId.eq(unit.0));
        let current = names
            .filter(unit_name::Column::ValidTo.is_null())
            .order_by_desc(unit_name::Column::Id)
            .one(connection)
            .await?;
        let Some(current) = current else { return Ok(false) };
        let corrects = current.valid_from.is_some_and(|since| since >= from.days());
        let mut row = current.clone().into_active_model();
        if corrects {
            row.name = Set(name.to_owned());
            row.full_name = Set(full_name.to_owned());
            row.sort_key = Set(collation::sort_key(name));
            row.update(connection).await?;
        } else {
            row.valid_to = Set(Some(from.days() - 1));
            row.update(connection).await?;
            let next = unit_name::ActiveModel {
                unit_id: Set(unit.0),
                name: Set(name.to_owned()),
                full_name: Set(full_name.to_owned()),
                sort_key: Set(collation::sort_key(name)),
                valid_from: Set(Some(from.days())),
                valid_to: Set(None),
                ..Default::default()
            };
            unit_name::Entity::insert(next).exec_without_returning(connection).await?;
        }
        self.tx.touch(unit);
        self.tx.touch_registry();
        Ok(true)
    }

    /// Another label below the origin; the former one redirects from now on. [`StoreError::Duplicate`] when the label
    /// is, or was, another unit's. False when there is no such unit.
    pub async fn change_slug(&self, unit: UnitId, slug: &Slug) -> Result<bool, StoreError> {
        let connection = self.tx.connection();
        let Some(row) = unit::Entity::find_by_id(unit.0).one(connection).await? else { return Ok(false) };
        if row.slug == slug.as_str() {
            return Ok(true);
        }
        let taken = StoreError::Duplicate("slug of a unit");
        if unit::Entity::find().filter(unit::Column::Slug.eq(slug.as_str())).one(connection).await?.is_some() {
            return Err(taken);
        }
        match unit_former_slug::Entity::find_by_id(slug.as_str()).one(connection).await? {
            Some(former) if former.unit_id != unit.0 => return Err(taken),
            // Its own former label is its current one again.
            Some(_) => {
                unit_former_slug::Entity::delete_by_id(slug.as_str()).exec(connection).await?;
            }
            None => {}
        }
        let former = unit_former_slug::ActiveModel { slug: Set(row.slug.clone()), unit_id: Set(unit.0) };
        unit_former_slug::Entity::insert(former)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(connection)
            .await?;
        unit::Entity::update_many()
            .col_expr(unit::Column::Slug, Expr::value(slug.as_str()))
            .filter(unit::Column::Id.eq(unit.0))
            .exec(connection)
            .await?;
        self.tx.touch(unit);
        self.tx.touch_registry();
        Ok(true)
    }

    /// Suspends a unit's site, or opens it again (`None`). False when there is no such unit.
    pub async fn suspend(&self, unit: UnitId, since: Option<Moment>) -> Result<bool, StoreError> {
        let updated = unit::Entity::update_many()
            .col_expr(unit::Column::SuspendedAt, Expr::value(since.map(Moment::micros)))
            .filter(unit::Column::Id.eq(unit.0))
            .exec(self.tx.connection())
            .await?;
        self.tx.touch(unit);
        self.tx.touch_registry();
        Ok(updated.rows_affected == 1)
    }

    /// Takes a further host away; false when the unit has no such host.
    pub async fn remove_host(&self, unit: UnitId, host: &HostName) -> Result<bool, StoreError> {
        let gone = unit_host::Entity::delete_many()
            .filter(unit_host::Column::UnitId.eq(unit.0))
            .filter(unit_host::Column::Host.eq(host.as_str()))
            .exec(self.tx.connection())
            .await?;
        self.tx.touch_registry();
        Ok(gone.rows_affected == 1)
    }
}
