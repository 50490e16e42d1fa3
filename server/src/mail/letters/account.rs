//! Letters about a person's own account: links they asked for, and warnings of what changed.

use domain::letter::Letter;
use domain::moment::Moment;

use super::{PLATFORM, To, Whereabouts, letter, name, once_until, told};

/// Somebody asked for a new password.
#[derive(Clone, Copy, Debug)]
pub struct PasswordReset<'a> {
    /// Whose account.
    pub to: To<'a>,
    /// Absolute address where the new password is set.
    pub link: &'a str,
    /// Until when.
    pub until: Moment,
    /// From where it was asked for.
    pub from: Whereabouts<'a>,
}

/// A link to a new password.
pub fn password_reset(what: &PasswordReset<'_>) -> Letter {
    let from = what.from.words().map(|words| format!("Yêu cầu được gửi từ: {words}."));
    let paragraphs = [
        format!("Có người, có lẽ là bạn, vừa xin đặt lại mật khẩu cho tài khoản của bạn ở bàn biên tập {PLATFORM}."),
        "Nếu đúng là bạn, hãy mở liên kết sau và đặt mật khẩu mới:".to_owned(),
        what.link.to_owned(),
        once_until(what.until),
    ];
    let otherwise = "Nếu không phải bạn, cứ bỏ qua thư này: mật khẩu hiện tại vẫn giữ nguyên. Nếu còn nhận nhiều thư như thế \
                     này, hãy báo cho quản trị của đơn vị. Xin đừng đưa liên kết cho bất kỳ ai.";
    let paragraphs: Vec<String> = paragraphs.into_iter().chain(from).chain([otherwise.to_owned()]).collect();
    letter(what.to, "Đặt lại mật khẩu của bạn", &paragraphs).useless_from(what.until)
}

/// Somebody wants to sign in with another address.
#[derive(Clone, Copy, Debug)]
pub struct EmailChangeConfirmation<'a> {
    /// The new address.
    pub to: To<'a>,
    /// Absolute address that confirms it.
    pub link: &'a str,
    /// Until when.
    pub until: Moment,
}

/// To the new address: whether it is theirs.
pub fn email_change_confirmation(what: &EmailChangeConfirmation<'_>) -> Letter {
    let paragraphs = [
        format!("Bạn vừa xin dùng địa chỉ e-mail này để đăng nhập bàn biên tập {PLATFORM}."),
        "Để xác nhận, bạn mở liên kết sau:".to_owned(),
        what.link.to_owned(),
        format!("{} Cho tới khi bạn xác nhận, địa chỉ cũ vẫn được dùng.", once_until(what.until)),
        "Nếu bạn không xin việc này, cứ bỏ qua thư: địa chỉ của bạn sẽ không được dùng.".to_owned(),
    ];
    letter(what.to, "Xác nhận địa chỉ e-mail mới", &paragraphs).useless_from(what.until)
}

/// The address to sign in with is another.
#[derive(Clone, Copy, Debug)]
pub struct EmailChanged<'a> {
    /// The former address.
    pub to: To<'a>,
    /// Since when.
    pub at: Moment,
}

/// To the former address.
pub fn email_changed(what: &EmailChanged<'_>) -> Letter {
    let paragraphs = [
        format!(
            "Lúc {}, tài khoản của bạn ở bàn biên tập {PLATFORM} đã chuyển sang một địa chỉ e-mail khác. Từ nay bạn đăng nhập và \
             nhận thư bằng địa chỉ mới.",
            told(what.at)
        ),
        "Nếu không phải bạn đổi, có thể người khác đang dùng tài khoản của bạn: hãy báo ngay cho quản trị của đơn vị để khóa tài \
         khoản."
            .to_owned(),
    ];
    letter(what.to, "Địa chỉ e-mail đăng nhập của bạn đã đổi", &paragraphs)
}

/// The password is another.
#[derive(Clone, Copy, Debug)]
pub struct PasswordChanged<'a> {
    /// Whose.
    pub to: To<'a>,
    /// Since when.
    pub at: Moment,
    /// From where it was changed.
    pub from: Whereabouts<'a>,
    /// Absolute address where somebody who did not change it sets another.
    pub way_out: &'a str,
}

/// A password that changed.
pub fn password_changed(what: &PasswordChanged<'_>) -> Letter {
    let first = format!("Mật khẩu của bạn ở bàn biên tập {PLATFORM} vừa được đổi.");
    let paragraphs = warning(first, what.at, what.from, "đặt lại mật khẩu", what.way_out);
    letter(what.to, "Mật khẩu của bạn đã đổi", &paragraphs)
}

/// An account was used on a device it never was used on.
#[derive(Clone, Copy, Debug)]
pub struct NewDevice<'a> {
    /// Whose.
    pub to: To<'a>,
    /// When.
    pub at: Moment,
    /// On what, and from where.
    pub from: Whereabouts<'a>,
    /// Absolute address where somebody who was not there changes the password and ends sessions.
    pub way_out: &'a str,
}

