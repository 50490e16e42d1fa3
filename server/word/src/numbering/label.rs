//! Numbers as lists write them.

/// How a level writes its numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Decimal,
    /// 01, 02, …
    Padded,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    Bullet,
    None,
}

impl Format {
    /// By the value of `w:numFmt`; what is unknown counts in decimals.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "bullet" => Self::Bullet,
            "none" => Self::None,
            "decimalZero" => Self::Padded,
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            _ => Self::Decimal,
        }
    }

    pub(super) fn written(self, number: u64) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Padded => format!("{number:02}"),
            Self::LowerLetter => letters(number, b'a'),
            Self::UpperLetter => letters(number, b'A'),
            Self::LowerRoman => roman(number).to_lowercase(),
            Self::UpperRoman => roman(number),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// a to z, then aa, bb, cc as Word does.
fn letters(number: u64, first: u8) -> String {
    let Some(at) = number.checked_sub(1) else { return "0".to_owned() };
    let times = usize::try_from(at / 26).unwrap_or(0).min(20) + 1;
    let letter = u8::try_from(at % 26).unwrap_or(0) + first;
    char::from(letter).to_string().repeat(times)
}

fn roman(number: u64) -> String {
    const DIGITS: [(u64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 4_000 {
        return number.to_string();
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, digit) in DIGITS {
        while rest >= value {
            written.push_str(digit);
            rest -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn numbers_are_written_as_word_does() {
        for (format, number, written) in [
            (Format::Decimal, 12, "12"),
            (Format::Padded, 3, "03"),
            (Format::LowerLetter, 1, "a"),
            (Format::LowerLetter, 27, "aa"),
            (Format::UpperLetter, 26, "Z"),
            (Format::UpperRoman, 49, "XLIX"),
            (Format::LowerRoman, 4, "iv"),
            (Format::UpperRoman, 0, "0"),
        ] {
            assert_eq!(format.written(number), written);
        }
    }
}
