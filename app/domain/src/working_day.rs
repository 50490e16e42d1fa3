//! Working days. Saturdays and Sundays are none; public holidays are, because nobody keeps a list of them here.

use crate::event::ClockTime;
use crate::moment::{CivilDate, Moment};

/// When a working day ends: 17:00.
const END_OF_DAY: u16 = 17 * 60;
/// When letters of a day are written: 07:30.
const BEGIN_OF_DAY: u16 = 7 * 60 + 30;

/// 1970-01-01 was a Thursday.
pub fn is_working(day: CivilDate) -> bool {
    day.days().saturating_add(3).rem_euclid(7) < 5
}

/// The working day so many working days after a day.
pub fn after(day: CivilDate, working_days: u32) -> CivilDate {
    counted(day, working_days, 1)
}

/// The working day so many working days before a day.
pub fn before(day: CivilDate, working_days: u32) -> CivilDate {
    counted(day, working_days, -1)
}

fn counted(mut day: CivilDate, mut left: u32, step: i32) -> CivilDate {
    while left > 0 {
        let Some(next) = CivilDate::from_days(day.days().saturating_add(step)) else { break };
        day = next;
        left -= u32::from(is_working(day));
    }
    day
}

/// 17:00 of a day, in Vietnam.
pub fn end_of(day: CivilDate) -> Moment {
    at(day, END_OF_DAY)
}

/// 07:30 of a day, in Vietnam.
pub fn begin_of(day: CivilDate) -> Moment {
    at(day, BEGIN_OF_DAY)
}

fn at(day: CivilDate, minutes: u16) -> Moment {
    Moment::in_vietnam_at(day, ClockTime::from_minutes(minutes).unwrap_or(ClockTime::MIDNIGHT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_are_counted_over_in_both_directions() {
        let day = |day| CivilDate::new(2024, 1, day).unwrap();
        // 26/01/2024 is a Friday.
        assert!(is_working(day(26)) && !is_working(day(27)) && !is_working(day(28)) && is_working(day(29)));
        assert_eq!((after(day(26), 1), after(day(27), 1), after(day(26), 2)), (day(29), day(29), day(30)));
        assert_eq!((before(day(29), 1), before(day(28), 1), before(day(31), 3)), (day(26), day(26), day(26)));
        assert_eq!((after(day(27), 0), before(day(27), 0)), (day(27), day(27)));
    }

    #[test]
    fn a_working_day_lasts_from_half_past_seven_to_five() {
        let day = CivilDate::new(2024, 1, 26).unwrap();
        assert_eq!(begin_of(day).iso_utc(), "2024-01-26T00:30:00Z");
        assert_eq!(end_of(day).iso_utc(), "2024-01-26T10:00:00Z");
    }
}
