//! The log: an entry for each time a team was out.

use std::collections::HashMap;

use domain::activity::{ActivityId, ActivityText, MOST_ACTIVITIES, Measure, Month, Period, ReportState};
use domain::hamlet::HamletId;
use domain::moment::{CivilDate, Moment};
use domain::unit::UnitId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, Set,
};

use super::{ActivitiesWriter, figures, hamlet_names, kept, measured, only, reaches, reports};
use crate::desk::DeskReader;
use crate::entities::{activity, hamlet};
use crate::error::StoreError;
use crate::hamlets;
use crate::profile::name_of;
use crate::stored;

/// An entry of the log as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Its number.
    pub id: ActivityId,
    /// Whose team was out.
    pub hamlet: HamletId,
    /// How that hamlet is called.
    pub hamlet_name: String,
    /// Grows with every change.
    pub version: i64,
    /// What was done.
    pub text: ActivityText,
    /// The last change.
    pub changed_at: Moment,
    /// Name of the person who made it; `None` once that person is gone.
    pub changed_by: Option<String>,
}

/// What became of a change to the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActivitySaved {
    /// Written.
    Done(ActivityId),
    /// The month has as many entries as it can have; nothing was written.
    TooMany,
    /// The report of that month lies with the unit, or is final; nothing was written.
    Fixed(Month, ReportState),
    /// Somebody changed it meanwhile; nothing was written.
    Stale(Box<Activity>),
    /// No such entry, or no such hamlet, within reach.
    Missing,
}

impl DeskReader<'_> {
    /// The entries of a period within reach, the newest first.
    pub async fn activities(&self, period: Period) -> Result<Vec<Activity>, StoreError> {
        let (unit, connection) = (self.desk.unit(), self.snapshot.connection());
        let mut query = of_unit(unit).filter(in_months(&period.months()));
        if let Some(own) = only(self.desk) {
            query = query.filter(activity::Column::HamletId.is_in(own));
        }
        let rows =
            query.order_by_desc(activity::Column::Day).order_by_desc(activity::Column::Id).all(connection).await?;
        let names = hamlet_names(connection, unit).await?;
        let mut entries = Vec::with_capacity(rows.len());
        for row in rows {
            entries.push(entry(connection, row, &names).await?);
        }
        Ok(entries)
    }

    /// One entry; `None` also for one out of reach.
    pub async fn activity(&self, id: ActivityId) -> Result<Option<Activity>, StoreError> {
        let (unit, connection) = (self.desk.unit(), self.snapshot.connection());
        let own = of_unit(unit).filter(activity::Column::Id.eq(id.0));
        let Some(row) = own.one(connection).await?.filter(|row| reaches(self.desk, row.hamlet_id)) else {
            return Ok(None);
        };
        let names = hamlet_names(connection, unit).await?;
        entry(connection, row, &names).await.map(Some)
    }
}

