//! Whom something of a unit reaches. Only the province speaks on the pages of others.

use std::collections::BTreeSet;

use domain::alert::Audience;
use domain::share;
use domain::unit::UnitId;

use super::Registry;

/// An audience made out: the proof that its unit may speak there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    audience: Audience,
    units: BTreeSet<UnitId>,
}

impl Reached {
    /// What was asked for.
    pub fn audience(&self) -> &Audience {
        &self.audience
    }

    /// Whose pages those are; never none.
    pub fn units(&self) -> &BTreeSet<UnitId> {
        &self.units
    }

    /// The only unit, where it is one.
    pub fn only(&self) -> Option<UnitId> {
        self.units.first().copied().filter(|_| self.units.len() == 1)
    }
}

/// With whom an item is shared, made out: the proof that its unit may share it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receivers {
    audience: share::Audience,
    units: BTreeSet<UnitId>,
}

impl Receivers {
    /// What was asked for.
    pub fn audience(&self) -> &share::Audience {
        &self.audience
    }

    /// Who they are; none where only subscribers receive it.
    pub fn units(&self) -> &BTreeSet<UnitId> {
        &self.units
    }
}

impl Registry {
    /// Who an audience is; `None` where `source` may not share with it, and for nobody. The province shares with its
    /// communes, a commune with the province; a suspended site receives as well: it may open again meanwhile.
    pub fn receivers(&self, source: UnitId, audience: &share::Audience) -> Option<Receivers> {
        if self.practice.contains_key(&source) {
            return None;
        }
        let communes = || self.districts().iter().flat_map(|(_, communes)| communes);
        let is_portal = self.is_portal(source);
        let units: BTreeSet<UnitId> = match audience {
            share::Audience::Subscribers => {
                return Some(Receivers { audience: audience.clone(), units: BTreeSet::new() });
            }
            share::Audience::Portal if is_portal => return None,
            share::Audience::Portal => self.portal.iter().map(|unit| unit.id).collect(),
            share::Audience::All | share::Audience::Chosen { .. } if !is_portal => return None,
            share::Audience::All => communes().map(|unit| unit.id).collect(),
            share::Audience::Chosen { kinds, units } => {
                let of_kind = communes().filter(|unit| kinds.contains(&unit.kind)).map(|unit| unit.id);
                let named = self.districts().iter().filter(|(district, _)| units.contains(&district.id));
                let below = named.flat_map(|(_, communes)| communes).map(|unit| unit.id);
                let each = communes().filter(|unit| units.contains(&unit.id)).map(|unit| unit.id);
                of_kind.chain(below).chain(each).collect()
            }
        };
        (!units.is_empty()).then(|| Receivers { audience: audience.clone(), units })
    }

    /// The units a directive is for: whoever sends it is no addressee.
    pub fn addressed(&self, issuer: UnitId, audience: &Audience) -> Option<Reached> {
        let mut reached = self.reached(issuer, audience)?;
        reached.units.remove(&issuer);
        (!reached.units.is_empty()).then_some(reached)
    }

    /// Whose pages an audience is; `None` where `issuer` may not speak, and for nobody. A suspended site is reached as well:
    /// it may open again meanwhile.
    pub fn reached(&self, issuer: UnitId, audience: &Audience) -> Option<Reached> {
        let below = |district: UnitId| {
            let found = self.districts().iter().find(|(unit, _)| unit.id == district);
            found.map(|(_, communes)| communes.iter().map(|unit| unit.id).collect::<Vec<_>>())
        };
        let units: BTreeSet<UnitId> = match audience {
            Audience::Own => [issuer].into(),
            Audience::All | Audience::Some(_) if !self.is_portal(issuer) => return None,
            Audience::All => {
                let communes = self.districts().iter().flat_map(|(_, communes)| communes).map(|unit| unit.id);
                communes.chain([issuer]).collect()
            }
            Audience::Some(chosen) => {
                let each = chosen.iter().flat_map(|&unit| {
                    let own = (unit == issuer || self.sites.contains_key(&unit)).then(|| vec![unit]);
                    own.or_else(|| below(unit)).unwrap_or_default()
                });
                each.filter(|unit| !self.practice.contains_key(unit)).collect()
            }
        };
        (!units.is_empty()).then(|| Reached { audience: audience.clone(), units })
    }
}
