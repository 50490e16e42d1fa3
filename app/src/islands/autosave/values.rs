//! The values of an item's fields, as they stand in the form.

use domain::item::ItemField;
use domain::text;
use serde::{Deserialize, Serialize};

/// Name and value of each field, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Values(pub(crate) Vec<(String, String)>);

impl Values {
    /// The value of one field; nothing where there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// These values, with those of `other` for the fields it names.
    pub(crate) fn with(&self, other: &Self) -> Self {
        let value = |name: &String, own: &String| {
            other.0.iter().find(|(known, _)| known == name).map_or(own, |(_, v)| v).clone()
        };
        Self(self.0.iter().map(|(name, own)| (name.clone(), value(name, own))).collect())
    }

    /// These values, but those of `other` for the named fields.
    pub(crate) fn except(&self, names: impl Fn(&str) -> bool, other: &Self) -> Self {
        let own = |(name, value): &(String, String)| {
            let value = if names(name) { other.get(name).to_owned() } else { value.clone() };
            (name.clone(), value)
        };
        Self(self.0.iter().map(own).collect())
    }

    /// Whether nothing is filled in.
    pub(crate) fn is_blank(&self) -> bool {
        self.0.iter().all(|(_, value)| value.trim().is_empty())
    }

    /// Fields whose values say something else than in `other`, with their values here.
    pub(crate) fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (ItemField, &'a str)> {
        ItemField::ALL.iter().copied().filter_map(|field| {
            let (own, its) = (self.get(field.name()), other.get(field.name()));
            (!is_like(field, own, its)).then_some((field, own))
        })
    }

    /// Whether both say the same, although the server writes some things its own way.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.differing(other).next().is_none()
    }
}

/// The server cleans white space, writes `5/2/2024` as `05/02/2024` and makes an address of a title.
fn is_like(field: ItemField, one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    match field {
        ItemField::Body => text::block(one, usize::MAX) == text::block(other, usize::MAX),
        ItemField::StartsOn
        | ItemField::EndsOn
        | ItemField::ValidUntil
        | ItemField::PinnedUntil
        | ItemField::WrittenOn
        | ItemField::CheckedOn
        | ItemField::StartsAt
        | ItemField::EndsAt => numbers(one) == numbers(other) && one.is_empty() == other.is_empty(),
        _ => text::line(one, usize::MAX) == text::line(other, usize::MAX),
    }
}

/// The numbers in a date or a time; `8:00` and `8 giờ` are the same.
fn numbers(text: &str) -> Vec<u32> {
    let mut found: Vec<u32> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    while found.last() == Some(&0) {
        found.pop();
    }
    found
}

/// Values for tests.
#[cfg(test)]
pub(crate) fn values(pairs: &[(ItemField, &str)]) -> Values {
    Values(pairs.iter().map(|(field, value)| (field.name().to_owned(), (*value).to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_the_server_writes_things_is_no_difference() {
        let typed = values(&[
            (ItemField::Title, " Lịch  họp "),
            (ItemField::StartsOn, "5/2/2024"),
            (ItemField::StartsAt, "8h"),
            (ItemField::Body, "Một  \nHai \n\n\n"),
        ]);
        let served = values(&[
            (ItemField::Title, "Lịch họp"),
            (ItemField::StartsOn, "05/02/2024"),
            (ItemField::StartsAt, "8:00"),
            (ItemField::Body, "Một  \nHai"),
        ]);
        assert!(typed.is_like(&served));
        let other = served.with(&values(&[(ItemField::Body, "Một\n\nHai"), (ItemField::StartsOn, "")]));
        let differing: Vec<_> = typed.differing(&other).map(|(field, _)| field).collect();
        assert_eq!(differing, [ItemField::StartsOn, ItemField::Body]);
    }

    #[test]
    fn values_of_another_form_replace_only_fields_this_one_has() {
        let own = values(&[(ItemField::Title, "Một"), (ItemField::Body, "Hai")]);
        let told = values(&[(ItemField::Body, "Ba"), (ItemField::Author, "Lan")]);
        assert_eq!(own.with(&told), values(&[(ItemField::Title, "Một"), (ItemField::Body, "Ba")]));
        assert!(values(&[(ItemField::Title, " "), (ItemField::Body, "\n")]).is_blank() && !own.is_blank());
    }
}
