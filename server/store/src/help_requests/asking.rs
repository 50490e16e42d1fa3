//! The resident's side: putting a request in, finding it by its code, taking it back.

use domain::help_request::{Asked, Contact, Refused, RequestId, RequestState, RequestStep, Timed, timing};
use domain::moment::Moment;
use domain::topic::Topic;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select, Set};

use super::{hamlet_names, next_at, read, refused, state, topic};
use crate::entities::help_request::{self, Column};
use crate::error::StoreError;
use crate::site::Site;
use crate::tx::Tx;

/// What became of a request that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedAs {
    /// It is new.
    New(RequestId),
    /// It was sent before: somebody pressed the button twice.
    Known(RequestId),
}

/// A request as whoever holds its code sees it: nothing of what the resident typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracked {
    /// Its number, for the deed of taking it back.
    pub id: RequestId,
    /// The name of the hamlet, if the resident knew it.
    pub hamlet: Option<String>,
    /// What it is about.
    pub topic: Topic,
    /// Where it stands.
    pub state: RequestState,
    /// Since when.
    pub since: Moment,
    /// When it came.
    pub created_at: Moment,
    /// Until when it is to be answered.
    pub due: Moment,
    /// The answer that was sent.
    pub answer: Option<String>,
    /// Why it was not taken on.
    pub refused: Option<Refused>,
    /// When everything personal was deleted.
    pub erased_at: Option<Moment>,
}

pub(crate) fn by_code(unit: UnitId, digest: &[u8; 32]) -> Select<help_request::Entity> {
    help_request::Entity::find().filter(Column::UnitId.eq(unit.0)).filter(Column::CodeDigest.eq(digest.to_vec()))
}

impl Site<'_> {
    /// The request of a code; `None` also for another unit's.
    pub async fn tracked(&self, digest: &[u8; 32]) -> Result<Option<Tracked>, StoreError> {
        let connection = self.snapshot.connection();
        let Some(row) = by_code(self.unit, digest).one(connection).await? else { return Ok(None) };
        let hamlet = match row.hamlet_id {
            Some(id) => hamlet_names(connection, self.unit).await?.remove(&id),
            None => None,
        };
        Ok(Some(Tracked {
            id: RequestId(row.id),
            hamlet,
            topic: topic(&row.topic)?,
            state: state(&row.state)?,
            since: Moment::from_micros(row.since),
            created_at: Moment::from_micros(row.created_at),
            due: Moment::from_micros(row.due_at),
            answer: row.answer,
            refused: refused(row.reason.as_deref(), row.explanation)?,
            erased_at: row.erased_at.map(Moment::from_micros),
        }))
    }
}

impl Tx {
    /// Puts a request in, unless it is there already under the same code. What is held waits for a person.
    pub async fn ask(
        &self,
        unit: UnitId,
        asked: &Asked,
        digest: &[u8; 32],
        is_held: bool,
        at: Moment,
    ) -> Result<AskedAs, StoreError> {
        let state = if is_held { RequestState::Held } else { RequestState::New };
        let due = timing::due(at);
        let timed = Timed { state, since: at, due, is_escalated: false, is_erased: false };
        let phone = match &asked.contact {
            Contact::Phone(phone) => Some(phone.canonical()),
            Contact::InPerson => None,
        };
        let row = help_request::ActiveModel {
            unit_id: Set(unit.0),
            hamlet_id: Set(asked.hamlet.map(|hamlet| hamlet.0)),
            version: Set(1),
            topic: Set(asked.topic.code().to_owned()),
            need: Set(Some(asked.need.clone())),
            name: Set(asked.name.clone()),
            phone: Set(phone),
            visit_asked: Set(asked.visit.is_some()),
            place: Set(asked.visit.clone()),
            code_digest: Set(digest.to_vec()),
            state: Set(state.code().to_owned()),
            created_at: Set(at.micros()),
            since: Set(at.micros()),
            due_at: Set(due.micros()),
            next_at: Set(next_at(timed)),
            ..Default::default()
        };
        let keys = OnConflict::columns([Column::UnitId, Column::CodeDigest]).do_nothing().to_owned();
        let added =
            help_request::Entity::insert(row).on_conflict(keys).exec_without_returning(self.connection()).await?;
        let found = by_code(unit, digest).one(self.connection()).await?;
        let id = found.map(|row| RequestId(row.id)).ok_or(StoreError::Busy)?;
        Ok(if added == 1 { AskedAs::New(id) } else { AskedAs::Known(id) })
    }

    /// The resident takes a request back, and everything personal goes at once. Which it was; `None` where there is none
    /// of this code, or it ended before.
    pub async fn take_request_back(
        &self,
        unit: UnitId,
        digest: &[u8; 32],
        at: Moment,
    ) -> Result<Option<super::HelpRequest>, StoreError> {
        let connection = self.connection();
        let Some(row) = by_code(unit, digest).lock_exclusive().one(connection).await? else { return Ok(None) };
        let names = hamlet_names(connection, unit).await?;
        let request = read(connection, row, &names).await?;
        let Some(state) = RequestStep::Withdraw.from(request.state) else { return Ok(None) };
        let changes = super::steps::update(unit, request.id, request.version + 1)
            .col_expr(Column::State, Expr::value(state.code()))
            .col_expr(Column::Since, Expr::value(at.micros()))
            .col_expr(Column::ClosedAt, Expr::value(at.micros()));
        super::timing::erasing(changes, at).exec(connection).await?;
        super::timing::forget_notes(connection, unit, request.id).await?;
        Ok(Some(request))
    }
}
