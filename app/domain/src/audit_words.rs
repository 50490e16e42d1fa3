//! The words of the record: what each deed is called, in which group people look for it, and what its fields are.
//!
//! A deed that is not here would be shown by its code; a test looks through the actions for such.

use crate::access::Role;
use crate::activity::{ActivityField, ReasonField, RemarksField};
use crate::alert::{AlertField, Audience, Hazard, Rank};
use crate::campaign::{CampaignField, FigureField};
use crate::equipment::{Condition, EquipmentField};
use crate::hamlet::{HamletField, HamletKind};
use crate::help_request::RefusedFor;
use crate::item::{ItemField, ItemKind};
use crate::officer::OfficerField;
use crate::palette::Palette;
use crate::profile::ProfileField;
use crate::team::{MemberField, Office, TeamField, topics};
use crate::topic::Topic;
use crate::unit::UnitKind;
use crate::withdrawal::WithdrawalReason;

/// Deeds that people look for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeedGroup {
    /// Bài viết.
    Items,
    /// Ảnh và tệp.
    Files,
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
    pub const ALL: [Self; 14] = [
        Self::Items,
        Self::Files,
        Self::Categories,
        Self::Officers,
        Self::Hamlets,
        Self::Activities,
        Self::Equipment,
        Self::Campaigns,
        Self::Alerts,
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
            Self::Categories => "chuyen-muc",
            Self::Officers => "can-bo",
            Self::Hamlets => "thon-ap",
            Self::Activities => "hoat-dong",
            Self::Equipment => "thiet-bi",
            Self::Campaigns => "chien-dich",
            Self::Alerts => "canh-bao",
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
            Self::Categories => "Chuyên mục",
            Self::Officers => "Lãnh đạo và đầu mối",
            Self::Hamlets => "Thôn, ấp và tổ công nghệ số",
            Self::Activities => "Hoạt động và báo cáo của tổ",
            Self::Equipment => "Sổ thiết bị",
            Self::Campaigns => "Chiến dịch",
            Self::Alerts => "Cảnh báo",
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

const fn deed(code: &'static str, group: DeedGroup, verb: &'static str, noun: &'static str) -> Deed {
    Deed { code, group, verb, noun }
}

/// Every deed that is recorded.
pub const DEEDS: &[Deed] = &[
    deed("item.create", DeedGroup::Items, "tạo", "bài"),
    deed("item.save", DeedGroup::Items, "lưu", "bài"),
    deed("item.publish", DeedGroup::Items, "đăng", "bài"),
    deed("item.submit", DeedGroup::Items, "gửi duyệt", "bài"),
    deed("item.recall", DeedGroup::Items, "rút lại yêu cầu duyệt", "bài"),
    deed("item.return", DeedGroup::Items, "trả lại", "bài"),
    deed("item.schedule", DeedGroup::Items, "hẹn giờ đăng", "bài"),
    deed("item.unschedule", DeedGroup::Items, "hủy hẹn giờ đăng", "bài"),
    deed("item.publish_on_time", DeedGroup::Items, "đăng theo giờ đã hẹn", "bài"),
    deed("item.set_expiry", DeedGroup::Items, "đặt hạn đăng cho", "bài"),
    deed("item.expire", DeedGroup::Items, "cho hết hạn", "bài"),
    deed("item.lapse", DeedGroup::Items, "bỏ hạn đăng đã qua của", "bài"),
    deed("item.withdraw", DeedGroup::Items, "gỡ", "bài"),
    deed("item.archive", DeedGroup::Items, "cất", "bài"),
    deed("item.unarchive", DeedGroup::Items, "lấy ra", "bài"),
    deed("item.care", DeedGroup::Items, "đổi người phụ trách hoặc ngày xem lại của", "bài"),
    deed("item.remark", DeedGroup::Items, "góp ý về", "bài"),
    deed("item.settle_remark", DeedGroup::Items, "đánh dấu xong một góp ý về", "bài"),
    deed("item.share", DeedGroup::Items, "tạo liên kết xem nháp của", "bài"),
    deed("item.unshare", DeedGroup::Items, "ngắt liên kết xem nháp của", "bài"),
    deed("item.restore", DeedGroup::Items, "khôi phục một bản lưu của", "bài"),
    deed("item.name_revision", DeedGroup::Items, "đặt tên một bản lưu của", "bài"),
    deed("item.thin_revisions", DeedGroup::Items, "dọn các bản lưu cũ", ""),
    deed("item.empty_practice", DeedGroup::Items, "dọn bài và tệp không ai dùng ở đơn vị thực hành", ""),
    deed("item.import", DeedGroup::Items, "nhập từ tệp", "bài"),
    deed("item.seed", DeedGroup::Items, "tạo bài thử nghiệm", ""),
    deed("file.bring", DeedGroup::Files, "đưa vào thư viện", "tệp"),
    deed("file.describe", DeedGroup::Files, "sửa lời mô tả của", "tệp"),
    deed("file.remove", DeedGroup::Files, "xóa khỏi thư viện", "tệp"),
    deed("category.add", DeedGroup::Categories, "thêm", "chuyên mục"),
    deed("category.add_usual", DeedGroup::Categories, "thêm các chuyên mục thường dùng", ""),
    deed("category.save", DeedGroup::Categories, "sửa", "chuyên mục"),
    deed("category.move", DeedGroup::Categories, "đổi thứ tự", "chuyên mục"),
    deed("officer.add", DeedGroup::Officers, "thêm", "lãnh đạo hoặc đầu mối"),
    deed("officer.save", DeedGroup::Officers, "sửa", "lãnh đạo hoặc đầu mối"),
    deed("officer.remove", DeedGroup::Officers, "xóa", "lãnh đạo hoặc đầu mối"),
    deed("officer.move", DeedGroup::Officers, "đổi thứ tự", "lãnh đạo hoặc đầu mối"),
    deed("hamlet.add", DeedGroup::Hamlets, "thêm", "thôn, ấp, khu phố"),
    deed("hamlet.save", DeedGroup::Hamlets, "sửa", "thôn, ấp, khu phố"),
    deed("hamlet.import", DeedGroup::Hamlets, "nhập danh sách thôn, ấp và tổ từ tệp", ""),
    deed("team.save", DeedGroup::Hamlets, "sửa thông tin tổ công nghệ số của", "thôn, ấp, khu phố"),
    deed("team.teach", DeedGroup::Hamlets, "đổi việc tổ đang hướng dẫn ở", "thôn, ấp, khu phố"),
    deed("team.add_member", DeedGroup::Hamlets, "thêm thành viên vào tổ của", "thôn, ấp, khu phố"),
    deed("team.save_member", DeedGroup::Hamlets, "sửa thành viên tổ của", "thôn, ấp, khu phố"),
    deed("team.remove_member", DeedGroup::Hamlets, "đưa thành viên ra khỏi tổ của", "thôn, ấp, khu phố"),
    deed("team.add_shifts", DeedGroup::Hamlets, "thêm ca trực cho tổ của", "thôn, ấp, khu phố"),
    deed("team.remove_shift", DeedGroup::Hamlets, "xóa ca trực của tổ ở", "thôn, ấp, khu phố"),
    deed("activity.add", DeedGroup::Activities, "ghi vào nhật ký", "hoạt động của tổ"),
    deed("activity.save", DeedGroup::Activities, "sửa trong nhật ký", "hoạt động của tổ"),
    deed("activity.remove", DeedGroup::Activities, "xóa khỏi nhật ký", "hoạt động của tổ"),
    deed("report.keep", DeedGroup::Activities, "lưu lời báo cáo trong", "báo cáo tháng của tổ"),
    deed("report.send", DeedGroup::Activities, "gửi", "báo cáo tháng của tổ"),
    deed("report.send_none", DeedGroup::Activities, "báo không có hoạt động trong", "báo cáo tháng của tổ"),
    deed("report.recall", DeedGroup::Activities, "rút về", "báo cáo tháng của tổ"),
    deed("report.return", DeedGroup::Activities, "trả lại", "báo cáo tháng của tổ"),
    deed("report.approve", DeedGroup::Activities, "duyệt", "báo cáo tháng của tổ"),
    deed("report.lock", DeedGroup::Activities, "khóa sổ", "báo cáo tháng của tổ"),
    deed("equipment.add", DeedGroup::Equipment, "ghi vào sổ", "thiết bị"),
    deed("equipment.save", DeedGroup::Equipment, "sửa trong sổ", "thiết bị"),
    deed("equipment.split", DeedGroup::Equipment, "tách một dòng", "thiết bị"),
    deed("equipment.remove", DeedGroup::Equipment, "xóa khỏi sổ", "thiết bị"),
    deed("campaign.add", DeedGroup::Campaigns, "thêm", "chiến dịch"),
    deed("campaign.save", DeedGroup::Campaigns, "sửa", "chiến dịch"),
    deed("campaign.remove", DeedGroup::Campaigns, "xóa", "chiến dịch"),
    deed("campaign.figure", DeedGroup::Campaigns, "ghi số liệu của", "chiến dịch"),
    deed("campaign.figure_remove", DeedGroup::Campaigns, "xóa một số liệu của", "chiến dịch"),
    deed("alert.add", DeedGroup::Alerts, "soạn", "cảnh báo"),
    deed("alert.save", DeedGroup::Alerts, "sửa", "cảnh báo"),
    deed("alert.remove", DeedGroup::Alerts, "xóa bản nháp", "cảnh báo"),
    deed("alert.second", DeedGroup::Alerts, "xác nhận lần thứ nhất", "cảnh báo"),
    deed("alert.confirm", DeedGroup::Alerts, "xác nhận", "cảnh báo"),
    deed("alert.override", DeedGroup::Alerts, "một mình xác nhận cho toàn tỉnh", "cảnh báo"),
    deed("alert.show", DeedGroup::Alerts, "đưa lên trang", "cảnh báo"),
    deed("alert.end", DeedGroup::Alerts, "kết thúc", "cảnh báo"),
    deed("alert.expire", DeedGroup::Alerts, "tự gỡ khi hết giờ", "cảnh báo"),
    deed("unit.facts", DeedGroup::Facts, "sửa thông tin", "đơn vị"),
    deed("unit.confirm", DeedGroup::Facts, "xác nhận thông tin", "đơn vị"),
    deed("unit.unconfirm", DeedGroup::Facts, "rút xác nhận thông tin", "đơn vị"),
    deed("unit.workflow", DeedGroup::Facts, "đổi quy trình duyệt của", "đơn vị"),
    deed("unit.palette", DeedGroup::Facts, "đổi màu trang của", "đơn vị"),
    deed("request.ask", DeedGroup::Requests, "gửi", "yêu cầu hỗ trợ"),
    deed("request.accept", DeedGroup::Requests, "nhận", "yêu cầu hỗ trợ"),
    deed("request.draft", DeedGroup::Requests, "lưu nháp câu trả lời cho", "yêu cầu hỗ trợ"),
    deed("request.answer", DeedGroup::Requests, "trả lời", "yêu cầu hỗ trợ"),
    deed("request.visit", DeedGroup::Requests, "hẹn đến nhà theo", "yêu cầu hỗ trợ"),
    deed("request.finish", DeedGroup::Requests, "đánh dấu xong", "yêu cầu hỗ trợ"),
    deed("request.refuse", DeedGroup::Requests, "không tiếp nhận", "yêu cầu hỗ trợ"),
    deed("request.release", DeedGroup::Requests, "bỏ nghi thư rác cho", "yêu cầu hỗ trợ"),
    deed("request.hand", DeedGroup::Requests, "chuyển cho tổ khác", "yêu cầu hỗ trợ"),
    deed("request.note", DeedGroup::Requests, "ghi chú nội bộ về", "yêu cầu hỗ trợ"),
    deed("request.guide", DeedGroup::Requests, "đưa vào hướng dẫn câu trả lời của", "yêu cầu hỗ trợ"),
    deed("request.withdraw", DeedGroup::Requests, "rút", "yêu cầu hỗ trợ"),
    deed("request.escalate", DeedGroup::Requests, "báo quá hạn trả lời", "yêu cầu hỗ trợ"),
    deed("request.close", DeedGroup::Requests, "tự khép lại", "yêu cầu hỗ trợ"),
    deed("request.drop", DeedGroup::Requests, "bỏ vì nghi thư rác", "yêu cầu hỗ trợ"),
    deed("request.erase", DeedGroup::Requests, "xóa thông tin người hỏi của", "yêu cầu hỗ trợ"),
    deed("unit.add", DeedGroup::Units, "thêm", "đơn vị"),
    deed("unit.rename", DeedGroup::Units, "đổi tên hoặc địa chỉ của", "đơn vị"),
    deed("unit.suspend", DeedGroup::Units, "tạm ngừng trang của", "đơn vị"),
    deed("unit.resume", DeedGroup::Units, "mở lại trang của", "đơn vị"),
    deed("unit.host", DeedGroup::Units, "đặt tên miền cho", "đơn vị"),
    deed("unit.host_remove", DeedGroup::Units, "bỏ tên miền của", "đơn vị"),
    deed("unit.copy_model", DeedGroup::Units, "chép trang mẫu vào", "đơn vị"),
    deed("person.grant", DeedGroup::People, "giao vai trò cho", "người dùng"),
    deed("person.issue_link", DeedGroup::People, "tạo liên kết đặt mật khẩu cho", "người dùng"),
    deed("person.set_password", DeedGroup::People, "đặt mật khẩu bằng liên kết một lần", ""),
    deed("person.invite", DeedGroup::People, "mời", "người dùng"),
    deed("person.rename", DeedGroup::People, "đổi tên", "người dùng"),
    deed("person.revoke", DeedGroup::People, "thôi giao vai trò cho", "người dùng"),
    deed("person.disable", DeedGroup::People, "khóa tài khoản của", "người dùng"),
    deed("person.enable", DeedGroup::People, "mở lại tài khoản của", "người dùng"),
    deed("person.end_sessions", DeedGroup::People, "kết thúc các phiên đăng nhập của", "người dùng"),
    deed("person.reset_factors", DeedGroup::People, "gỡ xác minh hai bước của", "người dùng"),
    deed("person.remove", DeedGroup::People, "xóa tài khoản của", "người dùng"),
    deed("person.export", DeedGroup::People, "tải về dữ liệu của chính mình", ""),
    deed("person.ask_reset", DeedGroup::People, "xin đặt lại mật khẩu cho", "người dùng"),
    deed("person.change_password", DeedGroup::People, "đổi mật khẩu của chính mình", ""),
    deed("person.ask_email_change", DeedGroup::People, "xin đổi e-mail của chính mình", ""),
    deed("person.change_email", DeedGroup::People, "đổi e-mail của chính mình", ""),
    deed("person.add_code_app", DeedGroup::People, "thêm ứng dụng tạo mã", ""),
    deed("person.remove_code_app", DeedGroup::People, "gỡ ứng dụng tạo mã", ""),
    deed("person.add_passkey", DeedGroup::People, "thêm khóa truy cập", ""),
    deed("person.remove_passkey", DeedGroup::People, "gỡ khóa truy cập", ""),
    deed("person.renew_recovery_codes", DeedGroup::People, "tạo lại các mã dự phòng", ""),
    deed("person.use_recovery_code", DeedGroup::People, "dùng một mã dự phòng", ""),
    deed("session.sign_in", DeedGroup::Sessions, "đăng nhập", ""),
    deed("session.sign_in_failed", DeedGroup::Sessions, "đăng nhập không thành công", ""),
    deed("session.code_failed", DeedGroup::Sessions, "nhập mã xác minh không đúng", ""),
    deed("session.passkey_failed", DeedGroup::Sessions, "dùng khóa truy cập không thành công", ""),
    deed("session.sign_out", DeedGroup::Sessions, "đăng xuất", ""),
    deed("session.end", DeedGroup::Sessions, "kết thúc một phiên đăng nhập của chính mình", ""),
];

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
pub const OBJECTS: [(&str, &str); 13] = [
    ("item", "Bài viết"),
    ("file", "Ảnh, tệp"),
    ("category", "Chuyên mục"),
    ("officer", "Lãnh đạo, đầu mối"),
    ("request", "Yêu cầu hỗ trợ"),
    ("hamlet", "Thôn, ấp, khu phố"),
    ("activity", "Hoạt động của tổ"),
    ("report", "Báo cáo của tổ"),
    ("equipment", "Thiết bị"),
    ("campaign", "Chiến dịch"),
    ("alert", "Cảnh báo"),
    ("unit", "Đơn vị"),
    ("person", "Người dùng"),
];

/// What people call a field of a deed; the name under which it was recorded where nobody has a word for it.
pub fn field_label(group: Option<DeedGroup>, key: &str) -> String {
    let of_form = match group {
        Some(DeedGroup::Items) => ItemField::ALL.iter().find(|field| field.name() == key).map(|field| field.label()),
        Some(DeedGroup::Officers) => {
            OfficerField::ALL.iter().find(|field| field.key() == key).map(|field| field.label())
        }
        Some(DeedGroup::Hamlets) => hamlet_label(key),
        Some(DeedGroup::Equipment) => {
            EquipmentField::ALL.iter().find(|field| field.key() == key).map(|field| field.label())
        }
        Some(DeedGroup::Activities) => activity_label(key),
        Some(DeedGroup::Campaigns) => campaign_label(key),
        Some(DeedGroup::Alerts) => alert_label(key),
        Some(DeedGroup::Facts) => ProfileField::from_key(key).map(ProfileField::label),
        _ => None,
    };
    of_form.or_else(|| fact_label(group, key)).unwrap_or(key).to_owned()
}

fn hamlet_label(key: &str) -> Option<&'static str> {
    let of_hamlet = || HamletField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    let of_team = || TeamField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    let of_member = || MemberField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    let other = match key {
        "teaches" => Some("Đang hướng dẫn"),
        "member" => Some("Thành viên số"),
        "shifts" => Some("Số ca trực"),
        "day" => Some("Ngày trực"),
        "changed" => Some("Số dòng đã nhập"),
        "refused" => Some("Số dòng không nhận"),
        _ => None,
    };
    other.or_else(of_hamlet).or_else(of_team).or_else(of_member)
}

