//! Pictures whose bytes lie in the address itself: `data:image/png;base64,…`.

/// Bytes of the largest one.
const LARGEST: usize = 30 << 20;

/// The bytes of such a picture, if they are one that browsers show.
pub(super) fn bytes(source: &str) -> Option<Vec<u8>> {
    let rest = source.trim_start().strip_prefix("data:image/")?;
    let (kind, data) = rest.split_once(',')?;
    if !kind.trim_end().ends_with(";base64") || data.len() / 4 * 3 > LARGEST {
        return None;
    }
    let bytes = decoded(data)?;
    let is_known = bytes.starts_with(b"\x89PNG\r\n\x1a\n")
        || bytes.starts_with(&[0xFF, 0xD8, 0xFF])
        || bytes.starts_with(b"GIF8")
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"));
    is_known.then_some(bytes)
}

/// Base64 with or without padding; blanks and escaped signs of addresses are read as browsers do.
fn decoded(data: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(data.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    let data = data.replace("%2B", "+").replace("%2F", "/").replace("%3D", "=").replace("%0A", "");
    for sign in data.bytes().filter(|sign| !sign.is_ascii_whitespace()) {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xFF).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    Some(bytes)
}

/// Whether a picture only tells somebody that it was looked at.
pub(super) fn is_tracking(width: Option<&str>, height: Option<&str>) -> bool {
    let is_tiny = |size: Option<&str>| {
        size.and_then(|size| size.trim_end_matches("px").parse::<f32>().ok()).is_some_and(|size| size <= 2.0)
    };
    is_tiny(width) && is_tiny(height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_and_judged() {
        assert_eq!(bytes("data:image/gif;base64,R0lGODlhAQ=="), Some(b"GIF89a\x01".to_vec()));
        assert_eq!(bytes("data:image/gif;base64,R0lG\nODlhAQ"), Some(b"GIF89a\x01".to_vec()));
        for none in [
            "data:image/svg+xml;base64,PHN2Zy8+",
            "data:image/png,abc",
            "data:text/html;base64,R0lGODlhAQ==",
            "data:image/gif;base64,R0lG*",
            "https://a.vn/x.png",
        ] {
            assert_eq!(bytes(none), None, "{none}");
        }
    }
}
