//! Reading a form that is still being typed: what holds is taken, the rest stays as it was.

use super::merge::EVENT_TIME;
use super::{Details, FieldFault, ItemField, ItemForm, ItemKind, ItemText};
use crate::text;

/// The title of a draft that has none yet.
pub const UNTITLED: &str = "Chưa có tiêu đề";

impl ItemForm {
    /// Reads every field of a kind for a save that nobody asked for. A field that does not hold keeps the value it has
    /// in `previous`, or stays empty, and is told among the faults: what was typed there is not saved.
    ///
    /// An empty title is no fault here: it is that of `previous`, or [`UNTITLED`]. When an event takes place is one
    /// thing: if its fields do not go together with what is kept, all four stay as they were.
    pub fn check_leniently(&self, kind: ItemKind, previous: Option<&ItemText>) -> (ItemText, Vec<FieldFault>) {
        let kept = previous.map(Self::from).unwrap_or_default();
        let mut form = self.clone();
        let mut faults: Vec<FieldFault> = Vec::new();
        if matches!(text::line(form.get(ItemField::Title), usize::MAX), Ok(None)) {
            form.keep(ItemField::Title, &kept);
        }
        // Each round gives up more of what was typed: the faulty fields, then all of the time, then what was kept.
        for round in [Round::Faulty, Round::WholeTime, Round::Nothing] {
            let found = match form.check(kind) {
                Ok(text) => return (text, in_page_order(faults)),
                Err(found) => found,
            };
            let is_of_time = |fault: &FieldFault| EVENT_TIME.contains(&fault.field);
            if round == Round::WholeTime && found.iter().any(is_of_time) {
                for field in EVENT_TIME {
                    let is_told = found.iter().chain(&faults).any(|fault| fault.field == field);
                    if !is_told && form.get(field).trim() != kept.get(field) {
                        faults.push(FieldFault { field, sentence: left_out(field) });
                    }
                    form.keep(field, &kept);
                }
            }
            let nothing = Self::default();
            for fault in found {
                form.keep(fault.field, if round == Round::Nothing { &nothing } else { &kept });
                if !faults.iter().any(|told| told.field == fault.field) {
                    faults.push(fault);
                }
            }
        }
        (form.check(kind).unwrap_or_else(|_| bare(kind)), in_page_order(faults))
    }

    /// Takes a field from another form; a title is never empty.
    fn keep(&mut self, field: ItemField, kept: &Self) {
        let value = match kept.get(field) {
            "" if field == ItemField::Title => UNTITLED,
            value => value,
        };
        self.set(field, value);
    }
}

/// How much of what was typed is given up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Round {
    Faulty,
    WholeTime,
    Nothing,
}

fn left_out(field: ItemField) -> String {
    format!("{} chưa được lưu vì ngày giờ của sự kiện chưa khớp nhau. Hãy xem lại cả bốn ô.", field.label())
}

fn in_page_order(mut faults: Vec<FieldFault>) -> Vec<FieldFault> {
    faults.sort_by_key(|fault| fault.field);
    faults
}