/// A new device.
pub fn new_device(what: &NewDevice<'_>) -> Letter {
    let first = format!("Tài khoản của bạn ở bàn biên tập {PLATFORM} vừa được đăng nhập trên một thiết bị mới.");
    let paragraphs = warning(first, what.at, what.from, "đổi mật khẩu", what.way_out);
    letter(what.to, "Tài khoản của bạn vừa đăng nhập trên thiết bị mới", &paragraphs)
}

/// What became of the ways to prove who one is beside the password.
#[derive(Clone, Copy, Debug)]
pub enum FactorChange<'a> {
    /// Codes of an app are asked for from now on.
    CodeAppAdded,
    /// And are not any more.
    CodeAppRemoved,
    /// New recovery codes; the former ones open nothing.
    RecoveryCodesRenewed,
    /// One was used.
    RecoveryCodeUsed {
        /// How many are left.
        left: u32,
    },
    /// A passkey of this name opens the account.
    PasskeyAdded(&'a str),
    /// And does not any more.
    PasskeyRemoved(&'a str),
}

impl FactorChange<'_> {
    fn subject(self) -> &'static str {
        match self {
            Self::CodeAppAdded => "Đã bật ứng dụng tạo mã cho tài khoản của bạn",
            Self::CodeAppRemoved => "Đã tắt ứng dụng tạo mã của tài khoản của bạn",
            Self::RecoveryCodesRenewed => "Mã dự phòng của bạn đã được tạo mới",
            Self::RecoveryCodeUsed { .. } => "Một mã dự phòng của bạn vừa được dùng",
            Self::PasskeyAdded(_) => "Đã thêm khóa truy cập vào tài khoản của bạn",
            Self::PasskeyRemoved(_) => "Đã gỡ khóa truy cập khỏi tài khoản của bạn",
        }
    }

    fn sentence(self) -> String {
        match self {
            Self::CodeAppAdded => {
                "vừa bật đăng nhập bằng ứng dụng tạo mã: từ nay, sau mật khẩu cần thêm mã của ứng dụng".to_owned()
            }
            Self::CodeAppRemoved => {
                "vừa tắt ứng dụng tạo mã: từ nay, sau mật khẩu không cần mã của ứng dụng nữa".to_owned()
            }
            Self::RecoveryCodesRenewed => "vừa có bộ mã dự phòng mới; các mã cũ không dùng được nữa".to_owned(),
            Self::RecoveryCodeUsed { left: 0 } => {
                "vừa được đăng nhập bằng mã dự phòng cuối cùng; bạn nên tạo bộ mã mới".to_owned()
            }
            Self::RecoveryCodeUsed { left } => format!("vừa được đăng nhập bằng một mã dự phòng; còn lại {left} mã"),
            Self::PasskeyAdded(key) => format!("vừa có thêm khóa truy cập (passkey) tên là “{}”", name(key)),
            Self::PasskeyRemoved(key) => format!("vừa gỡ khóa truy cập (passkey) tên là “{}”", name(key)),
        }
    }
}

/// A way to prove who one is changed, or was used up.
#[derive(Clone, Copy, Debug)]
pub struct FactorChanged<'a> {
    /// Whose.
    pub to: To<'a>,
    /// What.
    pub change: FactorChange<'a>,
    /// When.
    pub at: Moment,
    /// From where.
    pub from: Whereabouts<'a>,
    /// Absolute address where somebody who did not do it changes the password and looks after it.
    pub way_out: &'a str,
}

/// A warning of that.
pub fn factor_changed(what: &FactorChanged<'_>) -> Letter {
    let first = format!("Tài khoản của bạn ở bàn biên tập {PLATFORM} {}.", what.change.sentence());
    let paragraphs = warning(first, what.at, what.from, "đổi mật khẩu", what.way_out);
    letter(what.to, what.change.subject(), &paragraphs)
}

/// What was done, when and from where, and the way out for whoever did not do it.
fn warning(first: String, at: Moment, from: Whereabouts<'_>, remedy: &str, way_out: &str) -> Vec<String> {
    let mut facts = vec![format!("Thời gian: {}", told(at))];
    facts.extend(from.device.map(|device| format!("Thiết bị: {}", name(device))));
    facts.extend(from.network.map(|network| format!("Mạng: {}", name(network))));
    vec![
        first,
        facts.join("\n"),
        "Nếu đó là bạn, bạn không cần làm gì thêm.".to_owned(),
        format!("Nếu không phải bạn, hãy {remedy} ngay tại địa chỉ sau, rồi báo cho quản trị của đơn vị:"),
        way_out.to_owned(),
    ]
}
