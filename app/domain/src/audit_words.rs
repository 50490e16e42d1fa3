//! The words of the record: what each deed is called, in which group people look for it, and what its fields are.
//!
//! A deed that is not here would be shown by its code; a test looks through the actions for such.

mod deeds;
mod fields;

pub use self::deeds::DEEDS;
pub use self::fields::{field_label, value_label};
use crate::item::ItemKind;

/// Deeds that people look for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeedGroup {
    /// Bài viết.
    Items,
    /// Ảnh và tệp.
    Files,
    /// Khối nội dung.
    Blocks,
    /// Chuyên mục.
    Categories,
    /// Lãnh đạo và đầu mối.
    Officers,
    /// Thôn, ấp và tổ công nghệ số.
    Hamlets,
    /// Hoạt động và báo cáo của tổ.
    Activities,
    /// Sổ thiết bị.
    Equipment,
    /// Chiến dịch.
    Campaigns,
    /// Cảnh báo.
    Alerts,
    /// Nội dung dùng chung.
    Shares,
    /// Việc tỉnh giao.
    Directives,
    /// Thông tin và giao diện.
    Facts,
    /// Yêu cầu hỗ trợ.
    Requests,
    /// Đơn vị trên nền tảng.
    Units,
    /// Người dùng.
    People,
    /// Đăng nhập.
    Sessions,
}

impl DeedGroup {
    /// Every group, in the order of the page.
    pub const ALL: [Self; 17] = [
        Self::Items,
        Self::Files,
        Self::Blocks,
        Self::Categories,
        Self::Officers,
        Self::Hamlets,
        Self::Activities,
        Self::Equipment,
        Self::Campaigns,
        Self::Alerts,
        Self::Shares,
        Self::Directives,
        Self::Facts,
        Self::Requests,
        Self::Units,
        Self::People,
        Self::Sessions,
    ];

    /// The form in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Items => "bai-viet",
            Self::Files => "tep",
            Self::Blocks => "khoi-noi-dung",
            Self::Categories => "chuyen-muc",
            Self::Officers => "can-bo",
            Self::Hamlets => "thon-ap",
            Self::Activities => "hoat-dong",
            Self::Equipment => "thiet-bi",
            Self::Campaigns => "chien-dich",
            Self::Alerts => "canh-bao",
            Self::Shares => "dung-chung",
            Self::Directives => "chi-dao",
            Self::Facts => "thong-tin",
            Self::Requests => "yeu-cau",
            Self::Units => "don-vi",
            Self::People => "nguoi-dung",
            Self::Sessions => "dang-nhap",
        }
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Items => "Bài viết",
            Self::Files => "Ảnh và tệp",
            Self::Blocks => "Khối nội dung",
            Self::Categories => "Chuyên mục",
            Self::Officers => "Lãnh đạo và đầu mối",
            Self::Hamlets => "Thôn, ấp và tổ công nghệ số",
            Self::Activities => "Hoạt động và báo cáo của tổ",
            Self::Equipment => "Sổ thiết bị",
            Self::Campaigns => "Chiến dịch",
            Self::Alerts => "Cảnh báo",
            Self::Shares => "Nội dung dùng chung",
            Self::Directives => "Việc tỉnh giao",
            Self::Facts => "Thông tin và giao diện",
            Self::Requests => "Yêu cầu hỗ trợ",
            Self::Units => "Đơn vị trên nền tảng",
            Self::People => "Người dùng",
            Self::Sessions => "Đăng nhập",
        }
    }

    /// Its deeds.
    pub fn deeds(self) -> impl Iterator<Item = &'static Deed> {
        DEEDS.iter().filter(move |deed| deed.group == self)
    }
}

/// The words of one deed: `Nguyễn Thị Lan` + `đăng` + `bài` + `“Lịch tiếp công dân” (số 12)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// As recorded: `item.publish`.
    pub code: &'static str,
    /// Where people look for it.
    pub group: DeedGroup,
    /// What was done.
    verb: &'static str,
    /// To what; empty where the verb says it.
    noun: &'static str,
}

