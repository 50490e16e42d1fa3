//! The fields of the editor: their names, labels and limits, and which kind has which.

use super::ItemKind;
use crate::form_fields::form_fields;

form_fields! {
    /// A field of the editor, in the order of the page.
    ItemField {
        /// Tiêu đề.
        Title, "tieu_de", "Tiêu đề", 250;
        /// Tóm tắt.
        Summary, "tom_tat", "Tóm tắt", 600;
        /// Of an event: its first day.
        StartsOn, "ngay_bat_dau", "Ngày bắt đầu", 60;
        /// Of an event: when it begins that day.
        StartsAt, "gio_bat_dau", "Giờ bắt đầu", 20;
        /// Of an event: its last day.
        EndsOn, "ngay_ket_thuc", "Ngày kết thúc", 60;
        /// Of an event: when it ends that day.
        EndsAt, "gio_ket_thuc", "Giờ kết thúc", 20;
        /// Of an event: where.
        Place, "dia_diem", "Địa điểm", 300;
        /// Of a notice: its last day.
        ValidUntil, "hieu_luc_den", "Có hiệu lực đến hết ngày", 60;
        /// Of a guide: what it is about.
        Topic, "chu_de", "Chủ đề", 40;
        /// Of a guide: whom it helps.
        Audience, "danh_cho", "Dành cho", 200;
        /// Of a guide: of which version of the app it speaks.
        AppVersion, "phien_ban_ung_dung", "Phiên bản ứng dụng", 100;
        /// Of a guide: the day somebody last followed it to the end.
        CheckedOn, "kiem_tra_ngay", "Kiểm tra lần cuối ngày", 60;
        /// Nội dung, Markdown.
        Body, "noi_dung", "Nội dung", 200_000;
        /// The picture of its lists and shared links, by its key.
        Cover, "anh_dai_dien", "Ảnh đại diện", 20;
        /// Of an article: the number of its category.
        Category, "chuyen_muc", "Chuyên mục", 20;
        /// Of an article: the last day at the top of the front page.
        PinnedUntil, "ghim_den", "Ghim lên đầu trang chủ đến hết ngày", 60;
        /// Of a page: the number of the page above it.
        Parent, "trang_tren", "Nằm dưới trang", 20;
        /// Of a page: its place among its neighbours.
        Position, "thu_tu", "Thứ tự", 10;
        /// Tác giả.
        Author, "tac_gia", "Tác giả", 200;
        /// Nguồn.
        Source, "nguon", "Nguồn", 200;
        /// The day the text itself bears.
        WrittenOn, "ngay_viet", "Ngày của bài viết", 60;
        /// Địa chỉ trang.
        Slug, "dia_chi", "Địa chỉ trang", 120;
    }
}

impl ItemField {
    /// The fields of a kind, in the order of the page.
    pub fn of(kind: ItemKind) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |field| field.belongs_to(kind))
    }

    /// Whether items of a kind have it.
    pub fn belongs_to(self, kind: ItemKind) -> bool {
        match self {
            Self::Title | Self::Summary | Self::Body | Self::Cover | Self::Slug => true,
            Self::StartsOn | Self::StartsAt | Self::EndsOn | Self::EndsAt | Self::Place => kind == ItemKind::Event,
            Self::ValidUntil => kind == ItemKind::Notice,
            Self::Topic | Self::Audience | Self::AppVersion | Self::CheckedOn => kind == ItemKind::Guide,
            Self::Category | Self::PinnedUntil | Self::Author => kind == ItemKind::Article,
            Self::Parent | Self::Position => kind == ItemKind::Page,
            Self::Source | Self::WrittenOn => matches!(kind, ItemKind::Article | ItemKind::Notice),
        }
    }

    /// Whether line ends mean something in it.
    pub fn is_block(self) -> bool {
        self == Self::Body
    }
}
