//! Moments set beforehand: when a text goes public, until when an item stays. Typed and shown in Vietnam's time.

use crate::event::ClockTime;
use crate::moment::{CivilDate, Moment};

/// Nobody plans further ahead; a year typed wrong is more likely.
const MOST_DAYS: i32 = 2 * 366;

/// Which moment is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appointment {
    /// A text goes public.
    Publication,
    /// The item leaves the public.
    Expiry,
}

impl Appointment {
    /// Names of the controls for day and clock.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Publication => ("ngay_dang", "gio_dang"),
            Self::Expiry => ("ngay_het_han", "gio_het_han"),
        }
    }

    /// Their labels.
    pub fn labels(self) -> (&'static str, &'static str) {
        match self {
            Self::Publication => ("Ngày đăng", "Giờ đăng"),
            Self::Expiry => ("Ngày hết hạn", "Giờ hết hạn"),
        }
    }
}

/// What a person typed, untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppointmentForm {
    /// The day.
    pub day: String,
    /// The clock.
    pub clock: String,
}

/// What is wrong with day and clock; each a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppointmentFaults {
    /// With the day.
    pub day: Option<String>,
    /// With the clock.
    pub clock: Option<String>,
}

impl AppointmentForm {
    /// Of a moment that is set.
    pub fn of(moment: Moment) -> Self {
        Self { day: moment.vietnam_date().short(), clock: moment.vietnam_time().short() }
    }

    /// The moment typed, which is still to come.
    pub fn check(&self, which: Appointment, now: Moment) -> Result<Moment, AppointmentFaults> {
        let mut faults = AppointmentFaults::default();
        let (day_label, clock_label) = which.labels();
        let day = if self.day.trim().is_empty() {
            faults.day = Some(format!("Hãy nhập {}, ví dụ 05/02/2024.", day_label.to_lowercase()));
            None
        } else {
            CivilDate::parse(&self.day).map_err(|fault| faults.day = Some(fault.sentence(day_label))).ok()
        };
        let clock = ClockTime::parse(&self.clock);
        if clock.is_none() {
            faults.clock = Some(format!("{clock_label} phải là một giờ trong ngày, ví dụ 7:30, 8h hoặc 14 giờ."));
        }
        let (Some(day), Some(clock)) = (day, clock) else { return Err(faults) };
        let moment = Moment::in_vietnam_at(day, clock);
        if moment <= now {
            faults.day = Some(format!(
                "{day_label} và giờ đã qua (bây giờ là {} ngày {}); hãy chọn một lúc sắp tới.",
                now.vietnam_clock(),
                now.vietnam_date().short()
            ));
        } else if day.days() - now.vietnam_date().days() > MOST_DAYS {
            faults.day = Some(format!("{day_label} còn hơn hai năm nữa; hãy xem lại năm."));
        } else {
            return Ok(moment);
        }
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 08:00 on 27/01/2024 in Vietnam.
    const NOW: Moment = Moment::from_micros(1_706_317_200_000_000);

    fn check(day: &str, clock: &str) -> Result<Moment, AppointmentFaults> {
        AppointmentForm { day: day.to_owned(), clock: clock.to_owned() }.check(Appointment::Publication, NOW)
    }

    #[test]
    fn a_moment_is_one_of_vietnam_and_reads_back() {
        let moment = check("28/1/2024", "7h30").unwrap();
        assert_eq!(moment.iso_utc(), "2024-01-28T00:30:00Z");
        assert_eq!(AppointmentForm::of(moment), AppointmentForm { day: "28/01/2024".into(), clock: "07:30".into() });
        assert_eq!(check("27/01/2024", "8:01").unwrap(), NOW.plus_seconds(60));
    }

    #[test]
    fn what_is_past_far_or_no_time_is_named() {
        assert!(check("27/01/2024", "8:00").unwrap_err().day.unwrap().contains("08:00 ngày 27/01/2024"));
        assert!(check("27/01/2034", "8:00").unwrap_err().day.unwrap().contains("hai năm"));
        let both = check("", "25h").unwrap_err();
        assert!(both.day.is_some() && both.clock.is_some());
        assert!(check("31/02/2024", "8:00").unwrap_err().day.unwrap().contains("Ngày đăng"));
    }
}
