//! One deed on one's own account: what it does, what has to be typed, one button.

use domain::account::{AccountFault, AccountField};
use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};
use crate::paths::desk;
use crate::screens::cast;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountDeed {
    /// Another name.
    Name,
    /// Another address.
    Email,
    /// The other address is one's own.
    ConfirmEmail,
    /// Another password.
    Password,
    /// Adding an app that makes codes.
    BeginApp,
    /// Removing it.
    RemoveApp,
    /// New recovery codes.
    RenewCodes,
    /// Adding a passkey.
    BeginPasskey,
    /// Removing one.
    RemovePasskey,
    /// Taking along what is kept.
    Data,
}

/// A form about one's own account.
#[derive(Clone, Debug)]
pub struct AccountForm {
    /// Around it.
    pub frame: DeskFrame,
    /// What it does.
    pub deed: AccountDeed,
    /// Where the form goes.
    pub action: String,
    /// Token of the form.
    pub csrf: String,
    /// Whose account it is, for password managers; the address of now.
    pub email: String,
    /// The one field that is shown again as typed.
    pub typed: String,
    /// What does not hold.
    pub faults: Vec<AccountFault>,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

impl AccountDeed {
    fn title(self) -> &'static str {
        match self {
            Self::Name => "Đổi họ tên",
            Self::Email => "Đổi e-mail",
            Self::ConfirmEmail => "Xác nhận e-mail mới",
            Self::Password => "Đổi mật khẩu",
            Self::BeginApp => "Thêm ứng dụng tạo mã",
            Self::RemoveApp => "Gỡ ứng dụng tạo mã",
            Self::RenewCodes => "Tạo lại mã dự phòng",
            Self::BeginPasskey => "Thêm khóa truy cập",
            Self::RemovePasskey => "Gỡ khóa truy cập",
            Self::Data => "Tải dữ liệu của tôi",
        }
    }

    fn lead(self) -> &'static str {
        match self {
            Self::Name => {
                "Đồng nghiệp thấy họ tên này bên cạnh những gì bạn viết và làm ở bàn biên tập. Ô Tác giả của từng bài là chữ \
                 riêng của bài ấy và không đổi theo."
            }
            Self::Email => {
                "Bạn đăng nhập và nhận thư bằng địa chỉ này. Chúng tôi gửi một thư có liên kết xác nhận tới địa chỉ mới; cho tới \
                 khi bạn xác nhận, địa chỉ cũ vẫn được dùng."
            }
            Self::ConfirmEmail => "Bấm nút dưới đây để từ nay đăng nhập và nhận thư bằng địa chỉ này.",
            Self::Password => {
                "Sau khi đổi, mọi phiên đăng nhập khác của bạn kết thúc và những liên kết đã gửi cho bạn không dùng được nữa. Phiên \
                 này vẫn tiếp tục."
            }
            Self::BeginApp => {
                "Ứng dụng tạo mã trên điện thoại cho một mã sáu chữ số, cứ 30 giây lại đổi. Sau khi thêm, đăng nhập cần mật khẩu và \
                 mã ấy: ai biết mật khẩu mà không cầm điện thoại của bạn thì vẫn không vào được."
            }
            Self::RemoveApp => "Sau khi gỡ, đăng nhập không hỏi mã của ứng dụng nữa.",
            Self::RenewCodes => {
                "Mười mã mới thay cho mọi mã cũ; mã cũ dù chưa dùng cũng không còn giá trị. Hãy tạo lại khi tờ giấy ghi mã bị mất, \
                 có người khác thấy, hoặc sắp dùng hết mã."
            }
            Self::BeginPasskey => {
                "Khóa truy cập (passkey) nằm trên điện thoại, máy tính hoặc trong trình quản lý mật khẩu của bạn, mở bằng vân tay, \
                 khuôn mặt hoặc mã PIN. Có khóa, bạn đăng nhập không cần mật khẩu, và trang giả không lừa lấy được."
            }
            Self::RemovePasskey => {
                "Sau khi gỡ, khóa này không mở được tài khoản nữa. Trên thiết bị khóa vẫn còn; bạn có thể xóa nó trong phần cài \
                 đặt mật khẩu của thiết bị."
            }
            Self::Data => {
                "Một tệp JSON gồm: họ tên, e-mail, vai trò của bạn; ngày thêm các cách xác minh; các phiên đăng nhập; những việc bạn \
                 đã làm có trong nhật ký; tên những bài mà bạn là người lưu bản mới nhất. Trong tệp không có mật khẩu hay mã nào."
            }
        }
    }

    fn button(self) -> &'static str {
        match self {
            Self::Name => "Lưu họ tên",
            Self::Email => "Gửi thư xác nhận",
            Self::ConfirmEmail => "Dùng e-mail này",
            Self::Password => "Đổi mật khẩu",
            Self::BeginApp | Self::BeginPasskey => "Tiếp tục",
            Self::RemoveApp => "Gỡ ứng dụng",
            Self::RenewCodes => "Tạo mười mã mới",
            Self::RemovePasskey => "Gỡ khóa",
            Self::Data => "Tải tệp về",
        }
    }

    fn fields(self) -> &'static [AccountField] {
        match self {
            Self::Name => &[AccountField::Name],
            Self::Email => &[AccountField::Email, AccountField::Present],
            Self::Password => &[AccountField::Present, AccountField::New, AccountField::Again],
            Self::BeginPasskey => &[AccountField::KeyName, AccountField::Present],
            Self::BeginApp | Self::RemoveApp | Self::RenewCodes | Self::RemovePasskey => &[AccountField::Present],
            Self::ConfirmEmail | Self::Data => &[],
        }
    }
}

