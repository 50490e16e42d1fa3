//! Help requests: somebody without an account asks the team of their hamlet, and reads the answer by a code.
//!
//! [`RequestForm`] becomes an [`Asked`] with a consent, [`RequestStep`] draws every edge from new to done,
//! [`TrackingCode`] is what the resident keeps, [`timing`] says when an answer is due and when everything personal goes.

pub mod code;
pub mod form;
pub mod reason;
pub mod state;
pub mod suspicion;
pub mod timing;
pub mod words;

pub use code::{CodeFault, TrackingCode};
pub use form::{Asked, Contact, RequestField, RequestForm};
pub use reason::{ReasonFault, Refused, RefusedFor};
pub use state::{RequestRefusal, RequestState, RequestStep, refusals};
pub use timing::{Deed, Timed};
pub use words::{AnswerWords, NoteWords};

/// Our own number for a help request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub i64);
