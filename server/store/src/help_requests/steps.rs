//! What people of a unit do with a request within their reach.

use domain::access::{Desk, Reach};
use domain::hamlet::HamletId;
use domain::help_request::state::Around;
use domain::help_request::{
    AnswerWords, NoteWords, Refused, RequestId, RequestRefusal, RequestState, RequestStep, Timed, refusals, timing,
};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set, UpdateMany};

use super::{HelpRequest, hamlet_names, next_at, read};
use crate::entities::help_request::{self, Column};
use crate::entities::help_request_note;
use crate::error::StoreError;
use crate::hamlets;
use crate::tx::{Open, Tx};

/// A step with what it brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestChange<'a> {
    /// [`RequestStep::Accept`].
    Accept,
    /// [`RequestStep::Draft`].
    Draft(&'a AnswerWords),
    /// [`RequestStep::Answer`].
    Answer(&'a AnswerWords),
    /// [`RequestStep::ArrangeVisit`]; with words for the resident, if there are any.
    ArrangeVisit(Option<&'a AnswerWords>),
    /// [`RequestStep::Finish`].
    Finish,
    /// [`RequestStep::Refuse`].
    Refuse(&'a Refused),
    /// [`RequestStep::Release`].
    Release,
    /// [`RequestStep::Hand`]; to no hamlet where the unit keeps it.
    Hand(Option<HamletId>),
}

impl RequestChange<'_> {
    /// Which step it is.
    pub fn step(self) -> RequestStep {
        match self {
            Self::Accept => RequestStep::Accept,
            Self::Draft(_) => RequestStep::Draft,
            Self::Answer(_) => RequestStep::Answer,
            Self::ArrangeVisit(_) => RequestStep::ArrangeVisit,
            Self::Finish => RequestStep::Finish,
            Self::Refuse(_) => RequestStep::Refuse,
            Self::Release => RequestStep::Release,
            Self::Hand(_) => RequestStep::Hand,
        }
    }
}

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestStepped {
    /// Taken; the request as it was before.
    Done(Box<HelpRequest>),
    /// Not possible, and why.
    Refused(Vec<RequestRefusal>),
    /// Somebody changed it meanwhile.
    Stale(Box<HelpRequest>),
    /// None of this number within reach, or no such hamlet.
    Missing,
}

/// Writes about requests within reach of a desk.
#[derive(Debug)]
pub struct RequestsWriter<'a> {
    tx: &'a Tx,
    desk: &'a Desk,
}

impl Tx {
    /// Working on the requests within reach of a desk.
    pub fn requests<'a>(&'a self, desk: &'a Desk) -> RequestsWriter<'a> {
        RequestsWriter { tx: self, desk }
    }
}

/// Whether a desk reaches a request.
pub(super) fn is_within(reach: Reach<'_>, request: &HelpRequest) -> bool {
    match (reach, &request.hamlet) {
        (Reach::Whole, _) => true,
        (Reach::Only(hamlets), Some((hamlet, _))) => hamlets.contains(hamlet),
        (Reach::Only(_), None) => false,
    }
}

/// A request of a unit, which nobody else can change until this transaction ends.
pub(super) async fn locked(connection: &Open, unit: UnitId, id: RequestId) -> Result<Option<HelpRequest>, StoreError> {
    let own = help_request::Entity::find_by_id(id.0).filter(Column::UnitId.eq(unit.0));
    let Some(row) = own.lock_exclusive().one(connection).await? else { return Ok(None) };
    let names = hamlet_names(connection, unit).await?;
    read(connection, row, &names).await.map(Some)
}

/// A change of one request, with the version it makes.
pub(super) fn update(unit: UnitId, id: RequestId, version: i64) -> UpdateMany<help_request::Entity> {
    help_request::Entity::update_many()
        .filter(Column::UnitId.eq(unit.0))
        .filter(Column::Id.eq(id.0))
        .col_expr(Column::Version, Expr::value(version))
}

impl Tx {
    /// The full name of a hamlet on a unit's list.
    pub async fn hamlet_name(&self, unit: UnitId, hamlet: HamletId) -> Result<Option<String>, StoreError> {
        Ok(hamlet_names(self.connection(), unit).await?.remove(&hamlet.0))
    }
}

impl RequestsWriter<'_> {
    /// A request within reach, which nobody else can change until this transaction ends.
    pub async fn find(&self, id: RequestId) -> Result<Option<HelpRequest>, StoreError> {
        let found = locked(self.tx.connection(), self.desk.unit(), id).await?;
        Ok(found.filter(|request| is_within(self.desk.reach(), request)))
    }

    /// Takes a step, if the request still is what the person started from.
    pub async fn step(
        &self,
        id: RequestId,
        expected_version: i64,
        change: RequestChange<'_>,
        at: Moment,
    ) -> Result<RequestStepped, StoreError> {
        let (unit, connection) = (self.desk.unit(), self.tx.connection());
        let Some(request) = self.find(id).await? else { return Ok(RequestStepped::Missing) };
        if request.version != expected_version {
            return Ok(RequestStepped::Stale(Box::new(request)));
        }
        let around = Around { visit_asked: request.visit_asked, whole_unit: self.desk.reach() == Reach::Whole };
        let refused = refusals(change.step(), request.state, around);
        let Some(state) = change.step().from(request.state).filter(|_| refused.is_empty()) else {
            return Ok(RequestStepped::Refused(refused));
        };
        if let RequestChange::Hand(Some(hamlet)) = change {
            let own = hamlets::of_unit(unit)
                .filter(crate::entities::hamlet::Column::Id.eq(hamlet.0))
                .filter(crate::entities::hamlet::Column::IsRetired.eq(false));
            if own.one(connection).await?.is_none() {
                return Ok(RequestStepped::Missing);
            }
        }
        self.changed(&request, change, state, at).exec(connection).await?;
        Ok(RequestStepped::Done(Box::new(request)))
    }

    fn changed(
        &self,
        request: &HelpRequest,
        change: RequestChange<'_>,
        state: RequestState,
        at: Moment,
    ) -> UpdateMany<help_request::Entity> {
        let mut timed = Timed { state, ..request.timed() };
        if state != request.state || matches!(change, RequestChange::Answer(_)) {
            timed.since = at;
        }
        // The team has its whole time from when it learns of the request.
        if matches!(change, RequestChange::Release | RequestChange::Hand(_)) {
            timed.due = timing::due(at);
            timed.is_escalated = false;
        }
        let mut changes = update(self.desk.unit(), request.id, request.version + 1)
            .col_expr(Column::State, Expr::value(state.code()))
            .col_expr(Column::Since, Expr::value(timed.since.micros()))
            .col_expr(Column::DueAt, Expr::value(timed.due.micros()))
            .col_expr(Column::NextAt, Expr::value(next_at(timed)));
        if !timed.is_escalated {
            changes = changes.col_expr(Column::EscalatedAt, Expr::value(None::<i64>));
        }
        if !state.is_open() {
            changes = changes.col_expr(Column::ClosedAt, Expr::value(at.micros()));
        }
        let answers = matches!(state, RequestState::Answered | RequestState::VisitArranged);
        if answers && request.answered_at.is_none() {
            changes = changes.col_expr(Column::AnsweredAt, Expr::value(at.micros()));
        }
        let takes = matches!(change, RequestChange::Accept)
            || (answers && request.taken_by.is_none() && !matches!(change, RequestChange::Draft(_)));
        if takes {
            changes = changes.col_expr(Column::TakenBy, Expr::value(self.desk.person().0));
        }
        match change {
            RequestChange::Draft(words) => changes.col_expr(Column::Draft, Expr::value(words.as_str())),
            RequestChange::Answer(words) | RequestChange::ArrangeVisit(Some(words)) => changes
                .col_expr(Column::Answer, Expr::value(words.as_str()))
                .col_expr(Column::Draft, Expr::value(None::<String>)),
            RequestChange::Refuse(refused) => changes
                .col_expr(Column::Reason, Expr::value(refused.kind.code()))
                .col_expr(Column::Explanation, Expr::value(refused.explanation.clone())),
            RequestChange::Hand(hamlet) => changes
                .col_expr(Column::HamletId, Expr::value(hamlet.map(|hamlet| hamlet.0)))
                .col_expr(Column::TakenBy, Expr::value(None::<i64>)),
            RequestChange::Accept
            | RequestChange::ArrangeVisit(None)
            | RequestChange::Finish
            | RequestChange::Release => changes,
        }
    }

    /// Notes something among colleagues; the note's number, or `None` where there is no request within reach that can
    /// still be noted at: what is erased stays empty.
    pub async fn note(&self, id: RequestId, words: &NoteWords, at: Moment) -> Result<Option<i64>, StoreError> {
        let (unit, connection) = (self.desk.unit(), self.tx.connection());
        if self.find(id).await?.is_none_or(|request| request.erased_at.is_some()) {
            return Ok(None);
        }
        let row = help_request_note::ActiveModel {
            unit_id: Set(unit.0),
            request_id: Set(id.0),
            words: Set(words.as_str().to_owned()),
            at: Set(at.micros()),
            person_id: Set(self.desk.person().0),
            ..Default::default()
        };
        Ok(Some(help_request_note::Entity::insert(row).exec(connection).await?.last_insert_id))
    }
}
