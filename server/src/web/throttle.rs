//! Failed sign-ins, counted by account with network and by network. Waits grow with each failure
//! and end by themselves, so nobody can lock another person out for long.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use domain::moment::Moment;

use crate::web::address;

/// Failures that cost nothing: people mistype.
const FREE_PER_ACCOUNT: u32 = 5;
/// A whole office may sit behind one address.
const FREE_PER_NETWORK: u32 = 50;
/// Longest wait, in seconds.
const LONGEST_WAIT: i64 = 15 * 60;
/// Failures are forgotten after this many quiet seconds.
const MEMORY: i64 = 60 * 60;
/// Most entries kept; when full, the ones that have run out are dropped, then all.
const MOST_ENTRIES: usize = 50_000;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Subject {
    Account(Box<str>, IpAddr),
    Network(IpAddr),
}

#[derive(Clone, Copy, Debug)]
struct Record {
    failures: u32,
    last: Moment,
}

/// The counts of this process.
#[derive(Debug, Default)]
pub struct Throttle(Mutex<HashMap<Subject, Record>>);

impl Throttle {
    /// Seconds to wait before the next try, or `None`.
    pub fn wait(&self, account: &str, from: IpAddr, now: Moment) -> Option<i64> {
        let records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        subjects(account, from)
            .into_iter()
            .filter_map(|(subject, free)| records.get(&subject).and_then(|record| remaining(*record, free, now)))
            .max()
    }

    /// Counts a failure.
    pub fn failed(&self, account: &str, from: IpAddr, now: Moment) {
        let mut records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if records.len() >= MOST_ENTRIES {
            records.retain(|_, record| !is_forgotten(*record, now));
            if records.len() >= MOST_ENTRIES {
                records.clear();
            }
        }
        for (subject, _) in subjects(account, from) {
            let record = records.entry(subject).or_insert(Record { failures: 0, last: now });
            if is_forgotten(*record, now) {
                record.failures = 0;
            }
            *record = Record { failures: record.failures.saturating_add(1), last: now };
        }
    }

    /// Forgets an account's failures after a success from the same network.
    pub fn succeeded(&self, account: &str, from: IpAddr) {
        let mut records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        records.remove(&Subject::Account(account.into(), address::network(from)));
    }
}

fn subjects(account: &str, from: IpAddr) -> [(Subject, u32); 2] {
    let network = address::network(from);
    [(Subject::Account(account.into(), network), FREE_PER_ACCOUNT), (Subject::Network(network), FREE_PER_NETWORK)]
}

fn seconds_since(record: Record, now: Moment) -> i64 {
    (now.micros() - record.last.micros()) / 1_000_000
}

fn is_forgotten(record: Record, now: Moment) -> bool {
    seconds_since(record, now) > MEMORY
}

fn remaining(record: Record, free: u32, now: Moment) -> Option<i64> {
    let over = record.failures.checked_sub(free)?;
    // 15 s, 30 s, 60 s, … up to the longest wait.
    let wait = (15_i64 << over.min(6)).min(LONGEST_WAIT);
    let left = wait - seconds_since(record, now);
    (left > 0 && !is_forgotten(record, now)).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_begin_after_five_failures_grow_and_end() {
        let throttle = Throttle::default();
        let (from, start) = ("203.0.113.9".parse().unwrap(), Moment::from_micros(0));
        for _ in 0..5 {
            assert_eq!(throttle.wait("lan", from, start), None);
            throttle.failed("lan", from, start);
        }
        assert_eq!(throttle.wait("lan", from, start), Some(15));
        throttle.failed("lan", from, start);
        assert_eq!(throttle.wait("lan", from, start), Some(30));
        assert_eq!(throttle.wait("lan", from, start.plus_seconds(30)), None);
        assert_eq!(throttle.wait("mai", from, start), None, "another account at the same office");
        let elsewhere = "198.51.100.1".parse().unwrap();
        assert_eq!(throttle.wait("lan", elsewhere, start), None, "an attacker elsewhere locks nobody out");
        for _ in 0..100 {
            throttle.failed("lan", from, start);
        }
        assert_eq!(throttle.wait("lan", from, start), Some(LONGEST_WAIT));
        throttle.succeeded("lan", from);
        assert_eq!(throttle.wait("lan", from, start.plus_seconds(LONGEST_WAIT)), None);
    }
}
