//! The months reports are about, and the quarters they are added up over.

use crate::moment::CivilDate;

/// A month of a year, by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(CivilDate);

impl Month {
    /// This month, if there is such a one in the years a date may have.
    pub fn new(year: i32, month: u8) -> Option<Self> {
        CivilDate::new(year, month, 1).map(Self)
    }

    /// The month of a day.
    pub fn of(day: CivilDate) -> Self {
        // Every month that has a day has a first one.
        Self(CivilDate::new(day.year(), day.month(), 1).unwrap_or(day))
    }

    /// `202401`: the form in the store and in addresses.
    pub fn number(self) -> i32 {
        self.0.year() * 100 + i32::from(self.0.month())
    }

    /// Reads that form.
    pub fn from_number(number: i32) -> Option<Self> {
        Self::new(number.div_euclid(100), u8::try_from(number.rem_euclid(100)).ok()?)
    }

    /// Its first day.
    pub fn first(self) -> CivilDate {
        self.0
    }

    /// The month before; itself at the beginning of the calendar.
    #[must_use]
    pub fn before(self) -> Self {
        let (year, month) = (self.0.year(), self.0.month());
        let before = if month == 1 { Self::new(year - 1, 12) } else { Self::new(year, month - 1) };
        before.unwrap_or(self)
    }

    /// The month after; itself at the end of the calendar.
    #[must_use]
    pub fn after(self) -> Self {
        let (year, month) = (self.0.year(), self.0.month());
        let after = if month == 12 { Self::new(year + 1, 1) } else { Self::new(year, month + 1) };
        after.unwrap_or(self)
    }

    /// The first day that is no more of it, counted as [`CivilDate::days`].
    pub fn end(self) -> i32 {
        let after = self.after();
        if after == self { i32::MAX } else { after.first().days() }
    }

    /// `tháng 01/2024`.
    pub fn label(self) -> String {
        format!("tháng {:02}/{}", self.0.month(), self.0.year())
    }

    /// `Tháng 01/2024`, as it begins a line.
    pub fn title(self) -> String {
        format!("Tháng {:02}/{}", self.0.month(), self.0.year())
    }

    /// Of the four quarters of its year, from 0.
    fn quarter(self) -> u8 {
        (self.0.month() - 1) / 3
    }
}

/// What reports are added up over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// One month.
    Month(Month),
    /// The three months that begin with this one.
    Quarter(Month),
}

impl Period {
    /// The quarter of a month.
    pub fn quarter_of(month: Month) -> Self {
        Self::Quarter(Month::new(month.0.year(), month.quarter() * 3 + 1).unwrap_or(month))
    }

    /// Its months in their order.
    pub fn months(self) -> Vec<Month> {
        match self {
            Self::Month(month) => vec![month],
            Self::Quarter(first) => vec![first, first.after(), first.after().after()],
        }
    }

    /// Its months that have begun: nobody is missing a report about a month to come.
    pub fn begun(self, today: CivilDate) -> Vec<Month> {
        let mut months = self.months();
        months.retain(|month| *month <= Month::of(today));
        months
    }

    /// The period of the same length before.
    #[must_use]
    pub fn before(self) -> Self {
        match self {
            Self::Month(month) => Self::Month(month.before()),
            Self::Quarter(first) => Self::quarter_of(first.before()),
        }
    }

    /// The period of the same length after.
    #[must_use]
    pub fn after(self) -> Self {
        match self {
            Self::Month(month) => Self::Month(month.after()),
            Self::Quarter(first) => Self::quarter_of(first.after().after().after()),
        }
    }

    /// `tháng 01/2024`, `quý I/2024`.
    pub fn label(self) -> String {
        match self {
            Self::Month(month) => month.label(),
            Self::Quarter(first) => {
                let roman = ["I", "II", "III", "IV"].get(usize::from(first.quarter())).copied();
                format!("quý {}/{}", roman.unwrap_or_default(), first.0.year())
            }
        }
    }

    /// The form in addresses: `2024-01`, `2024-q1`.
    pub fn code(self) -> String {
        match self {
            Self::Month(Month(first)) => format!("{:04}-{:02}", first.year(), first.month()),
            Self::Quarter(month) => format!("{:04}-q{}", month.0.year(), month.quarter() + 1),
        }
    }

    /// Reads that form.
    pub fn from_code(code: &str) -> Option<Self> {
        let (year, rest) = code.split_once('-')?;
        let digits = |text: &str| (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then_some(());
        digits(year)?;
        let year = year.parse().ok()?;
        if let Some(quarter) = rest.strip_prefix('q') {
            digits(quarter)?;
            let quarter: u8 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
            return Some(Self::Quarter(Month::new(year, quarter * 3 - 2)?));
        }
        digits(rest)?;
        Some(Self::Month(Month::new(year, rest.parse().ok()?)?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn month(year: i32, month: u8) -> Month {
        Month::new(year, month).unwrap()
    }

    #[test]
    fn a_quarter_is_three_months_and_those_to_come_are_not_missing() {
        let quarter = Period::quarter_of(month(2024, 2));
        assert_eq!(quarter, Period::Quarter(month(2024, 1)));
        assert_eq!(quarter.months(), [month(2024, 1), month(2024, 2), month(2024, 3)]);
        assert_eq!(quarter.begun(CivilDate::new(2024, 2, 29).unwrap()), [month(2024, 1), month(2024, 2)]);
        assert!(quarter.begun(CivilDate::new(2023, 12, 31).unwrap()).is_empty());
        assert_eq!((quarter.label(), quarter.code()), ("quý I/2024".to_owned(), "2024-q1".to_owned()));
        assert_eq!(quarter.before().label(), "quý IV/2023");
        assert_eq!(month(2024, 1).before().label(), "tháng 12/2023");
    }

    #[test]
    fn odd_codes_are_no_period() {
        for code in ["", "2024", "2024-", "2024-13", "2024-00", "2024-q5", "2024-q", "-1-01", "2024-+1", "2024-01-01"] {
            assert_eq!(Period::from_code(code), None, "{code}");
        }
        for number in [0, 202_400, 202_413, -202_401, i32::MAX, i32::MIN] {
            assert_eq!(Month::from_number(number), None, "{number}");
        }
    }

    proptest! {
        #[test]
        fn months_read_back_and_every_day_is_of_one(days in -700_000_i32..2_900_000) {
            let day = CivilDate::from_days(days).unwrap();
            let own = Month::of(day);
            prop_assert_eq!(Month::from_number(own.number()), Some(own));
            prop_assert!(own.first() <= day && days < own.end());
            prop_assert_eq!(own.after().before(), own);
            prop_assert_eq!(own.end(), own.after().first().days());
            for period in [Period::Month(own), Period::quarter_of(own)] {
                prop_assert_eq!(Period::from_code(&period.code()), Some(period));
                prop_assert_eq!(period.after().before(), period);
                prop_assert!(period.months().contains(&own));
            }
        }
    }
}
