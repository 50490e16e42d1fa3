//! Whether the pages of a unit live: what was last made public, kind by kind, what is missing, and what waits too long.

use std::cmp::{Ordering, Reverse};

use crate::duty::Fact;
use crate::item::ItemKind;
use crate::moment::CivilDate;

/// Days without anything new after which pages are slow.
pub const SLOW_AFTER: i32 = 30;

/// Days without anything new after which nobody seems to be there.
pub const QUIET_AFTER: i32 = 90;

/// How the pages of a unit are doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pace {
    /// Chưa bắt đầu.
    NotBegun,
    /// Lặng.
    Quiet,
    /// Chậm.
    Slow,
    /// Sống.
    Alive,
}

impl Pace {
    /// Every one, the worst first.
    pub const ALL: [Self; 4] = [Self::NotBegun, Self::Quiet, Self::Slow, Self::Alive];

    /// What follows from the last day on which something became public.
    pub fn of(last: Option<CivilDate>, today: CivilDate) -> Self {
        match last.map(|last| today.days() - last.days()) {
            None => Self::NotBegun,
            Some(days) if days >= QUIET_AFTER => Self::Quiet,
            Some(days) if days >= SLOW_AFTER => Self::Slow,
            Some(_) => Self::Alive,
        }
    }

    /// The form in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotBegun => "chua-bat-dau",
            Self::Quiet => "lang",
            Self::Slow => "cham",
            Self::Alive => "song",
        }
    }

    /// Reads the form in addresses.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pace| pace.word() == word)
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotBegun => "Chưa bắt đầu",
            Self::Quiet => "Lặng",
            Self::Slow => "Chậm",
            Self::Alive => "Đều",
        }
    }
}

/// What is public of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// How many items.
    pub count: u64,
    /// The last day on which one became public, or public again.
    pub last: Option<CivilDate>,
}

/// How one unit is doing. Only numbers and days: no title, and nothing of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Liveliness {
    /// In the order of [`ItemKind::ALL`].
    pub sections: [Section; ItemKind::ALL.len()],
    /// What the pages should tell and do not.
    pub lacks: Vec<Fact>,
    /// Public items whose day of review has come.
    pub reviews: u64,
    /// Requests of residents that were not answered in time.
    pub requests: u64,
    /// Whether an administrator confirmed the facts.
    pub is_confirmed: bool,
}

impl Liveliness {
    /// The last day on which anything became public.
    pub fn last(&self) -> Option<CivilDate> {
        self.sections.iter().filter_map(|section| section.last).max()
    }

    /// How the pages are doing on a day.
    pub fn pace(&self, today: CivilDate) -> Pace {
        Pace::of(self.last(), today)
    }

    /// What is public of one kind.
    pub fn section(&self, kind: ItemKind) -> Section {
        let at = ItemKind::ALL.iter().position(|known| *known == kind);
        at.and_then(|at| self.sections.get(at)).copied().unwrap_or_default()
    }

    /// Says what is public of one kind.
    pub fn set_section(&mut self, kind: ItemKind, section: Section) {
        let at = ItemKind::ALL.iter().position(|known| *known == kind);
        if let Some(own) = at.and_then(|at| self.sections.get_mut(at)) {
            *own = section;
        }
    }
}

/// By what a list of units stands in order; whoever needs attention most comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// By the last change, the oldest first; nothing at all is older than everything.
    Change,
    /// By district and name, as the caller has them.
    Name,
    /// By what is missing.
    Lacks,
    /// By overdue reviews.
    Reviews,
    /// By unanswered requests.
    Requests,
}

impl Order {
    /// Every order, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Change, Self::Name, Self::Lacks, Self::Reviews, Self::Requests];

    /// The form in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Change => "cap-nhat",
            Self::Name => "ten",
            Self::Lacks => "con-thieu",
            Self::Reviews => "xem-lai",
            Self::Requests => "yeu-cau",
        }
    }

    /// Reads the form in addresses.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Change => "Lâu chưa cập nhật nhất",
            Self::Name => "Theo huyện và tên",
            Self::Lacks => "Còn thiếu nhiều nhất",
            Self::Reviews => "Quá hạn xem lại nhiều nhất",
            Self::Requests => "Yêu cầu quá hạn nhiều nhất",
        }
    }

    /// Which of two stands first; equal ones stay as they were.
    pub fn compare(self, one: &Liveliness, other: &Liveliness) -> Ordering {
        match self {
            Self::Change => one.last().cmp(&other.last()),
            Self::Name => Ordering::Equal,
            Self::Lacks => Reverse(one.lacks.len()).cmp(&Reverse(other.lacks.len())),
            Self::Reviews => Reverse(one.reviews).cmp(&Reverse(other.reviews)),
            Self::Requests => Reverse(one.requests).cmp(&Reverse(other.requests)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(days: i32) -> CivilDate {
        CivilDate::new(2024, 1, 1).and_then(|first| CivilDate::from_days(first.days() + days)).expect("a day")
    }

    #[test]
    fn the_pace_follows_from_the_last_day() {
        let today = day(200);
        let pace = |ago: i32| Pace::of(Some(day(200 - ago)), today);
        assert_eq!((pace(0), pace(29), pace(30)), (Pace::Alive, Pace::Alive, Pace::Slow));
        assert_eq!((pace(89), pace(90), Pace::of(None, today)), (Pace::Slow, Pace::Quiet, Pace::NotBegun));
        // A node whose clock is a little ahead.
        assert_eq!(pace(-1), Pace::Alive);
    }

    #[test]
    fn the_last_change_is_that_of_any_kind() {
        let mut unit = Liveliness::default();
        assert_eq!(unit.pace(day(9)), Pace::NotBegun);
        unit.set_section(ItemKind::Guide, Section { count: 2, last: Some(day(3)) });
        unit.set_section(ItemKind::Event, Section { count: 1, last: Some(day(7)) });
        assert_eq!((unit.last(), unit.section(ItemKind::Guide).count), (Some(day(7)), 2));
        assert_eq!(unit.section(ItemKind::Article), Section::default());
    }

    #[test]
    fn words_read_back_and_whoever_needs_it_most_comes_first() {
        for order in Order::ALL {
            assert_eq!(Order::from_word(order.word()), Some(order));
        }
        for pace in Pace::ALL {
            assert_eq!(Pace::from_word(pace.word()), Some(pace));
        }
        let fresh = Liveliness { requests: 1, ..Liveliness::default() };
        let mut old = Liveliness { reviews: 2, lacks: vec![Fact::Phone], ..Liveliness::default() };
        old.set_section(ItemKind::Article, Section { count: 1, last: Some(day(1)) });
        let first = |order: Order| order.compare(&old, &fresh);
        assert_eq!(first(Order::Change), Ordering::Greater, "nothing at all comes before something old");
        assert_eq!((first(Order::Lacks), first(Order::Reviews)), (Ordering::Less, Ordering::Less));
        assert_eq!((first(Order::Requests), first(Order::Name)), (Ordering::Greater, Ordering::Equal));
    }
}
