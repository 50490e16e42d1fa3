//! Who must confirm an alert: one person, or two where every unit of the province is concerned.

use super::Audience;
use crate::person::PersonId;
use crate::text::{self, TextFault};

/// Fewest letters of a reason for not waiting.
pub const SHORTEST_REASON: usize = 10;

/// Most letters of it.
const LONGEST_REASON: usize = 400;

/// Why one person shows an alert everywhere without waiting for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverrideReason(String);

impl OverrideReason {
    /// Reads what was typed; `None` for nothing, a sentence for what is no reason.
    pub fn parse(typed: &str) -> Result<Option<Self>, String> {
        let label = "Lý do không chờ người thứ hai";
        match text::line(typed, LONGEST_REASON) {
            Ok(None) => Ok(None),
            Ok(Some(reason)) if reason.chars().count() < SHORTEST_REASON => {
                Err(format!("{label}: hãy viết rõ hơn, ít nhất {SHORTEST_REASON} chữ cái."))
            }
            Ok(Some(reason)) => Ok(Some(Self(reason))),
            Err(fault) => Err(TextFault::sentence(&fault, label)),
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a confirmation leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// It holds.
    Given,
    /// Another person is to confirm as well.
    HalfGiven,
    /// This person confirmed already; another one is to.
    NeedsAnother,
}

/// What it means that `by` confirms, after `first` did or nobody, with a reason for not waiting or none.
pub fn consent(audience: &Audience, first: Option<PersonId>, by: PersonId, overrides: bool) -> Consent {
    match (audience, first) {
        (Audience::Own | Audience::Some(_), _) => Consent::Given,
        (Audience::All, _) if overrides => Consent::Given,
        (Audience::All, None) => Consent::HalfGiven,
        (Audience::All, Some(first)) if first == by => Consent::NeedsAnother,
        (Audience::All, Some(_)) => Consent::Given,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::UnitId;

    #[test]
    fn the_whole_province_takes_two_persons_or_a_reason() {
        let (lan, minh) = (PersonId(1), PersonId(2));
        let some = Audience::Some([UnitId(3)].into());
        let table = [
            (&Audience::Own, None, lan, false, Consent::Given),
            (&some, None, lan, false, Consent::Given),
            (&Audience::All, None, lan, false, Consent::HalfGiven),
            (&Audience::All, Some(lan), lan, false, Consent::NeedsAnother),
            (&Audience::All, Some(lan), minh, false, Consent::Given),
            (&Audience::All, None, lan, true, Consent::Given),
            (&Audience::All, Some(lan), lan, true, Consent::Given),
        ];
        for (audience, first, by, overrides, outcome) in table {
            assert_eq!(consent(audience, first, by, overrides), outcome, "{audience:?} {first:?} {by:?} {overrides}");
        }
    }

    #[test]
    fn a_reason_says_something() {
        assert_eq!(OverrideReason::parse("  "), Ok(None));
        assert!(OverrideReason::parse("gấp").unwrap_err().contains("ít nhất 10"));
        assert!(OverrideReason::parse(&"a".repeat(401)).is_err());
        let reason = OverrideReason::parse("Bão đổ bộ trong một giờ nữa").unwrap().unwrap();
        assert_eq!(reason.as_str(), "Bão đổ bộ trong một giờ nữa");
    }
}
