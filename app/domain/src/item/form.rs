//! What a person typed about an item, and what of it holds.

use std::collections::BTreeMap;

use super::{Details, ItemField, ItemId, ItemKind, ItemText};
use crate::category::CategoryId;
use crate::event::{ClockTime, DayTime, EventTime};
use crate::media::MediaKey;
use crate::moment::CivilDate;
use crate::slug::Slug;
use crate::text;
use crate::topic::Topic;

/// What a person typed, untouched, so that a refused form can be shown again as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemForm(BTreeMap<ItemField, String>);

/// A sentence about one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The field it is about.
    pub field: ItemField,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl ItemForm {
    /// The value of one field.
    pub fn get(&self, field: ItemField) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// Puts a value into a field.
    pub fn set(&mut self, field: ItemField, value: impl Into<String>) {
        self.0.insert(field, value.into());
    }

    /// This form with a value in a field.
    #[must_use]
    pub fn with(mut self, field: ItemField, value: impl Into<String>) -> Self {
        self.set(field, value);
        self
    }

    /// Reads every field of a kind, or tells about each that does not hold. What other kinds have is not looked at.
    pub fn check(&self, kind: ItemKind) -> Result<ItemText, Vec<FieldFault>> {
        let mut reader = Reader { form: self, kind, faults: Vec::new() };
        let title = reader.cleaned(ItemField::Title);
        let text = ItemText {
            title: title.clone().unwrap_or_default(),
            summary: reader.cleaned(ItemField::Summary),
            body: reader.cleaned(ItemField::Body).unwrap_or_default(),
            cover: reader.cover(),
            author: reader.cleaned(ItemField::Author),
            source: reader.cleaned(ItemField::Source),
            written_on: reader.date(ItemField::WrittenOn),
            slug: reader.address(),
            details: reader.details(),
        };
        let mut faults = reader.faults;
        if title.is_none() && !faults.iter().any(|fault| fault.field == ItemField::Title) {
            let sentence = "Hãy nhập tiêu đề; bài viết cần một tên để lưu và để người đọc nhận ra.".to_owned();
            faults.push(FieldFault { field: ItemField::Title, sentence });
        }
        if faults.is_empty() {
            return Ok(text);
        }
        faults.sort_by_key(|fault| fault.field);
        Err(faults)
    }
}

/// Reads a form field by field and collects what does not hold.
struct Reader<'a> {
    form: &'a ItemForm,
    kind: ItemKind,
    faults: Vec<FieldFault>,
}