impl Deed {
    /// The deed of this code.
    pub fn of(code: &str) -> Option<&'static Self> {
        DEEDS.iter().find(|deed| deed.code == code)
    }

    /// Whether its object stands in the sentence.
    pub fn has_object(&self) -> bool {
        !self.noun.is_empty()
    }

    /// The words between who and what; an item is called by its kind where that is known.
    pub fn phrase(&self, kind: Option<ItemKind>) -> String {
        let noun = match kind.filter(|_| self.noun == "bài") {
            Some(ItemKind::Notice) => "thông báo",
            Some(ItemKind::Event) => "sự kiện",
            Some(ItemKind::Page) => "trang",
            Some(ItemKind::Guide) => "hướng dẫn",
            Some(ItemKind::Article) | None => self.noun,
        };
        format!("{} {noun}", self.verb).trim_end().to_owned()
    }

    /// The same as it begins a line.
    pub fn label(&self) -> String {
        let phrase = self.phrase(None);
        let mut letters = phrase.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

/// The kinds of things deeds are done to: as recorded, and what people call them.
pub const OBJECTS: [(&str, &str); 17] = [
    ("item", "Bài viết"),
    ("file", "Ảnh, tệp"),
    ("block", "Khối nội dung"),
    ("category", "Chuyên mục"),
    ("officer", "Lãnh đạo, đầu mối"),
    ("request", "Yêu cầu hỗ trợ"),
    ("hamlet", "Thôn, ấp, khu phố"),
    ("activity", "Hoạt động của tổ"),
    ("report", "Báo cáo của tổ"),
    ("equipment", "Thiết bị"),
    ("campaign", "Chiến dịch"),
    ("alert", "Cảnh báo"),
    ("share", "Nội dung dùng chung"),
    ("subscription", "Theo dõi"),
    ("directive", "Việc tỉnh giao"),
    ("unit", "Đơn vị"),
    ("person", "Người dùng"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deed_reads_as_a_sentence() {
        let words = |code: &str, kind| Deed::of(code).expect(code).phrase(kind);
        assert_eq!(words("item.publish", None), "đăng bài");
        assert_eq!(words("item.publish", Some(ItemKind::Article)), "đăng bài");
        assert_eq!(words("item.publish", Some(ItemKind::Notice)), "đăng thông báo");
        assert_eq!(words("category.save", Some(ItemKind::Notice)), "sửa chuyên mục");
        assert_eq!(words("session.sign_in", None), "đăng nhập");
        assert_eq!(Deed::of("item.publish").map(Deed::label).as_deref(), Some("Đăng bài"));
        assert_eq!(Deed::of("session.sign_out").map(Deed::label).as_deref(), Some("Đăng xuất"));
    }

    #[test]
    fn codes_and_labels_differ_and_every_group_has_deeds() {
        for (at, deed) in DEEDS.iter().enumerate() {
            assert!(
                !DEEDS[..at].iter().any(|other| other.code == deed.code || other.label() == deed.label()),
                "{deed:?}"
            );
        }
        let grouped: usize = DeedGroup::ALL.iter().map(|group| group.deeds().count()).sum();
        assert_eq!(grouped, DEEDS.len());
        assert!(DeedGroup::ALL.iter().all(|group| group.deeds().next().is_some()));
    }

    #[test]
    fn fields_and_values_have_words() {
        assert_eq!(field_label(Some(DeedGroup::Officers), "phone"), "Điện thoại công vụ");
        assert_eq!(field_label(Some(DeedGroup::Facts), "phones"), "Điện thoại");
        assert_eq!(field_label(Some(DeedGroup::Items), "tieu_de"), "Tiêu đề");
        assert_eq!(field_label(None, "chưa-biết"), "chưa-biết");
        assert_eq!(value_label("reason", "in_error"), "Đăng nhầm");
        assert_eq!(value_label("palette", "bien"), "Biển");
        assert_eq!(value_label("canonical", "true"), "có");
        assert_eq!(value_label("slug", "bien"), "bien");
        assert_eq!(value_label("publish_at", "2024-02-05T07:30:00+07:00"), "07:30 ngày 05/02/2024");
        assert_eq!(value_label("publish_at", "chưa rõ"), "chưa rõ");
    }
}
