//! When an event takes place: days, and clocks where they are known.

use std::fmt;

use crate::fold::fold;
use crate::moment::CivilDate;

/// A time of day, by the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

/// A day, and a time on it where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayTime {
    /// The day.
    pub day: CivilDate,
    /// The time on it.
    pub clock: Option<ClockTime>,
}

/// From when to when; never ends before it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventTime {
    starts: DayTime,
    ends: Option<DayTime>,
}

impl ClockTime {
    /// The first minute of a day.
    pub const MIDNIGHT: Self = Self(0);

    /// Minutes since midnight, below 24 hours.
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes < 24 * 60).then_some(Self(minutes))
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// Reads `8:00`, `8h`, `8h30`, `8 giờ`, `8 giờ 30`, `8 giờ 30 phút`, `14.30`; nothing else, and no midnight as `24`.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        let words = folded.trim().trim_end_matches("phut").trim_end();
        let (hours, minutes) = match words.split_once("gio").or_else(|| words.split_once(['h', ':', '.', 'g'])) {
            Some((hours, minutes)) => (hours.trim_end(), minutes.trim_start()),
            None => return None,
        };
        let has_colon = words.contains([':', '.']);
        let number = |text: &str, most: u16| {
            let plain = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u16>().ok().filter(|value| plain && *value <= most)
        };
        let hours = number(hours, 23)?;
        let minutes = if minutes.is_empty() && !has_colon { 0 } else { number(minutes, 59)? };
        Self::from_minutes(hours * 60 + minutes)
    }

    /// `08:05`.
    pub fn short(self) -> String {
        format!("{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl EventTime {
    /// `None` when it would end before it begins.
    pub fn new(starts: DayTime, ends: Option<DayTime>) -> Option<Self> {
        let ordered = ends.is_none_or(|ends| {
            let same_day = ends.day == starts.day;
            ends.day > starts.day || same_day && ends.clock.zip(starts.clock).is_none_or(|(end, start)| end >= start)
        });
        ordered.then_some(Self { starts, ends })
    }

    /// When it begins.
    pub fn starts(self) -> DayTime {
        self.starts
    }

    /// When it ends, where that is known.
    pub fn ends(self) -> Option<DayTime> {
        self.ends
    }

    /// The last day it takes place on.
    pub fn last_day(self) -> CivilDate {
        self.ends.map_or(self.starts.day, |ends| ends.day)
    }

    /// The machine form of its beginning for `<time datetime>`: `2024-02-05T08:00+07:00`, or the day alone.
    pub fn iso_start(self) -> String {
        match self.starts.clock {
            Some(clock) => format!("{}T{}+07:00", self.starts.day.iso(), clock.short()),
            None => self.starts.day.iso(),
        }
    }
}

/// `Từ 08:00 đến 11:30, Thứ Hai ngày 05/02/2024`.
impl fmt::Display for EventTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { starts, ends } = *self;
        let day = |day: CivilDate| format!("{} ngày {}", day.weekday_name(), day.short());
        let at = |time: DayTime| match time.clock {
            Some(clock) => format!("{}, {}", clock.short(), day(time.day)),
            None => day(time.day),
        };
        match ends {
            None => f.write_str(&at(starts)),
            Some(ends) if ends.day == starts.day => match (starts.clock, ends.clock) {
                (Some(start), Some(end)) => {
                    write!(f, "Từ {} đến {}, {}", start.short(), end.short(), day(starts.day))
                }
                (None, Some(end)) => write!(f, "Đến {}, {}", end.short(), day(starts.day)),
                (_, None) => f.write_str(&at(starts)),
            },
            Some(ends) => {
                let whole = if ends.clock.is_none() { "hết " } else { "" };
                write!(f, "Từ {} đến {whole}{}", at(starts), at(ends))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, clock: &str) -> DayTime {
        DayTime { day: CivilDate::parse(day).unwrap(), clock: ClockTime::parse(clock) }
    }

    #[test]
    fn clocks_as_people_type_them() {
        for (typed, wanted) in [
            ("8:00", "08:00"),
            ("08:05", "08:05"),
            ("8h", "08:00"),
            ("8h30", "08:30"),
            ("8 giờ", "08:00"),
            ("14 giờ 30", "14:30"),
            ("14 giờ 30 phút", "14:30"),
            ("7g45", "07:45"),
            ("14.30", "14:30"),
            ("0:00", "00:00"),
            ("23:59", "23:59"),
        ] {
            assert_eq!(ClockTime::parse(typed).map(ClockTime::short).as_deref(), Some(wanted), "{typed}");
        }
        for typed in ["", "8", "24:00", "8:60", "8:", ":30", "tám giờ", "8:00:00", "-1:00", "8h30h", "800:00", "8 :+3"]
        {
            assert_eq!(ClockTime::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_sentence_says_when() {
        let (first, second) = ("05/02/2024", "06/02/2024");
        for (starts, ends, wanted) in [
            (at(first, ""), None, "Thứ Hai ngày 05/02/2024"),
            (at(first, "8:00"), None, "08:00, Thứ Hai ngày 05/02/2024"),
            (at(first, "8:00"), Some(at(first, "11:30")), "Từ 08:00 đến 11:30, Thứ Hai ngày 05/02/2024"),
            (at(first, ""), Some(at(first, "11:30")), "Đến 11:30, Thứ Hai ngày 05/02/2024"),
            (at(first, ""), Some(at(second, "")), "Từ Thứ Hai ngày 05/02/2024 đến hết Thứ Ba ngày 06/02/2024"),
            (
                at(first, "8:00"),
                Some(at(second, "17:00")),
                "Từ 08:00, Thứ Hai ngày 05/02/2024 đến 17:00, Thứ Ba ngày 06/02/2024",
            ),
        ] {
            assert_eq!(EventTime::new(starts, ends).unwrap().to_string(), wanted);
        }
    }

    #[test]
    fn nothing_ends_before_it_begins() {
        assert!(EventTime::new(at("05/02/2024", ""), Some(at("04/02/2024", ""))).is_none());
        assert!(EventTime::new(at("05/02/2024", "8:00"), Some(at("05/02/2024", "7:00"))).is_none());
        let time = EventTime::new(at("05/02/2024", "8:00"), Some(at("06/02/2024", "7:00"))).unwrap();
        assert_eq!(time.last_day().short(), "06/02/2024");
        assert_eq!(time.iso_start(), "2024-02-05T08:00+07:00");
    }
}
