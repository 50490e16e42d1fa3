//! Days on the calendar: reading what people type, writing what papers and pages need.

use std::fmt;

use time::{Date, Month, Weekday};

use crate::fold::fold;

/// Julian day number of 1970-01-01.
const EPOCH_JULIAN_DAY: i32 = 2_440_588;
/// Days from the epoch to 0001-01-01 and 9999-12-31, the years a date may have.
pub(super) const FIRST_DAY: i32 = -719_162;
pub(super) const LAST_DAY: i32 = 2_932_896;

/// A day on the calendar, without a clock or a zone. Years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    // Declared from large to small: the derived order is the order of days.
    year: i32,
    month: u8,
    day: u8,
}

/// Why a typed date cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// Not in any form we read.
    #[error("not a date")]
    Unreadable,
    /// There is no such month.
    #[error("no month {month}")]
    NoSuchMonth {
        /// As typed.
        month: u32,
    },
    /// The month has no such day, or the year is not one we keep (1 to 9999).
    #[error("no day {day} in month {month} of year {year}")]
    NoSuchDay {
        /// As typed.
        day: u32,
        /// 1 to 12.
        month: u32,
        /// As typed.
        year: u32,
    },
}

impl DateFault {
    /// One Vietnamese sentence for the person who typed; `field` is the label they see.
    pub fn sentence(&self, field: &str) -> String {
        match self {
            Self::Unreadable => {
                format!("{field} phải là một ngày viết theo dạng ngày/tháng/năm, ví dụ 27/01/2024.")
            }
            Self::NoSuchMonth { month } => {
                format!("{field}: không có tháng {month}. Hãy viết ngày trước, tháng sau, ví dụ 27/01/2024.")
            }
            Self::NoSuchDay { day, month, year } => {
                format!("{field}: tháng {month} năm {year} không có ngày {day}. Hãy xem lại ngày đã nhập.")
            }
        }
    }
}

impl CivilDate {
    /// This day, when the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let known = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).is_ok();
        (known && (1..=9_999).contains(&year)).then_some(Self { year, month, day })
    }

    /// Reads `27/1/2024`, `27-01-2024`, `27.01.2024`, `ngày 27 tháng 1 năm 2024` (marks optional) and `2024-01-27`.
    ///
    /// Day always comes before month, and a year needs its four digits: `27/1/24` could be 1924.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let folded = fold(text);
        let (day, month, year) = read(folded.trim()).ok_or(DateFault::Unreadable)?;
        if !(1..=12).contains(&month) {
            return Err(DateFault::NoSuchMonth { month });
        }
        let exact = || Self::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        exact().ok_or(DateFault::NoSuchDay { day, month, year })
    }

    /// The day `days` after 1970-01-01, negative before; `None` outside the years 1 to 9999.
    pub fn from_days(days: i32) -> Option<Self> {
        (FIRST_DAY..=LAST_DAY).contains(&days).then(|| Self::nearest(days))
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i32 {
        self.to_date().to_julian_day() - EPOCH_JULIAN_DAY
    }

    /// 1 to 9999.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// `27/01/2024`.
    pub fn short(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day, self.month, self.year)
    }

    /// `ngày 27 tháng 01 năm 2024`: official papers pad days below 10 and only the months 1 and 2, so that nobody can
    /// put a digit in front; months 3 to 9 stand bare.
    pub fn long(self) -> String {
        let month = if self.month <= 2 { format!("{:02}", self.month) } else { self.month.to_string() };
        format!("ngày {:02} tháng {month} năm {}", self.day, self.year)
    }

    /// `2024-01-27`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// `Thứ Hai` … `Thứ Bảy`, `Chủ Nhật`.
    pub fn weekday_name(self) -> &'static str {
        match self.to_date().weekday() {
            Weekday::Monday => "Thứ Hai",
            Weekday::Tuesday => "Thứ Ba",
            Weekday::Wednesday => "Thứ Tư",
            Weekday::Thursday => "Thứ Năm",
            Weekday::Friday => "Thứ Sáu",
            Weekday::Saturday => "Thứ Bảy",
            Weekday::Sunday => "Chủ Nhật",
        }
    }

    /// The day `days` after 1970-01-01, or the first or last one kept.
    pub(super) fn nearest(days: i32) -> Self {
        let julian = days.clamp(FIRST_DAY, LAST_DAY) + EPOCH_JULIAN_DAY;
        let date = Date::from_julian_day(julian).unwrap_or(Date::MIN);
        Self { year: date.year(), month: u8::from(date.month()), day: date.day() }
    }

    pub(super) fn to_date(self) -> Date {
        // Only `new` and `nearest` make dates, so the calendar has this one.
        Month::try_from(self.month)
            .ok()
            .and_then(|month| Date::from_calendar_date(self.year, month, self.day).ok())
            .unwrap_or(Date::MIN)
    }
}

/// The short form, `27/01/2024`.
impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short())
    }
}

/// Day, month and year as typed, from folded text.
fn read(text: &str) -> Option<(u32, u32, u32)> {
    if text.contains("thang") {
        let rest = text.strip_prefix("ngay").unwrap_or(text);
        let (day, rest) = rest.split_once("thang")?;
        let (month, year) = rest.split_once("nam")?;
        return Some((part(day)?, part(month)?, full_year(year)?));
    }
    let separator = ['/', '-', '.'].into_iter().find(|c| text.contains(*c))?;
    let mut parts = text.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if separator == '-' && first.trim().len() == 4 {
        return Some((part(third)?, part(second)?, full_year(first)?));
    }
    Some((part(first)?, part(second)?, full_year(third)?))
}

fn part(text: &str) -> Option<u32> {
    let digits = text.trim();
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

fn full_year(text: &str) -> Option<u32> {
    let digits = text.trim();
    let plain = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}
