//! Alerts at the desk that writes them. Whoever may publish writes them, because a confirmed one is public at once.

use std::collections::BTreeSet;

use domain::alert::{AlertId, AlertState, AlertText, Consent, OverrideReason, consent};
use domain::moment::Moment;
use domain::person::PersonId;
use domain::unit::UnitId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Select, Set,
};

use super::{state_of, text_of};
use crate::desk::DeskReader;
use crate::entities::{alert, alert_unit};
use crate::error::StoreError;
use crate::profile::name_of;
use crate::publication::DeskPublisher;
use crate::unit_rows;

/// How many a list of the desk shows.
const LISTED: u64 = 100;

/// An alert as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskAlert {
    /// Its number.
    pub id: AlertId,
    /// Grows with everything that happens to it.
    pub version: i64,
    /// Where it stands.
    pub state: AlertState,
    /// What it says.
    pub text: AlertText,
    /// On how many units' pages it stands or stood.
    pub reached: u32,
    /// The last change of its words, and by whom; the name is `None` once that person is gone.
    pub changed: (Moment, Option<String>),
    /// Who confirmed it as the first of two, and when.
    pub first: Option<(PersonId, Option<String>, Moment)>,
    /// Whose confirmation made it hold, and when.
    pub confirmed: Option<(Option<String>, Moment)>,
    /// Why one person did so alone for the whole province.
    pub override_reason: Option<String>,
    /// Since when it stands on pages.
    pub shown_at: Option<Moment>,
    /// When it went; the name of who ended it, `None` where its time was over.
    pub ended: Option<(Moment, Option<String>)>,
}

/// What became of a change to an alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AlertChange {
    /// Written.
    Done(AlertId),
    /// Confirmed by the first of two persons.
    HalfConfirmed,
    /// This person confirmed already; another one is to. Nothing was written.
    NeedsAnother,
    /// It stands on pages now.
    Shown,
    /// It will stand on pages from then on.
    Planned(Moment),
    /// Its last moment has come; nothing was written.
    Over,
    /// Somebody changed it meanwhile, or it stands elsewhere than the deed asks; nothing was written.
    Stale(Box<DeskAlert>),
    /// No such alert at this unit.
    Missing,
}

impl DeskReader<'_> {
    /// The unit's alerts, the newest first.
    pub async fn alerts(&self) -> Result<Vec<DeskAlert>, StoreError> {
        let connection = self.snapshot.connection();
        let rows = of_unit(self.desk.unit()).order_by_desc(alert::Column::Id).limit(LISTED).all(connection).await?;
        let mut alerts = Vec::with_capacity(rows.len());
        for row in rows {
            alerts.push(desk_alert(connection, row).await?);
        }
        Ok(alerts)
    }

    /// How often one person confirmed alone for the whole province.
    pub async fn alerts_overridden(&self) -> Result<u64, StoreError> {
        use sea_orm::PaginatorTrait;
        let alone = of_unit(self.desk.unit()).filter(alert::Column::OverrideReason.is_not_null());
        Ok(alone.count(self.snapshot.connection()).await?)
    }

    /// One alert; `None` also for another unit's.
    pub async fn alert(&self, id: AlertId) -> Result<Option<DeskAlert>, StoreError> {
        let connection = self.snapshot.connection();
        match of_unit(self.desk.unit()).filter(alert::Column::Id.eq(id.0)).one(connection).await? {
            Some(row) => desk_alert(connection, row).await.map(Some),
            None => Ok(None),
        }
    }
}

