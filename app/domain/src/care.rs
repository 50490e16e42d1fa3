//! Who looks after an item, and when it is to be read again: fees, hours and names grow old quietly.

use crate::moment::CivilDate;
use crate::person::PersonId;

/// The fields of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CareField {
    /// Người phụ trách.
    Owner,
    /// Ngày xem lại.
    ReviewOn,
}

impl CareField {
    /// The name of the form control.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "phu_trach",
            Self::ReviewOn => "xem_lai",
        }
    }

    /// The label a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Owner => "Người phụ trách",
            Self::ReviewOn => "Ngày xem lại",
        }
    }
}

/// What a person typed, untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CareForm {
    /// Number of the person; empty for nobody.
    pub owner: String,
    /// A day; empty for none.
    pub review_on: String,
}

/// Who looks after an item, and when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Care {
    /// The person; the action checks that they may write at the unit.
    pub owner: Option<PersonId>,
    /// The day on which it is to be read again.
    pub review_on: Option<CivilDate>,
}

impl CareForm {
    /// Reads the form, or tells about each field that does not hold; a day is not before today.
    pub fn check(&self, today: CivilDate) -> Result<Care, Vec<(CareField, String)>> {
        let mut faults = Vec::new();
        let owner = match self.owner.trim() {
            "" => None,
            number => number.parse().map(PersonId).map_err(|_| ()).map_or_else(
                |()| {
                    faults.push((CareField::Owner, "Người phụ trách: hãy chọn một người trong danh sách.".to_owned()));
                    None
                },
                Some,
            ),
        };
        let mut review_on = None;
        if !self.review_on.trim().is_empty() {
            match CivilDate::parse(&self.review_on) {
                Ok(day) if day < today => faults.push((
                    CareField::ReviewOn,
                    "Ngày xem lại đã qua; hãy chọn hôm nay hoặc một ngày sắp tới.".to_owned(),
                )),
                Ok(day) => review_on = Some(day),
                Err(fault) => faults.push((CareField::ReviewOn, fault.sentence(CareField::ReviewOn.label()))),
            }
        }
        if faults.is_empty() { Ok(Care { owner, review_on }) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_to_come_and_a_person_of_the_list() {
        let today = CivilDate::new(2024, 2, 5).unwrap();
        let form = |owner: &str, day: &str| CareForm { owner: owner.to_owned(), review_on: day.to_owned() };
        assert_eq!(form("", " ").check(today), Ok(Care::default()));
        let care = form("7", "05/02/2024").check(today).unwrap();
        assert_eq!((care.owner, care.review_on), (Some(PersonId(7)), Some(today)));
        let faults = form("Lan", "04/02/2024").check(today).unwrap_err();
        assert_eq!(faults.iter().map(|(field, _)| *field).collect::<Vec<_>>(), [CareField::Owner, CareField::ReviewOn]);
        assert!(form("", "31/02/2024").check(today).is_err());
    }
}
