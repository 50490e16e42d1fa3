//! For whom an item is shared.

use std::collections::BTreeSet;

use crate::unit::{UnitId, UnitKind};

/// The kinds of communes a share may be for.
pub const CHOOSABLE: [UnitKind; 4] = [UnitKind::Commune, UnitKind::Ward, UnitKind::Township, UnitKind::SpecialZone];

/// For whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Every commune below the province.
    All,
    /// The province itself: what a commune offers upwards.
    Portal,
    /// Communes of these kinds, and these; a district stands for the communes below it.
    Chosen {
        /// Every commune of one of them.
        kinds: BTreeSet<UnitKind>,
        /// These, whatever their kind.
        units: BTreeSet<UnitId>,
    },
    /// Only whoever asked for it by a subscription.
    Subscribers,
}

const ALL: &str = "tat-ca";
const PORTAL: &str = "cong-tinh";
const SUBSCRIBERS: &str = "theo-doi";

impl Audience {
    /// The stored form, which is also what a form sends: words, codes of kinds and numbers of units.
    pub fn code(&self) -> String {
        match self {
            Self::All => ALL.to_owned(),
            Self::Portal => PORTAL.to_owned(),
            Self::Subscribers => SUBSCRIBERS.to_owned(),
            Self::Chosen { kinds, units } => {
                let kinds = kinds.iter().map(|kind| kind.code().to_owned());
                let parts: Vec<_> = kinds.chain(units.iter().map(|unit| unit.0.to_string())).collect();
                parts.join(",")
            }
        }
    }

    /// Reads the stored form; `None` for nobody and for what is none. *All* beside others is all.
    pub fn from_code(code: &str) -> Option<Self> {
        let parts: Vec<&str> = code.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => return None,
            [PORTAL] => return Some(Self::Portal),
            [SUBSCRIBERS] => return Some(Self::Subscribers),
            parts if parts.contains(&ALL) => return Some(Self::All),
            _ => {}
        }
        let (mut kinds, mut units) = (BTreeSet::new(), BTreeSet::new());
        for part in parts {
            match UnitKind::from_code(part).filter(|kind| CHOOSABLE.contains(kind)) {
                Some(kind) => kinds.insert(kind),
                None => units.insert(UnitId(part.parse().ok()?)),
            };
        }
        Some(Self::Chosen { kinds, units })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_reads_back_and_nobody_is_none() {
        let some = Audience::Chosen {
            kinds: [UnitKind::Commune, UnitKind::Ward].into(),
            units: [UnitId(7), UnitId(3)].into(),
        };
        for audience in [Audience::All, Audience::Portal, Audience::Subscribers, some.clone()] {
            assert_eq!(Audience::from_code(&audience.code()), Some(audience));
        }
        assert_eq!(some.code(), "phuong,xa,3,7");
        assert_eq!(Audience::from_code("3, tat-ca"), Some(Audience::All));
        for none in ["", ",", "x", "3,x", "cong-tinh,3", "huyen", "tinh"] {
            assert_eq!(Audience::from_code(none), None, "{none}");
        }
    }
}
