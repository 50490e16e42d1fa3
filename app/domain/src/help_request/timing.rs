//! When an answer is due, and what happens to a request by itself. The table of [retention](../../../../server/RETENTION.md)
//! says the same to people.

use super::state::RequestState;
use crate::moment::Moment;
use crate::working_day;

/// Working days within which a resident is answered.
pub const WORKING_DAYS: u32 = 2;
/// Days after which a request that was answered or visited, and that nobody closed, closes by itself.
pub const ANSWERED_DAYS: i64 = 14;
/// Days a suspicious message waits for a person.
pub const HELD_DAYS: i64 = 7;
/// Days after its end until everything personal in a request is deleted.
pub const KEPT_DAYS: i64 = 30;

const DAY: i64 = 86_400;

/// Until when a request that came now is to be answered: the end of the second working day after the day it came.
pub fn due(came: Moment) -> Moment {
    working_day::end_of(working_day::after(came.vietnam_date(), WORKING_DAYS))
}

/// What happens to a request by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// It goes to the whole unit, because the team did not answer in time.
    Escalate,
    /// It closes, because it was answered or visited some time ago.
    Close,
    /// It is dropped and deleted, because nobody took the suspicious message for a request.
    Drop,
    /// Everything personal is deleted.
    Erase,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 4] = [Self::Escalate, Self::Close, Self::Drop, Self::Erase];
    /// Those that end in less being kept, about which nobody is told.
    pub const RETENTION: [Self; 3] = [Self::Close, Self::Drop, Self::Erase];
}

/// What decides when the next such thing happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timed {
    /// Where it stands.
    pub state: RequestState,
    /// Since when.
    pub since: Moment,
    /// Until when it is to be answered.
    pub due: Moment,
    /// Whether the unit was told that it was not.
    pub is_escalated: bool,
    /// Whether everything personal is deleted.
    pub is_erased: bool,
}

impl Timed {
    /// What happens next by itself, and when; `None` when a person must do something first, or nothing is left to do.
    pub fn next(self) -> Option<(Moment, Deed)> {
        let days = |days: i64| self.since.plus_seconds(days * DAY);
        match self.state {
            _ if self.is_erased => None,
            RequestState::New | RequestState::Accepted if self.is_escalated => None,
            RequestState::New | RequestState::Accepted => Some((self.due, Deed::Escalate)),
            RequestState::Answered | RequestState::VisitArranged => Some((days(ANSWERED_DAYS), Deed::Close)),
            RequestState::Held => Some((days(HELD_DAYS), Deed::Drop)),
            // Whoever takes a request back takes the consent back: nothing is kept another day.
            RequestState::Withdrawn => Some((self.since, Deed::Erase)),
            RequestState::Done | RequestState::Refused => Some((days(KEPT_DAYS), Deed::Erase)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::event::ClockTime;
    use crate::moment::CivilDate;

    fn at(year: i32, month: u8, day: u8, hour: u16) -> Moment {
        Moment::in_vietnam_at(CivilDate::new(year, month, day).unwrap(), ClockTime::from_minutes(hour * 60).unwrap())
    }

    #[test]
    fn an_answer_is_due_at_the_end_of_the_second_working_day() {
        // 05/02/2024 is a Monday.
        for (came, due_day) in
            [((5, 8), 7), ((5, 23), 7), ((6, 9), 8), ((8, 9), 12), ((9, 16), 13), ((10, 9), 13), ((11, 9), 13)]
        {
            assert_eq!(due(at(2024, 2, came.0, came.1)), at(2024, 2, due_day, 17), "{came:?}");
        }
    }

    #[test]
    fn nothing_unanswered_is_ever_deleted_by_itself() {
        let since = at(2024, 2, 5, 8);
        let timed = |state| Timed { state, since, due: due(since), is_escalated: false, is_erased: false };
        for state in [RequestState::New, RequestState::Accepted] {
            assert_eq!(timed(state).next(), Some((due(since), Deed::Escalate)));
            assert_eq!(Timed { is_escalated: true, ..timed(state) }.next(), None);
        }
        assert_eq!(timed(RequestState::Done).next(), Some((at(2024, 3, 6, 8), Deed::Erase)));
        assert_eq!(timed(RequestState::Held).next(), Some((at(2024, 2, 12, 8), Deed::Drop)));
        assert_eq!(timed(RequestState::Withdrawn).next(), Some((since, Deed::Erase)));
        assert_eq!(timed(RequestState::Answered).next(), Some((at(2024, 2, 19, 8), Deed::Close)));
        for state in RequestState::ALL {
            assert_eq!(Timed { is_erased: true, ..timed(state) }.next(), None, "{state:?}");
        }
    }

    proptest! {
        #[test]
        fn a_due_moment_is_a_working_day_two_to_four_days_later(seconds in 0_i64..4_000_000_000) {
            let came = Moment::from_micros(0).plus_seconds(seconds);
            let due = due(came);
            let days = due.vietnam_date().days() - came.vietnam_date().days();
            prop_assert!((2..=4).contains(&days), "{days}");
            prop_assert!(!["Thứ Bảy", "Chủ nhật", "Chủ Nhật"].contains(&due.vietnam_date().weekday_name()));
            prop_assert_eq!(due.vietnam_clock(), "17:00");
        }
    }
}
