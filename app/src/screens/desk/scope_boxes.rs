//! Whom something is for: everybody, whole districts, or communes one by one.

use std::collections::BTreeSet;
use std::fmt;

use domain::typed::FormField;
use leptos::prelude::*;

use super::form_sheet::FormSheet;
use crate::parts::form::{fault_id, fault_line};

/// A district and the communes below it: number and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeDistrict {
    /// As the form sends it.
    pub code: String,
    /// `Huyện Long Điền`.
    pub name: String,
    /// Number and name of each commune.
    pub communes: Vec<(String, String)>,
}

/// The boxes of a field: first those of their own, then the districts. A summary of faults leads to the very first.
pub(super) fn boxes<F: FormField + fmt::Debug>(
    sheet: &FormSheet<F>,
    field: F,
    firsts: Vec<(String, String)>,
    districts: Vec<ScopeDistrict>,
) -> AnyView {
    let name = field.name();
    let faults: Vec<_> =
        sheet.faults.iter().filter(|fault| fault.field == field).map(|fault| fault.sentence.clone()).collect();
    let is_wrong = !faults.is_empty();
    let described = is_wrong.then(|| fault_id(name));
    let chosen: BTreeSet<String> = sheet.typed.get(field).split(',').map(|code| code.trim().to_owned()).collect();
    let box_of = |is_first: bool, code: String, label: String| {
        let id = if is_first { name.to_owned() } else { format!("{name}-{code}") };
        let checked = chosen.contains(&code);
        view! {
            <div class="choice">
                <input type="checkbox" id=id.clone() name=name value=code checked=checked/>
                <label for=id>{label}</label>
            </div>
        }
    };
    let firsts: Vec<_> =
        firsts.into_iter().enumerate().map(|(at, (code, label))| box_of(at == 0, code, label)).collect();
    let groups = districts.into_iter().map(|ScopeDistrict { code, name: district, communes }| {
        let is_open = communes.iter().any(|(commune, _)| chosen.contains(commune)) || chosen.contains(&code);
        let count = communes.len();
        let whole = box_of(false, code, format!("Tất cả của {}", domain::unit::in_sentence(&district)));
        let each: Vec<_> = communes.into_iter().map(|(commune, label)| box_of(false, commune, label)).collect();
        view! {
            <details class="more" open=is_open>
                <summary>{format!("{district} ({count})")}</summary>
                {whole}
                {each}
            </details>
        }
    });
    view! {
        <fieldset class="field" class:wrong=is_wrong aria-describedby=described>
            <legend>{field.label()}</legend>
            {is_wrong.then(|| fault_line(name, faults.join(" ")))}
            {firsts}
            {groups.collect_view()}
        </fieldset>
    }
    .into_any()
}
