//! What a unit says of itself: read by residents through [`Site`], by its desk through [`DeskReader`], written with an
//! [`Administrator`] in hand.

use std::collections::{BTreeSet, HashMap};

use domain::access::Administrator;
use domain::moment::Moment;
use domain::palette::Palette;
use domain::profile::{ProfileField, ProfileForm, UnitProfile};
use domain::unit::UnitId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use crate::desk::DeskReader;
use crate::entities::{person, unit_profile};
use crate::error::StoreError;
use crate::site::Site;
use crate::stored;
use crate::tx::Tx;

/// The facts of a unit as its desk sees them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskProfile {
    /// Grows with every change; 0 while nothing was ever saved.
    pub version: i64,
    /// What is known.
    pub profile: UnitProfile,
    /// The colours its pages wear; beside the facts, because confirming those says nothing of it.
    pub palette: Palette,
    /// When an administrator of the unit confirmed it; `None` while the site is a demonstration.
    pub confirmed_at: Option<Moment>,
    /// The last change.
    pub changed_at: Option<Moment>,
    /// Name of the person who made it.
    pub changed_by: Option<String>,
}

/// What became of a change to the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileSaved {
    /// Written.
    Done {
        /// The version now.
        version: i64,
    },
    /// Somebody changed them meanwhile; nothing was written.
    Stale(Box<DeskProfile>),
}

impl Site<'_> {
    /// What the unit says of itself; empty where nobody said anything.
    pub async fn profile(&self) -> Result<UnitProfile, StoreError> {
        let row = unit_profile::Entity::find_by_id(self.unit.0).one(self.snapshot.connection()).await?;
        row.map_or_else(|| Ok(UnitProfile::default()), |row| profile(&row))
    }
}

impl DeskReader<'_> {
    /// The facts of the unit.
    pub async fn profile(&self) -> Result<DeskProfile, StoreError> {
        let connection = self.snapshot.connection();
        let row = unit_profile::Entity::find_by_id(self.desk.unit().0).one(connection).await?;
        match row {
            Some(row) => desk_profile(connection, row).await,
            None => Ok(DeskProfile::default()),
        }
    }
}

/// Writes the facts and the officers of the unit it was made for.
#[derive(Debug)]
pub struct UnitAdministration<'a> {
    pub(crate) tx: &'a Tx,
    pub(crate) by: Administrator,
}

impl UnitAdministration<'_> {
    /// The facts, which nobody else can change until this transaction ends.
    pub async fn profile(&self) -> Result<DeskProfile, StoreError> {
        let row = self.locked().await?;
        desk_profile(self.tx.connection(), row).await
    }

    /// New facts, if they still are what the administrator started from.
    pub async fn save_profile(
        &self,
        expected_version: i64,
        facts: &UnitProfile,
        at: Moment,
    ) -> Result<ProfileSaved, StoreError> {
        let row = self.locked().await?;
        if row.version != expected_version {
            return Ok(ProfileSaved::Stale(Box::new(desk_profile(self.tx.connection(), row).await?)));
        }
        let form = ProfileForm::from(facts);
        let value = |field| Some(form.get(field)).filter(|value| !value.is_empty()).map(str::to_owned);
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.version = Set(version);
        row.address = Set(value(ProfileField::Address));
        row.phones = Set(value(ProfileField::Phones));
        row.email = Set(value(ProfileField::Email));
        row.hours = Set(value(ProfileField::Hours));
        row.map_point = Set(value(ProfileField::MapPoint));
        row.responsible_name = Set(value(ProfileField::ResponsibleName));
        row.responsible_position = Set(value(ProfileField::ResponsiblePosition));
        row.introduction = Set(value(ProfileField::Introduction));
        row.history = Set(value(ProfileField::History));
        row.organisation = Set(value(ProfileField::Organisation));
        row.licence = Set(value(ProfileField::Licence));
        self.profile_written(row, version, at).await
    }

    /// Confirms the facts, or takes the confirmation back. The registry tells every page of the unit.
    pub async fn set_confirmed(
        &self,
        expected_version: i64,
        confirmed: bool,
        at: Moment,
    ) -> Result<ProfileSaved, StoreError> {
        let row = self.locked().await?;
        if row.version != expected_version {
            return Ok(ProfileSaved::Stale(Box::new(desk_profile(self.tx.connection(), row).await?)));
        }
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.version = Set(version);
        row.confirmed_at = Set(confirmed.then(|| at.micros()));
        self.tx.touch_registry();
        self.profile_written(row, version, at).await
    }

    /// Another palette. The registry tells every page of the unit, those of errors included.
    pub async fn set_palette(
        &self,
        expected_version: i64,
        palette: Palette,
        at: Moment,
    ) -> Result<ProfileSaved, StoreError> {
        let row = self.locked().await?;
        if row.version != expected_version {
            return Ok(ProfileSaved::Stale(Box::new(desk_profile(self.tx.connection(), row).await?)));
        }
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.version = Set(version);
        row.palette = Set(Some(palette.code().to_owned()));
        self.tx.touch_registry();
        self.profile_written(row, version, at).await
    }

    async fn profile_written(
        &self,
        mut row: unit_profile::ActiveModel,
        version: i64,
        at: Moment,
    ) -> Result<ProfileSaved, StoreError> {
        row.changed_at = Set(Some(at.micros()));
        row.changed_by = Set(Some(self.by.person().0));
        row.update(self.tx.connection()).await?;
        Ok(ProfileSaved::Done { version })
    }

    /// The unit's row, made when there is none, so that two first saves meet in it.
    async fn locked(&self) -> Result<unit_profile::Model, StoreError> {
        let UnitId(unit) = self.by.unit();
        let empty = unit_profile::ActiveModel { unit_id: Set(unit), version: Set(0), ..Default::default() };
        unit_profile::Entity::insert(empty)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(self.tx.connection())
            .await?;
        let row = unit_profile::Entity::find_by_id(unit).lock_exclusive().one(self.tx.connection()).await?;
        row.ok_or_else(|| stored::unreadable("profile of unit", &unit.to_string()))
    }
}

