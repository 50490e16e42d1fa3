//! What teams do ([`log`]), their reports about a month ([`reports`]), and what those come to over units ([`roll_up`]).
//!
//! The row of a report stands for its month: whoever changes the log or the report locks it first, so that a report that
//! was sent and the log it was made from never differ.

mod log;
mod reports;
mod roll_up;

use domain::access::{Desk, Reach};
use domain::activity::{Figures, Measure};
use domain::hamlet::HamletId;

pub use self::log::{Activity, ActivitySaved};
pub use self::reports::{ReportChange, ReportStepped, TeamReport};
pub(crate) use self::roll_up::below;
#[cfg(test)]
pub(crate) use self::roll_up::told_query;
pub use self::roll_up::{LastTold, TeamMonths};
use crate::error::StoreError;
use crate::help_requests::hamlet_names;
use crate::stored::{count, unreadable};
use crate::tx::Tx;

/// Writes the log and the reports of the hamlets within reach of a desk.
#[derive(Debug)]
pub struct ActivitiesWriter<'a> {
    tx: &'a Tx,
    desk: &'a Desk,
}

impl Tx {
    /// The log and the reports of the hamlets within reach of a desk.
    pub fn activities<'a>(&'a self, desk: &'a Desk) -> ActivitiesWriter<'a> {
        ActivitiesWriter { tx: self, desk }
    }
}

fn reaches(desk: &Desk, hamlet: i64) -> bool {
    desk.hamlet(HamletId(hamlet)).is_some()
}

/// The hamlets a desk is limited to; `None` where it reaches all.
fn only(desk: &Desk) -> Option<Vec<i64>> {
    match desk.reach() {
        Reach::Whole => None,
        Reach::Only(own) => Some(own.iter().map(|hamlet| hamlet.0).collect()),
    }
}

/// The columns of the measures, in their order.
macro_rules! measured {
    ($row:expr) => {
        [$row.households, $row.people, $row.vneid, $row.services, $row.payment, $row.signatures, $row.health]
    };
}
use measured;

fn figures(stored: [Option<i64>; Measure::COUNT]) -> Figures {
    Measure::ALL
        .into_iter()
        .zip(stored)
        .fold(Figures::default(), |figures, (measure, told)| figures.with(measure, told.map(count)))
}

/// A number as it is kept.
fn kept(told: Option<u64>) -> Result<Option<i64>, StoreError> {
    told.map(|told| i64::try_from(told).map_err(|_| unreadable("figure", &told.to_string()))).transpose()
}
