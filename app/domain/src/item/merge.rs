//! Two forms that grew from the same text, made one.

use super::{ItemField, ItemForm, ItemKind};
use crate::merge::merge;
use crate::text;

/// Two forms together, and where they could not be brought together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedForm {
    /// The changes of both; mine in the fields of `conflicts`.
    pub form: ItemForm,
    /// Fields a person has to decide, in the order of the page.
    pub conflicts: Vec<ItemField>,
}

/// When an event takes place is one thing in four fields: from two days and two clocks of two people nobody can tell
/// what either of them meant.
pub(super) const EVENT_TIME: [ItemField; 4] =
    [ItemField::StartsOn, ItemField::StartsAt, ItemField::EndsOn, ItemField::EndsAt];

/// What two people made of the same form. Summary and body are merged as texts; of every other field the side that
/// changed it wins, and two different changes are a conflict.
///
/// Fields are compared as they would be saved, so blanks at the ends and the sort of line ends are no changes.
pub fn merge_forms(kind: ItemKind, base: &ItemForm, mine: &ItemForm, theirs: &ItemForm) -> MergedForm {
    let mut merged = MergedForm { form: mine.clone(), conflicts: Vec::new() };
    let three = |field| Three { field, base: base.get(field), mine: mine.get(field), theirs: theirs.get(field) };
    let is_torn = is_torn(&EVENT_TIME.map(three));
    for three in ItemField::of(kind).map(three) {
        let field = three.field;
        let is_open = is_torn && EVENT_TIME.contains(&field) && three.differs();
        match three.decided().filter(|_| !is_open) {
            Some(value) if value == three.mine => {}
            Some(value) => merged.form.set(field, value),
            None => merged.conflicts.push(field),
        }
    }
    merged
}

/// Whether both sides changed when it takes place, and not to the same time.
fn is_torn(times: &[Three<'_>]) -> bool {
    let has_mine = times.iter().any(|three| !three.is_same(three.mine, three.base));
    let has_theirs = times.iter().any(|three| !three.is_same(three.theirs, three.base));
    has_mine && has_theirs && times.iter().any(Three::differs)
}

/// One field in three forms.
struct Three<'a> {
    field: ItemField,
    base: &'a str,
    mine: &'a str,
    theirs: &'a str,
}

