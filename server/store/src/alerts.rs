//! Alerts: written and confirmed at one desk, shown on the pages of every unit they are for. On whose pages one stands
//! is written when it is confirmed and goes with its end, so what a page asks is a lookup by its unit.

mod desk;
mod moments;

use domain::alert::{AlertId, AlertState, AlertText, Audience, Hazard, Rank};
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::entities::{alert, alert_unit};
use crate::error::StoreError;
use crate::site::Site;
use crate::stored;

pub use self::desk::{AlertChange, DeskAlert};
#[cfg(test)]
pub(crate) use self::moments::due_query;
pub use self::moments::{AlertHappened, DueAlert};

/// An alert on the pages of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownAlert {
    /// Its number.
    pub id: AlertId,
    /// Who wrote it.
    pub issuer: UnitId,
    /// How much it matters.
    pub rank: Rank,
    /// What it is about.
    pub hazard: Hazard,
    /// One line.
    pub headline: String,
    /// A few sentences.
    pub text: String,
    /// Since when it stands there.
    pub since: Moment,
    /// When it goes.
    pub until: Moment,
}

#[derive(FromQueryResult)]
struct ShownRow {
    id: i64,
    unit_id: i64,
    rank: String,
    hazard: String,
    headline: String,
    text: String,
    shown_at: i64,
    ends_at: i64,
}

impl Site<'_> {
    /// What stands on the unit's pages now, the gravest first and of equals the newest.
    pub async fn alerts(&self) -> Result<Vec<ShownAlert>, StoreError> {
        let rows = self.snapshot.connection().query_all(&shown_query(self.unit)).await?;
        let mut shown = rows
            .iter()
            .map(|row| ShownRow::from_query_result(row, "").map_err(StoreError::from).and_then(ShownRow::alert))
            .collect::<Result<Vec<_>, _>>()?;
        shown.sort_by_key(|alert| (alert.rank, std::cmp::Reverse((alert.since, alert.id))));
        Ok(shown)
    }
}

impl ShownRow {
    fn alert(self) -> Result<ShownAlert, StoreError> {
        Ok(ShownAlert {
            id: AlertId(self.id),
            issuer: UnitId(self.unit_id),
            rank: rank(&self.rank)?,
            hazard: hazard(&self.hazard)?,
            headline: self.headline,
            text: self.text,
            since: Moment::from_micros(self.shown_at),
            until: Moment::from_micros(self.ends_at),
        })
    }
}

/// Rows of `alert_units` are of alerts that were confirmed; one that is to begin later has no moment of showing yet.
pub(crate) fn shown_query(unit: UnitId) -> SelectStatement {
    let of_alert = |column: alert::Column| (alert::Entity, column);
    Query::select()
        .columns([
            of_alert(alert::Column::Id),
            of_alert(alert::Column::UnitId),
            of_alert(alert::Column::Rank),
            of_alert(alert::Column::Hazard),
            of_alert(alert::Column::Headline),
            of_alert(alert::Column::Text),
            of_alert(alert::Column::ShownAt),
            of_alert(alert::Column::EndsAt),
        ])
        .from(alert_unit::Entity)
        .join(
            JoinType::InnerJoin,
            alert::Entity,
            Expr::col(of_alert(alert::Column::Id)).equals((alert_unit::Entity, alert_unit::Column::AlertId)),
        )
        .and_where(Expr::col((alert_unit::Entity, alert_unit::Column::UnitId)).eq(unit.0))
        .and_where(Expr::col(of_alert(alert::Column::State)).eq(AlertState::Shown.code()))
        .take()
}

fn text_of(row: &alert::Model) -> Result<AlertText, StoreError> {
    Ok(AlertText {
        rank: rank(&row.rank)?,
        hazard: hazard(&row.hazard)?,
        headline: row.headline.clone(),
        text: row.text.clone(),
        starts: row.starts_at.map(Moment::from_micros),
        ends: Moment::from_micros(row.ends_at),
        audience: Audience::from_code(&row.audience).ok_or_else(|| stored::unreadable("audience", &row.audience))?,
        spoken: row.spoken.clone(),
    })
}

fn state_of(row: &alert::Model) -> Result<AlertState, StoreError> {
    AlertState::from_code(&row.state).ok_or_else(|| stored::unreadable("state of an alert", &row.state))
}

fn rank(code: &str) -> Result<Rank, StoreError> {
    Rank::from_code(code).ok_or_else(|| stored::unreadable("rank", code))
}

fn hazard(code: &str) -> Result<Hazard, StoreError> {
    Hazard::from_code(code).ok_or_else(|| stored::unreadable("hazard", code))
}
