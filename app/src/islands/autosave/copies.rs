//! The copies of unsaved texts that a browser keeps, as they are written down.
//!
//! One entry for each person and path; in it one copy for each page, so that two tabs never overwrite each other and
//! a copy on offer outlives what is typed before anybody decided about it.

use domain::moment::Moment;
use serde::{Deserialize, Serialize};

use super::terms::Base;
use super::values::Values;

/// What every entry of ours begins with.
pub(crate) const PREFIX: &str = "trangxa.soan:";

/// More copies of one item than this are nobody's work any more.
const MOST: usize = 4;

/// The name of the entry of a person and path; with an empty path, what all entries of the person begin with.
pub(crate) fn key(person: i64, path: &str) -> String {
    format!("{PREFIX}{person}:{path}")
}

/// The text of one page at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Copy {
    /// The page.
    pub(crate) writer: String,
    /// When, UTC milliseconds since 1970.
    pub(crate) at: i64,
    pub(crate) version: Option<i64>,
    pub(crate) number: Option<i32>,
    pub(crate) values: Values,
    /// The saved text it began with, if that is known.
    pub(crate) base: Option<Values>,
    /// The note on the save to come.
    pub(crate) note: String,
    /// Whether the form went with it; whether it arrived, the next page tells.
    pub(crate) sent: bool,
}

impl Copy {
    /// The saved text it began with.
    pub(crate) fn base(&self) -> Base {
        Base { values: self.base.clone(), version: self.version, number: self.number }
    }

    /// `10:05 ngày 27/01/2024`.
    pub(crate) fn told_at(&self) -> String {
        let moment = Moment::from_micros(self.at.saturating_mul(1_000));
        format!("{} ngày {}", moment.vietnam_clock(), moment.vietnam_date().short())
    }

    /// What a person is asked about it; `version` is that of the page.
    pub(crate) fn sentence(&self, version: Option<i64>) -> String {
        let at = self.told_at();
        if self.version == version {
            return format!("Máy này còn giữ phần bạn viết dở lúc {at}, mới hơn bản đã lưu.");
        }
        format!(
            "Máy này còn giữ phần bạn viết dở lúc {at}, chưa có trong bản đã lưu. Từ đó bài đã được lưu thêm; nếu dùng, phần ấy được ghép vào bản đang có."
        )
    }
}

/// The copies of one entry, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Copies(Vec<Copy>);

impl Copies {
    /// Reads an entry. One that cannot be read is none.
    pub(crate) fn read(entry: &str) -> Self {
        serde_json::from_str(entry).unwrap_or_default()
    }

    /// The entry to write; `None` when there is nothing to keep.
    pub(crate) fn written(&self) -> Option<String> {
        if self.0.is_empty() { None } else { serde_json::to_string(self).ok() }
    }

    /// Keeps a copy instead of the one its page had.
    pub(crate) fn put(&mut self, copy: Copy) {
        self.drop_of(&copy.writer);
        self.0.insert(0, copy);
        self.0.truncate(MOST);
    }

    /// Forgets the copy of a page; whether there was one.
    pub(crate) fn drop_of(&mut self, writer: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|copy| copy.writer != writer);
        self.0.len() < before
    }

    /// Forgets copies that say what the page says; of `only_sent` ones, those whose form went.
    pub(crate) fn drop_like(&mut self, values: &Values, only_sent: bool) {
        self.0.retain(|copy| (only_sent && !copy.sent) || !copy.values.is_like(values));
    }

    /// The newest copy of another page than `writer`.
    pub(crate) fn newest_but(&self, writer: &str) -> Option<&Copy> {
        self.0.iter().find(|copy| copy.writer != writer)
    }

    /// The text that was saved under a number, if a page that began with it left it here.
    pub(crate) fn base_of(&self, number: Option<i32>) -> Option<&Values> {
        self.0.iter().filter(|copy| copy.number == number).find_map(|copy| copy.base.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use domain::item::ItemField;

    use super::super::values::values;
    use super::*;

    fn copy(writer: &str, body: &str) -> Copy {
        Copy {
            writer: writer.to_owned(),
            at: 1_706_324_700_000,
            version: Some(12),
            number: Some(5),
            values: values(&[(ItemField::Title, "Lịch họp"), (ItemField::Body, body)]),
            base: Some(values(&[(ItemField::Title, "Lịch họp"), (ItemField::Body, "Cũ.")])),
            note: String::new(),
            sent: false,
        }
    }

    #[test]
    fn an_entry_comes_back_as_it_was_written_and_a_damaged_one_is_none() {
        let mut copies = Copies::default();
        assert_eq!(copies.written(), None);
        copies.put(copy("a", "Ễ “ngoặc”\n"));
        let entry = copies.written().unwrap();
        assert_eq!(Copies::read(&entry), copies);
        for damaged in ["", "{}", "null", "[{\"writer\":\"a\"}]", &entry[..entry.len() / 2]] {
            assert_eq!(Copies::read(damaged), Copies::default(), "{damaged}");
        }
        assert_eq!(key(7, "/don-vi/x/bai-viet/3"), "trangxa.soan:7:/don-vi/x/bai-viet/3");
    }

    #[test]
    fn each_page_has_one_copy_and_the_newest_come_first() {
        let mut copies = Copies::default();
        for (writer, body) in [("a", "1"), ("b", "2"), ("a", "3")] {
            copies.put(copy(writer, body));
        }
        assert_eq!(copies.0, [copy("a", "3"), copy("b", "2")]);
        assert_eq!(copies.newest_but("a"), Some(&copy("b", "2")));
        assert!(copies.drop_of("b") && !copies.drop_of("b"));
        assert_eq!(copies.newest_but("a"), None);
        for writer in ["c", "d", "e", "f", "g"] {
            copies.put(copy(writer, "4"));
        }
        assert_eq!(copies.0.iter().map(|copy| copy.writer.as_str()).collect::<Vec<_>>(), ["g", "f", "e", "d"]);
    }

    #[test]
    fn a_copy_that_arrived_is_forgotten() {
        let mut copies = Copies::default();
        copies.put(copy("a", "Mới. \n"));
        let served = copy("", "Mới.").values;
        copies.drop_like(&served, true);
        assert!(copies.newest_but("").is_some(), "its form never went");
        copies.put(Copy { sent: true, ..copy("a", "Mới. \n") });
        copies.put(copy("b", "Khác."));
        copies.drop_like(&served, true);
        assert_eq!(copies.0, [copy("b", "Khác.")]);
        copies.drop_like(&copy("", "Khác.").values, false);
        assert_eq!(copies.written(), None);
    }

    #[test]
    fn a_person_is_asked_in_words_that_are_true() {
        let copy = copy("a", "Mới.");
        let asked = "Máy này còn giữ phần bạn viết dở lúc 10:05 ngày 27/01/2024, mới hơn bản đã lưu.";
        assert_eq!(copy.sentence(Some(12)), asked);
        assert!(copy.sentence(Some(13)).contains("Từ đó bài đã được lưu thêm"));
        assert_eq!(copy.base(), Base { values: copy.base.clone(), version: Some(12), number: Some(5) });
        let mut copies = Copies::default();
        copies.put(copy.clone());
        assert_eq!((copies.base_of(Some(5)), copies.base_of(Some(6))), (copy.base.as_ref(), None));
    }
}
