//! Help requests: a resident asks or takes back, people of the unit work on them, jobs do what is due. The record names
//! deed, hamlet and topic; of what was typed it has digests at most.

mod asking;
mod due;
pub mod guide_of_answer;
mod steps;
mod telling;

use domain::help_request::RequestId;
use domain::moment::Moment;
use domain::person::PersonId;
use domain::unit::UnitId;
use store::{AuditEntry, HelpRequest, StoreError, Tx};

use crate::actions::audit_detail::Detail;
use crate::core::Core;

pub use self::asking::{NewRequest, ask, take_back};
pub use self::due::{catch_up, retain, step};
pub use self::steps::{Change, note, take};

/// Whose requests, and where people of the unit read them.
#[derive(Clone, Debug)]
pub struct Whose {
    /// The unit.
    pub unit: UnitId,
    /// Its full name.
    pub name: String,
    /// The list at its desk, absolute.
    pub desk: String,
}

/// What the record says of every deed: nothing of the resident.
pub(super) fn about(core: &Core, request: &HelpRequest) -> Detail {
    let hamlet = request.hamlet.as_ref().map(|(_, name)| name.as_str());
    Detail::new(core).fact("topic", request.topic.code()).fact("hamlet", hamlet)
}

pub(super) async fn record(
    tx: &Tx,
    unit: UnitId,
    person: Option<PersonId>,
    id: RequestId,
    action: &'static str,
    detail: Detail,
    at: Moment,
) -> Result<(), StoreError> {
    let object = Some(("request", id.0));
    tx.audit(AuditEntry { at, person, unit: Some(unit), action, object, detail: detail.json() }).await
}