/// The control of one field; secrets are never shown again.
pub(super) fn control(field: AccountField, typed: &str, faults: &[AccountFault]) -> AnyView {
    let sentences: Vec<&str> =
        faults.iter().filter(|(of, _)| *of == field).map(|(_, sentence)| sentence.as_str()).collect();
    let hint = match field {
        AccountField::Present => Some("Để chắc rằng đúng là bạn đang ngồi trước máy."),
        AccountField::KeyName => Some("Để bạn nhận ra khóa này giữa các khóa khác, ví dụ “Điện thoại của tôi”."),
        AccountField::New => Some("Một câu dài dễ nhớ tốt hơn một từ ngắn khó nhớ. Được dùng dấu cách và chữ có dấu."),
        _ => None,
    };
    let typing = match field {
        AccountField::Name => Typing { kind: "text", autocomplete: "name" },
        AccountField::Email => Typing { kind: "email", autocomplete: "email" },
        AccountField::Present => Typing { kind: "password", autocomplete: "current-password" },
        AccountField::New | AccountField::Again => Typing { kind: "password", autocomplete: "new-password" },
        AccountField::KeyName => Typing::PLAIN,
        AccountField::Code => Typing { kind: "text", autocomplete: "one-time-code" },
    };
    let value = if field.is_secret() { String::new() } else { typed.to_owned() };
    let fault = (!sentences.is_empty()).then(|| sentences.join(" "));
    Field { name: field.name(), label: field.label(), hint, fault, required: true }.line(value, typing)
}

/// For the top of the form.
pub(super) fn summed(faults: &[AccountFault]) -> Vec<(&'static str, String)> {
    faults.iter().map(|(field, sentence)| (field.name(), sentence.clone())).collect()
}

impl Screen for AccountForm {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty() || self.fault_note.is_some();
        self.frame.head(&refused_title(self.deed.title().to_owned(), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, deed, action, csrf, email, typed, faults, fault_note } = self;
        let fields = deed.fields().iter().map(|field| control(*field, &typed, &faults)).collect_view();
        let is_danger = matches!(deed, AccountDeed::RemoveApp | AccountDeed::RemovePasskey);
        let back = (deed != AccountDeed::ConfirmEmail)
            .then(|| view! { <a class="button" href=desk::Account.to_string()>"Về tài khoản"</a> });
        let present = match deed {
            AccountDeed::Email => Some(("Địa chỉ đang dùng: ", email.clone())),
            AccountDeed::ConfirmEmail => Some(("Địa chỉ mới: ", typed)),
            AccountDeed::RemovePasskey => Some(("Khóa: ", typed)),
            _ => None,
        };
        // Lets a password manager know whose password it is.
        let username = deed
            .fields()
            .contains(&AccountField::Present)
            .then(|| view! { <input type="hidden" name="tai_khoan" autocomplete="username" value=email/> });
        let main = view! {
            <h1>{deed.title()}</h1>
            <p class="lead">{deed.lead()}</p>
            {summary(fault_note, summed(&faults))}
            <form method="post" action=action novalidate class="card">
                {hidden("csrf", csrf)}
                {username}
                {present.map(|(label, address)| view! { <p>{label}<strong class="address">{address}</strong></p> })}
                {fields}
                <p class="buttons">
                    <button class=if is_danger { "danger" } else { "main" }>{deed.button()}</button>
                    {back}
                </p>
            </form>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let of = |deed, action: String, typed: &str| Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            deed,
            action,
            csrf: "token".to_owned(),
            email: "lan@hoalong.example.vn".to_owned(),
            typed: typed.to_owned(),
            faults: Vec::new(),
            fault_note: None,
        };
        let long_email = format!("{}@{}.example.vn", "nguyen-thi-ngoc-lan".repeat(3), "phuongnguyenanninh".repeat(3));
        let email = of(AccountDeed::Email, desk::AccountEmail.to_string(), "");
        let wrong = "Mật khẩu hiện tại: chưa đúng. Hãy nhập lại; bạn vẫn đang đăng nhập.";
        let faults = Self {
            typed: "lan.hoalong".to_owned(),
            faults: vec![
                (
                    AccountField::Email,
                    "E-mail mới: đây chưa phải một địa chỉ thư. Hãy viết dạng ten@donvi.gov.vn.".to_owned(),
                ),
                (AccountField::Present, wrong.to_owned()),
            ],
            ..email.clone()
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            email: long_email.clone(),
            typed: long_email.clone(),
            fault_note: Some(cast::longest_summary()),
            ..faults.clone()
        };
        let confirm = Self {
            frame: DeskFrame::default(),
            ..of(AccountDeed::ConfirmEmail, "/doi-email/abc".to_owned(), &long_email)
        };
        vec![
            ("normal", of(AccountDeed::Name, desk::AccountName.to_string(), "Nguyễn Thị Lan")),
            ("email", email),
            ("faults", faults),
            ("longest", longest),
            ("confirm_email", confirm),
            ("password", of(AccountDeed::Password, desk::AccountPassword.to_string(), "")),
            ("begin_app", of(AccountDeed::BeginApp, desk::AccountCodeApp.to_string(), "")),
            ("remove_app", of(AccountDeed::RemoveApp, desk::AccountCodeAppRemoval.to_string(), "")),
            ("renew_codes", of(AccountDeed::RenewCodes, desk::AccountRecoveryCodes.to_string(), "")),
            ("begin_passkey", of(AccountDeed::BeginPasskey, desk::AccountPasskeys.to_string(), "Chrome trên Android")),
            (
                "remove_passkey",
                of(
                    AccountDeed::RemovePasskey,
                    desk::AccountPasskeyRemoval { id: 7 }.to_string(),
                    "Chrome trên Android",
                ),
            ),
            ("document", of(AccountDeed::Data, desk::AccountData.to_string(), "")),
        ]
    }
}
