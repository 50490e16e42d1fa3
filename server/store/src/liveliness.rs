//! How units are doing, counted: at the desk of a unit for itself, and at the desk of the unit above for all below it, so that
//! nobody reads the figures of a unit they have no business with. One question per table, however many units there are, and
//! only numbers, days and whether something is there.

use std::collections::HashMap;

use domain::duty::{self, Fact};
use domain::help_request::RequestState;
use domain::liveliness::{Liveliness, Section};
use domain::moment::Moment;
use domain::officer::OfficerKind;
use domain::unit::UnitId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::activities::below;
use crate::desk::DeskReader;
use crate::entities::{help_request, item, officer, unit_profile};
use crate::error::StoreError;
use crate::stored::{self, PUBLISHED};

/// A unit with how it is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLiveliness {
    /// Whose.
    pub unit: UnitId,
    /// How it is doing.
    pub life: Liveliness,
}

impl DeskReader<'_> {
    /// How this unit is doing now.
    pub async fn liveliness(&self, now: Moment) -> Result<Liveliness, StoreError> {
        let units = [self.desk.unit().0];
        let found = all(self.snapshot.connection(), &units, now).await?;
        Ok(found.into_iter().next().map(|found| found.life).unwrap_or_default())
    }

    /// The same of every unit below this one, districts among them, but those for practice.
    pub async fn liveliness_below(&self, now: Moment) -> Result<Vec<UnitLiveliness>, StoreError> {
        let connection = self.snapshot.connection();
        let units = below(connection, self.desk.unit()).await?;
        all(connection, &units, now).await
    }
}

pub(crate) async fn all(
    connection: &impl ConnectionTrait,
    units: &[i64],
    now: Moment,
) -> Result<Vec<UnitLiveliness>, StoreError> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let mut lives: HashMap<i64, Liveliness> = HashMap::with_capacity(units.len());
    for row in connection.query_all(&sections_query(units)).await? {
        let row = SectionRow::from_query_result(&row, "")?;
        let last = row.last_at.map(|at| Moment::from_micros(at).vietnam_date());
        let section = Section { count: stored::count(row.items), last };
        lives.entry(row.unit_id).or_default().set_section(stored::kind(&row.kind)?, section);
    }
    for (unit, reviews) in counted(connection, &reviews_query(units, now)).await? {
        lives.entry(unit).or_default().reviews = reviews;
    }
    for (unit, requests) in counted(connection, &requests_query(units, now)).await? {
        lives.entry(unit).or_default().requests = requests;
    }
    let mut officers: HashMap<i64, Vec<OfficerKind>> = HashMap::new();
    for row in connection.query_all(&officers_query(units, now)).await? {
        let kind: String = row.try_get_by_index(1)?;
        officers.entry(row.try_get_by_index(0)?).or_default().extend(OfficerKind::from_code(&kind));
    }
    let mut known: HashMap<i64, FactsRow> = HashMap::new();
    for row in connection.query_all(&facts_query(units)).await? {
        let row = FactsRow::from_query_result(&row, "")?;
        known.insert(row.unit_id, row);
    }
    let one = |&unit: &i64| {
        let mut life = lives.remove(&unit).unwrap_or_default();
        let (facts, in_office) = (known.get(&unit), officers.get(&unit));
        life.lacks = duty::missing_where(|fact| match fact {
            Fact::Leader => in_office.is_some_and(|kinds| kinds.contains(&OfficerKind::Leader)),
            Fact::ContactOfficer => in_office.is_some_and(|kinds| kinds.contains(&OfficerKind::Contact)),
            _ => facts.is_some_and(|facts| facts.has(fact)),
        });
        life.is_confirmed = facts.is_some_and(|facts| facts.confirmed != 0);
        UnitLiveliness { unit: UnitId(unit), life }
    };
    Ok(units.iter().map(one).collect())
}

#[derive(FromQueryResult)]
struct SectionRow {
    unit_id: i64,
    kind: String,
    items: i64,
    last_at: Option<i64>,
}

/// Whether each fact is there: as a number, because the engines do not share a truth value.
#[derive(FromQueryResult)]
struct FactsRow {
    unit_id: i64,
    address: i32,
    phones: i32,
    email: i32,
    responsible_name: i32,
    hours: i32,
    map_point: i32,
    introduction: i32,
    history: i32,
    organisation: i32,
    confirmed: i32,
}

impl FactsRow {
    fn has(&self, fact: Fact) -> bool {
        let column = match fact {
            Fact::Address => self.address,
            Fact::Phone => self.phones,
            Fact::Email => self.email,
            Fact::Responsible => self.responsible_name,
            Fact::Hours => self.hours,
            Fact::MapPoint => self.map_point,
            Fact::Introduction => self.introduction,
            Fact::History => self.history,
            Fact::Organisation => self.organisation,
            Fact::Leader | Fact::ContactOfficer => 0,
        };
        column != 0
    }
}

