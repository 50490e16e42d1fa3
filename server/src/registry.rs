//! Units and hosts in memory: which site a host name means. Answers without touching the store;
//! follows changes when the store's registry version grows.

mod administration;
mod directory;
mod reach;
mod site;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use domain::access::{Membership, PracticeUnit};
use domain::collation;
use domain::host::HostName;
use domain::moment::CivilDate;
use domain::origin::Origin;
use domain::palette::Palette;
use domain::unit::{Level, Unit, UnitId};
use store::RegistryData;

pub use directory::Directory;
pub use reach::{Reached, Receivers};
pub use site::{Resolution, Site, SiteFacts};

/// A district, or the province itself, with the communes below it.
pub type District = (Arc<Unit>, Vec<Arc<Unit>>);

/// One state of the registry; replaced as a whole.
#[derive(Debug)]
pub struct Registry {
    version: u64,
    origin: Origin,
    units: HashMap<UnitId, Arc<Unit>>,
    by_slug: HashMap<String, UnitId>,
    former_slugs: HashMap<String, UnitId>,
    hosts: HashMap<HostName, UnitId>,
    canonical_hosts: HashMap<UnitId, HostName>,
    /// Each site once, made when the registry is read and not while somebody waits.
    sites: HashMap<UnitId, Site>,
    portal: Option<Arc<Unit>>,
    /// Units whose sites are suspended.
    suspended: HashSet<UnitId>,
    /// Units for practice, which have a desk and no site.
    practice: BTreeMap<UnitId, PracticeUnit>,
    /// Units whose administrators confirmed their facts.
    confirmed: HashSet<UnitId>,
    /// What the pages of units wear that chose something.
    palettes: HashMap<UnitId, Palette>,
    /// Districts in alphabetical order, each with its communes likewise, suspended ones too.
    districts: Vec<District>,
    directory: Directory,
}

impl Registry {
    /// Indexes what the store read.
    pub fn new(data: RegistryData, origin: &Origin) -> Self {
        let units: HashMap<UnitId, Arc<Unit>> = data.units.into_iter().map(|unit| (unit.id, Arc::new(unit))).collect();
        let mut ordered: Vec<&Arc<Unit>> = units.values().collect();
        ordered.sort_by_cached_key(|unit| (collation::sort_key(&unit.name), unit.kind, unit.id));
        let portal = ordered.iter().find(|unit| unit.kind.level() == Level::Province).map(|unit| Arc::clone(unit));
        let practice: BTreeMap<UnitId, PracticeUnit> =
            data.practice.into_iter().map(|practice| (practice.unit(), practice)).collect();
        let communes = |district: UnitId| {
            let is_open = |unit: &Unit| has_site(unit) && !practice.contains_key(&unit.id);
            let own = ordered.iter().filter(|unit| unit.parent == Some(district) && is_open(unit));
            own.map(|unit| Arc::clone(unit)).collect::<Vec<_>>()
        };
        // A commune may stand under the province itself, as all do since 2025-07-01.
        let districts: Vec<District> = ordered
            .iter()
            .filter(|unit| matches!(unit.kind.level(), Level::District | Level::Province))
            .map(|unit| (Arc::clone(unit), communes(unit.id)))
            .filter(|(_, communes)| !communes.is_empty())
            .collect();
        let suspended: HashSet<UnitId> = data.suspended.into_iter().collect();
        let mut registry = Self {
            directory: Directory::new(&districts, &suspended),
            sites: HashMap::new(),
            version: data.version,
            confirmed: data.confirmed.into_iter().collect(),
            palettes: data.palettes.into_iter().collect(),
            suspended,
            practice,
            origin: origin.clone(),
            by_slug: ordered.iter().map(|unit| (unit.slug.clone(), unit.id)).collect(),
            former_slugs: data.former_slugs.into_iter().collect(),
            canonical_hosts: data
                .hosts
                .iter()
                .filter(|row| row.canonical)
                .map(|row| (row.unit, row.host.clone()))
                .collect(),
            hosts: data.hosts.into_iter().map(|row| (row.host, row.unit)).collect(),
            portal,
            districts,
            units,
        };
        registry.sites = registry.sites().map(|unit| (unit.id, registry.site(unit))).collect();
        registry
    }

