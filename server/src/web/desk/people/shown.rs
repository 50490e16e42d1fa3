//! People in words, and the words of what was refused: the same at a unit and for the whole platform.

use app::screens::desk::{PersonRow, PersonStanding};
use store::{ListedPerson, ListedRole};

use crate::actions::accounts::AccountDeed;
use crate::web::desk::items::day_and_time;

pub(in crate::web::desk) const PRESS: &str = "Hãy bấm một trong các nút của trang.";
pub(in crate::web::desk) const CAME: &str = "Người này đã nhận lời mời rồi, không cần gửi lại.";
pub(in crate::web::desk) const OWN: &str =
    "Bạn không làm việc này với tài khoản của chính mình. Hãy nhờ một quản trị khác.";

pub(in crate::web::desk) const UNREACHABLE: &str = "Không gửi được lời mời: đây là tài khoản máy chủ lập sẵn cho quản trị đầu tiên và chưa có địa chỉ thư. Người vận hành máy chủ đặt e-mail và mật khẩu bằng liên kết in ra lúc khởi động, dùng được trong 24 giờ. Không cần tài khoản này nữa thì hãy thôi giao vai trò của nó.";

/// Somebody in a list; `account` is where their deeds go.
pub(in crate::web::desk) fn row(
    person: &ListedPerson,
    href: String,
    account: String,
    words: impl Fn(&ListedRole) -> String,
) -> PersonRow {
    let standing = standing(person);
    let waits = standing == PersonStanding::Invited && !person.roles.is_empty();
    PersonRow {
        name: person.name.clone(),
        email: person.email.to_string(),
        href,
        standing,
        roles: person.roles.iter().map(words).collect(),
        seen: person.seen_at.map(|at| format!("lúc {}", day_and_time(at))),
        has_second_factor: person.factors.has_second(),
        needs_second_factor: person.publishes_without_second_factor(),
        sessions: person.sessions,
        again_href: (waits && person.email.takes_letters()).then_some(account),
        unreachable: (waits && !person.email.takes_letters()).then(|| UNREACHABLE.to_owned()),
    }
}

pub(in crate::web::desk) fn standing(person: &ListedPerson) -> PersonStanding {
    match (person.disabled, person.accepted) {
        (true, _) => PersonStanding::Disabled,
        (false, true) => PersonStanding::Open,
        (false, false) => PersonStanding::Invited,
    }
}

/// `Thành viên tổ công nghệ số cộng đồng – Ấp Bắc`
pub(in crate::web::desk) fn role_words(role: &ListedRole) -> String {
    let label = role.held.role.label();
    role.hamlet.as_ref().map_or_else(|| label.to_owned(), |hamlet| format!("{label} – {hamlet}"))
}

/// Why the last administrator of a place stays.
pub(in crate::web::desk) fn last(place: Option<&str>) -> String {
    let place = place.unwrap_or("cả nền tảng");
    format!(
        "Chưa thực hiện: đây là quản trị cuối cùng của {place}. Hãy giao vai trò quản trị cho một người khác trước."
    )
}

/// The deed behind a button, and what is said when it is done.
pub(in crate::web::desk) fn deed(word: &str) -> Option<AccountDeed> {
    Some(match word {
        "ket_thuc" => AccountDeed::EndSessions,
        "go_xac_minh" => AccountDeed::ResetFactors,
        "khoa" => AccountDeed::Disable,
        "mo" => AccountDeed::Enable,
        _ => return None,
    })
}

/// What was just done, from the address.
pub(in crate::web::desk) fn notice(done: &str) -> Option<&'static str> {
    Some(match done {
        "vai_tro" => "Đã lưu vai trò. Áp dụng ngay từ lần bấm kế tiếp của người ấy.",
        "moi_lai" => "Đã gửi lời mời.",
        "thoi" => "Đã thôi giao vai trò.",
        "ket_thuc" => "Đã kết thúc các phiên đăng nhập.",
        "go_xac_minh" => "Đã gỡ xác minh hai bước và kết thúc các phiên đăng nhập.",
        "khoa" => "Đã khóa tài khoản và kết thúc các phiên đăng nhập.",
        "mo" => "Đã mở lại tài khoản.",
        _ => return None,
    })
}
