//! Time: stored as UTC microseconds, shown as Vietnam's calendar and clock.
//!
//! Nothing here asks what time it is: the clock is always an argument. Vietnam keeps +07:00 all year, so the offset
//! is a constant and no time zone data is needed.

mod civil_date;

use time::{Month, Weekday};

use crate::event::ClockTime;

pub use civil_date::{CivilDate, DateFault};
use civil_date::{FIRST_DAY, LAST_DAY};

const MICROS_PER_SECOND: i64 = 1_000_000;
const SECONDS_PER_DAY: i64 = 86_400;
const VIETNAM_OFFSET_SECONDS: i64 = 7 * 3_600;

/// A point in time, UTC microseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// From UTC microseconds since 1970.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// UTC microseconds since 1970.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// This moment moved by whole seconds, staying at the end of the range rather than wrapping.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(MICROS_PER_SECOND)))
    }

    /// A minute of a day, as Vietnamese clocks show it.
    pub fn in_vietnam_at(day: CivilDate, clock: ClockTime) -> Self {
        let seconds = i64::from(day.days()) * SECONDS_PER_DAY + i64::from(clock.minutes()) * 60;
        Self((seconds - VIETNAM_OFFSET_SECONDS) * MICROS_PER_SECOND)
    }

    /// The time of day on Vietnamese clocks, by the minute.
    pub fn vietnam_time(self) -> ClockTime {
        let face = self.in_vietnam();
        u16::try_from(face.hour * 60 + face.minute)
            .ok()
            .and_then(ClockTime::from_minutes)
            .unwrap_or(ClockTime::MIDNIGHT)
    }

    /// The date on Vietnamese calendars; years outside 1–9999 become the nearest date inside.
    pub fn vietnam_date(self) -> CivilDate {
        self.in_vietnam().date
    }

    /// The time on Vietnamese clocks, 24 hours: `08:05`.
    pub fn vietnam_clock(self) -> String {
        let face = self.in_vietnam();
        format!("{:02}:{:02}", face.hour, face.minute)
    }

    /// `2024-01-27T01:00:00Z`, whole seconds.
    pub fn iso_utc(self) -> String {
        format!("{}Z", self.face(0).iso())
    }

    /// `2024-01-27T08:00:00+07:00`, whole seconds.
    pub fn iso_vietnam(self) -> String {
        format!("{}+07:00", self.in_vietnam().iso())
    }

    /// The form HTTP headers carry: `Sat, 27 Jan 2024 01:00:00 GMT`.
    pub fn http_date(self) -> String {
        let face = self.face(0);
        let date = face.date.to_date();
        let weekday = match date.weekday() {
            Weekday::Monday => "Mon",
            Weekday::Tuesday => "Tue",
            Weekday::Wednesday => "Wed",
            Weekday::Thursday => "Thu",
            Weekday::Friday => "Fri",
            Weekday::Saturday => "Sat",
            Weekday::Sunday => "Sun",
        };
        let month = match date.month() {
            Month::January => "Jan",
            Month::February => "Feb",
            Month::March => "Mar",
            Month::April => "Apr",
            Month::May => "May",
            Month::June => "Jun",
            Month::July => "Jul",
            Month::August => "Aug",
            Month::September => "Sep",
            Month::October => "Oct",
            Month::November => "Nov",
            Month::December => "Dec",
        };
        format!(
            "{weekday}, {:02} {month} {:04} {:02}:{:02}:{:02} GMT",
            face.date.day(),
            face.date.year(),
            face.hour,
            face.minute,
            face.second
        )
    }

    fn in_vietnam(self) -> Face {
        self.face(VIETNAM_OFFSET_SECONDS)
    }

    fn face(self, offset_seconds: i64) -> Face {
        let seconds = self.0.div_euclid(MICROS_PER_SECOND) + offset_seconds;
        let days = i32::try_from(seconds.div_euclid(SECONDS_PER_DAY)).unwrap_or(if seconds < 0 {
            FIRST_DAY
        } else {
            LAST_DAY
        });
        let of_day = seconds.rem_euclid(SECONDS_PER_DAY);
        Face { date: CivilDate::nearest(days), hour: of_day / 3_600, minute: of_day / 60 % 60, second: of_day % 60 }
    }
}

/// What calendar and clock on the wall show.
struct Face {
    date: CivilDate,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Face {
    fn iso(&self) -> String {
        format!("{}T{:02}:{:02}:{:02}", self.date.iso(), self.hour, self.minute, self.second)
    }
}
