//! People who sign in: editors, approvers, administrators, team members.

use std::fmt;

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

    /// Whether letters can arrive there: below `.invalid` there is nobody (RFC 2606), and the accounts of nobody end in it.
    pub fn takes_letters(&self) -> bool {
        !self.0.ends_with(".invalid")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn below_invalid_nobody_takes_letters() {
        let takes = |raw| EmailAddress::parse(raw).unwrap().takes_letters();
        assert!(takes("lan@hoalong.gov.vn") && takes("lan@invalid.gov.vn"));
        assert!(!takes("Quan-Tri@chua-dat-ten.INVALID"));
    }

    #[test]
    fn addresses_are_lower_case_and_have_a_dotted_host() {
        assert_eq!(EmailAddress::parse(" Lan@Hoalong.GOV.vn ").unwrap().as_str(), "lan@hoalong.gov.vn");
        for raw in ["", "lan", "lan@", "@gov.vn", "lan@gov", "a b@gov.vn", "a@b@c.vn", "a@b..vn", "<a>@gov.vn"] {
            assert_eq!(EmailAddress::parse(raw), None, "{raw}");
        }
    }
}
