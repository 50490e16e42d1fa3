//! What teams told over some months: those of a unit, and those of all units below one. Read at the desk of that unit, so
//! that nobody reads the figures of a unit they have no business with; what they add up to is the domain's.

use std::collections::{HashMap, HashSet};

use domain::activity::{Month, MonthTold, ReportState, TeamTold};
use domain::hamlet::{HamletId, HamletText, sort_by_name};
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use super::log::month;
use super::only;
use super::reports::{read_state, sent};
use crate::desk::DeskReader;
use crate::entities::{activity_report, hamlet, team, team_member, unit};
use crate::error::StoreError;
use crate::hamlets;
use crate::site::Site;
use crate::stored::count;

/// A team with what it told of each month asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamMonths {
    /// Whose hamlet.
    pub unit: UnitId,
    /// Which.
    pub hamlet: HamletId,
    /// How it is called, how many households it has.
    pub text: HamletText,
    /// Where the report of each month stands, in the order asked for.
    pub states: Vec<ReportState>,
    /// What it told.
    pub told: TeamTold,
}

/// What a team last told that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastTold {
    /// Of which month.
    pub month: Month,
    /// How many people were helped.
    pub people: u64,
}

impl DeskReader<'_> {
    /// The teams of the unit within reach, by name: those there are, and those that told of one of these months.
    pub async fn team_months(&self, months: &[Month]) -> Result<Vec<TeamMonths>, StoreError> {
        let unit = self.desk.unit();
        let mut teams = teams(self.snapshot.connection(), &[unit.0], months).await?;
        if let Some(own) = only(self.desk) {
            teams.retain(|team| own.contains(&team.hamlet.0));
        }
        Ok(teams)
    }

    /// The same of every unit below this one, but those for practice.
    pub async fn team_months_below(&self, months: &[Month]) -> Result<Vec<TeamMonths>, StoreError> {
        let connection = self.snapshot.connection();
        let below = below(connection, self.desk.unit()).await?;
        teams(connection, &below, months).await
    }
}

impl Site<'_> {
    /// What a team last told that counts, if it told how many people it helped.
    pub async fn last_told(&self, hamlet: HamletId) -> Result<Option<LastTold>, StoreError> {
        let row = activity_report::Entity::find()
            .filter(activity_report::Column::UnitId.eq(self.unit.0))
            .filter(activity_report::Column::HamletId.eq(hamlet.0))
            .filter(activity_report::Column::State.is_in(told_states()))
            .order_by_desc(activity_report::Column::Month)
            .limit(1)
            .one(self.snapshot.connection())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let month = month(row.month)?;
        Ok(row.people.map(count).filter(|people| *people > 0).map(|people| LastTold { month, people }))
    }
}

fn told_states() -> impl Iterator<Item = &'static str> {
    ReportState::ALL.into_iter().filter(|state| state.is_told()).map(ReportState::code)
}

/// Units below one, however deep; there are at most four levels.
pub(crate) async fn below(connection: &impl ConnectionTrait, top: UnitId) -> Result<Vec<i64>, StoreError> {
    let (mut all, mut level) = (Vec::new(), vec![top.0]);
    for _ in 0..4 {
        let rows = unit::Entity::find()
            .filter(unit::Column::ParentId.is_in(level))
            .filter(unit::Column::IsPractice.eq(false))
            .all(connection)
            .await?;
        level = rows.into_iter().map(|row| row.id).collect();
        all.extend(&level);
        if level.is_empty() {
            break;
        }
    }
    Ok(all)
}

/// The reports of units about months.
pub(crate) fn told_query(units: &[i64], months: &[Month]) -> SelectStatement {
    use sea_orm::QueryTrait;
    activity_report::Entity::find()
        .filter(activity_report::Column::UnitId.is_in(units.iter().copied()))
        .filter(activity_report::Column::Month.is_in(months.iter().map(|month| month.number())))
        .into_query()
}

#[derive(FromQueryResult)]
struct InTeam {
    hamlet_id: i64,
    members: i64,
}

async fn teams(
    connection: &impl ConnectionTrait,
    units: &[i64],
    months: &[Month],
) -> Result<Vec<TeamMonths>, StoreError> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let of = |column| Expr::col(column).is_in(units.iter().copied());
    let mut members = HashMap::new();
    let mut query = Query::select();
    query
        .column(team_member::Column::HamletId)
        .expr_as(Expr::col(team_member::Column::Id).count(), "members")
        .from(team_member::Entity)
        .and_where(of(team_member::Column::UnitId))
        .group_by_col(team_member::Column::HamletId);
    for row in connection.query_all(&query).await? {
        let row = InTeam::from_query_result(&row, "")?;
        members.insert(row.hamlet_id, count(row.members));
    }
    let founded = team::Entity::find()
        .filter(team::Column::UnitId.is_in(units.iter().copied()))
        .filter(team::Column::DecisionNumber.is_not_null())
        .all(connection)
        .await?;
    let founded: HashSet<i64> = founded.into_iter().map(|row| row.hamlet_id).collect();
    let mut reports = HashMap::new();
    for row in connection.query_all(&told_query(units, months)).await? {
        let row = activity_report::Model::from_query_result(&row, "")?;
        reports.insert((row.hamlet_id, row.month), (read_state(&row.state)?, sent(&row)));
    }
    let rows =
        hamlet::Entity::find().filter(hamlet::Column::UnitId.is_in(units.iter().copied())).all(connection).await?;
    let mut listed = Vec::with_capacity(rows.len());
    for row in rows {
        let text = hamlets::text(&row)?;
        let own: Vec<_> =
            months.iter().map(|month| reports.remove(&(row.id, month.number())).unwrap_or_default()).collect();
        let is_covered = members.contains_key(&row.id) || founded.contains(&row.id);
        let has_told = own.iter().any(|(state, _)| *state != ReportState::Draft);
        if !(has_told || is_covered && !text.is_retired) {
            continue;
        }
        listed.push(TeamMonths {
            unit: UnitId(row.unit_id),
            hamlet: HamletId(row.id),
            states: own.iter().map(|(state, _)| *state).collect(),
            told: TeamTold {
                members: members.get(&row.id).copied().unwrap_or_default(),
                households: text.households.map(u64::from),
                months: own.into_iter().map(|(state, told)| MonthTold::of(state, told)).collect(),
            },
            text,
        });
    }
    sort_by_name(&mut listed, |team| &team.text);
    Ok(listed)
}
