//! Officers of a unit: read by residents for one day, by the desk all of them, written with an administrator in hand.

use domain::moment::{CivilDate, Moment};
use domain::officer::{OfficerId, OfficerKind, OfficerText};
use domain::person::EmailAddress;
use domain::phone::Phone;
use domain::unit::UnitId;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Select, Set,
};

use crate::desk::DeskReader;
use crate::entities::officer;
use crate::error::StoreError;
use crate::profile::{UnitAdministration, name_of};
use crate::site::Site;
use crate::stored;

/// An officer as the desk sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskOfficer {
    /// The number.
    pub id: OfficerId,
    /// Grows with every change of the text; moving up and down is no such change.
    pub version: i64,
    /// What is known.
    pub text: OfficerText,
    /// The last change.
    pub changed_at: Moment,
    /// Name of the person who made it; `None` once that person is gone.
    pub changed_by: Option<String>,
}

/// What became of a change to an officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfficerSaved {
    /// Written.
    Done,
    /// Somebody changed the officer meanwhile; nothing was written.
    Stale(Box<DeskOfficer>),
    /// No such officer at this unit.
    Missing,
}

impl Site<'_> {
    /// Who holds office on a day, leaders first, each kind in the order the unit gave.
    pub async fn officers(&self, day: CivilDate) -> Result<Vec<OfficerText>, StoreError> {
        let from = officer::Column::ValidFrom;
        let to = officer::Column::ValidTo;
        let rows = of_unit(self.unit)
            .filter(from.is_null().or(from.lte(day.days())))
            .filter(to.is_null().or(to.gte(day.days())))
            .all(self.snapshot.connection())
            .await?;
        let mut officers = rows.iter().map(text).collect::<Result<Vec<_>, _>>()?;
        officers.sort_by_key(|officer| officer.kind);
        Ok(officers)
    }
}

impl DeskReader<'_> {
    /// Every officer, past and future ones too, in the order of the pages.
    pub async fn officers(&self) -> Result<Vec<DeskOfficer>, StoreError> {
        let rows = of_unit(self.desk.unit()).all(self.snapshot.connection()).await?;
        let mut officers = Vec::with_capacity(rows.len());
        for row in rows {
            officers.push(desk_officer(self.snapshot.connection(), row).await?);
        }
        officers.sort_by_key(|officer| officer.text.kind);
        Ok(officers)
    }

    /// One officer; `None` also for another unit's.
    pub async fn officer(&self, id: OfficerId) -> Result<Option<DeskOfficer>, StoreError> {
        let connection = self.snapshot.connection();
        match of_unit(self.desk.unit()).filter(officer::Column::Id.eq(id.0)).one(connection).await? {
            Some(row) => desk_officer(connection, row).await.map(Some),
            None => Ok(None),
        }
    }
}

