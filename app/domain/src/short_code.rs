//! Short addresses on paper: the number of an item in letters and digits that look like no other, and one more that tells
//! when somebody mistyped.

use crate::item::ItemId;

/// Crockford's base 32: no I, L, O, U.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// `0000` would be a number nobody types with care; a code has at least so many letters.
const SHORTEST: usize = 4;

/// Most letters of a code: of the largest number there is.
const LONGEST: usize = 14;

/// The code of an item: `00a7k`.
pub fn of(item: ItemId) -> String {
    let mut number = item.0.unsigned_abs();
    let mut digits = Vec::new();
    while number > 0 || digits.len() + 1 < SHORTEST {
        digits.push(usize::try_from(number % 32).unwrap_or_default());
        number /= 32;
    }
    digits.reverse();
    digits.push(check(&digits));
    digits.into_iter().filter_map(|digit| DIGITS.get(digit)).map(|byte| char::from(*byte)).collect()
}

/// Reads a code as people type it: in capitals too, with I and L for 1, O for 0. `None` where the last letter does not fit
/// the others.
pub fn read(typed: &str) -> Option<ItemId> {
    if !(SHORTEST..=LONGEST).contains(&typed.len()) {
        return None;
    }
    let digits: Vec<usize> = typed.bytes().map(digit).collect::<Option<_>>()?;
    let (last, number) = digits.split_last()?;
    if check(number) != *last {
        return None;
    }
    let joined =
        number.iter().try_fold(0_i64, |sum, digit| sum.checked_mul(32)?.checked_add(i64::try_from(*digit).ok()?));
    joined.filter(|number| *number > 0).map(ItemId)
}

fn digit(byte: u8) -> Option<usize> {
    let byte = match byte.to_ascii_lowercase() {
        b'o' => b'0',
        b'i' | b'l' => b'1',
        other => other,
    };
    DIGITS.iter().position(|known| *known == byte)
}

/// Luhn's digit in base 32: it finds every letter that is another, and nearly every two that changed places.
fn check(digits: &[usize]) -> usize {
    let weighed = digits.iter().rev().enumerate().map(|(at, digit)| {
        let weighed = if at % 2 == 0 { digit * 2 } else { *digit };
        weighed / 32 + weighed % 32
    });
    (32 - weighed.sum::<usize>() % 32) % 32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_short_and_read_as_people_type_it() {
        let code = of(ItemId(34));
        assert_eq!((code.len(), read(&code)), (4, Some(ItemId(34))));
        assert_eq!(&code[..3], "012");
        for typed in [code.to_uppercase(), code.replacen('0', "O", 1), code.replacen('1', "l", 1)] {
            assert_eq!(read(&typed), Some(ItemId(34)), "{typed}");
        }
        for junk in ["", "0", "0000", "012", "012u", "../..", "ệệệệ", &"z".repeat(15), &"z".repeat(14)] {
            assert_eq!(read(junk), None, "{junk}");
        }
    }

    proptest! {
        #[test]
        fn every_number_reads_back_and_one_wrong_letter_is_noticed(number in 1..=i64::MAX, at in 0_usize..4, other in 0_usize..32) {
            let code = of(ItemId(number));
            prop_assert!(code.len() <= LONGEST);
            prop_assert_eq!(read(&code), Some(ItemId(number)));
            let mut wrong = code.clone().into_bytes();
            wrong[at] = DIGITS[other];
            let wrong = String::from_utf8(wrong).unwrap();
            prop_assert_eq!(read(&wrong).is_some(), wrong == code);
        }
    }
}
