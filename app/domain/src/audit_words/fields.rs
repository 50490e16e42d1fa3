//! What people call the fields of deeds, and their values.

use super::DeedGroup;
use crate::access::Role;
use crate::activity::{ActivityField, ReasonField, RemarksField};
use crate::alert::{AlertField, Audience, Hazard, Rank};
use crate::block::{BlockField, BlockKind};
use crate::campaign::{CampaignField, FigureField};
use crate::directive::{DirectiveField, ReportField, ReturnField};
use crate::equipment::{Condition, EquipmentField};
use crate::hamlet::{HamletField, HamletKind};
use crate::help_request::RefusedFor;
use crate::item::{ItemField, ItemKind};
use crate::officer::OfficerField;
use crate::palette::Palette;
use crate::profile::ProfileField;
use crate::share::{self, AdaptationField, Mode, Overridable, ShareField};
use crate::team::{MemberField, Office, TeamField, topics};
use crate::topic::Topic;
use crate::unit::UnitKind;
use crate::withdrawal::WithdrawalReason;

/// What people call a field of a deed; the name under which it was recorded where nobody has a word for it.
pub fn field_label(group: Option<DeedGroup>, key: &str) -> String {
    let of_form = match group {
        Some(DeedGroup::Items) => ItemField::ALL.iter().find(|field| field.name() == key).map(|field| field.label()),
        Some(DeedGroup::Blocks) => BlockField::ALL.iter().find(|field| field.key() == key).map(|field| field.label()),
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
        Some(DeedGroup::Shares) => share_label(key),
        Some(DeedGroup::Directives) => directive_label(key),
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

fn share_label(key: &str) -> Option<&'static str> {
    let of_share = || ShareField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    let of_words = || AdaptationField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    let other = match key {
        "reached" => Some("Số nơi nhận"),
        "came" => Some("Nơi nhận thêm"),
        "went" => Some("Nơi thôi nhận"),
        "reason" => Some("Lý do không dùng"),
        "takes_by_itself" => Some("Tự đưa lên trang"),
        _ => None,
    };
    other.or_else(of_share).or_else(of_words)
}

fn directive_label(key: &str) -> Option<&'static str> {
    let of_directive = || DirectiveField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    let of_report = || ReportField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    let of_return = || ReturnField::ALL.iter().find(|field| field.key() == key).map(|field| field.label());
    let other = match key {
        "addressed" => Some("Số đơn vị"),
        "unit" => Some("Đơn vị"),
        _ => None,
    };
    other.or_else(of_directive).or_else(of_report).or_else(of_return)
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
        "mode" => Mode::from_code(value).map(Mode::label),
        "adaptable" => {
            return Overridable::set(value).into_iter().map(Overridable::label).collect::<Vec<_>>().join(", ");
        }
        "audience" => match share::Audience::from_code(value) {
            Some(share::Audience::All) => Some("mọi xã, phường, thị trấn"),
            Some(share::Audience::Portal) => Some("cổng của tỉnh"),
            Some(share::Audience::Subscribers) => Some("nơi theo dõi"),
            Some(share::Audience::Chosen { .. }) => Some("những nơi đã chọn"),
            None => None,
        },
        "role" => Role::from_code(value).map(Role::label),
        "palette" | "before" | "after" => Palette::from_code(value).map(Palette::label),
        "kind" => ItemKind::from_code(value)
            .map(ItemKind::label)
            .or(UnitKind::from_code(value).map(UnitKind::label))
            .or(BlockKind::from_code(value).map(BlockKind::label))
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
        "is_public" | "needs_answer" => Some(if value.is_empty() { "không" } else { "có" }),
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
