//! The code by which a resident finds their request again: read aloud on the telephone, copied from a screen with a
//! pencil, typed with a Vietnamese keyboard.
//!
//! So it has no vowel and no D, S or W, which Telex and VNI turn into letters with marks or ears take for one another,
//! and no 0, 1, I, O, which eyes do. Twelve signs in four groups: eleven by chance, 51 bits, and one that tells when
//! somebody mistyped.

use std::fmt;

/// 25 signs.
const SIGNS: &[u8; 25] = b"23456789BCFGHJKLMNPQRTVXZ";
/// Signs by chance.
const RANDOM: usize = 11;
/// Signs of a group.
const GROUP: usize = 3;

/// A code. `Debug` never shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct TrackingCode([u8; RANDOM + 1]);

/// Why something typed is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeFault {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Too few or too many signs, or signs no code has.
    #[error("not the shape of a code")]
    Shape,
    /// The last sign does not fit the others.
    #[error("mistyped")]
    Mistyped,
}

impl CodeFault {
    /// One Vietnamese sentence for whoever typed it.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "Mã yêu cầu: hãy nhập mã đã nhận khi gửi yêu cầu, ví dụ 7KQ-M2X-9RG-4TB.",
            Self::Shape => {
                "Mã yêu cầu gồm 12 chữ và số, chia thành 4 nhóm, ví dụ 7KQ-M2X-9RG-4TB. Hãy xem lại mã rồi nhập đủ."
            }
            Self::Mistyped => {
                "Mã yêu cầu có chỗ gõ nhầm. Hãy so lại từng nhóm với mã đã chép; mã không có số 0, số 1, chữ I và chữ O."
            }
        }
    }
}

impl TrackingCode {
    /// The name of the form control.
    pub const FIELD: &'static str = "ma";

    /// The code these random bits make. 2⁶⁴ is nearly a multiple of 25¹¹: no code is likelier than another by more than
    /// one part in seven thousand.
    pub fn from_random(bits: u64) -> Self {
        let mut rest = bits;
        let mut code = [0; RANDOM + 1];
        for value in code.iter_mut().take(RANDOM) {
            *value = u8::try_from(rest % 25).unwrap_or_default();
            rest /= 25;
        }
        if let Some((last, random)) = code.split_last_mut() {
            *last = check(random);
        }
        Self(code)
    }

    /// Reads what somebody typed, in small letters too, with or without anything between the groups.
    pub fn parse(typed: &str) -> Result<Self, CodeFault> {
        let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        if typed.trim().is_empty() {
            return Err(CodeFault::Empty);
        }
        let is_foreign = |c: char| !(c.is_ascii_alphanumeric() || c.is_whitespace() || "-–—._/".contains(c));
        if typed.chars().any(is_foreign) {
            return Err(CodeFault::Shape);
        }
        if plain.len() != RANDOM + 1 {
            return Err(CodeFault::Shape);
        }
        // A sign no code has is a slip of the hand as well, once the length is right.
        let values: Vec<u8> = plain.bytes().filter_map(value).collect();
        let code: [u8; RANDOM + 1] = values.try_into().map_err(|_| CodeFault::Mistyped)?;
        let (last, random) = code.split_last().ok_or(CodeFault::Shape)?;
        if check(random) == *last { Ok(Self(code)) } else { Err(CodeFault::Mistyped) }
    }

    /// What is digested and compared: the signs alone.
    pub fn plain(&self) -> String {
        self.signs().collect()
    }

    /// As it is shown and spoken: `7KQ-M2X-9RG-4TB`.
    pub fn in_groups(&self) -> String {
        let mut text = String::new();
        for (at, sign) in self.signs().enumerate() {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            text.push(sign);
        }
        text
    }

    fn signs(&self) -> impl Iterator<Item = char> + '_ {
        self.0.iter().filter_map(|value| SIGNS.get(usize::from(*value))).map(|sign| char::from(*sign))
    }
}

impl fmt::Debug for TrackingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TrackingCode(…)")
    }
}

fn value(sign: u8) -> Option<u8> {
    SIGNS.iter().position(|known| *known == sign).and_then(|at| u8::try_from(at).ok())
}

/// The signs weighed 1, 2, 1, 2, …, and the last one that makes their sum a multiple of 25. 1 and 2 have no divisor in
/// common with 25, nor has their difference: every wrong sign and every two neighbours that changed places are found.
fn check(values: &[u8]) -> u8 {
    let sum: u32 =
        values.iter().enumerate().map(|(at, value)| u32::from(*value) * if at % 2 == 0 { 1 } else { 2 }).sum();
    // The last sign stands where the weight is 2, and 13 is what 2 is divided by among 25.
    u8::try_from((25 - sum % 25) % 25 * 13 % 25).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_keyboards_and_ears_change_is_in_no_code() {
        for sign in "AEIOUY01DSW".bytes() {
            assert_eq!(value(sign), None, "{}", char::from(sign));
        }
        // 25^11 is more than 2^51.
        assert!(25_f64.powi(11).log2() > 51.0);
    }

    #[test]
    fn a_slip_is_told_from_what_is_no_code() {
        assert_eq!(TrackingCode::parse(" "), Err(CodeFault::Empty));
        for typed in ["7KQ", "7KQ-M2X-9RG-4TBB", "7KQ-M2X-9RG-4T☃", "tôi quên mã"] {
            assert_eq!(TrackingCode::parse(typed), Err(CodeFault::Shape), "{typed}");
        }
        assert_eq!(TrackingCode::parse("0KQ-M2X-9RG-4TB"), Err(CodeFault::Mistyped));
        let shown = TrackingCode::from_random(7).in_groups();
        let wrong = if shown.ends_with('Z') { 'X' } else { 'Z' };
        assert_eq!(TrackingCode::parse(&format!("{}{wrong}", &shown[..14])), Err(CodeFault::Mistyped));
        assert!(!format!("{:?}", TrackingCode::from_random(7)).contains(&shown[..3]));
    }

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_written(bits: u64) {
            let code = TrackingCode::from_random(bits);
            let shown = code.in_groups();
            prop_assert_eq!(shown.len(), 15);
            for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), code.plain(), format!("  {shown}.")] {
                prop_assert_eq!(TrackingCode::parse(&typed).unwrap().plain(), code.plain());
            }
        }

        #[test]
        fn one_wrong_sign_and_two_that_changed_places_are_found(bits: u64, at in 0_usize..12, other in 0_usize..25) {
            let plain = TrackingCode::from_random(bits).plain();
            let mut wrong = plain.clone().into_bytes();
            wrong[at] = SIGNS[other];
            let wrong = String::from_utf8(wrong).unwrap();
            prop_assert_eq!(TrackingCode::parse(&wrong).is_ok(), wrong == plain);
            if at < 11 {
                let mut swapped = plain.clone().into_bytes();
                swapped.swap(at, at + 1);
                let swapped = String::from_utf8(swapped).unwrap();
                prop_assert_eq!(TrackingCode::parse(&swapped).is_ok(), swapped == plain);
            }
        }
    }
}
