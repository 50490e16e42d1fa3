//! [`AuditTrail`]: reading the record, newest first, page by page from an entry on. Begins from a proof: an
//! administrator reads their own unit's, whoever runs the platform reads all of it.

use domain::access::{Administrator, Platform};
use domain::moment::Moment;
use domain::person::PersonId;
use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::entities::{audit, person};
use crate::error::StoreError;
use crate::snapshot::Snapshot;

/// The record of one unit, or of everything.
#[derive(Debug)]
pub struct AuditTrail<'a> {
    snapshot: &'a Snapshot,
    unit: Option<UnitId>,
}

/// Whose deeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByWhom {
    /// This person's.
    Person(PersonId),
    /// Those of nobody who is known: the command line, jobs, failed sign-ins, people who are gone.
    Nobody,
}

/// Which entries; an empty filter lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Whose.
    pub by: Option<ByWhom>,
    /// Any of these deeds; empty means any.
    pub actions: Vec<&'static str>,
    /// Done to things of this kind.
    pub object_kind: Option<String>,
    /// Done to things of this number.
    pub object_id: Option<i64>,
    /// From this moment on.
    pub from: Option<Moment>,
    /// Before this moment.
    pub until: Option<Moment>,
}

/// One entry of the record.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct AuditRow {
    /// Its number; a page begins behind one.
    pub id: i64,
    at: i64,
    person_id: Option<i64>,
    /// The name the person had then.
    pub person_name: Option<String>,
    unit_id: Option<i64>,
    /// The name the unit had then.
    pub unit_name: Option<String>,
    /// `item.publish`.
    pub action: String,
    /// `item`.
    pub object_kind: Option<String>,
    /// The number of the thing it was done to.
    pub object_id: Option<i64>,
    /// JSON.
    pub detail: String,
    /// From where.
    pub client: Option<String>,
    /// The number of the request.
    pub request: Option<String>,
}

impl AuditRow {
    /// When.
    pub fn at(&self) -> Moment {
        Moment::from_micros(self.at)
    }

    /// Who, while they are there.
    pub fn person(&self) -> Option<PersonId> {
        self.person_id.map(PersonId)
    }

    /// At which unit, while it is there.
    pub fn unit(&self) -> Option<UnitId> {
        self.unit_id.map(UnitId)
    }
}

impl Snapshot {
    /// The record of the administrator's unit.
    pub fn audit_of_unit(&self, by: Administrator) -> AuditTrail<'_> {
        AuditTrail { snapshot: self, unit: Some(by.unit()) }
    }

    /// The record of the platform and all its units.
    pub fn audit_of_platform(&self, _: Platform) -> AuditTrail<'_> {
        AuditTrail { snapshot: self, unit: None }
    }
}

impl AuditTrail<'_> {
    /// The entries behind `before`, newest first, or the newest; at most `most`. What is added meanwhile stands before
    /// them and moves nothing. An entry that is not of this record begins at the newest.
    pub async fn entries(
        &self,
        filter: &AuditFilter,
        before: Option<i64>,
        most: u32,
    ) -> Result<Vec<AuditRow>, StoreError> {
        let connection = self.snapshot.connection();
        let place = match before {
            None => None,
            Some(id) => {
                let row = connection.query_one(&place_query(self.unit, id)).await?;
                row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.map(|at| (at, id))
            }
        };
        let rows = connection.query_all(&entries_query(self.unit, filter, place, most)).await?;
        Ok(rows.iter().map(|row| AuditRow::from_query_result(row, "")).collect::<Result<_, _>>()?)
    }

    /// Those who did anything that stands here and are still known, in the order of their numbers.
    pub async fn people(&self) -> Result<Vec<(PersonId, String)>, StoreError> {
        let rows = self.snapshot.connection().query_all(&people_query(self.unit)).await?;
        let read = |row: &sea_orm::QueryResult| Ok((PersonId(row.try_get("", "id")?), row.try_get("", "name")?));
        rows.iter().map(read).collect()
    }
}

fn place_query(unit: Option<UnitId>, id: i64) -> SelectStatement {
    let mut query = Query::select();
    query.column(audit::Column::At).from(audit::Entity).and_where(Expr::col(audit::Column::Id).eq(id));
    if let Some(unit) = unit {
        query.and_where(Expr::col(audit::Column::UnitId).eq(unit.0));
    }
    query
}

