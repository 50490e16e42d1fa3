//! Figures of several units as one: sums before ratios, and never silent about who is missing.

use crate::number;

/// A part of a whole, added up over units of which some may not have told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RollUp {
    part: u64,
    whole: u64,
    missing: u64,
    units: u64,
}

impl RollUp {
    /// Takes one unit in; `None` when it told nothing.
    pub fn add(&mut self, told: Option<(u64, u64)>) {
        self.units += 1;
        match told {
            Some((part, whole)) => {
                self.part = self.part.saturating_add(part);
                self.whole = self.whole.saturating_add(whole);
            }
            None => self.missing += 1,
        }
    }

    /// The sums, where anybody told.
    pub fn sums(self) -> Option<(u64, u64)> {
        (self.units > self.missing).then_some((self.part, self.whole))
    }

    /// The ratio of the sums, `89,92%`; the mean of the units' ratios would count a hamlet like a town.
    pub fn percent(self, places: u8) -> String {
        let told = self.units > self.missing;
        number::percent(told.then_some(self.part), told.then_some(self.whole), places)
    }

    /// `thiếu 1/3 đơn vị`; nothing when everybody told.
    pub fn gap(self) -> Option<String> {
        self.gap_of("đơn vị")
    }

    /// The same of things with another name.
    pub fn gap_of(self, noun: &str) -> Option<String> {
        (self.missing > 0).then(|| format!("thiếu {}/{} {noun}", self.missing, self.units))
    }
}

impl FromIterator<Option<(u64, u64)>> for RollUp {
    fn from_iter<I: IntoIterator<Item = Option<(u64, u64)>>>(told: I) -> Self {
        let mut sum = Self::default();
        told.into_iter().for_each(|one| sum.add(one));
        sum
    }
}
