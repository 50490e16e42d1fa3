//! Directives: what the province asks units to do until a day, and how each of them stands.

mod letter;
mod text;
mod unit;

pub use self::letter::DirectiveLetter;
pub use self::text::{DirectiveField, DirectiveForm, DirectiveText};
pub use self::unit::{ReportField, ReportForm, Reported, ReturnField, ReturnForm, UnitStanding, UnitStep};

use crate::moment::{CivilDate, Moment};
use crate::working_day;

/// Our own number for a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DirectiveId(pub i64);

/// Working days before the deadline on which whoever has not done it is reminded.
pub const REMINDED_BEFORE: u32 = 3;

/// Where a directive stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DirectiveState {
    /// Somebody writes it; no unit sees it.
    Draft,
    /// Units see it; its words are fixed.
    Sent,
    /// Nothing more is expected.
    Closed,
    /// It was a mistake, or another one replaces it.
    TakenBack,
}

impl DirectiveState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Sent, Self::Closed, Self::TakenBack];

    /// The stored form, ASCII and stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Closed => "closed",
            Self::TakenBack => "taken_back",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether its words may still change: no unit has seen them.
    pub fn is_draft(self) -> bool {
        self == Self::Draft
    }

    /// Whether units are to act on it.
    pub fn is_open(self) -> bool {
        self == Self::Sent
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "Bản nháp",
            Self::Sent => "Đã giao",
            Self::Closed => "Đã kết thúc",
            Self::TakenBack => "Đã thu hồi",
        }
    }
}

/// A letter that goes to a unit by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reminder {
    /// The deadline is near.
    Soon,
    /// It is past.
    Late,
}

/// When something is late: from the end of its last day on.
pub fn late_from(deadline: CivilDate) -> Moment {
    working_day::end_of(deadline)
}

/// The next letter to a unit that has not done it, of those that are to go after `told`, and when. Of two whose moments
/// passed while nobody looked only the later one goes.
pub fn next_reminder(
    deadline: CivilDate,
    sent: Moment,
    told: Option<Reminder>,
    now: Moment,
) -> Option<(Moment, Reminder)> {
    let soon = working_day::begin_of(working_day::before(deadline, REMINDED_BEFORE));
    let late = working_day::begin_of(CivilDate::from_days(deadline.days().saturating_add(1))?);
    match told {
        Some(Reminder::Late) => None,
        Some(Reminder::Soon) => Some((late, Reminder::Late)),
        // Whoever got it with less time than that has just been told by the letter of the sending.
        None if soon <= sent || late <= now => Some((late, Reminder::Late)),
        None => Some((soon, Reminder::Soon)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_reads_back_from_its_code() {
        assert!(DirectiveState::ALL.iter().all(|&state| DirectiveState::from_code(state.code()) == Some(state)));
        assert_eq!(DirectiveState::from_code("x"), None);
    }

    #[test]
    fn a_unit_is_reminded_three_working_days_before_and_on_the_day_after() {
        let day = |day| CivilDate::new(2024, 1, day).unwrap();
        // 31/01/2024 is a Wednesday: three working days before is Friday 26/01.
        let (deadline, sent) = (day(31), working_day::end_of(day(22)));
        let (soon, late) = (working_day::begin_of(day(26)), working_day::begin_of(CivilDate::new(2024, 2, 1).unwrap()));
        assert_eq!(next_reminder(deadline, sent, None, sent), Some((soon, Reminder::Soon)));
        assert_eq!(next_reminder(deadline, sent, Some(Reminder::Soon), soon), Some((late, Reminder::Late)));
        assert_eq!(next_reminder(deadline, sent, Some(Reminder::Late), late), None);
        let short = working_day::end_of(day(29));
        assert_eq!(
            next_reminder(deadline, short, None, short),
            Some((late, Reminder::Late)),
            "sent too late to remind"
        );
        assert_eq!(next_reminder(deadline, sent, None, late), Some((late, Reminder::Late)), "nobody looked meanwhile");
        assert!(late_from(deadline) < late);
    }
}
