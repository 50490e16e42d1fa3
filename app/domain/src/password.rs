//! Passwords: what a new one must be, and what it must not be made of.
//!
//! Which characters a password has is the person's own business: no digit, capital or sign is asked for. What counts is that
//! nobody guesses it who knows the passwords many people use, the keyboard, and the person. So a password is read the way
//! somebody guessing would write it down (`reading`), and refused when nothing is left of it but such pieces
//! (`pieces`). One word of one's own beside them is enough: `mưa rơi trên xã Hòa Long đêm qua` is a good password.

mod known;
mod pieces;
mod reading;

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::phone::Phone;
use crate::unit::Unit;
use known::{Common, Own};
use pieces::Pieces;

/// A password somebody typed. `Debug` never shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// What anybody knows about a person, and a password must not be made of alone.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Full name.
    pub name: &'a str,
    /// The address they sign in with.
    pub email: &'a str,
    /// Where they work, and the units above.
    pub units: &'a [&'a Unit],
}

/// Why a new password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Fewer than [`Password::MIN`] characters.
    #[error("the password must have at least {} characters", Password::MIN)]
    TooShort,
    /// More than [`Password::MAX`] characters.
    #[error("the password must have at most {} characters", Password::MAX)]
    TooLong,
    /// One character or one short piece over and over.
    #[error("the password repeats one short piece")]
    Repeated,
    /// Neighbours on the keyboard, in the alphabet or among the numbers.
    #[error("the password runs along the keyboard or the numbers")]
    Run,
    /// A telephone number.
    #[error("the password is a telephone number")]
    PhoneNumber,
    /// One or two passwords that many people use, whatever digits and signs are around them.
    #[error("the password is made of passwords that many people use")]
    Common,
    /// The person's name or address, the names of their units, the platform's name.
    #[error("the password is made of the names of the person, the unit or the site")]
    Personal,
}

impl PasswordFault {
    /// The sentence shown beside the field: why, and what to do instead.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::TooShort => "Mật khẩu cần ít nhất 12 ký tự. Một câu ngắn dễ nhớ là đủ.",
            Self::TooLong => "Mật khẩu dài quá 128 ký tự. Hãy rút ngắn lại.",
            Self::Repeated => {
                "Mật khẩu này chỉ lặp lại một ký tự hoặc một đoạn ngắn nên dễ đoán. Hãy ghép bốn từ khác nhau, không liên quan đến nhau."
            }
            Self::Run => {
                "Mật khẩu này chỉ gồm các phím cạnh nhau hoặc các số, các chữ theo thứ tự nên dễ đoán. Hãy ghép bốn từ không liên quan đến nhau."
            }
            Self::PhoneNumber => {
                "Mật khẩu này là một số điện thoại nên người khác dễ tìm ra. Hãy dùng một câu ngắn chỉ mình bạn biết."
            }
            Self::Common => {
                "Mật khẩu này được rất nhiều người dùng nên bị đoán ra đầu tiên, dù có thêm số và dấu. Hãy ghép bốn từ không liên quan đến nhau."
            }
            Self::Personal => {
                "Mật khẩu này chỉ gồm tên hoặc e-mail của bạn, tên đơn vị hoặc tên trang nên dễ đoán, dù có thêm số và dấu. Hãy thêm vài từ khác, không liên quan."
            }
        }
    }
}

impl Password {
    /// Fewest characters of a new password.
    pub const MIN: usize = 12;
    /// Most characters of any password.
    pub const MAX: usize = 128;

    /// A password to be set.
    pub fn new(raw: &str, about: &About<'_>) -> Result<Self, PasswordFault> {
        let password = Self::typed(raw);
        match password.0.chars().count() {
            n if n < Self::MIN => Err(PasswordFault::TooShort),
            n if n > Self::MAX => Err(PasswordFault::TooLong),
            _ => weakness(&password.0, about).map_or(Ok(password), Err),
        }
    }

    /// A password typed at sign-in. Brought to NFC, because one keyboard sends `ệ` as one
    /// character and another as three, and the person typed the same word on both; nothing else
    /// is changed, blanks at the ends included.
    pub fn typed(raw: &str) -> Self {
        Self(raw.nfc().collect())
    }

    /// The bytes to hash.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// What makes a password easy to guess. The nearest reason first: each step knows the pieces of those before it.
fn weakness(password: &str, about: &About<'_>) -> Option<PasswordFault> {
    if reading::repeats(password) {
        return Some(PasswordFault::Repeated);
    }
    if Phone::parse(password).is_ok() {
        return Some(PasswordFault::PhoneNumber);
    }
    let readings = reading::readings(password);
    let made_of = |pieces: &Pieces<'_>| readings.iter().any(|reading| pieces.make(reading));
    let (common, nobody, own) = (Common::get(), Own::default(), Own::of(about));
    if made_of(&Pieces { common, most_common: 0, own: &nobody }) {
        return Some(PasswordFault::Run);
    }
    if made_of(&Pieces { common, most_common: 2, own: &nobody }) {
        return Some(PasswordFault::Common);
    }
    made_of(&Pieces { common, most_common: 2, own: &own }).then_some(PasswordFault::Personal)
}

#[cfg(test)]
mod tests;
