//! What teams do and tell of it: an entry of the log ([`ActivityText`]) for each time they were out, a report
//! ([`ReportStep`]) for each month, and what reports add up to ([`Summary`]).
//!
//! A number may be left out everywhere. What nobody told is not nothing: it is shown as `—` and counted as missing.

pub mod figures;
pub mod form;
pub mod period;
pub mod report;
pub mod summary;

pub use figures::{Figures, Measure};
pub use form::{ActivityField, ActivityForm, ActivityText};
pub use period::{Month, Period};
pub use report::{
    Around, ReasonField, RemarksField, RemarksForm, ReportRefusal, ReportRemarks, ReportState, ReportStep, refusals,
};
pub use summary::{MonthTold, Sum, Summary, TeamTold, Told};

/// Our own number for an entry of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActivityId(pub i64);

/// Our own number for the report of a team about a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportId(pub i64);

/// Most entries of one hamlet in one month.
pub const MOST_ACTIVITIES: usize = 200;
