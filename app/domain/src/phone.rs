//! Telephone numbers of offices: one canonical form however they were typed, one way to show them, one way to dial.

use std::fmt;

/// A number of Vietnam: a landline, a mobile, a service number (`1800…`, `1900…`, `1022`) or a hotline of three digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    /// National number without the leading 0, or the whole number when it is dialled as it is.
    digits: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    /// Ten digits behind the 0: area code and subscriber.
    Landline,
    /// Nine digits behind the 0.
    Mobile,
    /// Dialled as written, inside Vietnam only.
    Short,
}

/// Not a number anybody in Vietnam could dial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a telephone number of Vietnam")]
pub struct PhoneFault;

impl PhoneFault {
    /// One Vietnamese sentence for the person who typed it.
    pub fn sentence(self, field: &str, typed: &str) -> String {
        format!(
            "{field}: không nhận ra số “{typed}”. Hãy viết đủ mã vùng, ví dụ 0254 3852 123, 0912 345 678, hoặc số khẩn cấp như 113."
        )
    }
}

impl Phone {
    /// Reads what a person typed: `0254 3 852 123`, `+84 254 3852 123`, `0254.3852.123`, `(0254) 3852123`, `113`.
    pub fn parse(raw: &str) -> Result<Self, PhoneFault> {
        let typed = raw.trim().trim_start_matches("tel:").trim_start();
        let abroad = typed.starts_with('+');
        let mut digits = String::new();
        for c in typed.strip_prefix('+').unwrap_or(typed).chars() {
            match c {
                '0'..='9' => digits.push(c),
                '.' | '-' | '–' | '(' | ')' => {}
                c if c.is_whitespace() => {}
                _ => return Err(PhoneFault),
            }
        }
        if !abroad && is_short(&digits) {
            return Ok(Self { digits, kind: Kind::Short });
        }
        let national = national(&digits, abroad).ok_or(PhoneFault)?;
        let kind = match (national.len(), national.as_bytes().first()) {
            (10, Some(b'2')) => Kind::Landline,
            (9, Some(b'3' | b'5' | b'7' | b'8' | b'9')) => Kind::Mobile,
            _ => return Err(PhoneFault),
        };
        Ok(Self { digits: national.to_owned(), kind })
    }

    /// The one form a number has: `+842543852123`; a hotline is itself.
    pub fn canonical(&self) -> String {
        match self.kind {
            Kind::Landline | Kind::Mobile => format!("+84{}", self.digits),
            Kind::Short => self.digits.clone(),
        }
    }

    /// The address that dials it: `tel:+842543852123`.
    pub fn href(&self) -> String {
        format!("tel:{}", self.canonical())
    }
}

/// As people read it: `0254 3852 123`, `024 3852 1234`, `0912 345 678`, `1900 1234`, `113`.
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Hà Nội and Thành phố Hồ Chí Minh have the two short area codes.
        let groups: &[usize] = match self.kind {
            Kind::Landline if self.digits.starts_with("24") || self.digits.starts_with("28") => &[2, 4, 4],
            Kind::Landline => &[3, 4, 3],
            Kind::Mobile => &[3, 3, 3],
            Kind::Short if self.digits.len() == 10 => &[4, 3, 3],
            Kind::Short => &[4, 4],
        };
        if self.kind != Kind::Short {
            f.write_str("0")?;
        }
        let mut rest = self.digits.as_str();
        for (at, group) in groups.iter().enumerate() {
            let (head, tail) = rest.split_at((*group).min(rest.len()));
            let space = if at > 0 && !head.is_empty() { " " } else { "" };
            write!(f, "{space}{head}")?;
            rest = tail;
        }
        f.write_str(rest)
    }
}

/// Whether a free text holds what looks like somebody's number: nine digits or more in a row, with nothing between them but
/// what people group numbers by. A number is shown with its owner's consent, and a free text has none.
pub fn stands_in(text: &str) -> bool {
    let mut digits = 0;
    text.chars().any(|c| {
        match c {
            c if c.is_ascii_digit() => digits += 1,
            ' ' | '\u{A0}' | '.' | '-' | '–' | '(' | ')' | '+' => {}
            _ => digits = 0,
        }
        digits >= 9
    })
}

/// Hotlines 111 to 115, the province's 1022, and the service numbers.
fn is_short(digits: &str) -> bool {
    matches!(digits, "111" | "112" | "113" | "114" | "115" | "1022")
        || (matches!(digits.len(), 8 | 10) && (digits.starts_with("1800") || digits.starts_with("1900")))
}

/// Without country code and without the leading 0, of which `+84 (0)254` has both.
fn national(digits: &str, abroad: bool) -> Option<&str> {
    let rest = if abroad {
        digits.strip_prefix("84")?
    } else if let Some(rest) = digits.strip_prefix("0084") {
        rest
    } else if digits.starts_with('0') {
        digits
    } else {
        // `84254…` without the plus; a number without any prefix has no area code and cannot be dialled.
        digits.strip_prefix("84").filter(|rest| rest.len() >= 9)?
    };
    Some(rest.strip_prefix('0').unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_one_form_however_it_is_written() {
        for raw in [
            "0254 3 852 123",
            "+84 254 3852 123",
            "0254.3852.123",
            "(0254) 3852-123",
            "84 254 3852123",
            "0084 254 3852 123",
            "+84 (0)254 3852 123",
            " tel:+842543852123 ",
        ] {
            let phone = Phone::parse(raw).unwrap();
            assert_eq!(phone.canonical(), "+842543852123", "{raw}");
            assert_eq!(phone.to_string(), "0254 3852 123", "{raw}");
            assert_eq!(phone.href(), "tel:+842543852123", "{raw}");
        }
    }

    #[test]
    fn capitals_mobiles_services_and_hotlines_are_grouped_as_people_read_them() {
        for (raw, canonical, shown) in [
            ("02438521234", "+842438521234", "024 3852 1234"),
            ("0912345678", "+84912345678", "0912 345 678"),
            ("113", "113", "113"),
            ("115", "115", "115"),
            ("1022", "1022", "1022"),
            ("1900 1234", "19001234", "1900 1234"),
            ("1800123456", "1800123456", "1800 123 456"),
        ] {
            let phone = Phone::parse(raw).unwrap();
            assert_eq!((phone.canonical().as_str(), phone.to_string().as_str()), (canonical, shown), "{raw}");
            assert_eq!(Phone::parse(&phone.canonical()), Ok(phone.clone()), "{raw}");
            assert_eq!(Phone::parse(&phone.to_string()), Ok(phone), "{raw}");
        }
    }

    #[test]
    fn a_number_in_a_free_text_is_seen() {
        for text in ["Bình 0912 345 678", "gọi (0254) 3852-123", "+84.912.345.678", "0912345678"] {
            assert!(stands_in(text), "{text}");
        }
        for text in ["Nhà văn hóa ấp 12", "Quyết định 123/QĐ-UBND ngày 05/02/2024", "8:00-11:30", ""] {
            assert!(!stands_in(text), "{text}");
        }
    }

    #[test]
    fn what_nobody_could_dial_is_refused() {
        for raw in
            ["", "3852123", "0254 3852", "0254 3852 xxx", "117", "+1 202 555 0100", "0123456789", "gọi Lan", "+113"]
        {
            assert_eq!(Phone::parse(raw), Err(PhoneFault), "{raw}");
        }
    }
}
