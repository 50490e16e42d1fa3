//! The letters of the week: when the next one is due to each unit, what it tells, and who wants none. Due ones are taken
//! once, however many nodes look: the next moment is written in the transaction of the letter.

use std::collections::BTreeSet;

use domain::liveliness::Liveliness;
use domain::moment::Moment;
use domain::person::PersonId;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
};

use crate::activities::below;
use crate::directives::{OpenDirectives, open_of};
use crate::entities::person;
use crate::entities::unit_digest::{self, Column};
use crate::error::StoreError;
use crate::liveliness::{UnitLiveliness, all};
use crate::open::Store;
use crate::people::Person;
use crate::people_writer::PeopleWriter;
use crate::schedule::Timekeeper;
use crate::shares::inbox_counts;
use crate::tx::Tx;

/// Rows inserted in one statement; two numbers each stay far below what the engines take.
const AT_ONCE: usize = 5_000;

impl Store {
    /// Units whose letter is due, the longest overdue first.
    pub async fn due_digests(&self, now: Moment, limit: u64) -> Result<Vec<UnitId>, StoreError> {
        let rows = self.0.read.query_all(&due_query(now, limit)).await?;
        rows.iter().map(|row| Ok(UnitId(row.try_get_by_index(0)?))).collect()
    }

    /// Those of these units for which none is planned.
    pub async fn without_digest(&self, units: BTreeSet<UnitId>) -> Result<BTreeSet<UnitId>, StoreError> {
        let planned: Vec<i64> =
            unit_digest::Entity::find().select_only().column(Column::UnitId).into_tuple().all(&self.0.read).await?;
        let planned: BTreeSet<UnitId> = planned.into_iter().map(UnitId).collect();
        Ok(units.difference(&planned).copied().collect())
    }
}

impl Tx {
    /// Plans the first letter to units; what is planned for one already stays.
    pub async fn plan_digests(&self, units: BTreeSet<UnitId>, at: Moment) -> Result<(), StoreError> {
        let rows: Vec<_> = units
            .into_iter()
            .map(|unit| unit_digest::ActiveModel { unit_id: Set(unit.0), due_at: Set(at.micros()) })
            .collect();
        for rows in rows.chunks(AT_ONCE) {
            unit_digest::Entity::insert_many(rows.to_vec())
                .on_conflict(OnConflict::column(Column::UnitId).do_nothing().to_owned())
                .exec_without_returning(self.connection())
                .await?;
        }
        Ok(())
    }
}

impl Timekeeper<'_> {
    /// Takes the letter that is due and plans the next one; false when none is.
    pub async fn take_digest(&self, now: Moment, next: Moment) -> Result<bool, StoreError> {
        let connection = self.tx.connection();
        let row = unit_digest::Entity::find_by_id(self.unit.0).lock_exclusive().one(connection).await?;
        let Some(row) = row.filter(|row| row.due_at <= now.micros()) else { return Ok(false) };
        let mut row = row.into_active_model();
        row.due_at = Set(next.micros());
        row.update(connection).await?;
        Ok(true)
    }

    /// How the unit is doing now.
    pub async fn liveliness(&self, now: Moment) -> Result<Liveliness, StoreError> {
        let found = all(self.tx.connection(), &[self.unit.0], now).await?;
        Ok(found.into_iter().next().map(|found| found.life).unwrap_or_default())
    }

    /// The same of every unit below it.
    pub async fn liveliness_below(&self, now: Moment) -> Result<Vec<UnitLiveliness>, StoreError> {
        let units = below(self.tx.connection(), self.unit).await?;
        all(self.tx.connection(), &units, now).await
    }

    /// What the province sent to the unit and is not done.
    pub async fn open_directives(&self, now: Moment) -> Result<OpenDirectives, StoreError> {
        open_of(self.tx.connection(), self.unit, now).await
    }

    /// How much of what others share with the unit waits for somebody there.
    pub async fn shares_to_do(&self) -> Result<u64, StoreError> {
        Ok(inbox_counts(self.tx.connection(), self.unit).await?.to_do)
    }
}

impl PeopleWriter<'_> {
    /// Whoever may publish at a unit and wants its letter of the week.
    pub async fn digest_readers(&self, unit: UnitId) -> Result<Vec<Person>, StoreError> {
        let people = self.own_publishers(unit).await?;
        Ok(people.into_iter().filter(|person| person.digest_stopped_at.is_none()).collect())
    }

    /// Says that a person wants no letter of the week from a moment on, or wants it again; false when that is so already.
    pub async fn stop_digest(&self, person: PersonId, since: Option<Moment>) -> Result<bool, StoreError> {
        let stopped = person::Column::DigestStoppedAt;
        let is_other = if since.is_some() { stopped.is_null() } else { stopped.is_not_null() };
        let updated = person::Entity::update_many()
            .col_expr(stopped, Expr::value(since.map(Moment::micros)))
            .filter(person::Column::Id.eq(person.0))
            .filter(is_other)
            .exec(self.tx.connection())
            .await?;
        Ok(updated.rows_affected == 1)
    }
}

pub(crate) fn due_query(now: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .column(Column::UnitId)
        .from(unit_digest::Entity)
        .and_where(Expr::col(Column::DueAt).lte(now.micros()))
        .order_by(Column::DueAt, Order::Asc)
        .limit(limit)
        .take()
}
