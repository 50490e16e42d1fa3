//! The duty roster of a hamlet's team.

use domain::event::ClockTime;
use domain::hamlet::HamletId;
use domain::moment::{CivilDate, Moment};
use domain::team::shift::MOST_SHIFTS;
use domain::team::{ShiftId, ShiftText};
use domain::unit::UnitId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select, Set};

use crate::desk::DeskReader;
use crate::entities::duty_shift;
use crate::error::StoreError;
use crate::stored;
use crate::teams::{HamletWriter, locked};

/// What became of shifts that were to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShiftsAdded {
    /// This many are new; those that were there already are not there twice.
    Done(usize),
    /// The roster is full; nothing was written.
    TooMany,
    /// No such hamlet at this unit.
    Missing,
}

impl DeskReader<'_> {
    /// The shifts of a team from a day on, in their order.
    pub async fn roster(&self, hamlet: HamletId, from: CivilDate) -> Result<Vec<(ShiftId, ShiftText)>, StoreError> {
        shifts(self.snapshot.connection(), of_hamlet(self.desk.unit(), hamlet), from).await
    }
}

impl HamletWriter<'_> {
    /// Puts shifts on the roster.
    pub async fn add_shifts(
        &self,
        wanted: &[ShiftText],
        today: CivilDate,
        at: Moment,
    ) -> Result<ShiftsAdded, StoreError> {
        let (unit, hamlet, connection) = (self.by.unit(), self.by.hamlet(), self.tx.connection());
        if locked(connection, unit, hamlet).await?.is_none() {
            return Ok(ShiftsAdded::Missing);
        }
        let there = shifts(connection, of_hamlet(unit, hamlet), today).await?;
        let new: Vec<_> = wanted.iter().filter(|shift| !there.iter().any(|(_, other)| other == *shift)).collect();
        if there.len() + new.len() > MOST_SHIFTS {
            return Ok(ShiftsAdded::TooMany);
        }
        for shift in &new {
            let row = duty_shift::ActiveModel {
                unit_id: Set(unit.0),
                hamlet_id: Set(hamlet.0),
                day: Set(shift.day.days()),
                from_minute: Set(i32::from(shift.from.minutes())),
                to_minute: Set(i32::from(shift.to.minutes())),
                who: Set(shift.who.clone()),
                place: Set(shift.place.clone()),
                changed_at: Set(at.micros()),
                changed_by: Set(Some(self.by.person().0)),
                ..Default::default()
            };
            duty_shift::Entity::insert(row).exec_without_returning(connection).await?;
        }
        Ok(ShiftsAdded::Done(new.len()))
    }

    /// Takes one off; the shift it was, or `None` when it is on this roster no more.
    pub async fn remove_shift(&self, id: ShiftId) -> Result<Option<ShiftText>, StoreError> {
        let connection = self.tx.connection();
        let mine = of_hamlet(self.by.unit(), self.by.hamlet()).filter(duty_shift::Column::Id.eq(id.0));
        let Some(row) = mine.one(connection).await? else { return Ok(None) };
        let gone = duty_shift::Entity::delete_by_id(row.id).exec(connection).await?;
        if gone.rows_affected == 0 { Ok(None) } else { text(&row).map(Some) }
    }
}

pub(crate) fn of_hamlet(unit: UnitId, hamlet: HamletId) -> Select<duty_shift::Entity> {
    duty_shift::Entity::find()
        .filter(duty_shift::Column::UnitId.eq(unit.0))
        .filter(duty_shift::Column::HamletId.eq(hamlet.0))
        .order_by_asc(duty_shift::Column::Day)
        .order_by_asc(duty_shift::Column::FromMinute)
        .order_by_asc(duty_shift::Column::Id)
}

pub(crate) async fn shifts(
    connection: &impl ConnectionTrait,
    of_team: Select<duty_shift::Entity>,
    from: CivilDate,
) -> Result<Vec<(ShiftId, ShiftText)>, StoreError> {
    let rows = of_team.filter(duty_shift::Column::Day.gte(from.days())).all(connection).await?;
    rows.iter().map(|row| Ok((ShiftId(row.id), text(row)?))).collect()
}

fn text(row: &duty_shift::Model) -> Result<ShiftText, StoreError> {
    let clock = |minute: i32| {
        let clock = u16::try_from(minute).ok().and_then(ClockTime::from_minutes);
        clock.ok_or_else(|| stored::unreadable("minute of a shift", &minute.to_string()))
    };
    Ok(ShiftText {
        day: CivilDate::from_days(row.day).ok_or_else(|| stored::unreadable("day", &row.day.to_string()))?,
        from: clock(row.from_minute)?,
        to: clock(row.to_minute)?,
        who: row.who.clone(),
        place: row.place.clone(),
    })
}