async fn counted(connection: &impl ConnectionTrait, query: &SelectStatement) -> Result<Vec<(i64, u64)>, StoreError> {
    let rows = connection.query_all(query).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, stored::count(row.try_get_by_index(1)?)))).collect()
}

/// What is public of each kind, and since when.
pub(crate) fn sections_query(units: &[i64]) -> SelectStatement {
    let became_public =
        Func::coalesce([Expr::col(item::Column::RepublishedAt), Expr::col(item::Column::FirstPublishedAt)]);
    public_of(units)
        .column(item::Column::UnitId)
        .column(item::Column::Kind)
        .expr_as(Expr::col(item::Column::Id).count(), Alias::new("items"))
        .expr_as(Func::max(became_public), Alias::new("last_at"))
        .group_by_col(item::Column::UnitId)
        .group_by_col(item::Column::Kind)
        .take()
}

/// Public items whose day of review has come.
pub(crate) fn reviews_query(units: &[i64], now: Moment) -> SelectStatement {
    public_of(units)
        .column(item::Column::UnitId)
        .expr(Expr::col(item::Column::Id).count())
        .and_where(Expr::col(item::Column::ReviewOn).lte(now.vietnam_date().days()))
        .group_by_col(item::Column::UnitId)
        .take()
}

fn public_of(units: &[i64]) -> SelectStatement {
    Query::select()
        .from(item::Entity)
        .and_where(Expr::col(item::Column::UnitId).is_in(units.iter().copied()))
        .and_where(Expr::col(item::Column::State).eq(PUBLISHED))
        .take()
}

/// Requests that nobody answered in time.
pub(crate) fn requests_query(units: &[i64], now: Moment) -> SelectStatement {
    let unanswered = RequestState::ALL.into_iter().filter(|state| state.is_unanswered()).map(RequestState::code);
    Query::select()
        .column(help_request::Column::UnitId)
        .expr(Expr::col(help_request::Column::Id).count())
        .from(help_request::Entity)
        .and_where(Expr::col(help_request::Column::UnitId).is_in(units.iter().copied()))
        .and_where(Expr::col(help_request::Column::State).is_in(unanswered))
        .and_where(Expr::col(help_request::Column::DueAt).lt(now.micros()))
        .group_by_col(help_request::Column::UnitId)
        .take()
}

/// Which kinds of officers each unit has today.
pub(crate) fn officers_query(units: &[i64], now: Moment) -> SelectStatement {
    let today = now.vietnam_date().days();
    let from = || Expr::col(officer::Column::ValidFrom);
    let to = || Expr::col(officer::Column::ValidTo);
    Query::select()
        .distinct()
        .columns([officer::Column::UnitId, officer::Column::Kind])
        .from(officer::Entity)
        .and_where(Expr::col(officer::Column::UnitId).is_in(units.iter().copied()))
        .and_where(from().is_null().or(from().lte(today)))
        .and_where(to().is_null().or(to().gte(today)))
        .take()
}

/// Which facts are there; the texts themselves may be long and stay where they are.
pub(crate) fn facts_query(units: &[i64]) -> SelectStatement {
    use unit_profile::Column;
    let mut query = Query::select();
    query.column(Column::UnitId).from(unit_profile::Entity);
    let columns = [
        (Column::Address, "address"),
        (Column::Phones, "phones"),
        (Column::Email, "email"),
        (Column::ResponsibleName, "responsible_name"),
        (Column::Hours, "hours"),
        (Column::MapPoint, "map_point"),
        (Column::Introduction, "introduction"),
        (Column::History, "history"),
        (Column::Organisation, "organisation"),
        (Column::ConfirmedAt, "confirmed"),
    ];
    for (column, name) in columns {
        let is_there = Expr::case(Expr::col(column).is_not_null(), Expr::cust("1")).finally(Expr::cust("0"));
        query.expr_as(is_there, Alias::new(name));
    }
    query.and_where(Expr::col(Column::UnitId).is_in(units.iter().copied())).take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_of_a_profile_has_a_column() {
        let row = FactsRow {
            unit_id: 1,
            address: 1,
            phones: 1,
            email: 1,
            responsible_name: 1,
            hours: 1,
            map_point: 1,
            introduction: 1,
            history: 1,
            organisation: 1,
            confirmed: 0,
        };
        let lacks = duty::missing_where(|fact| row.has(fact));
        assert_eq!(lacks, [Fact::Leader, Fact::ContactOfficer]);
    }
}