impl DeskPublisher<'_> {
    /// One alert, which nobody else can change until this transaction ends; `None` also for another unit's.
    pub async fn alert(&self, id: AlertId) -> Result<Option<DeskAlert>, StoreError> {
        match self.locked_alert(id).await? {
            Some(row) => desk_alert(self.tx.connection(), row).await.map(Some),
            None => Ok(None),
        }
    }

    /// A new draft.
    pub async fn add_alert(&self, text: &AlertText, at: Moment) -> Result<AlertId, StoreError> {
        let row = alert::ActiveModel {
            unit_id: Set(self.unit.0),
            version: Set(1),
            state: Set(AlertState::Draft.code().to_owned()),
            reached: Set(0),
            ..self.alert_written(<alert::ActiveModel as Default>::default(), text, at)
        };
        let added = alert::Entity::insert(row).exec(self.tx.connection()).await?;
        Ok(AlertId(added.last_insert_id))
    }

    /// Other words of a draft. Whoever confirmed the former ones confirmed nothing.
    pub async fn save_alert(
        &self,
        id: AlertId,
        expected_version: i64,
        text: &AlertText,
        at: Moment,
    ) -> Result<AlertChange, StoreError> {
        let row = match self.fresh_alert(id, expected_version, AlertState::is_open).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let version = row.version + 1;
        let row = alert::ActiveModel {
            version: Set(version),
            state: Set(AlertState::Draft.code().to_owned()),
            first_at: Set(None),
            first_by: Set(None),
            ..self.alert_written(row.into_active_model(), text, at)
        };
        row.update(self.tx.connection()).await?;
        Ok(AlertChange::Done(id))
    }

    /// Throws a draft away.
    pub async fn remove_alert(&self, id: AlertId, expected_version: i64) -> Result<AlertChange, StoreError> {
        match self.fresh_alert(id, expected_version, AlertState::is_open).await? {
            Ok(row) => {
                alert::Entity::delete_by_id(row.id).exec(self.tx.connection()).await?;
                Ok(AlertChange::Done(id))
            }
            Err(outcome) => Ok(outcome),
        }
    }

    /// This person says that the alert is right and for `units`. Where that suffices it stands on their pages: now, or
    /// from its moment on.
    pub async fn confirm_alert(
        &self,
        id: AlertId,
        expected_version: i64,
        units: &BTreeSet<UnitId>,
        alone: Option<&OverrideReason>,
        at: Moment,
    ) -> Result<AlertChange, StoreError> {
        let connection = self.tx.connection();
        let row = match self.fresh_alert(id, expected_version, AlertState::is_open).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let text = text_of(&row)?;
        if text.ends <= at {
            return Ok(AlertChange::Over);
        }
        let version = row.version + 1;
        let asked = consent(&text.audience, row.first_by.map(PersonId), self.person, alone.is_some());
        let mut row = row.into_active_model();
        row.version = Set(version);
        match asked {
            Consent::NeedsAnother => return Ok(AlertChange::NeedsAnother),
            Consent::HalfGiven => {
                row.state = Set(AlertState::Waiting.code().to_owned());
                row.first_by = Set(Some(self.person.0));
                row.first_at = Set(Some(at.micros()));
                row.update(connection).await?;
                return Ok(AlertChange::HalfConfirmed);
            }
            Consent::Given => {}
        }
        let later = text.starts.filter(|starts| *starts > at);
        let state = if later.is_some() { AlertState::Confirmed } else { AlertState::Shown };
        row.state = Set(state.code().to_owned());
        row.confirmed_by = Set(Some(self.person.0));
        row.confirmed_at = Set(Some(at.micros()));
        row.override_reason = Set(alone.map(|reason| reason.as_str().to_owned()));
        row.reached = Set(i32::try_from(units.len()).unwrap_or(i32::MAX));
        row.shown_at = Set(later.is_none().then_some(at.micros()));
        row.due_at = Set(Some(later.unwrap_or(text.ends).micros()));
        row.update(connection).await?;
        put_up(connection, id, units).await?;
        if let Some(starts) = later {
            return Ok(AlertChange::Planned(starts));
        }
        self.tx.touch_around(&units.iter().copied().collect::<Vec<_>>());
        Ok(AlertChange::Shown)
    }

    /// Takes the alert off every page now.
    pub async fn end_alert(&self, id: AlertId, expected_version: i64, at: Moment) -> Result<AlertChange, StoreError> {
        let row = match self.fresh_alert(id, expected_version, AlertState::can_end).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        take_down(self.tx, row, Some(self.person), at).await?;
        Ok(AlertChange::Done(id))
    }

    async fn locked_alert(&self, id: AlertId) -> Result<Option<alert::Model>, StoreError> {
        let mine = of_unit(self.unit).filter(alert::Column::Id.eq(id.0));
        Ok(mine.lock_exclusive().one(self.tx.connection()).await?)
    }

    /// The alert under a lock, or why nothing may be written.
    async fn fresh_alert(
        &self,
        id: AlertId,
        expected_version: i64,
        allows: fn(AlertState) -> bool,
    ) -> Result<Result<alert::Model, AlertChange>, StoreError> {
        Ok(match self.locked_alert(id).await? {
            None => Err(AlertChange::Missing),
            Some(row) if row.version != expected_version || !allows(state_of(&row)?) => {
                Err(AlertChange::Stale(Box::new(desk_alert(self.tx.connection(), row).await?)))
            }
            Some(row) => Ok(row),
        })
    }

    fn alert_written(&self, row: alert::ActiveModel, text: &AlertText, at: Moment) -> alert::ActiveModel {
        alert::ActiveModel {
            rank: Set(text.rank.code().to_owned()),
            hazard: Set(text.hazard.code().to_owned()),
            headline: Set(text.headline.clone()),
            text: Set(text.text.clone()),
            spoken: Set(text.spoken.clone()),
            audience: Set(text.audience.code()),
            starts_at: Set(text.starts.map(Moment::micros)),
            ends_at: Set(text.ends.micros()),
            changed_at: Set(at.micros()),
            changed_by: Set(Some(self.person.0)),
            ..row
        }
    }
}