impl ActivitiesWriter<'_> {
    /// One entry within reach, which nobody else can change until this transaction ends.
    pub async fn activity(&self, id: ActivityId) -> Result<Option<Activity>, StoreError> {
        let connection = self.tx.connection();
        let Some(row) = self.locked(id).await? else { return Ok(None) };
        let names = hamlet_names(connection, self.desk.unit()).await?;
        entry(connection, row, &names).await.map(Some)
    }

    /// A new entry of a hamlet's log.
    pub async fn add_activity(
        &self,
        hamlet: HamletId,
        text: &ActivityText,
        at: Moment,
    ) -> Result<ActivitySaved, StoreError> {
        let (unit, connection) = (self.desk.unit(), self.tx.connection());
        let listed =
            hamlets::of_unit(unit).filter(hamlet::Column::Id.eq(hamlet.0)).filter(hamlet::Column::IsRetired.eq(false));
        if !reaches(self.desk, hamlet.0) || listed.one(connection).await?.is_none() {
            return Ok(ActivitySaved::Missing);
        }
        if let Some(refusal) = self.refused(hamlet, Month::of(text.day), at).await? {
            return Ok(refusal);
        }
        let row = activity::ActiveModel {
            unit_id: Set(unit.0),
            hamlet_id: Set(hamlet.0),
            version: Set(1),
            ..self.written(<activity::ActiveModel as Default>::default(), text, at)?
        };
        let added = activity::Entity::insert(row).exec(connection).await?;
        Ok(ActivitySaved::Done(ActivityId(added.last_insert_id)))
    }

    /// A new text of an entry, if it still is what the person started from. It stays its hamlet's.
    pub async fn save_activity(
        &self,
        id: ActivityId,
        expected_version: i64,
        text: &ActivityText,
        at: Moment,
    ) -> Result<ActivitySaved, StoreError> {
        let row = match self.fresh(id, expected_version).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let (hamlet, before, after) = (HamletId(row.hamlet_id), month(row.month)?, Month::of(text.day));
        // The reports of both months, the earlier one first: two people who move entries to and fro do not wait for each
        // other.
        let mut months = vec![before.min(after), before.max(after)];
        months.dedup();
        for of in months {
            let state = reports::locked(self.tx, self.desk, hamlet, of, at).await?.1;
            if state.why_fixed().is_some() {
                return Ok(ActivitySaved::Fixed(of, state));
            }
        }
        if before != after && self.is_full(hamlet, after).await? {
            return Ok(ActivitySaved::TooMany);
        }
        let version = row.version + 1;
        let mut row = self.written(row.into_active_model(), text, at)?;
        row.version = Set(version);
        row.update(self.tx.connection()).await?;
        Ok(ActivitySaved::Done(id))
    }

    /// Takes an entry out of the log for good.
    pub async fn remove_activity(
        &self,
        id: ActivityId,
        expected_version: i64,
        at: Moment,
    ) -> Result<ActivitySaved, StoreError> {
        let row = match self.fresh(id, expected_version).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let of = month(row.month)?;
        let state = reports::locked(self.tx, self.desk, HamletId(row.hamlet_id), of, at).await?.1;
        if state.why_fixed().is_some() {
            return Ok(ActivitySaved::Fixed(of, state));
        }
        activity::Entity::delete_by_id(row.id).exec(self.tx.connection()).await?;
        Ok(ActivitySaved::Done(id))
    }

    /// Why one more entry of a month cannot be written. Holds the month's report until this transaction ends.
    async fn refused(&self, hamlet: HamletId, of: Month, at: Moment) -> Result<Option<ActivitySaved>, StoreError> {
        let state = reports::locked(self.tx, self.desk, hamlet, of, at).await?.1;
        if state.why_fixed().is_some() {
            return Ok(Some(ActivitySaved::Fixed(of, state)));
        }
        Ok(self.is_full(hamlet, of).await?.then_some(ActivitySaved::TooMany))
    }

    async fn is_full(&self, hamlet: HamletId, of: Month) -> Result<bool, StoreError> {
        let there = of_month(self.desk.unit(), hamlet, of).count(self.tx.connection()).await?;
        Ok(usize::try_from(there).is_ok_and(|there| there >= MOST_ACTIVITIES))
    }

    async fn locked(&self, id: ActivityId) -> Result<Option<activity::Model>, StoreError> {
        let own = of_unit(self.desk.unit()).filter(activity::Column::Id.eq(id.0)).lock_exclusive();
        Ok(own.one(self.tx.connection()).await?.filter(|row| reaches(self.desk, row.hamlet_id)))
    }

    /// The entry under a lock, or why nothing may be written.
    async fn fresh(
        &self,
        id: ActivityId,
        expected_version: i64,
    ) -> Result<Result<activity::Model, ActivitySaved>, StoreError> {
        let connection = self.tx.connection();
        Ok(match self.locked(id).await? {
            None => Err(ActivitySaved::Missing),
            Some(row) if row.version != expected_version => {
                let names = hamlet_names(connection, self.desk.unit()).await?;
                Err(ActivitySaved::Stale(Box::new(entry(connection, row, &names).await?)))
            }
            Some(row) => Ok(row),
        })
    }

    fn written(
        &self,
        row: activity::ActiveModel,
        text: &ActivityText,
        at: Moment,
    ) -> Result<activity::ActiveModel, StoreError> {
        let told = |measure| kept(text.figures.get(measure)).map(Set);
        Ok(activity::ActiveModel {
            day: Set(text.day.days()),
            month: Set(Month::of(text.day).number()),
            place: Set(text.place.clone()),
            topic: Set(text.topic.code().to_owned()),
            households: told(Measure::Households)?,
            people: told(Measure::People)?,
            vneid: told(Measure::Vneid)?,
            services: told(Measure::Services)?,
            payment: told(Measure::Payment)?,
            signatures: told(Measure::Signatures)?,
            health: told(Measure::Health)?,
            difficulties: Set(text.difficulties.clone()),
            picture: Set(text.picture.as_ref().map(ToString::to_string)),
            picture_alt: Set(text.picture_alt.clone()),
            changed_at: Set(at.micros()),
            changed_by: Set(Some(self.desk.person().0)),
            ..row
        })
    }
}

fn of_unit(unit: UnitId) -> Select<activity::Entity> {
    activity::Entity::find().filter(activity::Column::UnitId.eq(unit.0))
}

fn in_months(months: &[Month]) -> sea_orm::sea_query::Expr {
    activity::Column::Month.is_in(months.iter().map(|month| month.number()))
}

/// The entries of a hamlet in a month.
pub(super) fn of_month(unit: UnitId, hamlet: HamletId, month: Month) -> Select<activity::Entity> {
    of_unit(unit).filter(activity::Column::HamletId.eq(hamlet.0)).filter(activity::Column::Month.eq(month.number()))
}

pub(super) fn month(stored: i32) -> Result<Month, StoreError> {
    Month::from_number(stored).ok_or_else(|| stored::unreadable("month", &stored.to_string()))
}

/// What an entry counted.
pub(super) fn counted(row: &activity::Model) -> domain::activity::Figures {
    figures(measured!(row))
}

async fn entry(
    connection: &impl ConnectionTrait,
    row: activity::Model,
    names: &HashMap<i64, String>,
) -> Result<Activity, StoreError> {
    let day = CivilDate::from_days(row.day).ok_or_else(|| stored::unreadable("day", &row.day.to_string()))?;
    let topic = stored::topic(Some(&row.topic))?.ok_or_else(|| stored::unreadable("topic", &row.topic))?;
    Ok(Activity {
        id: ActivityId(row.id),
        hamlet: HamletId(row.hamlet_id),
        hamlet_name: names.get(&row.hamlet_id).cloned().unwrap_or_default(),
        version: row.version,
        changed_at: Moment::from_micros(row.changed_at),
        changed_by: name_of(connection, row.changed_by).await?,
        text: ActivityText {
            day,
            figures: counted(&row),
            place: row.place,
            topic,
            difficulties: row.difficulties,
            picture: stored::optional_media_key(row.picture.as_deref())?,
            picture_alt: row.picture_alt,
        },
    })
}
