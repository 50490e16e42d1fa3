//! Failed sign-ins, counted by account with network, by network, and by account from everywhere. Waits grow with each
//! failure and end by themselves, so nobody can lock another person out for long; and a browser that somebody signed in
//! with before is counted for itself, so that strangers who guess from everywhere do not keep them out at all.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use domain::moment::Moment;

use crate::web::address;

/// Failures that cost nothing: people mistype.
const FREE_PER_ACCOUNT: u32 = 5;
/// A whole office may sit behind one address.
const FREE_PER_NETWORK: u32 = 50;
/// No person mistypes so often, and nobody guesses a password in so few.
const FREE_FROM_EVERYWHERE: u32 = 100;
/// Longest wait, in seconds.
const LONGEST_WAIT: i64 = 15 * 60;
/// Failures are forgotten after this many quiet seconds.
const MEMORY: i64 = 60 * 60;
/// Those from everywhere last longer, or a pause now and then would buy as many again.
const MEMORY_OF_EVERYWHERE: i64 = 24 * 60 * 60;
/// Most entries kept; when full, the ones that have run out are dropped, then those nobody waits for, then all.
const MOST_ENTRIES: usize = 50_000;

/// Somebody who tries to get into something.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// What they try to get into: an address, or a person's codes.
    pub account: &'a str,
    /// From where.
    pub from: IpAddr,
    /// What the browser keeps, if that person signed in with it before.
    pub known: Option<[u8; 32]>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Subject {
    Account(Box<str>, IpAddr),
    Network(IpAddr),
    /// An account from everywhere: in one browser that it knows, or in all the others together.
    Everywhere(Box<str>, Option<[u8; 32]>),
}

impl Subject {
    fn free(&self) -> u32 {
        match self {
            Self::Account(..) => FREE_PER_ACCOUNT,
            Self::Network(_) => FREE_PER_NETWORK,
            Self::Everywhere(..) => FREE_FROM_EVERYWHERE,
        }
    }

    fn memory(&self) -> i64 {
        match self {
            Self::Account(..) | Self::Network(_) => MEMORY,
            Self::Everywhere(..) => MEMORY_OF_EVERYWHERE,
        }
    }

    fn forgets(&self, record: Record, now: Moment) -> bool {
        seconds_since(record, now) > self.memory()
    }

    /// Seconds that are left to wait.
    fn remaining(&self, record: Record, now: Moment) -> Option<i64> {
        let over = record.failures.checked_sub(self.free())?;
        // 15 s, 30 s, 60 s, … up to the longest wait.
        let wait = (15_i64 << over.min(6)).min(LONGEST_WAIT);
        let left = wait - seconds_since(record, now);
        (left > 0).then_some(left)
    }
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
    pub fn wait(&self, attempt: Attempt<'_>, now: Moment) -> Option<i64> {
        let records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        subjects(attempt)
            .into_iter()
            .filter_map(|subject| records.get(&subject).and_then(|record| subject.remaining(*record, now)))
            .max()
    }

    /// Counts a failure.
    pub fn failed(&self, attempt: Attempt<'_>, now: Moment) {
        let mut records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if records.len() >= MOST_ENTRIES {
            records.retain(|subject, record| !subject.forgets(*record, now));
        }
        if records.len() >= MOST_ENTRIES {
            records.retain(|subject, record| record.failures >= subject.free());
        }
        if records.len() >= MOST_ENTRIES {
            records.clear();
        }
        for subject in subjects(attempt) {
            let before = records.get(&subject).filter(|record| !subject.forgets(**record, now));
            let failures = before.map_or(0, |record| record.failures).saturating_add(1);
            records.insert(subject, Record { failures, last: now });
        }
    }

    /// Forgets an account's failures after a success from the same network. Those from everywhere stay: whoever guesses
    /// there is not the one who got in.
    pub fn succeeded(&self, attempt: Attempt<'_>) {
        let mut records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        records.remove(&Subject::Account(attempt.account.into(), address::network(attempt.from)));
    }
}

fn subjects(attempt: Attempt<'_>) -> [Subject; 3] {
    let (account, network) = (attempt.account, address::network(attempt.from));
    [
        Subject::Account(account.into(), network),
        Subject::Network(network),
        Subject::Everywhere(account.into(), attempt.known),
    ]
}

