//! What is counted: one list for the log, the reports and what they add up to.

use crate::number;

/// Something that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Số hộ đã đến.
    Households,
    /// Số người được giúp.
    People,
    /// VNeID mức 2.
    Vneid,
    /// Tài khoản dịch vụ công.
    Services,
    /// Ví, tài khoản thanh toán.
    Payment,
    /// Chữ ký số.
    Signatures,
    /// Sổ sức khỏe điện tử.
    Health,
}

impl Measure {
    /// How many there are.
    pub const COUNT: usize = 7;

    /// Everything that is counted, in the order of the pages.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Households, Self::People, Self::Vneid, Self::Services, Self::Payment, Self::Signatures, Self::Health];

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Households => "Hộ đã đến",
            Self::People => "Người được giúp",
            Self::Vneid => "VNeID mức 2",
            Self::Services => "Tài khoản dịch vụ công",
            Self::Payment => "Ví, tài khoản thanh toán",
            Self::Signatures => "Chữ ký số",
            Self::Health => "Sổ sức khỏe điện tử",
        }
    }

    fn at(self) -> usize {
        self as usize
    }
}

/// A number for each measure, where somebody told it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures([Option<u64>; Measure::COUNT]);

impl Figures {
    /// Nothing was done, and somebody said so.
    pub const NOTHING_DONE: Self = Self([Some(0); Measure::COUNT]);

    /// One of them; `None` where nobody told it.
    pub fn get(self, measure: Measure) -> Option<u64> {
        self.0.get(measure.at()).copied().flatten()
    }

    /// The same with one of them told, or not.
    #[must_use]
    pub fn with(mut self, measure: Measure, told: Option<u64>) -> Self {
        if let Some(place) = self.0.get_mut(measure.at()) {
            *place = told;
        }
        self
    }

    /// `12 hộ đã đến`: those that were told, in the order of the pages.
    pub fn told(self) -> impl Iterator<Item = (Measure, u64)> {
        Measure::ALL.into_iter().filter_map(move |measure| Some((measure, self.get(measure)?)))
    }
}

/// What several entries come to: each number from those who told it, and none where nobody did.
impl FromIterator<Figures> for Figures {
    fn from_iter<I: IntoIterator<Item = Figures>>(entries: I) -> Self {
        let mut sum = Self::default();
        for entry in entries {
            for (measure, told) in entry.told() {
                sum = sum.with(measure, Some(sum.get(measure).unwrap_or_default().saturating_add(told)));
            }
        }
        sum
    }
}

/// `4.608`, or `—` where nobody told.
pub fn shown(told: Option<u64>) -> String {
    told.map_or_else(|| number::NOTHING.to_owned(), |told| number::integer(i64::try_from(told).unwrap_or(i64::MAX)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn figures() -> impl Strategy<Value = Figures> {
        prop::array::uniform7(prop::option::of(0_u64..1_000)).prop_map(Figures)
    }

    #[test]
    fn the_order_of_the_list_is_the_order_of_the_places() {
        for (at, measure) in Measure::ALL.into_iter().enumerate() {
            assert_eq!(measure.at(), at);
            assert!(Measure::ALL.iter().skip(at + 1).all(|other| other.label() != measure.label()), "{measure:?}");
        }
    }

    #[test]
    fn what_nobody_told_is_not_nothing() {
        let vneid = Figures::default().with(Measure::Vneid, Some(3));
        let sum: Figures = [vneid, Figures::default(), vneid.with(Measure::People, Some(0))].into_iter().collect();
        assert_eq!(sum.told().collect::<Vec<_>>(), [(Measure::People, 0), (Measure::Vneid, 6)]);
        assert_eq!((shown(sum.get(Measure::Health)), shown(sum.get(Measure::People))), ("—".into(), "0".into()));
        assert_eq!(std::iter::empty::<Figures>().collect::<Figures>(), Figures::default());
        assert_eq!(Figures::NOTHING_DONE.told().count(), Measure::COUNT);
    }

    proptest! {
        #[test]
        fn a_sum_is_the_same_in_whatever_parts_it_is_taken(
            entries in prop::collection::vec(figures(), 0..12), at in 0_usize..12
        ) {
            let (one, other) = entries.split_at(at.min(entries.len()));
            let parts = [one, other].map(|part| part.iter().copied().collect::<Figures>());
            let whole: Figures = entries.iter().copied().collect();
            prop_assert_eq!(parts.into_iter().collect::<Figures>(), whole);
            for measure in Measure::ALL {
                let told: Vec<u64> = entries.iter().filter_map(|entry| entry.get(measure)).collect();
                prop_assert_eq!(whole.get(measure), (!told.is_empty()).then(|| told.iter().sum()));
            }
        }
    }
}
