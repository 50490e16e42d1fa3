//! Forms as people typed them, and what is said about a field that does not hold.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::moment::CivilDate;
use crate::number;
use crate::text;

/// A field of a form made by `form_fields!`.
pub trait FormField: Copy + Ord + 'static {
    /// Every field, in the order of the page.
    const ALL: &'static [Self];
    /// The name of the form control.
    fn name(self) -> &'static str;
    /// The label a person reads.
    fn label(self) -> &'static str;
    /// Most graphemes the field may hold.
    fn limit(self) -> usize;
}

/// What a person typed, untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed<F>(BTreeMap<F, String>);

/// A sentence about one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault<F> {
    /// The field it is about.
    pub field: F,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl<F: Ord> Default for Typed<F> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<F: FormField> Typed<F> {
    /// The value of one field.
    pub fn get(&self, field: F) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// Puts a value into a field.
    pub fn set(&mut self, field: F, value: impl Into<String>) {
        self.0.insert(field, value.into());
    }

    /// Filled from what stands under the name of each field.
    pub fn filled<'a>(value: impl Fn(&'static str) -> &'a str) -> Self {
        Self(F::ALL.iter().map(|&field| (field, value(field.name()).to_owned())).collect())
    }

    /// One clean line; `None` for nothing typed.
    pub(crate) fn line(&self, field: F, faults: &mut Vec<Fault<F>>) -> Option<String> {
        match text::line(self.get(field), field.limit()) {
            Ok(value) => value,
            Err(fault) => {
                faults.push(Fault { field, sentence: fault.sentence(field.label()) });
                None
            }
        }
    }

    /// Clean lines; `None` for nothing typed.
    pub(crate) fn block(&self, field: F, faults: &mut Vec<Fault<F>>) -> Option<String> {
        match text::block(self.get(field), field.limit()) {
            Ok(value) => value,
            Err(fault) => {
                faults.push(Fault { field, sentence: fault.sentence(field.label()) });
                None
            }
        }
    }

    /// A day; `None` for nothing typed.
    pub(crate) fn day(&self, field: F, faults: &mut Vec<Fault<F>>) -> Option<CivilDate> {
        let typed = self.line(field, faults)?;
        CivilDate::parse(&typed)
            .map_err(|fault| faults.push(Fault { field, sentence: fault.sentence(field.label()) }))
            .ok()
    }

    /// A day that is not to come; `None` for nothing typed.
    pub(crate) fn past_day(&self, field: F, today: CivilDate, faults: &mut Vec<Fault<F>>) -> Option<CivilDate> {
        let day = self.day(field, faults)?;
        if day > today {
            lacks(faults, field, format!("{}: ngày {} chưa tới. Hãy xem lại.", field.label(), day.short()));
        }
        Some(day)
    }

    /// A whole number that has to be there.
    pub(crate) fn count(&self, field: F, allowed: &RangeInclusive<u32>, faults: &mut Vec<Fault<F>>) -> Option<u32> {
        let label = field.label();
        let Some(typed) = self.line(field, faults) else {
            lacks(faults, field, format!("{label}: hãy nhập một số, ví dụ 100."));
            return None;
        };
        match number::parse_integer(&typed) {
            Ok(count) => {
                let count = u32::try_from(count).ok().filter(|count| allowed.contains(count));
                if count.is_none() {
                    let [least, most] = [allowed.start(), allowed.end()].map(|end| number::integer((*end).into()));
                    lacks(faults, field, format!("{label} phải từ {least} đến {most}."));
                }
                count
            }
            Err(fault) => {
                lacks(faults, field, fault.sentence(label));
                None
            }
        }
    }
}

/// Says something about a field of which nothing was said yet: what was typed wrongly is not missing as well.
pub(crate) fn lacks<F: FormField>(faults: &mut Vec<Fault<F>>, field: F, sentence: impl Into<String>) {
    if !faults.iter().any(|fault| fault.field == field) {
        faults.push(Fault { field, sentence: sentence.into() });
    }
}

/// The faults in the order of the page.
pub(crate) fn in_order<F: FormField>(mut faults: Vec<Fault<F>>) -> Vec<Fault<F>> {
    faults.sort_by_key(|fault| fault.field);
    faults
}
