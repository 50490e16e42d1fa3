//! Numbers as Vietnam writes them: a point between thousands, a comma before the fraction.

/// Shown where there is no number. Never a zero: nobody counted is not nobody there.
pub const NOTHING: &str = "—";

/// Why a typed number cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum NumberFault {
    /// Written the English way, or nearly: ask whether this value is meant.
    #[error("ambiguous, perhaps {0}")]
    Ask(f64),
    /// Not a number.
    #[error("not a number")]
    Unreadable,
}

impl NumberFault {
    /// One Vietnamese sentence for the person who typed; `field` is the label they see.
    pub fn sentence(&self, field: &str) -> String {
        match self {
            Self::Ask(value) => format!(
                "{field}: có phải ý bạn là {}? Hãy viết dấu chấm giữa các nhóm nghìn và dấu phẩy trước phần lẻ, ví dụ 1.234,5.",
                plain(*value)
            ),
            Self::Unreadable => format!("{field} phải là một số, ví dụ 4.608 hoặc 78,9%."),
        }
    }
}

/// `4608` is `4.608`.
pub fn integer(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}", group(&value.unsigned_abs().to_string()))
}

/// `1234567.89` with two places is `1.234.567,89`; what is not finite is `—`.
pub fn decimal(value: f64, places: usize) -> String {
    if !value.is_finite() {
        return NOTHING.to_owned();
    }
    let text = format!("{:.places$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let is_zero = text.bytes().all(|b| matches!(b, b'0' | b'.'));
    let sign = if value < 0.0 && !is_zero { "-" } else { "" };
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{fraction}", group(whole))
}

/// `0.789` with one place is `78,9%`.
pub fn ratio(value: f64, places: usize) -> String {
    if value.is_finite() { format!("{}%", decimal(value * 100.0, places)) } else { NOTHING.to_owned() }
}

/// `980` of `4608` with two places is `21,27%`, rounded half up; `—` when either is unknown or nothing was counted.
pub fn percent(numerator: Option<u64>, denominator: Option<u64>, places: u8) -> String {
    let (Some(part), Some(whole @ 1..)) = (numerator, denominator) else {
        return NOTHING.to_owned();
    };
    // Six places keep part × 10⁸ × 2 far inside 128 bits; nobody reads more.
    let places = places.min(6);
    let scale = 10_u128.pow(u32::from(places));
    let (part, whole) = (u128::from(part), u128::from(whole));
    let scaled = (part * 100 * scale * 2 + whole) / (whole * 2);
    let digits = group(&(scaled / scale).to_string());
    if places == 0 {
        return format!("{digits}%");
    }
    format!("{digits},{:0>width$}%", scaled % scale, width = usize::from(places))
}

/// Whole đồng: `150000` is `150.000 ₫` with a no-break space.
pub fn dong(value: i64) -> String {
    format!("{}\u{A0}₫", integer(value))
}

/// Bytes of a file as its reader is told: `340 kB`, `1,2 MB`, with a no-break space; a thousand of each make the next.
pub fn file_size(bytes: u64) -> String {
    if bytes < 1_000 {
        return format!("{bytes}\u{A0}byte");
    }
    // Rounded up, so that nothing is `0 kB`.
    let kilobytes = bytes.div_ceil(1_000);
    if kilobytes < 1_000 {
        return format!("{kilobytes}\u{A0}kB");
    }
    let (size, unit) = if bytes < 999_950_000 { (100_000, "MB") } else { (100_000_000, "GB") };
    let tenths = bytes.saturating_add(size / 2) / size;
    let whole = group(&(tenths / 10).to_string());
    match tenths % 10 {
        0 => format!("{whole}\u{A0}{unit}"),
        tenth => format!("{whole},{tenth}\u{A0}{unit}"),
    }
}

/// Reads a Vietnamese number: `4.608`, `1.234,5`, `78,9%` (which is 0.789), `150.000 ₫`.
///
/// `12.5` and `1,234.5` are asked about: they are English forms, and a wrong guess is a thousand times off.
pub fn parse(text: &str) -> Result<f64, NumberFault> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (unsigned, sign) = match compact.strip_prefix(['-', '−']) {
        Some(rest) => (rest, "-"),
        None => (compact.as_str(), ""),
    };
    let (body, shift) = match unsigned.strip_suffix('%') {
        Some(rest) => (rest, 2),
        None => (unsigned.strip_suffix(['₫', 'đ']).unwrap_or(unsigned), 0),
    };
    if let Some(value) = read(body, '.', ',', sign, shift) {
        return Ok(value);
    }
    Err(read(body, ',', '.', sign, shift).map_or(NumberFault::Unreadable, NumberFault::Ask))
}

/// Reads a whole Vietnamese number; a fraction is unreadable here.
pub fn parse_integer(text: &str) -> Result<i64, NumberFault> {
    parse(text)?;
    let digits: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '₫' | 'đ'))
        .map(|c| if c == '−' { '-' } else { c })
        .collect();
    digits.parse().map_err(|_| NumberFault::Unreadable)
}

/// One reading of the digits with these separators. Decimal text goes to the float parser whole, so that 78,9% is
/// the float nearest to 0.789 and not the result of a division.
fn read(body: &str, thousands: char, comma: char, sign: &str, shift: u8) -> Option<f64> {
    let (whole, fraction) = match body.split_once(comma) {
        Some((_, "")) => return None,
        Some((whole, fraction)) => (whole, fraction),
        None => (body, ""),
    };
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(thousands);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = !rest.is_empty();
    let well_formed = !first.is_empty()
        && is_digits(first)
        && is_digits(fraction)
        && rest.iter().all(|part| part.len() == 3 && is_digits(part))
        && !(grouped && (first.len() > 3 || first.starts_with('0')));
    if !well_formed {
        return None;
    }
    let scale = fraction.len() + usize::from(shift);
    format!("{sign}{first}{}{fraction}e-{scale}", rest.concat()).parse().ok()
}

fn plain(value: f64) -> String {
    let text = value.to_string();
    let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    decimal(value, places)
}

fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}