    /// The version this state was read under.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// What a host name means.
    pub fn resolve(&self, host: &HostName) -> Resolution {
        if host == self.origin.host() {
            return self.portal.as_ref().map_or(Resolution::Unknown, |unit| self.site_of(unit, true));
        }
        if let Some(label) = host.label_below(self.origin.host()) {
            if label == "studio" {
                return Resolution::Studio;
            }
            let current = self.by_slug.get(label);
            if let Some(unit) = current.or_else(|| self.former_slugs.get(label)).and_then(|id| self.units.get(id)) {
                // The province's canonical host is the origin; its slug below the origin is an alias.
                let own = current.is_some() && !self.is_portal(unit.id);
                let canonical = own && !self.canonical_hosts.contains_key(&unit.id);
                return self.site_of(unit, canonical);
            }
        }
        match self.hosts.get(host).and_then(|id| self.units.get(id)) {
            Some(unit) => {
                let canonical = !self.is_portal(unit.id) && self.canonical_hosts.get(&unit.id) == Some(host);
                self.site_of(unit, canonical)
            }
            None => Resolution::Unknown,
        }
    }

    fn site_of(&self, unit: &Unit, canonical: bool) -> Resolution {
        match self.sites.get(&unit.id) {
            Some(site) => Resolution::Site(Site { canonical, ..site.clone() }),
            None => Resolution::Unknown,
        }
    }

    fn site(&self, unit: &Arc<Unit>) -> Site {
        Site {
            unit: Arc::clone(unit),
            is_portal: self.is_portal(unit.id),
            origin: self.origin_of(unit).into(),
            canonical: true,
            facts: None,
        }
    }

    /// The origin links to this unit's site are written with.
    pub fn origin_of(&self, unit: &Unit) -> String {
        if self.is_portal(unit.id) {
            return self.origin.portal();
        }
        match self.canonical_hosts.get(&unit.id) {
            Some(host) => self.origin.of_host(host.as_str()),
            None => self.origin.below(&unit.slug),
        }
    }

    fn is_portal(&self, unit: UnitId) -> bool {
        self.portal.as_ref().is_some_and(|portal| portal.id == unit)
    }

    /// Whether the unit's administrator confirmed its facts; until then its site is a demonstration.
    pub fn is_confirmed(&self, unit: UnitId) -> bool {
        self.confirmed.contains(&unit)
    }

    /// What the pages of a unit wear.
    pub fn palette_of(&self, unit: UnitId) -> Palette {
        self.palettes.get(&unit).copied().unwrap_or_default()
    }

    /// A unit by its current slug, if it has a site, is for practice or is the province.
    pub fn by_slug(&self, slug: &str) -> Option<&Arc<Unit>> {
        let unit = self.by_slug.get(slug).and_then(|id| self.units.get(id))?;
        (has_site(unit) || self.is_portal(unit.id)).then_some(unit)
    }

    /// A unit by its slug, or by one it had.
    pub fn named(&self, slug: &str) -> Option<&Arc<Unit>> {
        let id = self.by_slug.get(slug).or_else(|| self.former_slugs.get(slug))?;
        self.units.get(id).filter(|unit| !self.practice.contains_key(&unit.id))
    }

    /// A unit by its number.
    pub fn unit(&self, id: UnitId) -> Option<&Arc<Unit>> {
        self.units.get(&id)
    }

    /// The units above, the highest first.
    pub fn above(&self, unit: &Unit) -> Vec<Arc<Unit>> {
        let mut above = Vec::new();
        let mut parent = unit.parent;
        // A unit has at most three levels above it; the limit guards against a ring in the data.
        while let Some(next) = parent.and_then(|id| self.units.get(&id)).filter(|_| above.len() < 4) {
            above.push(Arc::clone(next));
            parent = next.parent;
        }
        above.reverse();
        above
    }

    /// The units of somebody's roles and those above them; a role on the whole platform is one at the province.
    pub fn units_around(&self, memberships: &[Membership]) -> Vec<Arc<Unit>> {
        let own = memberships.iter().filter_map(|held| held.unit.or(self.portal.as_ref().map(|unit| unit.id)));
        let own = own.filter_map(|id| self.units.get(&id));
        own.flat_map(|unit| self.above(unit).into_iter().chain([Arc::clone(unit)])).collect()
    }

    /// The province whose site the portal is.
    pub fn portal(&self) -> Option<&Arc<Unit>> {
        self.portal.as_ref()
    }

