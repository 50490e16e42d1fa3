//! When the letter of the week goes: Mondays at 07:00, in Vietnam.

use crate::event::ClockTime;
use crate::moment::{CivilDate, Moment};

/// When it goes on its day.
const CLOCK: u16 = 7 * 60;

/// The first Monday morning behind a moment.
pub fn next(after: Moment) -> Moment {
    let today = after.vietnam_date();
    // 1970-01-01 was a Thursday.
    let since_monday = today.days().saturating_add(3).rem_euclid(7);
    let monday = |weeks: i32| {
        let days = today.days().saturating_sub(since_monday).saturating_add(weeks * 7);
        let clock = ClockTime::from_minutes(CLOCK).unwrap_or(ClockTime::MIDNIGHT);
        Moment::in_vietnam_at(CivilDate::from_days(days).unwrap_or(today), clock)
    };
    let this = monday(0);
    if this > after { this } else { monday(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_on_the_next_monday_morning() {
        let at = |day, minutes| {
            Moment::in_vietnam_at(CivilDate::new(2024, 1, day).unwrap(), ClockTime::from_minutes(minutes).unwrap())
        };
        // 29/01/2024 is a Monday.
        let monday = at(29, CLOCK);
        for before in [at(22, CLOCK), at(27, 8 * 60), at(28, 23 * 60), at(29, CLOCK - 1)] {
            assert_eq!(next(before), monday, "{before:?}");
        }
        assert_eq!(monday.iso_utc(), "2024-01-29T00:00:00Z");
        assert_eq!(next(monday).iso_utc(), "2024-02-05T00:00:00Z");
        assert_eq!(next(at(29, CLOCK + 1)), next(monday));
    }
}
