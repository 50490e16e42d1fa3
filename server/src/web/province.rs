//! The version under which the portal shows what all communes do. Nothing stored: a row bumped by every commune would
//! make them wait for each other. Each node derives it from the units' versions it knows, and lets it change at most
//! every two seconds, so that a busy morning does not render the portal anew for each item.

use std::sync::{Mutex, PoisonError};

use domain::moment::Moment;

/// Seconds for which a derived version stays.
const STAYS: i64 = 2;

/// What this node derived last.
#[derive(Debug, Default)]
pub struct ProvinceVersion(Mutex<Option<Derived>>);

#[derive(Clone, Copy, Debug)]
struct Derived {
    epoch: u64,
    total: u64,
    since: Moment,
}

impl ProvinceVersion {
    /// The version now, where `total` is the sum of the units' versions. A page rendered later than its version was
    /// derived may show more than that version says, never less.
    pub fn at(&self, epoch: u64, total: u64, now: Moment) -> u64 {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let stays = |known: &Derived| {
            // A clock set back must not freeze the portal.
            let is_fresh = (known.since..known.since.plus_seconds(STAYS)).contains(&now);
            known.epoch == epoch && (known.total == total || is_fresh)
        };
        if let Some(known) = last.filter(stays) {
            return known.total;
        }
        *last = Some(Derived { epoch, total, since: now });
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_changes_at_most_every_two_seconds_and_at_once_with_another_database() {
        let version = ProvinceVersion::default();
        let start = Moment::from_micros(1_000_000_000);
        let at = |seconds: i64, total: u64| version.at(1, total, start.plus_seconds(seconds));
        assert_eq!((at(0, 5), at(1, 6), at(1, 7), at(2, 7), at(3, 8), at(4, 8)), (5, 5, 5, 7, 7, 8));
        assert_eq!((at(9, 8), at(10, 9)), (8, 9), "a version that stood long changes at once");
        assert_eq!(at(-100, 10), 10, "the clock was set back");
        assert_eq!(version.at(2, 3, start.plus_seconds(-100)), 3);
    }
}