/// A text of which nothing holds.
fn bare(kind: ItemKind) -> ItemText {
    ItemText {
        title: UNTITLED.to_owned(),
        summary: None,
        body: String::new(),
        cover: None,
        author: None,
        source: None,
        written_on: None,
        slug: None,
        details: match kind {
            ItemKind::Article => Details::Article { category: None, pinned_until: None },
            ItemKind::Notice => Details::Notice { valid_until: None },
            ItemKind::Event => Details::Event { time: None, place: None },
            ItemKind::Page => Details::Page { parent: None, position: None },
            ItemKind::Guide => Details::Guide { topic: None, audience: None, app_version: None, checked_on: None },
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn form(values: &[(ItemField, &str)]) -> ItemForm {
        values.iter().fold(ItemForm::default(), |form, (field, value)| form.with(*field, *value))
    }

    fn fields(faults: &[FieldFault]) -> Vec<ItemField> {
        faults.iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_text_without_a_title_keeps_the_one_it_had() {
        let typed = form(&[(ItemField::Title, " \n"), (ItemField::Body, "Nội dung")]);
        let (text, faults) = typed.check_leniently(ItemKind::Article, None);
        assert_eq!((text.title.as_str(), text.body.as_str(), faults), (UNTITLED, "Nội dung", vec![]));
        let previous = ItemText { title: "Lịch tiếp dân".to_owned(), ..text };
        let (text, faults) = typed.check_leniently(ItemKind::Article, Some(&previous));
        assert_eq!((text.title.as_str(), faults), ("Lịch tiếp dân", vec![]));
    }

    #[test]
    fn what_does_not_hold_stays_as_it_was_and_is_told() {
        let long = "a".repeat(251);
        let previous = form(&[(ItemField::Title, "Cũ"), (ItemField::WrittenOn, "27/01/2024")]);
        let previous = previous.check(ItemKind::Article).unwrap();
        let typed = form(&[
            (ItemField::Title, &long),
            (ItemField::Body, "Mới"),
            (ItemField::WrittenOn, "31/02/2024"),
            (ItemField::Category, "tin"),
        ]);
        let (text, faults) = typed.check_leniently(ItemKind::Article, Some(&previous));
        assert_eq!((text.title.as_str(), text.body.as_str(), text.written_on), ("Cũ", "Mới", previous.written_on));
        assert_eq!(text.details, Details::default());
        assert_eq!(fields(&faults), [ItemField::Title, ItemField::Category, ItemField::WrittenOn]);
        let (text, faults) = typed.check_leniently(ItemKind::Article, None);
        assert_eq!((text.title.as_str(), text.written_on, faults.len()), (UNTITLED, None, 3));
    }

    #[test]
    fn when_an_event_takes_place_is_kept_as_one_thing() {
        let (title, on, at) = ((ItemField::Title, "Ra quân"), ItemField::StartsOn, ItemField::StartsAt);
        let ends = ItemField::EndsOn;
        let previous = form(&[title, (on, "05/02/2024"), (at, "08:00"), (ends, "06/02/2024")]);
        let previous = previous.check(ItemKind::Event).unwrap();
        let check = |values: &[(ItemField, &str)]| form(values).check_leniently(ItemKind::Event, Some(&previous));
        // One field that goes together with the rest as it was.
        let (text, faults) = check(&[title, (on, "04/02/2024"), (at, "25:00"), (ends, "06/02/2024")]);
        let kept = ItemForm::from(&text);
        assert_eq!((kept.get(on), kept.get(at), fields(&faults)), ("04/02/2024", "08:00", vec![at]));
        // An end that cannot be kept beside the new beginning.
        let (text, faults) = check(&[title, (on, "10/02/2024"), (at, "09:00"), (ends, "09/02/2024")]);
        assert_eq!((&text.details, fields(&faults)), (&previous.details, vec![on, at, ends]));
        assert!(faults.iter().all(|fault| fault.sentence.contains(fault.field.label())), "{faults:?}");
        // A clock without a day.
        let (text, faults) = form(&[title, (at, "8:00")]).check_leniently(ItemKind::Event, None);
        assert_eq!((text.details, fields(&faults)), (Details::Event { time: None, place: None }, vec![on, at]));
    }

    fn forms() -> impl Strategy<Value = ItemForm> {
        let value = prop_oneof![
            3 => prop::sample::select(vec![
                "", " ", "a", "Lịch  họp", "05/02/2024", "6/2/2024", "ngày 5 tháng 2 năm 2024", "31/02/2024", "8:00", "7h30", "25:00", "17 giờ",
                "3", "0", "1000", "-1", "!!!", "\u{fffd}", "a\r\n\r\nb  \n", "    mã\n",
            ]).prop_map(str::to_owned),
            1 => (0_usize..700).prop_map(|length| "ệ ".repeat(length)),
            1 => any::<String>(),
        ];
        prop::collection::vec(value, ItemField::ALL.len()).prop_map(|values| {
            ItemField::ALL.iter().zip(values).fold(ItemForm::default(), |form, (field, value)| form.with(*field, value))
        })
    }

    proptest! {
        #[test]
        fn what_is_saved_holds_and_what_is_not_saved_is_told(before in forms(), typed in forms(), has_previous in any::<bool>()) {
            for kind in ItemKind::ALL {
                let previous = has_previous.then(|| before.check_leniently(kind, None).0);
                let (text, faults) = typed.check_leniently(kind, previous.as_ref());
                let saved = ItemForm::from(&text);
                let checked = saved.check(kind);
                prop_assert_eq!(checked.as_ref(), Ok(&text));
                prop_assert_eq!(saved.check_leniently(kind, None), (text.clone(), vec![]));
                let mut told = fields(&faults);
                prop_assert!(told.is_sorted() && { told.dedup(); told.len() == faults.len() }, "{faults:?}");
                // Without the faulty fields the form holds, and nothing else is missing from what was saved.
                let kept = previous.as_ref().map(ItemForm::from).unwrap_or_default();
                let mended = told.iter().fold(typed.clone(), |form, field| form.with(*field, kept.get(*field)));
                let mended = if text::line(mended.get(ItemField::Title), usize::MAX) == Ok(None) {
                    mended.with(ItemField::Title, text.title.clone())
                } else {
                    mended
                };
                let mended = mended.check(kind);
                prop_assert_eq!(mended.as_ref(), Ok(&text));
                if typed.check(kind).is_ok() {
                    prop_assert_eq!(typed.check(kind), Ok(text));
                }
            }
        }
    }
}
