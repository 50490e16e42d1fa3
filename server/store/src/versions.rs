//! The versions this node knows, in memory. They only grow; a page kept under an older one stops being asked for.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use domain::unit::UnitId;

/// A cheap handle on what is known.
#[derive(Clone, Debug, Default)]
pub struct Versions(Arc<RwLock<Known>>);

/// Under one lock: a version says nothing without its epoch.
#[derive(Debug, Default)]
struct Known {
    epoch: u64,
    registry: u64,
    units: HashMap<UnitId, u64>,
    /// The sum of the units' versions.
    total: u64,
}

/// What was read from the database in one look.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) epoch: u64,
    pub(crate) registry: u64,
    pub(crate) units: Vec<(UnitId, u64)>,
}

impl Versions {
    /// The version of a unit's public pages; 0 for a unit not heard of yet.
    pub fn of(&self, unit: UnitId) -> u64 {
        self.known().units.get(&unit).copied().unwrap_or_default()
    }

    /// The sum of all units' versions: grows whenever residents see a change anywhere.
    pub fn total(&self) -> u64 {
        self.known().total
    }

    /// Epoch and version of a unit, as they belong together.
    pub fn stamp(&self, unit: UnitId) -> (u64, u64) {
        let known = self.known();
        (known.epoch, known.units.get(&unit).copied().unwrap_or_default())
    }

    /// The version of the registry: units, hosts, former slugs.
    pub fn registry(&self) -> u64 {
        self.known().registry
    }

    /// The random number of this database's life; another one after a restore. 0 before the first look.
    pub fn epoch(&self) -> u64 {
        self.known().epoch
    }

    /// Takes in versions just committed.
    pub(crate) fn grow(&self, units: &[(UnitId, u64)], registry: Option<u64>) {
        if !units.is_empty() || registry.is_some() {
            self.0.write().unwrap_or_else(PoisonError::into_inner).grow(units, registry);
        }
    }

    /// Takes in a look at the whole database; true when anything grew or the epoch is another one. Versions of
    /// another epoch say nothing about each other, so they are replaced rather than compared.
    pub(crate) fn learn(&self, look: &Look) -> bool {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.epoch == look.epoch {
            return known.grow(&look.units, Some(look.registry));
        }
        let units: HashMap<_, _> = look.units.iter().copied().collect();
        let total = units.values().sum();
        *known = Known { epoch: look.epoch, registry: look.registry, units, total };
        true
    }

    fn known(&self) -> RwLockReadGuard<'_, Known> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn grow(&mut self, units: &[(UnitId, u64)], registry: Option<u64>) -> bool {
        let mut grew = false;
        let mut raise = |known: &mut u64, version| {
            grew |= *known < version;
            *known = version.max(*known);
        };
        if let Some(version) = registry {
            raise(&mut self.registry, version);
        }
        for &(unit, version) in units {
            let known = self.units.entry(unit).or_default();
            self.total += version.saturating_sub(*known);
            raise(known, version);
        }
        grew
    }
}

/// Versions and epochs are stored as signed numbers and never negative.
pub(crate) fn unsigned(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or_default()
}