impl Three<'_> {
    fn differs(&self) -> bool {
        !self.is_same(self.mine, self.theirs)
    }

    fn is_same(&self, one: &str, other: &str) -> bool {
        one == other || self.cleaned(one) == self.cleaned(other)
    }

    /// The value of both together; `None` is a conflict.
    fn decided(&self) -> Option<String> {
        if self.is_same(self.mine, self.theirs) || self.is_same(self.theirs, self.base) {
            return Some(self.mine.to_owned());
        }
        if self.is_same(self.mine, self.base) {
            return Some(self.theirs.to_owned());
        }
        let is_text = matches!(self.field, ItemField::Summary | ItemField::Body);
        is_text.then(|| merge(&self.cleaned(self.base), &self.cleaned(self.mine), &self.cleaned(self.theirs))).flatten()
    }

    /// As it would be saved, whatever its length.
    fn cleaned(&self, typed: &str) -> String {
        let clean = if self.field.is_block() { text::block } else { text::line };
        clean(typed, usize::MAX).map_or_else(|_| typed.trim().to_owned(), Option::unwrap_or_default)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn form(values: &[(ItemField, &str)]) -> ItemForm {
        values.iter().fold(ItemForm::default(), |form, (field, value)| form.with(*field, *value))
    }

    fn base() -> ItemForm {
        form(&[
            (ItemField::Title, "Lịch tiếp công dân"),
            (ItemField::Summary, "Chủ tịch xã tiếp dân vào sáng thứ Năm"),
            (ItemField::Body, "Đoạn một.\n\nĐoạn hai."),
            (ItemField::StartsOn, "05/02/2024"),
            (ItemField::StartsAt, "08:00"),
            (ItemField::Place, "Nhà văn hóa ấp Tây"),
        ])
    }

    /// Two sides that each changed one field of an event.
    fn merged(mine: &[(ItemField, &str)], theirs: &[(ItemField, &str)]) -> MergedForm {
        let with =
            |values: &[(ItemField, &str)]| values.iter().fold(base(), |form, (field, value)| form.with(*field, *value));
        merge_forms(ItemKind::Event, &base(), &with(mine), &with(theirs))
    }

    #[test]
    fn different_fields_go_together_and_texts_are_merged() {
        let both = merged(
            &[(ItemField::Title, "Lịch họp"), (ItemField::Body, "Đoạn 1.\r\n\r\nĐoạn hai.\r\n")],
            &[
                (ItemField::Place, "Hội trường"),
                (ItemField::Body, "Đoạn một.\n\nĐoạn hai.\n\nĐoạn ba."),
                (ItemField::Summary, "Phó Chủ tịch xã tiếp dân vào sáng thứ Năm"),
            ],
        );
        assert_eq!(both.conflicts, []);
        assert_eq!(both.form.get(ItemField::Title), "Lịch họp");
        assert_eq!(both.form.get(ItemField::Place), "Hội trường");
        assert_eq!(both.form.get(ItemField::Body), "Đoạn 1.\n\nĐoạn hai.\n\nĐoạn ba.");
        assert_eq!(both.form.get(ItemField::Summary), "Phó Chủ tịch xã tiếp dân vào sáng thứ Năm");
    }

    #[test]
    fn a_title_is_decided_as_a_whole_and_mine_stays_until_then() {
        let both =
            merged(&[(ItemField::Title, "Lịch tiếp công dân tháng 3")], &[(ItemField::Title, "Lịch họp công dân")]);
        assert_eq!(both.conflicts, [ItemField::Title]);
        assert_eq!(both.form.get(ItemField::Title), "Lịch tiếp công dân tháng 3");
        let both = merged(&[(ItemField::Title, " Lịch  họp ")], &[(ItemField::Title, "Lịch họp")]);
        assert_eq!((both.conflicts, both.form.get(ItemField::Title)), (vec![], " Lịch  họp "));
        let both = merged(&[(ItemField::Title, "Lịch tiếp công dân ")], &[(ItemField::Title, "Lịch họp")]);
        assert_eq!((both.conflicts, both.form.get(ItemField::Title)), (vec![], "Lịch họp"));
    }

    #[test]
    fn when_an_event_takes_place_is_one_thing() {
        let (on, at, ends) = (ItemField::StartsOn, ItemField::StartsAt, ItemField::EndsAt);
        let both = merged(&[(on, "06/02/2024")], &[(ends, "11:00"), (ItemField::Place, "Hội trường")]);
        assert_eq!(both.conflicts, [on, ends]);
        assert_eq!((both.form.get(on), both.form.get(ends)), ("06/02/2024", ""), "mine in all of them");
        assert_eq!(both.form.get(ItemField::Place), "Hội trường");
        let both = merged(&[(on, "06/02/2024"), (at, "9:00")], &[(on, "06/02/2024"), (at, "9:00")]);
        assert_eq!(both.conflicts, []);
        let both = merged(&[(on, "06/02/2024"), (at, "9:00")], &[(on, "06/02/2024"), (at, "10:00")]);
        assert_eq!(both.conflicts, [at], "what both changed alike needs no decision");
        let both = merged(&[], &[(on, "06/02/2024"), (ends, "10:00")]);
        assert_eq!((both.conflicts.len(), both.form.get(on), both.form.get(ends)), (0, "06/02/2024", "10:00"));
    }

    #[test]
    fn fields_of_other_kinds_are_not_looked_at() {
        let mine = base().with(ItemField::Place, "A");
        let both = merge_forms(ItemKind::Article, &base(), &mine, &base().with(ItemField::Place, "B"));
        assert_eq!(both, MergedForm { form: mine, conflicts: vec![] });
    }

    fn forms() -> impl Strategy<Value = ItemForm> {
        let value = prop::sample::select(vec!["", "a", " a", "b", "a b c", "a b d", "x b c", "a\n\nb", "a\r\n\r\nb\n"]);
        prop::collection::vec(value, ItemField::ALL.len()).prop_map(|values| {
            ItemField::ALL.iter().zip(values).fold(ItemForm::default(), |form, (field, value)| form.with(*field, value))
        })
    }

    proptest! {
        #[test]
        fn one_side_alone_never_conflicts(base in forms(), side in forms()) {
            for kind in ItemKind::ALL {
                let same = |merged: MergedForm| {
                    let values = |form: &ItemForm| ItemField::of(kind).map(|field| form.get(field).trim().replace("\r\n", "\n")).collect::<Vec<_>>();
                    merged.conflicts.is_empty() && values(&merged.form) == values(&side)
                };
                prop_assert!(same(merge_forms(kind, &base, &side, &base)));
                prop_assert!(same(merge_forms(kind, &base, &base, &side)));
                prop_assert!(same(merge_forms(kind, &base, &side, &side)));
            }
        }

        #[test]
        fn both_sides_meet_the_same_conflicts_and_keep_their_own(base in forms(), mine in forms(), theirs in forms()) {
            for kind in ItemKind::ALL {
                let (one, other) = (merge_forms(kind, &base, &mine, &theirs), merge_forms(kind, &base, &theirs, &mine));
                prop_assert_eq!(&one.conflicts, &other.conflicts);
                for field in &one.conflicts {
                    prop_assert_eq!(one.form.get(*field), mine.get(*field));
                    prop_assert_eq!(other.form.get(*field), theirs.get(*field));
                }
            }
        }
    }
}