fn activity_label(key: &str) -> Option<&'static str> {
    let of_activity = || ActivityField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    let of_words = || RemarksField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    let of_reason = || ReasonField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    let other = match key {
        "month" => Some("Tháng"),
        "activities" => Some("Số hoạt động"),
        _ => None,
    };
    other.or_else(of_activity).or_else(of_words).or_else(of_reason)
}

fn campaign_label(key: &str) -> Option<&'static str> {
    let of_campaign = CampaignField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    of_campaign.or_else(|| FigureField::ALL.iter().find(|field| field.key() == key).map(|field| field.label()))
}

fn alert_label(key: &str) -> Option<&'static str> {
    match key {
        "reached" => Some("Số trang"),
        "why_alone" => Some("Lý do không chờ người thứ hai"),
        _ => AlertField::ALL.iter().find(|field| field.key() == key).map(|field| field.label()),
    }
}

fn fact_label(group: Option<DeedGroup>, key: &str) -> Option<&'static str> {
    Some(match (group, key) {
        (_, "version") => "Phiên bản",
        (_, "slug") => "Địa chỉ",
        (_, "kind") => "Loại",
        (_, "name") => "Tên",
        (_, "reason") => "Lý do gỡ",
        (_, "replacement") => "Bài thay thế",
        (_, "published") => "Đăng ngay",
        (_, "items") => "Số bài",
        (_, "revisions") => "Số bản lưu",
        (_, "number") => "Bản lưu số",
        (_, "retired") => "Ngừng dùng",
        (_, "added") => "Số mục đã thêm",
        (_, "direction") => "Chuyển",
        (_, "palette") => "Màu trang",
        (_, "before") => "Trước",
        (_, "after") => "Sau",
        (_, "auto") => "Tự lưu",
        (_, "self_approved") => "Tự duyệt",
        (_, "self_approval") => "Được tự duyệt",
        (_, "publish_at") => "Giờ đăng đã hẹn",
        (_, "expire_at") => "Hạn đăng",
        (_, "expires_at") => "Liên kết dùng đến",
        (_, "return_reason") => "Lý do trả lại",
        (_, "remark") => "Góp ý số",
        (_, "gop_y") => "Góp ý",
        (_, "phu_trach") => "Người phụ trách",
        (_, "xem_lai") => "Ngày xem lại",
        (_, "parent") => "Thuộc",
        (_, "sort") => "Là",
        (_, "bytes") => "Cỡ (byte)",
        (_, "mo_ta") => "Lời mô tả",
        (_, "chu_thich") => "Chú thích",
        (_, "nguon_anh") => "Nguồn ảnh",
        (_, "shows_minors") => "Có trẻ em",
        (_, "has_consent") => "Đã đồng ý",
        (_, "host") => "Tên miền",
        (_, "canonical") => "Là tên miền chính",
        (_, "pages") => "Số trang đã chép",
        (_, "categories") => "Số chuyên mục đã thêm",
        (_, "role") => "Vai trò",
        (_, "email") => "E-mail",
        (_, "account") => "Tài khoản đã nhập",
        (_, "topic") => "Chủ đề",
        (_, "tra_loi") => "Câu trả lời",
        (_, "ghi_chu") => "Ghi chú",
        (_, "giai_thich") => "Giải thích",
        (_, "item") => "Bài số",
        (_, "hamlet") => "Thôn, ấp, khu phố",
        (_, "part") => "Số lượng tách ra",
        (_, "new_line") => "Dòng mới số",
        (_, "successor") => "Giao bài lại cho người số",
        (_, "sessions") => "Số phiên",
        (Some(DeedGroup::Items), "from") => "Từ bản lưu số",
        (_, "model") => "Đơn vị mẫu",
        (_, "from") => "Từ",
        _ => return None,
    })
}

