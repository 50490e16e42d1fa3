//! Letters about roles: given to somebody new, to somebody known, ended.

use domain::access::Role;
use domain::letter::Letter;
use domain::moment::Moment;
use domain::unit;

use super::{To, letter, name, once_until, place, told};

/// Somebody who has no account yet is given a role.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    /// Who is invited.
    pub to: To<'a>,
    /// Who invites.
    pub inviter: &'a str,
    /// Full name of the unit, `Xã Hòa Long`; `None` for the platform as a whole.
    pub unit: Option<&'a str>,
    /// As what.
    pub role: Role,
    /// Absolute address that accepts.
    pub link: &'a str,
    /// Until when it does.
    pub until: Moment,
}

/// An invitation.
pub fn invitation(what: &Invitation<'_>) -> Letter {
    let place = place(what.unit);
    let paragraphs = [
        format!(
            "{} mời bạn vào bàn biên tập của {place}, với vai trò {}.",
            name(what.inviter),
            unit::in_sentence(what.role.label())
        ),
        "Để nhận lời, bạn mở liên kết sau và làm theo hướng dẫn trên trang:".to_owned(),
        what.link.to_owned(),
        format!("{} Nếu liên kết đã hết hạn, bạn nhờ người mời gửi lại.", once_until(what.until)),
        "Liên kết này dành cho riêng bạn: xin đừng chuyển thư cho người khác. Nếu bạn không biết về lời mời này, cứ bỏ qua thư; \
         khi liên kết chưa được mở thì không ai vào được bàn biên tập bằng địa chỉ của bạn."
            .to_owned(),
    ];
    letter(what.to, &format!("Mời bạn vào bàn biên tập của {place}"), &paragraphs).useless_from(what.until)
}

/// Somebody who has an account is given a further role.
#[derive(Clone, Copy, Debug)]
pub struct AddedToUnit<'a> {
    /// Who is given it.
    pub to: To<'a>,
    /// Who gives it.
    pub giver: &'a str,
    /// Full name of the unit; `None` for the platform as a whole.
    pub unit: Option<&'a str>,
    /// As what.
    pub role: Role,
    /// Absolute address of the desk.
    pub desk: &'a str,
}

/// A further role.
pub fn added_to_unit(what: &AddedToUnit<'_>) -> Letter {
    let place = place(what.unit);
    let paragraphs = [
        format!(
            "{} đã giao cho bạn vai trò {} ở bàn biên tập của {place}.",
            name(what.giver),
            unit::in_sentence(what.role.label())
        ),
        "Bạn đăng nhập như mọi khi tại:".to_owned(),
        what.desk.to_owned(),
        "Nếu bạn thấy vai trò này không đúng, hãy báo cho người đã giao hoặc quản trị của đơn vị.".to_owned(),
    ];
    letter(what.to, &format!("Bạn có thêm vai trò ở {place}"), &paragraphs)
}

/// Somebody has no role at a unit any more.
#[derive(Clone, Copy, Debug)]
pub struct AccessEnded<'a> {
    /// Who had one.
    pub to: To<'a>,
    /// Full name of the unit; `None` for the platform as a whole.
    pub unit: Option<&'a str>,
    /// Since when.
    pub at: Moment,
}

/// The end of all roles at a unit.
pub fn access_ended(what: &AccessEnded<'_>) -> Letter {
    let place = place(what.unit);
    let paragraphs = [
        format!("Từ {}, bạn không còn vai trò nào ở bàn biên tập của {place}.", told(what.at)),
        "Những gì bạn đã viết vẫn được giữ ở đó, cùng với tên bạn. Cảm ơn bạn đã góp công.".to_owned(),
        "Nếu bạn nghĩ đây là nhầm lẫn, hãy liên hệ với quản trị của đơn vị.".to_owned(),
    ];
    letter(what.to, &format!("Vai trò của bạn ở {place} đã kết thúc"), &paragraphs)
}
