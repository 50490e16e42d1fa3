//! The communes residents are led to: lists, links of the map, the box of the portal, neighbours. A suspended site
//! answers 503, so nothing here leads to one; the desk goes by [`Registry::districts`](super::Registry::districts).

use std::collections::HashSet;
use std::sync::Arc;

use domain::collation;
use domain::find::{Findable, Wanted, find};
use domain::unit::{Level, Unit, UnitId};

use super::District;

/// Open sites in the orders in which pages show them.
#[derive(Debug)]
pub struct Directory {
    districts: Vec<District>,
    /// The same communes in the alphabetical order of the whole province, folded for the box of the portal.
    findable: Vec<(Findable, Arc<Unit>)>,
    open: HashSet<UnitId>,
}

impl Directory {
    pub(super) fn new(all: &[District], suspended: &HashSet<UnitId>) -> Self {
        let is_open = |unit: &&Arc<Unit>| !suspended.contains(&unit.id);
        let districts: Vec<District> = all
            .iter()
            .map(|(above, communes)| (Arc::clone(above), communes.iter().filter(is_open).map(Arc::clone).collect()))
            .filter(|(_, communes): &District| !communes.is_empty())
            .collect();
        let open = districts.iter().flat_map(|(_, communes)| communes).map(|unit| unit.id).collect();
        Self { findable: findable(&districts), open, districts }
    }

    /// Districts with their open communes, all in alphabetical order; none without any.
    pub fn districts(&self) -> &[District] {
        &self.districts
    }

    /// Whether the commune has a site and it is open.
    pub fn has(&self, unit: UnitId) -> bool {
        self.open.contains(&unit)
    }

    /// How many communes have an open site.
    pub fn len(&self) -> usize {
        self.open.len()
    }

    /// Whether no commune has one.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// The communes a person may mean, best first.
    pub fn find(&self, wanted: &Wanted) -> Vec<Arc<Unit>> {
        let places = find(wanted, self.findable.iter().map(|(name, _)| name));
        places.into_iter().filter_map(|at| self.findable.get(at)).map(|(_, unit)| Arc::clone(unit)).collect()
    }
}

fn findable(districts: &[District]) -> Vec<(Findable, Arc<Unit>)> {
    let of_one = |(above, communes): &District| {
        // The province's name is above everything and tells nothing apart.
        let above = Some(above.full_name.clone()).filter(|_| above.kind.level() == Level::District);
        let folded = communes
            .iter()
            .map(|unit| (Findable::new(unit.kind, &unit.name, &unit.full_name, above.as_deref()), Arc::clone(unit)));
        folded.collect::<Vec<_>>()
    };
    let mut all: Vec<_> = districts.iter().flat_map(of_one).collect();
    // Equally good finds are told in the alphabetical order of the whole province.
    all.sort_by_cached_key(|(_, unit)| (collation::sort_key(&unit.name), unit.kind, unit.id));
    all
}