/// What people call a recorded value.
pub fn value_label(key: &str, value: &str) -> String {
    let word = match key {
        "reason" => WithdrawalReason::from_code(value)
            .map(WithdrawalReason::label)
            .or_else(|| RefusedFor::from_code(value).map(RefusedFor::label)),
        "topic" => Topic::from_code(value).map(Topic::label),
        "rank" => Rank::from_code(value).map(Rank::label),
        "hazard" => Hazard::from_code(value).map(Hazard::label),
        "scope" => match Audience::from_code(value) {
            Some(Audience::All) => Some("toàn tỉnh"),
            Some(Audience::Own) => Some("trang của đơn vị"),
            Some(Audience::Some(units)) => return format!("{} nơi đã chọn", units.len()),
            None => None,
        },
        "role" => Role::from_code(value).map(Role::label),
        "palette" | "before" | "after" => Palette::from_code(value).map(Palette::label),
        "kind" => ItemKind::from_code(value)
            .map(ItemKind::label)
            .or(UnitKind::from_code(value).map(UnitKind::label))
            .or(HamletKind::from_code(value).map(HamletKind::label)),
        "teaches" => {
            let told = topics(value).unwrap_or_default();
            return told.into_iter().map(Topic::label).collect::<Vec<_>>().join(", ");
        }
        "office" => Office::from_code(value).map(Office::label),
        "publish_at" | "expire_at" | "expires_at" if !value.is_empty() => return moment_words(value),
        "sort" => Some(if value == "picture" { "ảnh" } else { "tài liệu" }),
        "direction" => Some(if value == "up" { "lên" } else { "xuống" }),
        "condition" => Condition::from_code(value).map(Condition::label),
        "is_public" => Some(if value.is_empty() { "không" } else { "có" }),
        "chuyen_muc" | "trang_tren" | "held_by" if !value.is_empty() => return format!("số {value}"),
        _ => match value {
            "true" => Some("có"),
            "false" => Some("không"),
            _ => None,
        },
    };
    word.unwrap_or(value).to_owned()
}

/// `07:30 ngày 05/02/2024` of a recorded `2024-02-05T07:30:00+07:00`; as recorded where it is none.
fn moment_words(recorded: &str) -> String {
    let read = || {
        let (day, clock) = recorded.split_once('T')?;
        let mut parts = day.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Some(format!("{} ngày {day}/{month}/{year}", clock.get(..5)?))
    };
    read().unwrap_or_else(|| recorded.to_owned())
}

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
