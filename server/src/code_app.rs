//! Codes of authenticator apps (RFC 6238): SHA-1, six digits, thirty seconds, as every app reads them.

use domain::moment::Moment;
use domain::second_factor::STEP_SECONDS;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use totp_rs::{Algorithm, Builder, Totp};

/// Bytes of a secret: as many as the digest has (RFC 4226 advises no fewer).
pub const SECRET_BYTES: usize = 20;
/// The name under which apps list the account.
const ISSUER: &str = "Trang Xã";

/// The step whose code was typed: the present one, or a neighbour, because clocks differ and people type slowly.
/// `None` for a wrong code.
pub fn step_of(secret: &[u8], typed: &str, now: Moment) -> Option<i64> {
    let seconds = u64::try_from(now.micros() / 1_000_000).ok()?;
    i64::try_from(reader(secret).check(typed, seconds)?).ok()
}

/// The code an app shows at a moment; for tests and nothing else in the program.
pub fn shown_at(secret: &[u8], at: Moment) -> String {
    let seconds = u64::try_from(at.micros() / 1_000_000).unwrap_or_default();
    reader(secret).generate(seconds).to_string()
}

fn reader(secret: &[u8]) -> Totp {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(STEP_SECONDS.unsigned_abs())
        .with_secret(secret.to_vec())
        .build_noncompliant()
}

/// A secret as letters to type by hand.
pub fn letters(secret: &[u8]) -> String {
    data_encoding::BASE32_NOPAD.encode(secret)
}

/// Reads these letters back; `None` where they are no secret of ours.
pub fn from_letters(letters: &str) -> Option<Vec<u8>> {
    let secret = data_encoding::BASE32_NOPAD.decode(letters.as_bytes()).ok()?;
    (secret.len() == SECRET_BYTES).then_some(secret)
}

/// The address that a QR code carries into an app.
pub fn address(secret: &[u8], account: &str) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let (issuer, account) = (encode(ISSUER), encode(account));
    format!("otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}", letters(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six of its eight digits.
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(shown_at(SECRET, Moment::from_micros(seconds * 1_000_000)), code);
        }
    }

    #[test]
    fn a_code_counts_in_its_own_step_and_its_neighbours() {
        let at = Moment::from_micros(1_111_111_109_000_000);
        let step = 1_111_111_109 / STEP_SECONDS;
        let code = shown_at(SECRET, at);
        for seconds in [-29, 0, 29] {
            assert_eq!(step_of(SECRET, &code, at.plus_seconds(seconds)), Some(step), "{seconds}");
        }
        assert_eq!(step_of(SECRET, &code, at.plus_seconds(2 * STEP_SECONDS)), None);
        assert_eq!(step_of(SECRET, "000000", at), None);
        assert_eq!(step_of(SECRET, "", at), None);
    }

    #[test]
    fn letters_read_back_and_the_address_is_plain() {
        assert_eq!(from_letters(&letters(SECRET)).as_deref(), Some(SECRET));
        assert_eq!(from_letters("GEZDGNBVGY3TQOJQ"), None);
        let address = address(SECRET, "lan@xa.example.vn");
        assert!(address.starts_with("otpauth://totp/Trang%20X%C3%A3:lan%40xa%2Eexample%2Evn?secret=GEZD"), "{address}");
    }
}
