//! Short texts of every kind.

use domain::category::CategoryId;
use domain::event::{DayTime, EventTime};
use domain::item::{Details, ItemId, ItemText};
use domain::moment::CivilDate;

/// A text that wishes for no address.
pub(crate) fn text(title: &str, body: &str) -> ItemText {
    ItemText {
        title: title.to_owned(),
        summary: None,
        body: body.to_owned(),
        cover: None,
        author: None,
        source: None,
        written_on: None,
        slug: None,
        details: Details::default(),
    }
}

/// A text of any kind.
pub(crate) fn of_kind(title: &str, details: Details) -> ItemText {
    ItemText { details, ..text(title, "x") }
}

/// A day of February 2024.
pub(crate) fn day(n: u8) -> CivilDate {
    CivilDate::new(2024, 2, n).unwrap()
}

pub(crate) fn notice(title: &str, until: u8) -> ItemText {
    of_kind(title, Details::Notice { valid_until: Some(day(until)) })
}

/// An event from the beginning of a day to the end of another.
pub(crate) fn event(title: &str, from: u8, to: u8) -> ItemText {
    let at = |n| DayTime { day: day(n), clock: None };
    let time = EventTime::new(at(from), (from != to).then(|| at(to)));
    of_kind(title, Details::Event { time, place: Some("Nhà văn hóa".to_owned()) })
}

pub(crate) fn page(title: &str, parent: Option<ItemId>) -> ItemText {
    of_kind(title, Details::Page { parent, position: None })
}

pub(crate) fn article(title: &str, category: Option<CategoryId>, pinned_until: Option<u8>) -> ItemText {
    of_kind(title, Details::Article { category, pinned_until: pinned_until.map(day) })
}
