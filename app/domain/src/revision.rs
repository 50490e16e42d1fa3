//! Saved texts of an item: what people say about one, and which of them are kept for how long.
//!
//! **What is kept.** For ever: every text that has a name, every one that ever was public, the newest and the first. Of
//! the others: all of the last 30 days; then, for a year, the last of each day; then the last of each month. Days and
//! months are those of Vietnam.

use std::collections::HashSet;

use crate::moment::{CivilDate, Moment};
use crate::text;

/// Days during which every save is kept.
pub const DAYS_OF_ALL: i32 = 30;

/// Days during which one save a day is kept.
pub const DAYS_OF_DAILY: i32 = 365;

/// A line somebody wrote about a save; residents never see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionNote(String);

/// The name of a saved text, which is kept for ever because it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionName(String);

impl RevisionNote {
    /// The name of the form control.
    pub const FIELD: &'static str = "ghi_chu";

    /// The label a person reads.
    pub const LABEL: &'static str = "Ghi chú cho lần lưu này";

    /// Most graphemes.
    pub const LIMIT: usize = 200;

    /// Reads a note, which may be empty, or says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Option<Self>, String> {
        text::line(typed, Self::LIMIT).map(|note| note.map(Self)).map_err(|fault| fault.sentence(Self::LABEL))
    }

    /// What a restored text says of itself.
    pub fn restored_from(number: i32) -> Self {
        Self(format!("Khôi phục từ bản {number}"))
    }

    /// The note.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl RevisionName {
    /// The name of the form control.
    pub const FIELD: &'static str = "ten_ban";

    /// The label a person reads.
    pub const LABEL: &'static str = "Tên của bản này";

    /// Most graphemes.
    pub const LIMIT: usize = 80;

    /// Reads a name, or says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, String> {
        match text::line(typed, Self::LIMIT) {
            Ok(Some(name)) => Ok(Self(name)),
            Ok(None) => {
                Err("Hãy nhập tên, ví dụ “Bản Chủ tịch đã duyệt”. Bản có tên được giữ mãi nên không bỏ trống được."
                    .to_owned())
            }
            Err(fault) => Err(fault.sentence(Self::LABEL)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One save, as the rule looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Save {
    /// From 1, in the order of saving.
    pub number: i32,
    /// When.
    pub at: Moment,
    /// Whether it is kept whatever its age: it has a name, was public once, or is approved for a moment to come.
    pub is_kept: bool,
}

/// Numbers of the saves of one item that the rule keeps no more; `today` is the day in Vietnam.
///
/// Doing it twice changes nothing, and doing it often leaves the same as doing it once, at the end.
pub fn superfluous(saves: &[Save], today: CivilDate) -> Vec<i32> {
    let numbers = || saves.iter().map(|save| save.number);
    let (Some(first), Some(newest)) = (numbers().min(), numbers().max()) else { return Vec::new() };
    let mut by_number: Vec<&Save> = saves.iter().collect();
    by_number.sort_by_key(|save| std::cmp::Reverse(save.number));
    let mut taken = HashSet::new();
    let mut dropped: Vec<i32> = by_number
        .into_iter()
        .filter(|save| {
            // Every save takes the place of its day or month, those kept for ever included.
            let is_first_of_place = place(save.at, today).is_none_or(|place| taken.insert(place));
            !is_first_of_place && !save.is_kept && save.number != first && save.number != newest
        })
        .map(|save| save.number)
        .collect();
    dropped.sort_unstable();
    dropped
}

/// A day or a month that keeps one save.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Place {
    Day(CivilDate),
    Month(i32, u8),
}

/// Where a save stands now; `None` while all are kept.
fn place(at: Moment, today: CivilDate) -> Option<Place> {
    let day = at.vietnam_date();
    let age = today.days() - day.days();
    if age <= DAYS_OF_ALL {
        None
    } else if age <= DAYS_OF_DAILY {
        Some(Place::Day(day))
    } else {
        Some(Place::Month(day.year(), day.month()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: i64 = 86_400;

    /// 15/06/2024, noon in Vietnam.
    fn today() -> CivilDate {
        CivilDate::new(2024, 6, 15).unwrap()
    }

    /// So many days before, at so many seconds after midnight in Vietnam.
    fn before(days: i32, seconds: i64) -> Moment {
        let midnight = i64::from(today().days() - days) * DAY - 7 * 3600;
        Moment::from_micros((midnight + seconds) * 1_000_000)
    }

    fn saves(at: &[Moment], kept: &[i32]) -> Vec<Save> {
        let save = |(number, at): (i32, &Moment)| Save { number, at: *at, is_kept: kept.contains(&number) };
        (1..).zip(at).map(save).collect()
    }

    #[test]
    fn the_rule_by_examples() {
        let at = |days: &[(i32, i64)]| days.iter().map(|(day, second)| before(*day, *second)).collect::<Vec<_>>();
        for (what, saved, kept, dropped) in [
            ("nothing", vec![], vec![], vec![]),
            ("one is the first and the newest", vec![(900, 0)], vec![], vec![]),
            ("all of the last thirty days", vec![(30, 0), (30, 1), (30, 2), (0, 3), (0, 4)], vec![], vec![]),
            ("then the last of each day", vec![(31, 0), (31, 1), (31, DAY - 1), (0, 0)], vec![], vec![2]),
            ("days end at midnight in Vietnam", vec![(50, 0), (41, DAY - 1), (40, 0), (0, 0)], vec![], vec![]),
            ("for a year", vec![(365, 0), (365, 1), (365, 2), (364, 0), (0, 0)], vec![], vec![2]),
            ("then the last of each month", vec![(400, 0), (399, 0), (398, 0), (397, 0), (0, 0)], vec![], vec![2, 3]),
            ("two months keep two", vec![(430, 0), (429, 0), (398, 0), (397, 0), (0, 0)], vec![], vec![3]),
            ("a name or a time in public keeps", vec![(400, 0), (399, 0), (398, 0), (397, 0)], vec![3], vec![2]),
            ("what is to come is kept", vec![(-5, 0), (-5, 1), (-5, 2)], vec![], vec![]),
        ] {
            assert_eq!(superfluous(&saves(&at(&saved), &kept), today()), dropped, "{what}");
        }
    }

    #[test]
    fn a_note_is_one_line_and_a_name_is_not_empty() {
        assert_eq!(RevisionNote::parse(" \n ").unwrap(), None);
        assert_eq!(RevisionNote::parse("Sửa\ngiờ họp").unwrap().unwrap().as_str(), "Sửa giờ họp");
        assert!(RevisionNote::parse(&"ệ".repeat(201)).unwrap_err().contains(RevisionNote::LABEL));
        assert_eq!(RevisionName::parse(" Bản  duyệt ").unwrap().as_str(), "Bản duyệt");
        assert!(RevisionName::parse("").is_err() && RevisionName::parse(&"a".repeat(81)).is_err());
        assert_eq!(RevisionNote::restored_from(3).as_str(), "Khôi phục từ bản 3");
    }

    fn without(saves: &[Save], dropped: &[i32]) -> Vec<Save> {
        saves.iter().filter(|save| !dropped.contains(&save.number)).copied().collect()
    }

    prop_compose! {
        /// Many saves of few days, so that rules meet; clocks of two nodes may disagree.
        fn many()(list in prop::collection::vec((0_i32..900, 0_i64..DAY, prop::bool::weighted(0.1)), 0..60)) -> Vec<Save> {
            let mut list = list;
            list.sort_by_key(|(days, second, _)| (std::cmp::Reverse(*days / 2), *second));
            (1..).zip(list).map(|(number, (days, second, is_kept))| Save { number, at: before(days / 3 * 3, second), is_kept }).collect()
        }
    }

    proptest! {
        #[test]
        fn the_four_sorts_are_never_dropped(saves in many(), later in 0_i32..800) {
            let day = CivilDate::from_days(today().days() + later).unwrap();
            let dropped = superfluous(&saves, day);
            for save in &saves {
                let is_end = save.number == 1 || usize::try_from(save.number).unwrap() == saves.len();
                let is_young = day.days() - save.at.vietnam_date().days() <= DAYS_OF_ALL;
                prop_assert!(!dropped.contains(&save.number) || !(save.is_kept || is_end || is_young));
            }
            // Every day of the year before, and every month before that, keeps what it had last.
            for save in without(&saves, &without(&saves, &dropped).iter().map(|save| save.number).collect::<Vec<_>>()) {
                let follower = saves.iter().find(|other| {
                    other.number > save.number && place(other.at, day) == place(save.at, day) && !dropped.contains(&other.number)
                });
                prop_assert!(follower.is_some(), "{save:?}");
            }
        }

        #[test]
        fn often_is_as_good_as_once(saves in many(), steps in prop::collection::vec(0_i32..300, 0..5)) {
            let mut day = today();
            let mut thinned = saves.clone();
            for step in steps {
                thinned = without(&thinned, &superfluous(&thinned, day));
                prop_assert_eq!(superfluous(&thinned, day), Vec::<i32>::new());
                day = CivilDate::from_days(day.days() + step).unwrap();
            }
            let at_once = without(&saves, &superfluous(&saves, day));
            prop_assert_eq!(without(&thinned, &superfluous(&thinned, day)), at_once);
        }
    }
}
