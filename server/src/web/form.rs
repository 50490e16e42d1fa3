//! Bodies of HTML forms, and the proof that a form is ours.

use domain::moment::Moment;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Most bytes of a form. The longest field holds 200,000 letters; percent-encoding makes up to
/// nine bytes of each.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The name of the field that proves a form is ours.
pub const CSRF: &str = "csrf";

/// The fields of a form in the order sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`. What is no UTF-8 becomes U+FFFD, which the
    /// rules of the field then name to the person; nothing typed is thrown away here.
    pub fn parse(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// Fields made by hand.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value of a field; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field, in the order sent.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All fields.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

/// How long a form without a session may lie open, in seconds.
const STAMP_SECONDS: i64 = 4 * 3600;

/// A signed time stamp for forms of people who are not signed in.
pub fn stamp(key: &[u8; 32], purpose: &str, now: Moment) -> String {
    let micros = now.micros();
    format!("{micros:x}.{}", signature(key, purpose, micros))
}

/// Whether a stamp is ours and fresh.
pub fn stamp_holds(key: &[u8; 32], purpose: &str, stamp: &str, now: Moment) -> bool {
    // A minute into the future is forgiven: two nodes' clocks differ.
    stamp_age(key, purpose, stamp, now).is_some_and(|age| (-60_000_000..STAMP_SECONDS * 1_000_000).contains(&age))
}

/// How old a stamp of ours is, in microseconds; `None` for any other.
pub fn stamp_age(key: &[u8; 32], purpose: &str, stamp: &str, now: Moment) -> Option<i64> {
    let (micros, given) = stamp.split_once('.')?;
    let micros = i64::from_str_radix(micros, 16).ok()?;
    same(&signature(key, purpose, micros), given).then(|| now.micros().saturating_sub(micros))
}

/// Our mark on something a form brings back as it was; `purpose` says everything that must be the same.
pub fn sealed(key: &[u8; 32], purpose: &str) -> String {
    signature(key, purpose, 0)
}

/// Compares secrets without telling by time how much of them is right.
pub fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

fn signature(key: &[u8; 32], purpose: &str, micros: i64) -> String {
    // HMAC takes keys of any length; the branch is for the type alone.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(purpose.as_bytes());
    mac.update(&[0]);
    mac.update(&micros.to_be_bytes());
    data_encoding::BASE32_NOPAD.encode(&mac.finalize().into_bytes()).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_bodies_are_read_without_loss() {
        let fields = Fields::parse("a=1&a=2&tieu_de=%C4%90%E1%BA%A5t+%C4%90%E1%BB%8F&b&=c&%zz=%ed%a0%80".as_bytes());
        assert_eq!((fields.get("a"), fields.get("tieu_de"), fields.get("b"), fields.get("x")), ("1", "Đất Đỏ", "", ""));
        assert!(fields.get("%zz").contains('\u{fffd}'));
        assert_eq!(Fields::parse(b""), Fields::default());
    }

    #[test]
    fn a_stamp_holds_for_its_purpose_and_its_time() {
        let (key, now) = ([7; 32], Moment::from_micros(1_700_000_000_000_000));
        let stamp = stamp(&key, "dang-nhap", now);
        assert!(stamp_holds(&key, "dang-nhap", &stamp, now.plus_seconds(3600)));
        assert!(!stamp_holds(&key, "dang-nhap", &stamp, now.plus_seconds(STAMP_SECONDS)));
        assert!(!stamp_holds(&key, "dang-nhap", &stamp, now.plus_seconds(-3600)));
        assert!(!stamp_holds(&key, "mat-khau", &stamp, now));
        assert!(!stamp_holds(&[8; 32], "dang-nhap", &stamp, now));
        for junk in ["", ".", "x.y", "zz.", "-1.a"] {
            assert!(!stamp_holds(&key, "dang-nhap", junk, now), "{junk}");
        }
    }
}
