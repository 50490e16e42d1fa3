//! The requests within reach of a desk: the list, one of them, its notes.

use domain::access::Reach;
use domain::help_request::{RequestId, RequestState};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter};

use super::steps::is_within;
use super::{HelpRequest, hamlet_names, read};
use crate::desk::DeskReader;
use crate::desk::queries::join_person;
use crate::entities::help_request::{self, Column};
use crate::entities::{help_request_note, person};
use crate::error::StoreError;
use crate::stored::offset;

/// Most notes shown of one request.
const MOST_NOTES: u64 = 200;

/// Which requests a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RequestFilter {
    /// Nobody answered yet.
    #[default]
    Waiting,
    /// Answered or to be visited, and not closed.
    Answered,
    /// Suspicious.
    Held,
    /// At their end.
    Closed,
}

impl RequestFilter {
    /// Every filter, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Answered, Self::Held, Self::Closed];

    fn states(self) -> &'static [RequestState] {
        match self {
            Self::Waiting => &[RequestState::New, RequestState::Accepted],
            Self::Answered => &[RequestState::Answered, RequestState::VisitArranged],
            Self::Held => &[RequestState::Held],
            Self::Closed => &[RequestState::Done, RequestState::Refused, RequestState::Withdrawn],
        }
    }
}

/// How many requests within reach there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RequestCounts {
    /// Of each of [`RequestFilter::ALL`].
    pub of: [u64; 4],
    /// Of those that wait, the ones whose time is over.
    pub overdue: u64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestPage {
    /// What is due first stands first; at the end, the last closed.
    pub rows: Vec<HelpRequest>,
    /// How many are let through.
    pub total: u64,
}

/// A note among colleagues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestNote {
    /// The words.
    pub words: String,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
}

fn within(unit: UnitId, reach: Reach<'_>, states: &[RequestState]) -> Condition {
    let codes = states.iter().map(|state| state.code());
    let own = Condition::all().add(Column::UnitId.eq(unit.0)).add(Column::State.is_in(codes));
    match reach {
        Reach::Whole => own,
        Reach::Only(hamlets) => own.add(Column::HamletId.is_in(hamlets.iter().map(|hamlet| hamlet.0))),
    }
}

/// The numbers of a page of a list.
pub(crate) fn list_query(
    unit: UnitId,
    reach: Reach<'_>,
    filter: RequestFilter,
    page: u32,
    per_page: u32,
) -> SelectStatement {
    let mut query = Query::select();
    query
        .column(Column::Id)
        .from(help_request::Entity)
        .cond_where(within(unit, reach, filter.states()))
        .limit(u64::from(per_page))
        .offset(offset(page, per_page));
    match filter {
        RequestFilter::Closed => query.order_by(Column::ClosedAt, Order::Desc),
        _ => query.order_by(Column::DueAt, Order::Asc),
    };
    query.order_by(Column::Id, Order::Asc);
    query
}

#[derive(FromQueryResult)]
struct Number {
    id: i64,
}

impl DeskReader<'_> {
    /// A page of the requests within reach.
    pub async fn requests(&self, filter: RequestFilter, page: u32, per_page: u32) -> Result<RequestPage, StoreError> {
        let (unit, connection) = (self.desk.unit(), self.snapshot.connection());
        let states = filter.states();
        let total =
            help_request::Entity::find().filter(within(unit, self.desk.reach(), states)).count(connection).await?;
        let names = hamlet_names(connection, unit).await?;
        let mut rows = Vec::new();
        for row in connection.query_all(&list_query(unit, self.desk.reach(), filter, page, per_page)).await? {
            let Number { id } = Number::from_query_result(&row, "")?;
            if let Some(row) = help_request::Entity::find_by_id(id).one(connection).await? {
                rows.push(read(connection, row, &names).await?);
            }
        }
        Ok(RequestPage { rows, total })
    }

    /// How many requests within reach there are.
    pub async fn request_counts(&self, now: Moment) -> Result<RequestCounts, StoreError> {
        let (unit, connection) = (self.desk.unit(), self.snapshot.connection());
        let mut counts = RequestCounts::default();
        for (count, filter) in counts.of.iter_mut().zip(RequestFilter::ALL) {
            let found = help_request::Entity::find().filter(within(unit, self.desk.reach(), filter.states()));
            *count = found.count(connection).await?;
        }
        counts.overdue = help_request::Entity::find()
            .filter(within(unit, self.desk.reach(), RequestFilter::Waiting.states()))
            .filter(Expr::col(Column::DueAt).lte(now.micros()))
            .count(connection)
            .await?;
        Ok(counts)
    }

    /// One request; `None` also for one out of reach.
    pub async fn request(&self, id: RequestId) -> Result<Option<HelpRequest>, StoreError> {
        let (unit, connection) = (self.desk.unit(), self.snapshot.connection());
        let own = help_request::Entity::find_by_id(id.0).filter(Column::UnitId.eq(unit.0));
        let Some(row) = own.one(connection).await? else { return Ok(None) };
        let names = hamlet_names(connection, unit).await?;
        let request = read(connection, row, &names).await?;
        Ok(Some(request).filter(|request| is_within(self.desk.reach(), request)))
    }

    /// The notes at a request within reach, newest first.
    pub async fn request_notes(&self, id: RequestId) -> Result<Vec<RequestNote>, StoreError> {
        if self.request(id).await?.is_none() {
            return Ok(Vec::new());
        }
        let rows = self.snapshot.connection().query_all(&notes_query(self.desk.unit(), id)).await?;
        rows.iter()
            .map(|row| {
                let row = NoteRow::from_query_result(row, "")?;
                Ok(RequestNote { words: row.words, at: Moment::from_micros(row.at), by: row.by })
            })
            .collect()
    }
}

#[derive(FromQueryResult)]
struct NoteRow {
    words: String,
    at: i64,
    by: String,
}

fn notes_query(unit: UnitId, id: RequestId) -> SelectStatement {
    use help_request_note::Column::{At, Id, PersonId, RequestId as OfRequest, UnitId as OfUnit, Words};
    let its = |column| (help_request_note::Entity, column);
    let mut query = Query::select();
    query
        .columns([Words, At].map(its))
        .expr_as(Expr::col((person::Entity, person::Column::Name)), "by")
        .from(help_request_note::Entity)
        .and_where(Expr::col(its(OfUnit)).eq(unit.0))
        .and_where(Expr::col(its(OfRequest)).eq(id.0))
        .order_by(its(Id), Order::Desc)
        .limit(MOST_NOTES);
    join_person(&mut query, its(PersonId));
    query
}
