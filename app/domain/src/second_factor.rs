//! What somebody types beside a password: six digits from an app, or a code from paper.

use std::fmt;

/// Recovery codes made at once.
pub const RECOVERY_CODES: usize = 10;
/// How long an app shows a code, in seconds.
pub const STEP_SECONDS: i64 = 30;
/// Letters and digits of recovery codes: none that is taken for another one.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
/// Letters of a recovery code: 50 random bits, far more than can be tried.
const LETTERS: usize = 10;

/// A code as somebody typed it. `Debug` never shows it.
#[derive(Clone, PartialEq, Eq)]
pub enum TypedCode {
    /// Six digits, from an app.
    App(String),
    /// A code from the list on paper.
    Recovery(RecoveryCode),
}

impl TypedCode {
    /// Reads what was typed, blanks and hyphens aside; `None` where it is neither.
    pub fn parse(raw: &str) -> Option<Self> {
        let plain: String =
            raw.chars().filter(|c| !c.is_whitespace() && !"-–—.".contains(*c)).take(LETTERS + 1).collect();
        if plain.len() == 6 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::App(plain));
        }
        let plain = plain.to_ascii_lowercase().replace('o', "0");
        let known = plain.len() == LETTERS && plain.bytes().all(|byte| ALPHABET.contains(&byte));
        known.then_some(Self::Recovery(RecoveryCode(plain)))
    }
}

impl fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedCode(…)")
    }
}

/// A code from paper, used once when there is no phone.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// The code these random bytes make.
    pub fn from_bytes(bytes: [u8; LETTERS]) -> Self {
        // 256 is a multiple of 32, so every letter is as likely as the others.
        let letter = |byte: u8| ALPHABET.get(usize::from(byte % 32)).copied().unwrap_or(b'a');
        Self(bytes.into_iter().map(|byte| char::from(letter(byte))).collect())
    }

    /// What is digested and compared.
    pub fn plain(&self) -> &str {
        &self.0
    }

    /// As it stands on paper: `abcde-fghjk`.
    pub fn on_paper(&self) -> String {
        let (front, back) = self.0.split_at(LETTERS / 2);
        format!("{front}-{back}")
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// What a person has beside a password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactorCounts {
    /// An app that makes codes.
    pub app: bool,
    /// Passkeys.
    pub passkeys: u32,
    /// Codes on paper that were not used.
    pub recovery: u32,
}

impl FactorCounts {
    /// Whether a password alone lets this person in no more.
    pub fn has_second(self) -> bool {
        self.app || self.passkeys > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_in_any_grouping_are_a_code_of_an_app() {
        for raw in ["123456", "123 456", " 12 34 56 ", "123-456"] {
            assert_eq!(TypedCode::parse(raw), Some(TypedCode::App("123456".to_owned())), "{raw}");
        }
        for raw in ["", "12345", "1234567", "١٢٣٤٥٦", "abcdef", "abcde-fghj", "abcde-fghjkm"] {
            assert_eq!(TypedCode::parse(raw), None, "{raw}");
        }
    }

    #[test]
    fn a_code_on_paper_reads_back_however_it_is_typed() {
        for seed in 0..=u8::MAX {
            let code = RecoveryCode::from_bytes(std::array::from_fn(|at| {
                seed.wrapping_mul(31).wrapping_add(u8::try_from(at).unwrap_or_default())
            }));
            let paper = code.on_paper();
            for raw in [paper.clone(), paper.to_uppercase(), paper.replace('-', " "), paper.replace('0', "O")] {
                assert_eq!(TypedCode::parse(&raw), Some(TypedCode::Recovery(code.clone())), "{raw}");
            }
        }
        assert_eq!(format!("{:?}", RecoveryCode::from_bytes([0; 10])), "RecoveryCode(…)");
    }
}
