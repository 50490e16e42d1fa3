//! What the administration of units asks: who holds a name or an address, and where a new unit may stand.

use std::sync::Arc;

use domain::collation;
use domain::host::HostName;
use domain::unit::{Level, Unit, UnitId};

use super::Registry;

impl Registry {
    /// Further hosts of a unit in alphabetical order, each with whether it is the canonical one.
    pub fn hosts_of(&self, unit: UnitId) -> Vec<(HostName, bool)> {
        let own = self.hosts.iter().filter(|(_, holder)| **holder == unit).map(|(host, _)| host);
        let mut hosts: Vec<_> = own.map(|host| (host.clone(), self.canonical_hosts.get(&unit) == Some(host))).collect();
        hosts.sort();
        hosts
    }

    /// Labels a unit once had, in alphabetical order; each leads to the current one.
    pub fn former_slugs_of(&self, unit: UnitId) -> Vec<String> {
        let own = self.former_slugs.iter().filter(|(_, holder)| **holder == unit);
        let mut slugs: Vec<_> = own.map(|(slug, _)| slug.clone()).collect();
        slugs.sort();
        slugs
    }

    /// Whoever has, or had, a label below the origin; of any level.
    pub fn holder_of_slug(&self, slug: &str) -> Option<&Arc<Unit>> {
        self.by_slug.get(slug).or_else(|| self.former_slugs.get(slug)).and_then(|id| self.units.get(id))
    }

    /// Whoever has a further host.
    pub fn holder_of_host(&self, host: &HostName) -> Option<&Arc<Unit>> {
        self.hosts.get(host).and_then(|id| self.units.get(id))
    }

    /// Units under which a commune may stand: the districts, alphabetically, and the province last.
    pub fn parents(&self) -> Vec<Arc<Unit>> {
        let mut districts: Vec<_> =
            self.units.values().filter(|unit| unit.kind.level() == Level::District).map(Arc::clone).collect();
        districts.sort_by_cached_key(|unit| (collation::sort_key(&unit.full_name), unit.id));
        districts.extend(self.portal.iter().map(Arc::clone));
        districts
    }
}
