//! What people do to their own account: the fields of its forms, and the name they give themselves.

use crate::form_fields::form_fields;
use crate::password::{About, Password};
use crate::person::{EmailAddress, PersonId};
use crate::text;

form_fields! {
    /// A field of a form about one's own account.
    AccountField {
        /// Full name.
        Name, "ho_ten", "Họ và tên", 80;
        /// The address to sign in with from now on.
        Email, "thu_moi", "E-mail mới", 254;
        /// The password of now: whoever finds an open page does not know it.
        Present, "mat_khau", "Mật khẩu hiện tại", 128;
        /// The password from now on.
        New, "mat_khau_moi", "Mật khẩu mới", 128;
        /// The same once more.
        Again, "mat_khau_moi_lai", "Gõ lại mật khẩu mới", 128;
        /// Six digits of an app.
        Code, "ma", "Mã sáu chữ số trong ứng dụng", 6;
        /// What a person calls a passkey, to know it among others.
        KeyName, "ten_khoa", "Tên của khóa", 60;
    }
}

impl AccountField {
    /// Whether nobody may read it from a page: it is never shown again, and never kept in a hidden field.
    pub fn is_secret(self) -> bool {
        matches!(self, Self::Present | Self::New | Self::Again | Self::Code)
    }

    /// Whether a form control of this name holds a secret.
    pub fn is_secret_name(name: &str) -> bool {
        Self::ALL.iter().any(|field| field.is_secret() && field.name() == name)
    }
}

/// What is wrong with a field, as a sentence.
pub type AccountFault = (AccountField, String);

/// The name a person wants to have.
pub fn name(raw: &str) -> Result<String, AccountFault> {
    let field = AccountField::Name;
    match text::line(raw, field.limit()) {
        Ok(Some(name)) => Ok(name),
        Ok(None) => Err((field, "Họ và tên: hãy nhập họ tên của bạn.".to_owned())),
        Err(fault) => Err((field, fault.sentence(field.label()))),
    }
}

/// What a passkey is called.
pub fn key_name(raw: &str) -> Result<String, AccountFault> {
    let field = AccountField::KeyName;
    match text::line(raw, field.limit()) {
        Ok(Some(name)) => Ok(name),
        Ok(None) => Err((field, "Tên của khóa: hãy nhập một tên để nhận ra, ví dụ “Điện thoại của tôi”.".to_owned())),
        Err(fault) => Err((field, fault.sentence(field.label()))),
    }
}

/// The address a person wants to sign in with; another than they have.
pub fn new_email(raw: &str, present: &EmailAddress) -> Result<EmailAddress, AccountFault> {
    let wrong = |sentence: &str| Err((AccountField::Email, sentence.to_owned()));
    match EmailAddress::parse(raw) {
        None if raw.trim().is_empty() => wrong("E-mail mới: hãy nhập địa chỉ, ví dụ ten@donvi.gov.vn."),
        None => wrong("E-mail mới: đây chưa phải một địa chỉ thư. Hãy viết dạng ten@donvi.gov.vn."),
        Some(email) if email == *present => {
            wrong("E-mail mới: bạn đang dùng chính địa chỉ này. Hãy nhập địa chỉ khác.")
        }
        Some(email) if !email.takes_letters() => {
            wrong("E-mail mới: địa chỉ này không nhận được thư. Hãy nhập địa chỉ khác.")
        }
        Some(email) => Ok(email),
    }
}

/// A new password typed twice.
pub fn new_password(first: &str, again: &str, about: &About<'_>) -> Result<Password, AccountFault> {
    let password = Password::new(first, about).map_err(|fault| (AccountField::New, fault.sentence().to_owned()))?;
    if Password::typed(again) != password {
        let sentence = "Hai lần nhập mật khẩu không giống nhau. Hãy nhập lại cả hai ô.";
        return Err((AccountField::Again, sentence.to_owned()));
    }
    Ok(password)
}

/// The name of everybody whose account is gone.
pub const REMOVED_NAME: &str = "Tài khoản đã xóa";

/// The address of an account that is gone: nobody's, and no letter ever arrives there (RFC 2606).
pub fn removed_email(person: PersonId) -> Option<EmailAddress> {
    EmailAddress::parse(&format!("xoa-{}@trangxa.invalid", person.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_and_not_empty() {
        assert_eq!(name("  Nguyễn  Thị\nLan "), Ok("Nguyễn Thị Lan".to_owned()));
        assert_eq!(name(" \u{200B}").unwrap_err().0, AccountField::Name);
        assert!(name(&"Lan ".repeat(40)).unwrap_err().1.contains("Hãy bớt đi"));
    }

    #[test]
    fn an_address_is_another_one_that_can_receive_letters() {
        let present = EmailAddress::parse("lan@hoalong.example.vn").unwrap();
        assert_eq!(new_email(" Lan@Xa.example.vn", &present).unwrap().as_str(), "lan@xa.example.vn");
        for raw in ["", "lan", "LAN@hoalong.example.vn", "lan@trangxa.invalid"] {
            assert_eq!(new_email(raw, &present).unwrap_err().0, AccountField::Email, "{raw}");
        }
        assert_eq!(removed_email(PersonId(7)).unwrap().as_str(), "xoa-7@trangxa.invalid");
    }

    #[test]
    fn a_password_is_typed_twice_alike_whatever_the_keyboard() {
        let about = About { name: "Nguyễn Thị Lan", email: "lan@hoalong.example.vn", units: &[] };
        let judged = |first, again| new_password(first, again, &about);
        assert!(judged("một câu dài dễ nhớ", "một câu dài dễ nhớ").is_ok());
        assert_eq!(judged("ngắn", "ngắn").unwrap_err().0, AccountField::New);
        assert_eq!(judged("một câu dài dễ nhớ", "khác").unwrap_err().0, AccountField::Again);
        assert_eq!(judged("nguyenthilan2026", "nguyenthilan2026").unwrap_err().0, AccountField::New);
    }

    #[test]
    fn what_is_secret_is_known_by_its_name() {
        assert!(AccountField::is_secret_name("mat_khau_moi") && !AccountField::is_secret_name("ho_ten"));
    }
}
