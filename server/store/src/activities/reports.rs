//! The report of a team about a month.

use domain::access::Desk;
use domain::activity::{
    Around, Measure, Month, ReportId, ReportRefusal, ReportRemarks, ReportState, ReportStep, Told, refusals,
};
use domain::hamlet::HamletId;
use domain::moment::Moment;
use domain::unit::UnitId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Select, Set,
};

use super::log::{counted, of_month};
use super::{ActivitiesWriter, figures, hamlet_names, kept, measured, only, reaches};
use crate::desk::DeskReader;
use crate::entities::activity_report;
use crate::error::StoreError;
use crate::profile::name_of;
use crate::stored;
use crate::tx::Tx;

/// The report of a team about a month, as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamReport {
    /// Its number; `None` while nothing was ever written of that month.
    pub id: Option<ReportId>,
    /// Whose team it is.
    pub hamlet: HamletId,
    /// How that hamlet is called.
    pub hamlet_name: String,
    /// About which month.
    pub month: Month,
    /// Grows with every change of the report.
    pub version: i64,
    /// Where it stands.
    pub state: ReportState,
    /// What the log comes to: as it is while the team has the report, as it was sent afterwards.
    pub told: Told,
    /// In the team's words.
    pub words: ReportRemarks,
    /// Why it was sent back, if it was.
    pub reason: Option<String>,
    /// When it was last sent.
    pub sent_at: Option<Moment>,
    /// By whom.
    pub sent_by: Option<String>,
    /// The last change; `None` while there was none.
    pub changed_at: Option<Moment>,
    /// Name of the person who made it.
    pub changed_by: Option<String>,
}

/// A step with what it brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportChange<'a> {
    /// [`ReportStep::Keep`].
    Keep(&'a ReportRemarks),
    /// [`ReportStep::Send`].
    Send(&'a ReportRemarks),
    /// [`ReportStep::SendNone`].
    SendNone(&'a ReportRemarks),
    /// [`ReportStep::Recall`].
    Recall,
    /// [`ReportStep::Return`], with the reason.
    Return(&'a str),
    /// [`ReportStep::Approve`].
    Approve,
    /// [`ReportStep::Lock`].
    Lock,
}

impl ReportChange<'_> {
    /// Which step it is.
    pub fn step(self) -> ReportStep {
        match self {
            Self::Keep(_) => ReportStep::Keep,
            Self::Send(_) => ReportStep::Send,
            Self::SendNone(_) => ReportStep::SendNone,
            Self::Recall => ReportStep::Recall,
            Self::Return(_) => ReportStep::Return,
            Self::Approve => ReportStep::Approve,
            Self::Lock => ReportStep::Lock,
        }
    }
}

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportStepped {
    /// Taken; the report as it is now.
    Done(Box<TeamReport>),
    /// Not possible, and why.
    Refused(Vec<ReportRefusal>),
    /// Somebody changed it meanwhile.
    Stale(Box<TeamReport>),
    /// Whoever asks reaches the report and may not do this.
    NoPower,
    /// No such hamlet within reach.
    Missing,
}

impl DeskReader<'_> {
    /// The report of a team about a month, begun or not; `None` for a hamlet out of reach.
    pub async fn team_report(&self, hamlet: HamletId, month: Month) -> Result<Option<TeamReport>, StoreError> {
        let (unit, connection) = (self.desk.unit(), self.snapshot.connection());
        let Some(name) = hamlet_names(connection, unit).await?.remove(&hamlet.0) else { return Ok(None) };
        if !reaches(self.desk, hamlet.0) {
            return Ok(None);
        }
        let Some(row) = of_hamlet(unit, hamlet, month).one(connection).await? else {
            return Ok(Some(unwritten(hamlet, name, month)));
        };
        report(connection, row, name).await.map(Some)
    }
}

impl DeskReader<'_> {
    /// Reports within reach that wait for somebody: sent and not decided, or returned and not sent again; the oldest
    /// month first.
    pub async fn waiting_reports(&self) -> Result<Vec<(HamletId, Month, ReportState)>, StoreError> {
        let waiting = [ReportState::Sent, ReportState::Returned].map(ReportState::code);
        let mut query = activity_report::Entity::find()
            .filter(activity_report::Column::UnitId.eq(self.desk.unit().0))
            .filter(activity_report::Column::State.is_in(waiting));
        if let Some(own) = only(self.desk) {
            query = query.filter(activity_report::Column::HamletId.is_in(own));
        }
        let rows = query.order_by_asc(activity_report::Column::Month).all(self.snapshot.connection()).await?;
        rows.iter()
            .map(|row| Ok((HamletId(row.hamlet_id), super::log::month(row.month)?, read_state(&row.state)?)))
            .collect()
    }
}

