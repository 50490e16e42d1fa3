//! Where a link leads, without those who count the clicks on it.

use super::super::accepted;

/// Parts of a query that only say where a reader came from.
const TRACKING: [&str; 10] =
    ["fbclid", "gclid", "dclid", "msclkid", "zarsrc", "mc_cid", "mc_eid", "igshid", "_ga", "yclid"];

/// An address as a link of ours.
pub(super) fn cleaned(address: &str) -> Option<String> {
    let address = address.trim();
    let unwrapped = wrapped(address).unwrap_or_else(|| address.to_owned());
    accepted(&without_tracking(&unwrapped))
}

/// The address inside one of Google's or Facebook's that forwards to it.
fn wrapped(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://").or(address.strip_prefix("http://"))?;
    let (place, query) = rest.split_once('?')?;
    let name = match place {
        "www.google.com/url" | "www.google.com.vn/url" => ["q=", "url="],
        "l.facebook.com/l.php" | "lm.facebook.com/l.php" => ["u=", "u="],
        _ => return None,
    };
    let value = query.split('&').find_map(|part| name.iter().find_map(|name| part.strip_prefix(name)))?;
    decoded(value).filter(|address| address.starts_with("http://") || address.starts_with("https://"))
}

fn without_tracking(address: &str) -> String {
    let (before, place) = address.split_once('#').map_or((address, None), |(before, place)| (before, Some(place)));
    let Some((path, query)) = before.split_once('?') else { return address.to_owned() };
    if path.starts_with("mailto:") {
        return address.to_owned();
    }
    let is_kept = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        !name.starts_with("utm_") && !TRACKING.contains(&name)
    };
    let kept: Vec<&str> = query.split('&').filter(is_kept).collect();
    let mut clean = path.to_owned();
    if !kept.is_empty() {
        clean.push('?');
        clean.push_str(&kept.join("&"));
    }
    if let Some(place) = place {
        clean.push('#');
        clean.push_str(place);
    }
    clean
}

/// `%C3%A0` is one letter; `None` for what is no text.
fn decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = after.get(2..)?;
        } else {
            bytes.push(*byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    #[test]
    fn nobody_counts_the_clicks() {
        for (address, clean) in [
            ("https://a.vn/x?utm_source=zalo&id=3&fbclid=abc#muc", "https://a.vn/x?id=3#muc"),
            ("https://a.vn/x?utm_source=zalo", "https://a.vn/x"),
            ("https://www.google.com/url?q=https://a.vn/b%3Fc%3D1&sa=D&ust=1", "https://a.vn/b?c=1"),
            ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.vn%2F&h=AT", "https://a.vn/"),
            ("https://www.google.com/search?q=hoa+long", "https://www.google.com/search?q=hoa+long"),
            ("mailto:a@b.vn?subject=x&utm_source=y", "mailto:a@b.vn?subject=x&utm_source=y"),
        ] {
            assert_eq!(cleaned(address).as_deref(), Some(clean), "{address}");
        }
        assert_eq!(
            cleaned("https://www.google.com/url?q=javascript:x"),
            Some("https://www.google.com/url?q=javascript:x".to_owned())
        );
        for refused in ["javascript:x", "file:///C:/x", "#_ftn1", "about:blank", "%zz"] {
            assert_eq!(cleaned(refused), None, "{refused}");
        }
    }
}
