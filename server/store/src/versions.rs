//! The versions this node knows, in memory. They only grow; a page kept under an older one stops being asked for.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use domain::unit::UnitId;

/// A cheap handle on what is known.
#[derive(Clone, Debug, Default)]
pub struct Versions(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    epoch: AtomicU64,
    registry: AtomicU64,
    units: RwLock<HashMap<UnitId, u64>>,
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
        let units = self.0.units.read().unwrap_or_else(PoisonError::into_inner);
        units.get(&unit).copied().unwrap_or_default()
    }

    /// The version of the registry: units, hosts, former slugs.
    pub fn registry(&self) -> u64 {
        self.0.registry.load(Ordering::Acquire)
    }

    /// The random number of this database's life; another one after a restore. 0 before the first look.
    pub fn epoch(&self) -> u64 {
        self.0.epoch.load(Ordering::Acquire)
    }

    /// Takes in versions just committed; true when anything grew.
    pub(crate) fn grow(&self, units: &[(UnitId, u64)], registry: Option<u64>) -> bool {
        let mut grew = registry.is_some_and(|version| self.0.registry.fetch_max(version, Ordering::AcqRel) < version);
        if !units.is_empty() {
            let mut known = self.0.units.write().unwrap_or_else(PoisonError::into_inner);
            for &(unit, version) in units {
                let entry = known.entry(unit).or_default();
                if *entry < version {
                    *entry = version;
                    grew = true;
                }
            }
        }
        grew
    }

    /// Takes in a look at the whole database; true when anything grew or the epoch is another one. Versions of
    /// another epoch say nothing about each other, so they are replaced rather than compared.
    pub(crate) fn learn(&self, look: &Look) -> bool {
        if self.epoch() == look.epoch {
            return self.grow(&look.units, Some(look.registry));
        }
        let mut known = self.0.units.write().unwrap_or_else(PoisonError::into_inner);
        *known = look.units.iter().copied().collect();
        self.0.registry.store(look.registry, Ordering::Release);
        self.0.epoch.store(look.epoch, Ordering::Release);
        true
    }
}

/// Versions and epochs are stored as signed numbers and never negative.
pub(crate) fn unsigned(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or_default()
}