impl ActivitiesWriter<'_> {
    /// Takes a step, if the report still is what the person started from.
    pub async fn step_report(
        &self,
        hamlet: HamletId,
        month: Month,
        expected_version: i64,
        change: ReportChange<'_>,
        at: Moment,
    ) -> Result<ReportStepped, StoreError> {
        let (unit, connection, step) = (self.desk.unit(), self.tx.connection(), change.step());
        let name = hamlet_names(connection, unit).await?.remove(&hamlet.0);
        let Some(name) = name.filter(|_| reaches(self.desk, hamlet.0)) else { return Ok(ReportStepped::Missing) };
        if !self.desk.may(step.power()) {
            return Ok(ReportStepped::NoPower);
        }
        let (row, state) = locked(self.tx, self.desk, hamlet, month, at).await?;
        if row.version != expected_version {
            return Ok(ReportStepped::Stale(Box::new(report(connection, row, name).await?)));
        }
        let logged = logged(connection, unit, hamlet, month).await?;
        let around = Around { activities: logged.activities, is_to_come: month.first() > at.vietnam_date() };
        let refused = refusals(step, state, around);
        let Some(next) = step.from(state).filter(|_| refused.is_empty()) else {
            return Ok(ReportStepped::Refused(refused));
        };
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.version = Set(version);
        row.state = Set(next.code().to_owned());
        row.changed_at = Set(at.micros());
        row.changed_by = Set(Some(self.desk.person().0));
        match change {
            ReportChange::Keep(words) => write_words(&mut row, words),
            ReportChange::Send(words) => {
                write_words(&mut row, words);
                self.write_sent(&mut row, logged, at)?;
            }
            ReportChange::SendNone(words) => {
                write_words(&mut row, words);
                self.write_sent(&mut row, Told::NOTHING_DONE, at)?;
            }
            ReportChange::Return(reason) => row.reason = Set(Some(reason.to_owned())),
            ReportChange::Recall | ReportChange::Approve | ReportChange::Lock => {}
        }
        let row = row.update(connection).await?;
        Ok(ReportStepped::Done(Box::new(report(connection, row, name).await?)))
    }

    fn write_sent(&self, row: &mut activity_report::ActiveModel, told: Told, at: Moment) -> Result<(), StoreError> {
        let figure = |measure| kept(told.figures.get(measure)).map(Set);
        row.activities = Set(kept(Some(told.activities))?);
        row.households = figure(Measure::Households)?;
        row.people = figure(Measure::People)?;
        row.vneid = figure(Measure::Vneid)?;
        row.services = figure(Measure::Services)?;
        row.payment = figure(Measure::Payment)?;
        row.signatures = figure(Measure::Signatures)?;
        row.health = figure(Measure::Health)?;
        row.sent_at = Set(Some(at.micros()));
        row.sent_by = Set(Some(self.desk.person().0));
        // What was wrong is mended, or will be said again.
        row.reason = Set(None);
        Ok(())
    }
}

fn write_words(row: &mut activity_report::ActiveModel, words: &ReportRemarks) {
    row.remarks = Set(words.remarks.clone());
    row.difficulties = Set(words.difficulties.clone());
}

fn of_hamlet(unit: UnitId, hamlet: HamletId, month: Month) -> Select<activity_report::Entity> {
    activity_report::Entity::find()
        .filter(activity_report::Column::UnitId.eq(unit.0))
        .filter(activity_report::Column::HamletId.eq(hamlet.0))
        .filter(activity_report::Column::Month.eq(month.number()))
}

/// The row of a report with its state, made when there is none, so that whoever writes about the month meets in it. The
/// hamlet is one of the unit's.
pub(super) async fn locked(
    tx: &Tx,
    desk: &Desk,
    hamlet: HamletId,
    month: Month,
    at: Moment,
) -> Result<(activity_report::Model, ReportState), StoreError> {
    let (unit, connection) = (desk.unit(), tx.connection());
    let empty = activity_report::ActiveModel {
        unit_id: Set(unit.0),
        hamlet_id: Set(hamlet.0),
        month: Set(month.number()),
        version: Set(0),
        state: Set(ReportState::Draft.code().to_owned()),
        changed_at: Set(at.micros()),
        ..Default::default()
    };
    activity_report::Entity::insert(empty)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(connection)
        .await?;
    let row = of_hamlet(unit, hamlet, month).lock_exclusive().one(connection).await?.ok_or(StoreError::Busy)?;
    let state = read_state(&row.state)?;
    Ok((row, state))
}

pub(super) fn read_state(stored: &str) -> Result<ReportState, StoreError> {
    ReportState::from_code(stored).ok_or_else(|| stored::unreadable("state of a report", stored))
}

/// What the log of a month comes to now.
async fn logged(
    connection: &impl ConnectionTrait,
    unit: UnitId,
    hamlet: HamletId,
    month: Month,
) -> Result<Told, StoreError> {
    let rows = of_month(unit, hamlet, month).all(connection).await?;
    Ok(Told::of(rows.iter().map(counted)))
}

/// What a report says that was sent.
pub(super) fn sent(row: &activity_report::Model) -> Told {
    Told { activities: row.activities.map(stored::count).unwrap_or_default(), figures: figures(measured!(row)) }
}

fn unwritten(hamlet: HamletId, hamlet_name: String, month: Month) -> TeamReport {
    TeamReport {
        id: None,
        hamlet,
        hamlet_name,
        month,
        version: 0,
        state: ReportState::Draft,
        told: Told::default(),
        words: ReportRemarks::default(),
        reason: None,
        sent_at: None,
        sent_by: None,
        changed_at: None,
        changed_by: None,
    }
}

async fn report(
    connection: &impl ConnectionTrait,
    row: activity_report::Model,
    hamlet_name: String,
) -> Result<TeamReport, StoreError> {
    let (unit, hamlet, month) = (UnitId(row.unit_id), HamletId(row.hamlet_id), super::log::month(row.month)?);
    let state = read_state(&row.state)?;
    let told = if state.why_fixed().is_some() { sent(&row) } else { logged(connection, unit, hamlet, month).await? };
    Ok(TeamReport {
        id: Some(ReportId(row.id)),
        hamlet,
        hamlet_name,
        month,
        version: row.version,
        state,
        told,
        sent_at: row.sent_at.map(Moment::from_micros),
        sent_by: name_of(connection, row.sent_by).await?,
        changed_at: (row.version > 0).then(|| Moment::from_micros(row.changed_at)),
        changed_by: name_of(connection, row.changed_by).await?,
        words: ReportRemarks { remarks: row.remarks, difficulties: row.difficulties },
        reason: row.reason,
    })
}