impl Tx {
    /// Facts and officers of the administrator's unit.
    pub fn administration(&self, by: Administrator) -> UnitAdministration<'_> {
        UnitAdministration { tx: self, by }
    }
}

fn profile(row: &unit_profile::Model) -> Result<UnitProfile, StoreError> {
    let mut form = ProfileForm::default();
    for &field in ProfileField::ALL {
        let value = match field {
            ProfileField::Address => &row.address,
            ProfileField::Phones => &row.phones,
            ProfileField::Email => &row.email,
            ProfileField::Hours => &row.hours,
            ProfileField::MapPoint => &row.map_point,
            ProfileField::ResponsibleName => &row.responsible_name,
            ProfileField::ResponsiblePosition => &row.responsible_position,
            ProfileField::Introduction => &row.introduction,
            ProfileField::History => &row.history,
            ProfileField::Organisation => &row.organisation,
            ProfileField::Licence => &row.licence,
        };
        if let Some(value) = value {
            form.set(field, value.clone());
        }
    }
    // Names fields only: what stands in them may be personal.
    form.check().map_err(|faults| {
        let keys: Vec<_> = faults.iter().map(|fault| fault.field.key()).collect();
        stored::unreadable("profile fields", &keys.join(", "))
    })
}

async fn desk_profile(connection: &impl ConnectionTrait, row: unit_profile::Model) -> Result<DeskProfile, StoreError> {
    Ok(DeskProfile {
        version: row.version,
        profile: profile(&row)?,
        palette: palette(row.palette.as_deref())?,
        confirmed_at: row.confirmed_at.map(Moment::from_micros),
        changed_at: row.changed_at.map(Moment::from_micros),
        changed_by: name_of(connection, row.changed_by).await?,
    })
}

fn palette(code: Option<&str>) -> Result<Palette, StoreError> {
    code.map_or_else(
        || Ok(Palette::default()),
        |code| Palette::from_code(code).ok_or_else(|| stored::unreadable("palette", code)),
    )
}

/// The name of whoever made a change.
pub(crate) async fn name_of(
    connection: &impl ConnectionTrait,
    person: Option<i64>,
) -> Result<Option<String>, StoreError> {
    let Some(id) = person else { return Ok(None) };
    Ok(person::Entity::find_by_id(id).one(connection).await?.map(|person| person.name))
}

/// Numbers of people in one statement, well below what the engines take.
const AT_ONCE: usize = 20_000;

/// The names of those of these people who are still there, by their numbers.
pub(crate) async fn names_of(
    connection: &impl ConnectionTrait,
    people: BTreeSet<i64>,
) -> Result<HashMap<i64, String>, StoreError> {
    let (people, mut names) = (Vec::from_iter(people), HashMap::new());
    for some in people.chunks(AT_ONCE) {
        let found: Vec<(i64, String)> = person::Entity::find()
            .select_only()
            .columns([person::Column::Id, person::Column::Name])
            .filter(person::Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(connection)
            .await?;
        names.extend(found);
    }
    Ok(names)
}

/// Units whose facts are confirmed, in the order of their numbers.
pub(crate) async fn confirmed(connection: &impl ConnectionTrait) -> Result<Vec<UnitId>, StoreError> {
    let ids: Vec<i64> = unit_profile::Entity::find()
        .select_only()
        .column(unit_profile::Column::UnitId)
        .filter(unit_profile::Column::ConfirmedAt.is_not_null())
        .order_by_asc(unit_profile::Column::UnitId)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(ids.into_iter().map(UnitId).collect())
}

/// The palettes units chose, in the order of the units' numbers.
pub(crate) async fn palettes(connection: &impl ConnectionTrait) -> Result<Vec<(UnitId, Palette)>, StoreError> {
    let rows: Vec<(i64, Option<String>)> = unit_profile::Entity::find()
        .select_only()
        .columns([unit_profile::Column::UnitId, unit_profile::Column::Palette])
        .filter(unit_profile::Column::Palette.is_not_null())
        .order_by_asc(unit_profile::Column::UnitId)
        .into_tuple()
        .all(connection)
        .await?;
    rows.into_iter().map(|(unit, code)| Ok((UnitId(unit), palette(code.as_deref())?))).collect()
}
