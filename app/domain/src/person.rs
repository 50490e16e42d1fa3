//! People who sign in: editors, approvers, administrators, team members.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::text;

/// Our own number for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub i64);

/// An e-mail address, kept in lower case: nobody means two mailboxes by case alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Most bytes an address may have (RFC 5321's path limit).
    pub const MAX_BYTES: usize = 254;

    /// Reads what a person typed. Only the shape is checked; the proof is a message that arrives.
    pub fn parse(raw: &str) -> Option<Self> {
        let address = text::nfc(raw.trim()).to_lowercase();
        let (local, host) = address.rsplit_once('@')?;
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c);
        let fits = address.len() <= Self::MAX_BYTES
            && (1..=64).contains(&local.len())
            && local.chars().all(plain)
            && host.contains('.')
            && crate::host::HostName::parse(host).is_some();
        fits.then_some(Self(address))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A password somebody typed. `Debug` never shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// Why a new password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordFault {
    /// Fewer than [`Password::MIN`] characters.
    TooShort,
    /// More than [`Password::MAX`] characters.
    TooLong,
}

impl PasswordFault {
    /// The sentence shown beside the field.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::TooShort => "Mật khẩu cần ít nhất 12 ký tự. Một câu ngắn dễ nhớ là đủ.",
            Self::TooLong => "Mật khẩu dài quá 128 ký tự. Hãy rút ngắn lại.",
        }
    }
}

impl Password {
    /// Fewest characters of a new password.
    pub const MIN: usize = 12;
    /// Most characters of any password.
    pub const MAX: usize = 128;

    /// A password to be set. No composition rules; only its length counts.
    pub fn new(raw: &str) -> Result<Self, PasswordFault> {
        let password = Self::typed(raw);
        match password.0.chars().count() {
            n if n < Self::MIN => Err(PasswordFault::TooShort),
            n if n > Self::MAX => Err(PasswordFault::TooLong),
            _ => Ok(password),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_lower_case_and_have_a_dotted_host() {
        assert_eq!(EmailAddress::parse(" Lan@Hoalong.GOV.vn ").unwrap().as_str(), "lan@hoalong.gov.vn");
        for raw in ["", "lan", "lan@", "@gov.vn", "lan@gov", "a b@gov.vn", "a@b@c.vn", "a@b..vn", "<a>@gov.vn"] {
            assert_eq!(EmailAddress::parse(raw), None, "{raw}");
        }
    }

    #[test]
    fn a_password_is_the_same_in_both_normal_forms_and_never_printed() {
        let nfc: String = "mật khẩu của tôi".nfc().collect();
        let nfd: String = "mật khẩu của tôi".nfd().collect();
        assert_ne!(nfc, nfd);
        assert_eq!(Password::typed(&nfc), Password::typed(&nfd));
        assert_eq!(format!("{:?}", Password::typed("bí mật")), "Password(…)");
    }

    #[test]
    fn length_is_the_only_rule() {
        assert_eq!(Password::new("mười một ký"), Err(PasswordFault::TooShort));
        assert!(Password::new("ơơơơơơơơơơơơ").is_ok());
        assert_eq!(Password::new(&"a".repeat(129)), Err(PasswordFault::TooLong));
    }
}
