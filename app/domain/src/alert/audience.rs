//! Whom an alert is for, and the words by which a person confirms that they know.

use std::collections::BTreeSet;

use crate::fold;
use crate::number::integer;
use crate::unit::UnitId;

/// Whom an alert is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The unit that writes it.
    Own,
    /// Every unit of the province, and its portal.
    All,
    /// These; a district stands for the communes below it.
    Some(BTreeSet<UnitId>),
}

const OWN: &str = "rieng";
const ALL: &str = "tat-ca";

impl Audience {
    /// The stored form, which is also what a form sends: `rieng`, `tat-ca` or numbers of units.
    pub fn code(&self) -> String {
        match self {
            Self::Own => OWN.to_owned(),
            Self::All => ALL.to_owned(),
            Self::Some(units) => {
                let numbers: Vec<_> = units.iter().map(|unit| unit.0.to_string()).collect();
                numbers.join(",")
            }
        }
    }

    /// Reads the stored form; `None` for nobody and for what is none. *All* beside others is all.
    pub fn from_code(code: &str) -> Option<Self> {
        let parts: Vec<&str> = code.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => None,
            [OWN] => Some(Self::Own),
            parts if parts.contains(&ALL) => Some(Self::All),
            parts => {
                let units = parts.iter().map(|part| part.parse().map(UnitId)).collect::<Result<BTreeSet<_>, _>>();
                units.ok().map(Self::Some)
            }
        }
    }
}

/// What a person types to say that they know whom it reaches: `toàn tỉnh`, the name of the only unit, or `17 đơn vị`.
/// `only` is the full name where one unit is reached.
pub fn scope_words(audience: &Audience, reached: usize, only: Option<&str>) -> String {
    match (audience, only) {
        (Audience::All, _) => "toàn tỉnh".to_owned(),
        (_, Some(name)) => name.to_owned(),
        _ => format!("{} đơn vị", integer(i64::try_from(reached).unwrap_or(i64::MAX))),
    }
}

/// Whether somebody typed the words: marks, capitals and spaces do not count.
pub fn scope_matches(typed: &str, words: &str) -> bool {
    let plain = |text: &str| fold::fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
    !typed.trim().is_empty() && plain(typed) == plain(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_reads_back_and_nobody_is_none() {
        let some = Audience::Some([UnitId(7), UnitId(3)].into());
        for audience in [Audience::Own, Audience::All, some.clone()] {
            assert_eq!(Audience::from_code(&audience.code()), Some(audience));
        }
        assert_eq!(some.code(), "3,7");
        assert_eq!(Audience::from_code("3,tat-ca"), Some(Audience::All));
        for none in ["", ",", "x", "3,x", "rieng,3"] {
            assert_eq!(Audience::from_code(none), None, "{none}");
        }
    }

    #[test]
    fn the_words_are_typed_with_or_without_marks() {
        let words = scope_words(&Audience::All, 83, None);
        assert!(scope_matches(" TOAN  tinh", &words) && !scope_matches("", &words) && !scope_matches("tỉnh", &words));
        assert_eq!(scope_words(&Audience::Own, 1, Some("Xã Hòa Long")), "Xã Hòa Long");
        let some = Audience::Some([UnitId(3)].into());
        assert_eq!(scope_words(&some, 17, None), "17 đơn vị");
        assert!(scope_matches("17 don vi", "17 đơn vị") && !scope_matches("1 đơn vị", "17 đơn vị"));
    }
}
