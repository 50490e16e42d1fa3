//! The time of day, as an argument: nothing else in this crate asks the machine for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::moment::Moment;

/// Where "now" comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that tests set, in UTC microseconds.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock standing at `moment` until it is moved.
    pub fn fixed(moment: Moment) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(moment.micros())))
    }

    /// This very moment.
    pub fn now(&self) -> Moment {
        match self {
            Self::System => system_now(),
            Self::Fixed(micros) => Moment::from_micros(micros.load(Ordering::Acquire)),
        }
    }

    /// Moves a fixed clock forward; the system's clock does not move for us.
    pub fn advance(&self, seconds: i64) {
        if let Self::Fixed(micros) = self {
            micros.fetch_add(seconds * 1_000_000, Ordering::AcqRel);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the wall clock")]
fn system_now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}