async fn put_up(connection: &impl ConnectionTrait, id: AlertId, units: &BTreeSet<UnitId>) -> Result<(), StoreError> {
    let (units, same): (Vec<_>, _) =
        (units.iter().copied().collect(), [(alert_unit::Column::AlertId, Expr::value(id.0))]);
    Ok(unit_rows::write(connection, alert_unit::Entity, &units, &same).await?)
}

/// Takes an alert off its pages; whose pages they were, where it stood on any.
pub(super) async fn take_down(
    tx: &crate::tx::Tx,
    row: alert::Model,
    by: Option<PersonId>,
    at: Moment,
) -> Result<Vec<UnitId>, StoreError> {
    let connection = tx.connection();
    let (id, version, was_shown) = (row.id, row.version + 1, row.shown_at.is_some());
    let rows = alert_unit::Entity::find().filter(alert_unit::Column::AlertId.eq(id)).all(connection).await?;
    let units: Vec<UnitId> = rows.into_iter().map(|row| UnitId(row.unit_id)).collect();
    alert_unit::Entity::delete_many().filter(alert_unit::Column::AlertId.eq(id)).exec(connection).await?;
    let mut row = row.into_active_model();
    row.version = Set(version);
    row.state = Set(AlertState::Ended.code().to_owned());
    row.ended_at = Set(Some(at.micros()));
    row.ended_by = Set(by.map(|person| person.0));
    row.due_at = Set(None);
    row.update(connection).await?;
    if was_shown {
        tx.touch_around(&units);
    }
    Ok(units)
}

fn of_unit(unit: UnitId) -> Select<alert::Entity> {
    alert::Entity::find().filter(alert::Column::UnitId.eq(unit.0))
}

pub(super) async fn desk_alert(connection: &impl ConnectionTrait, row: alert::Model) -> Result<DeskAlert, StoreError> {
    let moment = |micros: Option<i64>| micros.map(Moment::from_micros);
    let first = match (row.first_by, moment(row.first_at)) {
        (Some(person), Some(at)) => Some((PersonId(person), name_of(connection, Some(person)).await?, at)),
        _ => None,
    };
    let confirmed = match moment(row.confirmed_at) {
        Some(at) => Some((name_of(connection, row.confirmed_by).await?, at)),
        None => None,
    };
    let ended = match moment(row.ended_at) {
        Some(at) => Some((at, name_of(connection, row.ended_by).await?)),
        None => None,
    };
    Ok(DeskAlert {
        id: AlertId(row.id),
        version: row.version,
        state: state_of(&row)?,
        text: text_of(&row)?,
        reached: u32::try_from(row.reached).unwrap_or_default(),
        changed: (Moment::from_micros(row.changed_at), name_of(connection, row.changed_by).await?),
        first,
        confirmed,
        override_reason: row.override_reason,
        shown_at: moment(row.shown_at),
        ended,
    })
}