    /// Districts with all their communes in alphabetical order, suspended ones too: for the desk and for what is there
    /// whether its site is open or not. Whatever leads residents anywhere takes [`Self::directory`].
    pub fn districts(&self) -> &[District] {
        &self.districts
    }

    /// The communes residents are led to.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// Units whose sites are suspended, in the order of their numbers.
    pub fn suspended(&self) -> Vec<UnitId> {
        let mut units: Vec<UnitId> = self.suspended.iter().copied().collect();
        units.sort();
        units
    }

    /// Whether the unit's site is suspended: its addresses answer 503, its desk works on.
    pub fn is_suspended(&self, unit: UnitId) -> bool {
        self.suspended.contains(&unit)
    }

    /// The proof that a unit is for practice; `None` for every other.
    pub fn practice(&self, unit: UnitId) -> Option<PracticeUnit> {
        self.practice.get(&unit).copied()
    }

    /// Units for practice. They are no [`Self::sites`], stand in no [`Self::districts`] and count nowhere.
    pub fn practice_units(&self) -> impl Iterator<Item = (&Arc<Unit>, PracticeUnit)> {
        self.practice.values().filter_map(|practice| Some((self.units.get(&practice.unit())?, *practice)))
    }

    /// The origin of a unit's site; `None` for a unit for practice, which has none.
    pub fn public_origin(&self, unit: &Unit) -> Option<String> {
        self.practice(unit.id).is_none().then(|| self.origin_of(unit))
    }

    /// The origin every site hangs below.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// How many communes there are on a day, with or without a site.
    pub fn communes_on(&self, day: CivilDate) -> u64 {
        let there = |unit: &&Arc<Unit>| {
            unit.kind.level() == Level::Commune && unit.validity.holds_on(day) && !self.practice.contains_key(&unit.id)
        };
        self.units.values().filter(there).count() as u64
    }

    /// Every unit that has a site of its own, open or suspended, the portal first.
    pub fn sites(&self) -> impl Iterator<Item = &Arc<Unit>> {
        self.portal.iter().chain(self.districts.iter().flat_map(|(_, communes)| communes))
    }
}

fn has_site(unit: &Unit) -> bool {
    unit.kind.level() == Level::Commune
}

#[cfg(test)]
mod tests {
    use domain::alert::Audience;

    use super::*;
    use domain::unit::{UnitKind, Validity};
    use store::HostRow;

    fn unit(id: i64, parent: Option<i64>, kind: UnitKind, name: &str, slug: &str) -> Unit {
        Unit {
            id: UnitId(id),
            parent: parent.map(UnitId),
            kind,
            slug: slug.to_owned(),
            name: name.to_owned(),
            full_name: format!("{} {name}", kind.label()),
            validity: Validity::default(),
        }
    }

    fn registry() -> Registry {
        let host = |name: &str, canonical| HostRow { host: HostName::parse(name).unwrap(), unit: UnitId(4), canonical };
        Registry::new(
            RegistryData {
                version: 1,
                units: vec![
                    unit(1, None, UnitKind::Province, "Bà Rịa - Vũng Tàu", "tinh-ba-ria-vung-tau"),
                    unit(2, Some(1), UnitKind::RuralDistrict, "Long Điền", "huyen-long-dien"),
                    unit(3, Some(2), UnitKind::Commune, "Phước Hưng", "xa-phuoc-hung"),
                    unit(4, Some(2), UnitKind::Commune, "An Ngãi", "xa-an-ngai"),
                    unit(5, Some(1), UnitKind::Ward, "Phước Hưng", "phuong-phuoc-hung"),
                ],
                hosts: vec![host("anngai.gov.vn", true), host("www.anngai.gov.vn", false)],
                former_slugs: vec![("xa-phuoc-hung-cu".to_owned(), UnitId(3))],
                confirmed: Vec::new(),
                palettes: Vec::new(),
                suspended: Vec::new(),
                practice: Vec::new(),
            },
            &Origin::parse("http://localhost:3000").unwrap(),
        )
    }

    fn resolved(host: &str) -> Option<(i64, bool, String)> {
        match registry().resolve(&HostName::parse(host).unwrap()) {
            Resolution::Site(site) => Some((site.unit.id.0, site.canonical, site.origin.to_string())),
            _ => None,
        }
    }