impl Reader<'_> {
    fn details(&mut self) -> Details {
        match self.kind {
            ItemKind::Article => Details::Article {
                category: self.number(ItemField::Category).map(CategoryId),
                pinned_until: self.date(ItemField::PinnedUntil),
            },
            ItemKind::Notice => Details::Notice { valid_until: self.date(ItemField::ValidUntil) },
            ItemKind::Event => Details::Event { time: self.event_time(), place: self.cleaned(ItemField::Place) },
            ItemKind::Page => {
                Details::Page { parent: self.number(ItemField::Parent).map(ItemId), position: self.position() }
            }
            ItemKind::Guide => Details::Guide {
                topic: self.topic(),
                audience: self.cleaned(ItemField::Audience),
                app_version: self.cleaned(ItemField::AppVersion),
                checked_on: self.date(ItemField::CheckedOn),
            },
        }
    }

    fn cleaned(&mut self, field: ItemField) -> Option<String> {
        if !field.belongs_to(self.kind) {
            return None;
        }
        let clean = if field.is_block() { text::block } else { text::line };
        match clean(self.form.get(field), field.limit()) {
            Ok(value) => value,
            Err(fault) => self.fault(field, fault.sentence(field.label())),
        }
    }

    fn fault<T>(&mut self, field: ItemField, sentence: String) -> Option<T> {
        self.faults.push(FieldFault { field, sentence });
        None
    }

    fn date(&mut self, field: ItemField) -> Option<CivilDate> {
        let typed = self.cleaned(field)?;
        match CivilDate::parse(&typed) {
            Ok(date) => Some(date),
            Err(fault) => self.fault(field, fault.sentence(field.label())),
        }
    }

    fn clock(&mut self, field: ItemField) -> Option<ClockTime> {
        let typed = self.cleaned(field)?;
        match ClockTime::parse(&typed) {
            Some(time) => Some(time),
            None => self
                .fault(field, format!("{} phải là một giờ trong ngày, ví dụ 8:00, 8h30 hoặc 14 giờ.", field.label())),
        }
    }

    fn event_time(&mut self) -> Option<EventTime> {
        let before = self.faults.len();
        let (starts_on, starts_at) = (self.date(ItemField::StartsOn), self.clock(ItemField::StartsAt));
        let (ends_on, ends_at) = (self.date(ItemField::EndsOn), self.clock(ItemField::EndsAt));
        if self.faults.len() > before {
            return None;
        }
        let Some(day) = starts_on else {
            let later = [
                (ItemField::StartsAt, starts_at.is_some()),
                (ItemField::EndsOn, ends_on.is_some()),
                (ItemField::EndsAt, ends_at.is_some()),
            ];
            return later.into_iter().find(|(_, given)| *given).and_then(|(field, _)| {
                let sentence = format!("Đã có {} nên cần cả ngày bắt đầu.", field.label().to_lowercase());
                self.fault(ItemField::StartsOn, sentence)
            });
        };
        let starts = DayTime { day, clock: starts_at };
        let ends =
            (ends_on.is_some() || ends_at.is_some()).then(|| DayTime { day: ends_on.unwrap_or(day), clock: ends_at });
        let time = EventTime::new(starts, ends);
        if time.is_none() {
            let field = if ends_on.is_some_and(|end| end < day) { ItemField::EndsOn } else { ItemField::EndsAt };
            return self.fault(field, format!("{} phải sau lúc bắt đầu. Hãy xem lại cả hai.", field.label()));
        }
        time
    }

    /// The number of a category or page, as the choice sends it.
    fn number(&mut self, field: ItemField) -> Option<i64> {
        let typed = self.cleaned(field)?;
        match typed.parse() {
            Ok(number) => Some(number),
            Err(_) => self.fault(field, format!("{}: hãy chọn một dòng trong danh sách.", field.label())),
        }
    }

    fn topic(&mut self) -> Option<Topic> {
        let field = ItemField::Topic;
        let typed = self.cleaned(field)?;
        match Topic::from_code(&typed) {
            Some(topic) => Some(topic),
            None => self.fault(field, format!("{}: hãy chọn một dòng trong danh sách.", field.label())),
        }
    }

    fn cover(&mut self) -> Option<MediaKey> {
        let field = ItemField::Cover;
        let typed = self.cleaned(field)?;
        match MediaKey::parse(&typed) {
            Some(key) => Some(key),
            None => self.fault(field, format!("{}: hãy chọn một ảnh trong danh sách.", field.label())),
        }
    }

    fn position(&mut self) -> Option<u16> {
        let field = ItemField::Position;
        let typed = self.cleaned(field)?;
        match typed.parse().ok().filter(|place| (1..=999).contains(place)) {
            Some(place) => Some(place),
            None => self.fault(field, format!("{} phải là một số từ 1 đến 999, hoặc để trống.", field.label())),
        }
    }

    fn address(&mut self) -> Option<Slug> {
        let field = ItemField::Slug;
        let typed = self.cleaned(field)?;
        match Slug::from_title(&typed) {
            Some(slug) => Some(slug),
            None => self.fault(
                field,
                "Địa chỉ trang cần ít nhất một chữ hoặc số. Để trống nếu muốn lấy theo tiêu đề.".to_owned(),
            ),
        }
    }
}