impl UnitAdministration<'_> {
    /// One officer, whom nobody else can change until this transaction ends; `None` also for another unit's.
    pub async fn officer(&self, id: OfficerId) -> Result<Option<DeskOfficer>, StoreError> {
        let connection = self.tx.connection();
        let found = of_unit(self.by.unit()).filter(officer::Column::Id.eq(id.0)).lock_exclusive().one(connection);
        match found.await? {
            Some(row) => desk_officer(connection, row).await.map(Some),
            None => Ok(None),
        }
    }

    /// A new officer, last of their kind.
    pub async fn add_officer(&self, officer: &OfficerText, at: Moment) -> Result<OfficerId, StoreError> {
        let rows = of_unit(self.by.unit()).lock_exclusive().all(self.tx.connection()).await?;
        let place = rows.iter().map(|row| row.place).max().unwrap_or_default().saturating_add(1);
        let row = officer::ActiveModel {
            unit_id: Set(self.by.unit().0),
            version: Set(1),
            place: Set(place),
            ..self.written(<officer::ActiveModel as Default>::default(), officer, at)
        };
        let added = officer::Entity::insert(row).exec(self.tx.connection()).await?;
        Ok(OfficerId(added.last_insert_id))
    }

    /// A new text of an officer, if it still is what the administrator started from.
    pub async fn save_officer(
        &self,
        id: OfficerId,
        expected_version: i64,
        officer: &OfficerText,
        at: Moment,
    ) -> Result<OfficerSaved, StoreError> {
        let row = match self.fresh(id, expected_version).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let version = row.version + 1;
        let mut row = self.written(row.into_active_model(), officer, at);
        row.version = Set(version);
        row.update(self.tx.connection()).await?;
        Ok(OfficerSaved::Done)
    }

    /// Takes an officer off the list for good.
    pub async fn remove_officer(&self, id: OfficerId, expected_version: i64) -> Result<OfficerSaved, StoreError> {
        match self.fresh(id, expected_version).await? {
            Ok(row) => {
                officer::Entity::delete_by_id(row.id).exec(self.tx.connection()).await?;
                Ok(OfficerSaved::Done)
            }
            Err(outcome) => Ok(outcome),
        }
    }

    /// One place up or down among the officers of the same kind; false when there is no such officer. At the end of
    /// the list nothing changes.
    pub async fn move_officer(&self, id: OfficerId, up: bool) -> Result<bool, StoreError> {
        let rows = of_unit(self.by.unit()).lock_exclusive().all(self.tx.connection()).await?;
        let Some(kind) = rows.iter().find(|row| row.id == id.0).map(|row| row.kind.clone()) else { return Ok(false) };
        let peers: Vec<_> = rows.iter().filter(|row| row.kind == kind).collect();
        let mut order: Vec<i64> = peers.iter().map(|row| row.id).collect();
        let places: Vec<i32> = peers.iter().map(|row| row.place).collect();
        let Some(at) = order.iter().position(|other| *other == id.0) else { return Ok(false) };
        let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|next| *next < order.len()) };
        let Some(other) = other else { return Ok(true) };
        order.swap(at, other);
        for (id, place) in order.into_iter().zip(places) {
            let row = officer::ActiveModel { id: Set(id), place: Set(place), ..Default::default() };
            row.update(self.tx.connection()).await?;
        }
        Ok(true)
    }

    /// The officer under a lock, or why nothing may be written.
    async fn fresh(
        &self,
        id: OfficerId,
        expected_version: i64,
    ) -> Result<Result<officer::Model, OfficerSaved>, StoreError> {
        let connection = self.tx.connection();
        let found =
            of_unit(self.by.unit()).filter(officer::Column::Id.eq(id.0)).lock_exclusive().one(connection).await?;
        Ok(match found {
            None => Err(OfficerSaved::Missing),
            Some(row) if row.version != expected_version => {
                Err(OfficerSaved::Stale(Box::new(desk_officer(connection, row).await?)))
            }
            Some(row) => Ok(row),
        })
    }

    fn written(&self, row: officer::ActiveModel, officer: &OfficerText, at: Moment) -> officer::ActiveModel {
        officer::ActiveModel {
            kind: Set(officer.kind.code().to_owned()),
            name: Set(officer.name.clone()),
            position: Set(officer.position.clone()),
            phone: Set(officer.phone.as_ref().map(Phone::canonical)),
            email: Set(officer.email.as_ref().map(ToString::to_string)),
            valid_from: Set(officer.validity.from.map(CivilDate::days)),
            valid_to: Set(officer.validity.to.map(CivilDate::days)),
            changed_at: Set(at.micros()),
            changed_by: Set(Some(self.by.person().0)),
            ..row
        }
    }
}

fn of_unit(unit: UnitId) -> Select<officer::Entity> {
    officer::Entity::find()
        .filter(officer::Column::UnitId.eq(unit.0))
        .order_by_asc(officer::Column::Place)
        .order_by_asc(officer::Column::Id)
}

fn text(row: &officer::Model) -> Result<OfficerText, StoreError> {
    // Names the officer by number: what stands in the fields may be personal.
    let unreadable = || stored::unreadable("officer", &row.id.to_string());
    Ok(OfficerText {
        kind: OfficerKind::from_code(&row.kind).ok_or_else(unreadable)?,
        name: row.name.clone(),
        position: row.position.clone(),
        phone: row.phone.as_deref().map(Phone::parse).transpose().map_err(|_| unreadable())?,
        email: match &row.email {
            Some(email) => Some(EmailAddress::parse(email).ok_or_else(unreadable)?),
            None => None,
        },
        validity: stored::validity(row.valid_from, row.valid_to)?,
    })
}

async fn desk_officer(connection: &impl ConnectionTrait, row: officer::Model) -> Result<DeskOfficer, StoreError> {
    Ok(DeskOfficer {
        id: OfficerId(row.id),
        version: row.version,
        text: text(&row)?,
        changed_at: Moment::from_micros(row.changed_at),
        changed_by: name_of(connection, row.changed_by).await?,
    })
}