    #[test]
    fn every_host_of_a_unit_leads_to_its_one_origin() {
        let own = |canonical| Some((4, canonical, "http://anngai.gov.vn:3000".to_owned()));
        assert_eq!(resolved("anngai.gov.vn"), own(true));
        assert_eq!(resolved("www.anngai.gov.vn"), own(false));
        assert_eq!(resolved("xa-an-ngai.localhost"), own(false));
        let twin = |canonical| Some((3, canonical, "http://xa-phuoc-hung.localhost:3000".to_owned()));
        assert_eq!(resolved("xa-phuoc-hung.localhost"), twin(true));
        assert_eq!(resolved("xa-phuoc-hung-cu.localhost"), twin(false));
        assert_eq!(resolved("localhost"), Some((1, true, "http://localhost:3000".to_owned())));
        assert_eq!(resolved("tinh-ba-ria-vung-tau.localhost"), Some((1, false, "http://localhost:3000".to_owned())));
    }

    #[test]
    fn a_host_nobody_has_is_unknown_and_a_district_has_no_site() {
        for host in ["example.org", "xa-khong-co.localhost", "huyen-long-dien.localhost", "a.xa-an-ngai.localhost"] {
            assert_eq!(resolved(host), None, "{host}");
        }
        assert!(matches!(registry().resolve(&HostName::parse("studio.localhost").unwrap()), Resolution::Studio));
    }

    #[test]
    fn the_province_reaches_whom_it_names_and_a_commune_itself() {
        let of = |issuer, audience| {
            let reached = registry().reached(UnitId(issuer), &audience);
            reached.map(|reached| reached.units().iter().map(|unit| unit.0).collect::<Vec<_>>())
        };
        let some = |units: &[i64]| Audience::Some(units.iter().copied().map(UnitId).collect());
        assert_eq!(of(1, Audience::All), Some(vec![1, 3, 4, 5]));
        assert_eq!(of(1, some(&[2])), Some(vec![3, 4]), "a district stands for its communes");
        assert_eq!(of(1, some(&[5, 1])), Some(vec![1, 5]));
        assert_eq!(of(1, some(&[99])), None);
        assert_eq!(of(1, Audience::Own), Some(vec![1]));
        assert_eq!(of(3, Audience::Own), Some(vec![3]));
        assert_eq!((of(3, Audience::All), of(3, some(&[3])), of(3, some(&[4]))), (None, None, None));
    }

    #[test]
    fn the_province_shares_with_communes_and_a_commune_with_the_province() {
        use domain::share::Audience;
        let of = |source, audience| {
            let receivers = registry().receivers(UnitId(source), &audience);
            receivers.map(|receivers| receivers.units().iter().map(|unit| unit.0).collect::<Vec<_>>())
        };
        let chosen = |kinds: &[UnitKind], units: &[i64]| Audience::Chosen {
            kinds: kinds.iter().copied().collect(),
            units: units.iter().copied().map(UnitId).collect(),
        };
        assert_eq!(of(1, Audience::All), Some(vec![3, 4, 5]), "not with itself");
        assert_eq!(of(1, chosen(&[UnitKind::Ward], &[])), Some(vec![5]));
        assert_eq!(of(1, chosen(&[UnitKind::Ward], &[2])), Some(vec![3, 4, 5]), "a district stands for its communes");
        assert_eq!(
            (of(1, chosen(&[], &[99])), of(1, chosen(&[], &[1]))),
            (None, Some(vec![5])),
            "those right below it"
        );
        assert_eq!((of(1, Audience::Portal), of(3, Audience::Portal)), (None, Some(vec![1])));
        assert_eq!((of(3, Audience::All), of(3, chosen(&[], &[4]))), (None, None));
        assert_eq!(of(3, Audience::Subscribers), Some(vec![]));
    }

    #[test]
    fn communes_stand_in_alphabetical_order_below_their_district_or_the_province() {
        let names: Vec<(String, Vec<String>)> = registry()
            .districts()
            .iter()
            .map(|(district, communes)| {
                (district.name.clone(), communes.iter().map(|unit| unit.full_name.clone()).collect())
            })
            .collect();
        let expected =
            [("Bà Rịa - Vũng Tàu", vec!["Phường Phước Hưng"]), ("Long Điền", vec!["Xã An Ngãi", "Xã Phước Hưng"])];
        assert_eq!(names.len(), 2);
        for ((name, communes), (expected_name, expected_communes)) in names.iter().zip(expected) {
            assert_eq!(
                (name.as_str(), communes.iter().map(String::as_str).collect::<Vec<_>>()),
                (expected_name, expected_communes)
            );
        }
    }
}
