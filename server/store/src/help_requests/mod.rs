//! Help requests. Residents put one in ([`asking`]) and find it by their code as a [`Tracked`], which has nothing personal;
//! people of the unit read and work on those within their reach ([`desk`], [`steps`]); jobs do what is due ([`timing`]).

mod asking;
mod desk;
mod steps;
mod timing;

use std::collections::HashMap;

use domain::hamlet::HamletId;
use domain::help_request::{Refused, RefusedFor, RequestId, RequestState, Timed};
use domain::moment::Moment;
use domain::phone::Phone;
use domain::topic::Topic;
use domain::unit::UnitId;
use sea_orm::{ConnectionTrait, EntityTrait};

#[cfg(test)]
pub(crate) use self::asking::by_code;
pub use self::asking::{AskedAs, Tracked};
#[cfg(test)]
pub(crate) use self::desk::list_query;
pub use self::desk::{RequestCounts, RequestFilter, RequestNote, RequestPage};
pub use self::steps::{RequestChange, RequestStepped, RequestsWriter};
pub use self::timing::DueRequest;
#[cfg(test)]
pub(crate) use self::timing::due_query;
use crate::entities::{help_request, person};
use crate::error::StoreError;
use crate::hamlets;
use crate::stored::unreadable;

/// A request as people within reach of it see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRequest {
    /// Its number.
    pub id: RequestId,
    /// Grows with every change.
    pub version: i64,
    /// Whose team it is for, and how that hamlet is called; `None` where the resident did not know.
    pub hamlet: Option<(HamletId, String)>,
    /// What it is about.
    pub topic: Topic,
    /// In the resident's words; `None` once erased, as everything that follows.
    pub need: Option<String>,
    /// How they want to be called.
    pub name: Option<String>,
    /// Their number; `None` also where they come by themselves.
    pub phone: Option<Phone>,
    /// Whether they asked for a visit.
    pub visit_asked: bool,
    /// Where to.
    pub place: Option<String>,
    /// Where it stands.
    pub state: RequestState,
    /// Since when.
    pub since: Moment,
    /// Why it was not taken on.
    pub refused: Option<Refused>,
    /// When it came.
    pub created_at: Moment,
    /// Until when it is to be answered.
    pub due: Moment,
    /// When the unit was told that it was not.
    pub escalated_at: Option<Moment>,
    /// When the first answer was sent, or the first visit arranged.
    pub answered_at: Option<Moment>,
    /// When it ended.
    pub closed_at: Option<Moment>,
    /// When everything personal was deleted.
    pub erased_at: Option<Moment>,
    /// An answer that is not sent yet.
    pub draft: Option<String>,
    /// What the resident reads.
    pub answer: Option<String>,
    /// Who took it.
    pub taken_by: Option<String>,
}

impl HelpRequest {
    /// What decides when something happens to it by itself.
    pub fn timed(&self) -> Timed {
        Timed {
            state: self.state,
            since: self.since,
            due: self.due,
            is_escalated: self.escalated_at.is_some(),
            is_erased: self.erased_at.is_some(),
        }
    }

    /// Whether nobody answered in time.
    pub fn is_overdue(&self, now: Moment) -> bool {
        self.state.is_unanswered() && self.due <= now
    }
}

/// How a unit's hamlets are called, those out of the list included.
pub(crate) async fn hamlet_names(
    connection: &impl ConnectionTrait,
    unit: UnitId,
) -> Result<HashMap<i64, String>, StoreError> {
    let rows = hamlets::of_unit(unit).all(connection).await?;
    rows.iter().map(|row| Ok((row.id, hamlets::text(row)?.full_name()))).collect()
}

/// A row read back, with the name of who took it.
async fn read(
    connection: &impl ConnectionTrait,
    row: help_request::Model,
    names: &HashMap<i64, String>,
) -> Result<HelpRequest, StoreError> {
    let taken_by = match row.taken_by {
        Some(id) => person::Entity::find_by_id(id).one(connection).await?.map(|person| person.name),
        None => None,
    };
    let phone = row.phone.as_deref().map(Phone::parse).transpose();
    let moment = |micros: Option<i64>| micros.map(Moment::from_micros);
    Ok(HelpRequest {
        id: RequestId(row.id),
        version: row.version,
        hamlet: row.hamlet_id.map(|id| (HamletId(id), names.get(&id).cloned().unwrap_or_default())),
        topic: topic(&row.topic)?,
        need: row.need,
        name: row.name,
        phone: phone.map_err(|_| unreadable("phone of help request", &row.id.to_string()))?,
        visit_asked: row.visit_asked,
        place: row.place,
        state: state(&row.state)?,
        since: Moment::from_micros(row.since),
        refused: refused(row.reason.as_deref(), row.explanation)?,
        created_at: Moment::from_micros(row.created_at),
        due: Moment::from_micros(row.due_at),
        escalated_at: moment(row.escalated_at),
        answered_at: moment(row.answered_at),
        closed_at: moment(row.closed_at),
        erased_at: moment(row.erased_at),
        draft: row.draft,
        answer: row.answer,
        taken_by,
    })
}

fn state(stored: &str) -> Result<RequestState, StoreError> {
    RequestState::from_code(stored).ok_or_else(|| unreadable("state of help request", stored))
}

fn topic(stored: &str) -> Result<Topic, StoreError> {
    Topic::from_code(stored).ok_or_else(|| unreadable("topic", stored))
}

fn refused(reason: Option<&str>, explanation: Option<String>) -> Result<Option<Refused>, StoreError> {
    let Some(reason) = reason else { return Ok(None) };
    let kind = RefusedFor::from_code(reason).ok_or_else(|| unreadable("reason of refusal", reason))?;
    Ok(Some(Refused { kind, explanation }))
}

/// When something happens to a request next, as its row says it.
fn next_at(timed: Timed) -> Option<i64> {
    timed.next().map(|(at, _)| at.micros())
}