/// A page of entries behind the place `(at, id)`.
pub(crate) fn entries_query(
    unit: Option<UnitId>,
    filter: &AuditFilter,
    place: Option<(i64, i64)>,
    most: u32,
) -> SelectStatement {
    let own = |column| Expr::col((audit::Entity, column));
    let mut query = Query::select();
    query
        .columns(
            [
                audit::Column::Id,
                audit::Column::At,
                audit::Column::PersonId,
                audit::Column::UnitId,
                audit::Column::UnitName,
                audit::Column::Action,
                audit::Column::ObjectKind,
                audit::Column::ObjectId,
                audit::Column::Detail,
                audit::Column::Client,
                audit::Column::Request,
            ]
            .map(|column| (audit::Entity, column)),
        )
        .expr_as(shown_name(), Alias::new("person_name"))
        .from(audit::Entity)
        .join(
            JoinType::LeftJoin,
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals((audit::Entity, audit::Column::PersonId)),
        )
        .order_by((audit::Entity, audit::Column::At), Order::Desc)
        .order_by((audit::Entity, audit::Column::Id), Order::Desc)
        .limit(u64::from(most));
    if let Some(unit) = unit {
        query.and_where(own(audit::Column::UnitId).eq(unit.0));
    }
    if let Some((at, id)) = place {
        let place = Expr::tuple([Expr::value(at), Expr::value(id)]);
        query.and_where(Expr::tuple([own(audit::Column::At), own(audit::Column::Id)]).lt(place));
    }
    restrict(&mut query, filter);
    query
}

/// The name the person had then. An older program that runs beside this one keeps no names. Whoever had their account
/// removed is called as it says now: the entry cannot be changed, but need not be told.
fn shown_name() -> Expr {
    let now = || Expr::col((person::Entity, person::Column::Name));
    let then = Func::coalesce([Expr::col((audit::Entity, audit::Column::PersonName)), now()]);
    Expr::case(Expr::col((person::Entity, person::Column::RemovedAt)).is_not_null(), now()).finally(then).into()
}

fn restrict(query: &mut SelectStatement, filter: &AuditFilter) {
    let own = |column| Expr::col((audit::Entity, column));
    match filter.by {
        None => {}
        Some(ByWhom::Person(person)) => {
            query.and_where(own(audit::Column::PersonId).eq(person.0));
        }
        Some(ByWhom::Nobody) => {
            query.and_where(own(audit::Column::PersonId).is_null());
        }
    }
    if !filter.actions.is_empty() {
        query.and_where(own(audit::Column::Action).is_in(filter.actions.iter().copied()));
    }
    if let Some(kind) = &filter.object_kind {
        query.and_where(own(audit::Column::ObjectKind).eq(kind.as_str()));
    }
    if let Some(id) = filter.object_id {
        query.and_where(own(audit::Column::ObjectId).eq(id));
    }
    if let Some(from) = filter.from {
        query.and_where(own(audit::Column::At).gte(from.micros()));
    }
    if let Some(until) = filter.until {
        query.and_where(own(audit::Column::At).lt(until.micros()));
    }
}

/// Of a unit: those its part of the index names, each once. Of the platform: everybody the index knows, asked one by
/// one, because it knows few people and many deeds.
pub(crate) fn people_query(unit: Option<UnitId>) -> SelectStatement {
    let mut deed = Query::select();
    deed.from(audit::Entity);
    let known = if let Some(unit) = unit {
        deed.column(audit::Column::PersonId).and_where(Expr::col(audit::Column::UnitId).eq(unit.0));
        Expr::col(person::Column::Id).in_subquery(deed)
    } else {
        let same = Expr::col((person::Entity, person::Column::Id)).equals((audit::Entity, audit::Column::PersonId));
        deed.expr(Expr::val(1)).and_where(same);
        Expr::exists(deed)
    };
    let mut query = Query::select();
    query
        .columns([person::Column::Id, person::Column::Name])
        .from(person::Entity)
        .and_where(known)
        .order_by(person::Column::Id, Order::Asc);
    query
}
