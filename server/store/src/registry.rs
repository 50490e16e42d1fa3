//! `Store::registry`: all units, hosts and former slugs, read as of one moment. The server keeps them in memory.

use std::collections::HashMap;

use domain::access::PracticeUnit;
use domain::host::HostName;
use domain::palette::Palette;
use domain::unit::{Unit, UnitId, UnitKind};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use crate::entities::{platform, unit, unit_former_slug, unit_host, unit_name};
use crate::error::StoreError;
use crate::open::Store;
use crate::profile;
use crate::stored::{self, unreadable};
use crate::versions::unsigned;

/// The registry as of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryData {
    /// Its version.
    pub version: u64,
    /// Every unit under its name of now, in the order of their numbers.
    pub units: Vec<Unit>,
    /// Further hosts.
    pub hosts: Vec<HostRow>,
    /// Units whose sites are suspended.
    pub suspended: Vec<UnitId>,
    /// Units for practice, which have no site.
    pub practice: Vec<PracticeUnit>,
    /// Labels units once had.
    pub former_slugs: Vec<(String, UnitId)>,
    /// Units whose administrators confirmed their facts; every other site is a demonstration.
    pub confirmed: Vec<UnitId>,
    /// The palettes units chose; every other wears the usual one.
    pub palettes: Vec<(UnitId, Palette)>,
}

/// A further host of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostRow {
    /// Its name.
    pub host: HostName,
    /// Whose it is.
    pub unit: UnitId,
    /// Whether the others redirect to it.
    pub canonical: bool,
}

impl Store {
    /// Reads the whole registry.
    pub async fn registry(&self) -> Result<RegistryData, StoreError> {
        let snapshot = self.snapshot().await?;
        let data = read(snapshot.connection()).await?;
        snapshot.end().await?;
        Ok(data)
    }
}

async fn read(connection: &impl ConnectionTrait) -> Result<RegistryData, StoreError> {
    let version = platform::Entity::find_by_id(1).one(connection).await?;
    let mut names = current_names(connection).await?;
    let units = unit::Entity::find().order_by_asc(unit::Column::Id).all(connection).await?;
    let hosts = unit_host::Entity::find().order_by_asc(unit_host::Column::Host).all(connection).await?;
    let former = unit_former_slug::Entity::find().order_by_asc(unit_former_slug::Column::Slug).all(connection).await?;
    Ok(RegistryData {
        version: version.map(|row| unsigned(row.registry_version)).unwrap_or_default(),
        suspended: suspended(&units),
        practice: practice(&units),
        units: units.into_iter().map(|row| named(row, &mut names)).collect::<Result<_, _>>()?,
        hosts: hosts.iter().map(host).collect::<Result<_, _>>()?,
        former_slugs: former.into_iter().map(|row| (row.slug, UnitId(row.unit_id))).collect(),
        confirmed: profile::confirmed(connection).await?,
        palettes: profile::palettes(connection).await?,
    })
}

/// Per unit the name that has no end, or else the one that began last.
async fn current_names(connection: &impl ConnectionTrait) -> Result<HashMap<i64, unit_name::Model>, StoreError> {
    let newer = |name: &unit_name::Model| (name.valid_to.is_none(), name.valid_from, name.id);
    let mut names: HashMap<i64, unit_name::Model> = HashMap::new();
    for name in unit_name::Entity::find().all(connection).await? {
        if names.get(&name.unit_id).is_none_or(|known| newer(known) < newer(&name)) {
            names.insert(name.unit_id, name);
        }
    }
    Ok(names)
}

fn suspended(units: &[unit::Model]) -> Vec<UnitId> {
    units.iter().filter(|row| row.suspended_at.is_some()).map(|row| UnitId(row.id)).collect()
}

#[expect(clippy::disallowed_methods, reason = "this is where the row is read")]
fn practice(units: &[unit::Model]) -> Vec<PracticeUnit> {
    units.iter().filter(|row| row.is_practice).map(|row| PracticeUnit::as_stored(UnitId(row.id))).collect()
}

fn named(row: unit::Model, names: &mut HashMap<i64, unit_name::Model>) -> Result<Unit, StoreError> {
    let name = names.remove(&row.id).ok_or_else(|| unreadable("name of unit", &row.slug))?;
    Ok(Unit {
        id: UnitId(row.id),
        parent: row.parent_id.map(UnitId),
        kind: UnitKind::from_code(&row.kind).ok_or_else(|| unreadable("kind of unit", &row.kind))?,
        slug: row.slug,
        name: name.name,
        full_name: name.full_name,
        validity: stored::validity(row.valid_from, row.valid_to)?,
    })
}

fn host(row: &unit_host::Model) -> Result<HostRow, StoreError> {
    let host = HostName::parse(&row.host).ok_or_else(|| unreadable("host", &row.host))?;
    Ok(HostRow { host, unit: UnitId(row.unit_id), canonical: row.canonical })
}