impl From<&ItemText> for ItemForm {
    fn from(text: &ItemText) -> Self {
        let mut form = Self::default();
        let mut put = |field, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                form.set(field, value);
            }
        };
        put(ItemField::Title, Some(text.title.clone()));
        put(ItemField::Summary, text.summary.clone());
        put(ItemField::Body, Some(text.body.clone()));
        put(ItemField::Cover, text.cover.as_ref().map(ToString::to_string));
        put(ItemField::Author, text.author.clone());
        put(ItemField::Source, text.source.clone());
        put(ItemField::WrittenOn, text.written_on.map(CivilDate::short));
        put(ItemField::Slug, text.slug.as_ref().map(ToString::to_string));
        match &text.details {
            Details::Article { category, pinned_until } => {
                put(ItemField::Category, category.map(|id| id.0.to_string()));
                put(ItemField::PinnedUntil, pinned_until.map(CivilDate::short));
            }
            Details::Notice { valid_until } => put(ItemField::ValidUntil, valid_until.map(CivilDate::short)),
            Details::Event { time, place } => {
                put(ItemField::Place, place.clone());
                put(ItemField::StartsOn, time.map(|time| time.starts().day.short()));
                put(ItemField::StartsAt, time.and_then(|time| time.starts().clock).map(ClockTime::short));
                let ends = time.and_then(EventTime::ends);
                put(ItemField::EndsOn, ends.map(|end| end.day.short()));
                put(ItemField::EndsAt, ends.and_then(|end| end.clock).map(ClockTime::short));
            }
            Details::Page { parent, position } => {
                put(ItemField::Parent, parent.map(|id| id.0.to_string()));
                put(ItemField::Position, position.map(|place| place.to_string()));
            }
            Details::Guide { topic, audience, app_version, checked_on } => {
                put(ItemField::Topic, topic.map(|topic| topic.code().to_owned()));
                put(ItemField::Audience, audience.clone());
                put(ItemField::AppVersion, app_version.clone());
                put(ItemField::CheckedOn, checked_on.map(CivilDate::short));
            }
        }
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(values: &[(ItemField, &str)]) -> ItemForm {
        values.iter().fold(ItemForm::default(), |form, (field, value)| form.with(*field, *value))
    }

    fn faulty(kind: ItemKind, values: &[(ItemField, &str)]) -> Vec<ItemField> {
        form(values).check(kind).unwrap_err().iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_refused_form_names_each_field_once_in_page_order() {
        let long = "a".repeat(251);
        let form = form(&[(ItemField::Title, &long), (ItemField::WrittenOn, "31/02/2024"), (ItemField::Slug, "!!!")]);
        let faults = form.check(ItemKind::Article).unwrap_err();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, [ItemField::Title, ItemField::WrittenOn, ItemField::Slug]);
        assert!(faults.iter().all(|fault| fault.sentence.contains(fault.field.label())), "{faults:?}");
    }

    #[test]
    fn an_empty_title_is_one_fault_and_the_rest_may_be_empty() {
        for kind in ItemKind::ALL {
            assert_eq!(faulty(kind, &[]), [ItemField::Title]);
            let text = form(&[(ItemField::Title, " Thông báo\u{0}\n mất điện ")]).check(kind).unwrap();
            assert_eq!((text.title.as_str(), text.details.kind()), ("Thông báo mất điện", kind));
        }
    }

    #[test]
    fn a_checked_text_fills_a_form_that_checks_to_the_same_text() {
        let all = form(&[
            (ItemField::Title, "Lịch tiếp công dân"),
            (ItemField::Body, "Dòng một\n\nDòng hai"),
            (ItemField::WrittenOn, "27/1/2024"),
            (ItemField::Slug, "Lịch tiếp"),
            (ItemField::Cover, "abcdefghijklmnop"),
            (ItemField::Category, "3"),
            (ItemField::PinnedUntil, "1/2/2024"),
            (ItemField::ValidUntil, "ngày 5 tháng 2 năm 2024"),
            (ItemField::StartsOn, "5/2/2024"),
            (ItemField::StartsAt, "7h30"),
            (ItemField::EndsOn, "6/2/2024"),
            (ItemField::EndsAt, "17 giờ"),
            (ItemField::Place, "Nhà văn hóa ấp Tây"),
            (ItemField::Parent, "9"),
            (ItemField::Position, "2"),
        ]);
        for kind in ItemKind::ALL {
            let text = all.check(kind).unwrap();
            assert_eq!(ItemForm::from(&text).check(kind).unwrap(), text);
            let foreign = ItemField::ALL.iter().find(|field| !field.belongs_to(kind));
            assert!(foreign.is_some_and(|field| ItemForm::from(&text).get(*field).is_empty()), "{kind:?}");
        }
    }

    #[test]
    fn an_event_ends_after_it_begins() {
        let event = |values: &[(ItemField, &str)]| {
            let title = [(ItemField::Title, "Ra quân")];
            faulty(ItemKind::Event, &[&title, values].concat())
        };
        let (on, at) = (ItemField::StartsOn, ItemField::StartsAt);
        assert_eq!(event(&[(at, "8:00")]), [on], "a clock without a day");
        assert_eq!(event(&[(on, "5/2/2024"), (ItemField::EndsOn, "4/2/2024")]), [ItemField::EndsOn]);
        assert_eq!(event(&[(on, "5/2/2024"), (at, "8:00"), (ItemField::EndsAt, "7:59")]), [ItemField::EndsAt]);
        assert_eq!(event(&[(on, "5/2/2024"), (at, "25:00")]), [at]);
    }

    #[test]
    fn a_choice_and_a_place_are_numbers() {
        let title = (ItemField::Title, "x");
        assert_eq!(faulty(ItemKind::Article, &[title, (ItemField::Category, "tin")]), [ItemField::Category]);
        for place in ["0", "1000", "-1", "hai"] {
            assert_eq!(
                faulty(ItemKind::Page, &[title, (ItemField::Position, place)]),
                [ItemField::Position],
                "{place}"
            );
        }
    }
}