fn seconds_since(record: Record, now: Moment) -> i64 {
    (now.micros() - record.last.micros()) / 1_000_000
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Moment = Moment::from_micros(0);

    fn attempt<'a>(account: &'a str, from: &str, known: Option<[u8; 32]>) -> Attempt<'a> {
        Attempt { account, from: from.parse().unwrap(), known }
    }

    #[test]
    fn waits_begin_after_five_failures_grow_and_end() {
        let throttle = Throttle::default();
        let lan = attempt("lan", "203.0.113.9", None);
        for _ in 0..5 {
            assert_eq!(throttle.wait(lan, START), None);
            throttle.failed(lan, START);
        }
        assert_eq!(throttle.wait(lan, START), Some(15));
        throttle.failed(lan, START);
        assert_eq!(throttle.wait(lan, START), Some(30));
        assert_eq!(throttle.wait(lan, START.plus_seconds(30)), None);
        let mai = attempt("mai", "203.0.113.9", None);
        assert_eq!(throttle.wait(mai, START), None, "another account at the same office");
        let elsewhere = attempt("lan", "198.51.100.1", None);
        assert_eq!(throttle.wait(elsewhere, START), None, "an attacker elsewhere locks nobody out");
        for _ in 0..100 {
            throttle.failed(lan, START);
        }
        assert_eq!(throttle.wait(lan, START), Some(LONGEST_WAIT));
        throttle.succeeded(lan);
        assert_eq!(throttle.wait(lan, START.plus_seconds(LONGEST_WAIT)), None);
    }

    /// One failure from each of so many networks.
    fn guessed(throttle: &Throttle, account: &str, networks: u32, at: Moment) {
        for network in 0..networks {
            let from = format!("10.{}.{}.1", network / 250, network % 250);
            throttle.failed(attempt(account, &from, None), at);
        }
    }

    #[test]
    fn guesses_from_everywhere_make_strangers_wait_and_known_browsers_not() {
        let throttle = Throttle::default();
        guessed(&throttle, "lan", 99, START);
        let (new, own) = (attempt("lan", "203.0.113.9", None), attempt("lan", "203.0.113.9", Some([7; 32])));
        assert_eq!(throttle.wait(new, START), None);
        guessed(&throttle, "lan", 1, START);
        assert_eq!((throttle.wait(new, START), throttle.wait(own, START)), (Some(15), None));
        assert_eq!(throttle.wait(attempt("mai", "203.0.113.9", None), START), None, "another account");
        guessed(&throttle, "lan", 200, START);
        assert_eq!(throttle.wait(new, START), Some(LONGEST_WAIT), "no wait is longer");
        assert_eq!(throttle.wait(new, START.plus_seconds(LONGEST_WAIT)), None, "and it ends by itself");
        // A pause of an hour buys no further hundred, a quiet day does.
        let later = START.plus_seconds(MEMORY + 1);
        throttle.failed(new, later);
        assert_eq!(throttle.wait(attempt("lan", "198.51.100.1", None), later), Some(LONGEST_WAIT));
        let next_day = later.plus_seconds(MEMORY_OF_EVERYWHERE + 1);
        throttle.failed(new, next_day);
        assert_eq!(throttle.wait(attempt("lan", "198.51.100.1", None), next_day), None);
    }

    #[test]
    fn a_known_browser_is_counted_for_itself() {
        let throttle = Throttle::default();
        // Whoever has taken along what a browser keeps may not guess for ever either.
        for network in 0..100 {
            throttle.failed(attempt("lan", &format!("10.0.{network}.1"), Some([7; 32])), START);
        }
        assert_eq!(throttle.wait(attempt("lan", "203.0.113.9", Some([7; 32])), START), Some(15));
        assert_eq!(throttle.wait(attempt("lan", "203.0.113.9", Some([8; 32])), START), None);
        assert_eq!(throttle.wait(attempt("lan", "203.0.113.9", None), START), None);
        throttle.succeeded(attempt("lan", "10.0.1.1", Some([7; 32])));
        assert_eq!(throttle.wait(attempt("lan", "203.0.113.9", Some([7; 32])), START), Some(15));
    }
}
