//! How often a network may send a public form: so many times within so long, counted in memory and forgotten.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use domain::moment::Moment;

use crate::web::address;

/// Most entries kept; when full, the ones that have run out are dropped, then all.
const MOST_ENTRIES: usize = 50_000;

/// So many times within so many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// Times.
    pub times: u32,
    /// Seconds.
    pub within: i64,
}

#[derive(Clone, Copy, Debug)]
struct Count {
    since: Moment,
    used: u32,
}

/// The counts of this process.
#[derive(Debug, Default)]
pub struct Allowance(Mutex<HashMap<(Box<str>, IpAddr), Count>>);

impl Allowance {
    /// Takes one of what a network is allowed for a purpose; `Some` are the seconds until there is one again.
    pub fn take(&self, purpose: &str, from: IpAddr, allowed: Allowed, now: Moment) -> Option<i64> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let age = |count: Count| (now.micros() - count.since.micros()) / 1_000_000;
        if counts.len() >= MOST_ENTRIES {
            counts.retain(|_, count| age(*count) < allowed.within);
            if counts.len() >= MOST_ENTRIES {
                counts.clear();
            }
        }
        let count = counts.entry((purpose.into(), address::network(from))).or_insert(Count { since: now, used: 0 });
        if age(*count) >= allowed.within {
            *count = Count { since: now, used: 0 };
        }
        if count.used >= allowed.times {
            return Some(allowed.within - age(*count));
        }
        count.used += 1;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_has_so_many_times_for_each_purpose_and_again_later() {
        let (allowance, allowed) = (Allowance::default(), Allowed { times: 2, within: 60 });
        let (now, here): (_, IpAddr) = (Moment::from_micros(0), "203.0.113.9".parse().unwrap());
        let take = |purpose: &str, from: &str, at: Moment| allowance.take(purpose, from.parse().unwrap(), allowed, at);
        assert_eq!((take("a", "203.0.113.9", now), take("a", "203.0.113.77", now)), (None, None));
        assert_eq!(allowance.take("a", here, allowed, now.plus_seconds(10)), Some(50));
        assert_eq!((take("b", "203.0.113.9", now), take("a", "198.51.100.1", now)), (None, None));
        assert_eq!(allowance.take("a", here, allowed, now.plus_seconds(60)), None);
    }
}
