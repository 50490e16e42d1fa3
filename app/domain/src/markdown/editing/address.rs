//! Addresses as people type them, in the form in which the page links them.

use super::super::links::{self, Destination};
use crate::phone::Phone;

/// Endings of files, which look like the endings of hosts.
const FILES: [&str; 14] =
    ["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "rar", "jpg", "jpeg", "png", "html", "htm"];

/// The address that a link would get: a bare host gets `https://`, an e-mail address `mailto:`, a telephone number
/// `tel:`. `None` for what the page would not link, and for words that are no address at all.
pub fn linkable(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let address = if let Ok(phone) = Phone::parse(typed) {
        phone.href()
    } else if is_email(typed) {
        format!("mailto:{typed}")
    } else if has_host(typed) {
        format!("https://{typed}")
    } else if typed.starts_with(['/', '#', '?', '.']) || links::judge(typed) == Destination::External {
        typed.to_owned()
    } else {
        let scheme = typed.split_once(':')?.0;
        (scheme.eq_ignore_ascii_case("mailto") || scheme.eq_ignore_ascii_case("tel")).then(|| typed.to_owned())?
    };
    // A backslash is read as a slash by browsers and as itself by servers.
    let is_kept = links::judge(&address) != Destination::Refused && !address.contains('\\');
    is_kept.then_some(address)
}

fn is_email(typed: &str) -> bool {
    let Some((name, host)) = typed.split_once('@') else { return false };
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, ':' | '/' | '@' | '<' | '>' | '\\');
    !name.is_empty() && name.chars().all(is_plain) && is_host(host)
}

/// `dichvucong.gov.vn`, with or without a port, a path, a question and a place.
fn has_host(typed: &str) -> bool {
    let end = typed.find(['/', '?', '#']).unwrap_or(typed.len());
    let (host, rest) = typed.split_at(end);
    let (host, port) = host.split_once(':').unwrap_or((host, "443"));
    let is_port = !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit());
    let is_file =
        rest.is_empty() && FILES.iter().any(|ending| host.to_ascii_lowercase().ends_with(&format!(".{ending}")));
    is_port && is_host(host) && !is_file
}

/// At least two names with a dot between, the last of letters alone.
fn is_host(host: &str) -> bool {
    let is_name = |name: &str| {
        let has_ends = !name.starts_with('-') && !name.ends_with('-');
        !name.is_empty() && has_ends && name.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.contains('.')
        && host.split('.').all(is_name)
        && last.chars().count() > 1
        && last.chars().all(char::is_alphabetic)
}

/// The same inside the round brackets of a link. What would end the address there, or a cell of a table, is encoded.
pub(crate) fn in_brackets(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        match c {
            ' ' => written.push_str("%20"),
            '(' => written.push_str("%28"),
            ')' => written.push_str("%29"),
            '<' => written.push_str("%3C"),
            '>' => written.push_str("%3E"),
            '|' => written.push_str("%7C"),
            '`' => written.push_str("%60"),
            '"' => written.push_str("%22"),
            '&' if is_entity(&address[at..]) => written.push_str("&amp;"),
            other => written.push(other),
        }
    }
    written
}

/// Whether the parser would read `&copy;` as a sign.
fn is_entity(text: &str) -> bool {
    let name = text[1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() + 1 < text.len() && name.starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_becomes_an_address() {
        for (typed, address) in [
            ("dichvucong.gov.vn", "https://dichvucong.gov.vn"),
            (" dichvucong.gov.vn/p/home?x=1#y ", "https://dichvucong.gov.vn/p/home?x=1#y"),
            ("baria.gov.vn:8443/x", "https://baria.gov.vn:8443/x"),
            ("https://dichvucong.gov.vn", "https://dichvucong.gov.vn"),
            ("HTTP://a.vn/b c", "HTTP://a.vn/b c"),
            ("ubnd@hoalong.gov.vn", "mailto:ubnd@hoalong.gov.vn"),
            ("mailto:a@b.vn?subject=x", "mailto:a@b.vn?subject=x"),
            ("0254 3852 123", "tel:+842543852123"),
            ("tel: 0254.3852.123", "tel:+842543852123"),
            ("113", "tel:113"),
            ("/tin-tuc/ra-quan", "/tin-tuc/ra-quan"),
            ("#chu-thich-1", "#chu-thich-1"),
            ("../x", "../x"),
            ("a.vn/tai-lieu.pdf", "https://a.vn/tai-lieu.pdf"),
        ] {
            assert_eq!(linkable(typed).as_deref(), Some(address), "{typed:?}");
        }
        for typed in [
            "",
            " ",
            "trang chủ",
            "abc",
            "tai-lieu.pdf",
            "javascript:alert(1)",
            "javascript.vn:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "/\\evil.example",
            "https://a.vn@evil.example",
            "https://",
            "1.5",
            "a..vn",
            "a@b",
            "ftp://a.vn",
            ".\\a",
        ] {
            assert_eq!(linkable(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn brackets_and_signs_do_not_end_an_address() {
        assert_eq!(in_brackets("/a b(c)|d&copy;&e=f"), "/a%20b%28c%29%7Cd&amp;copy;&e=f");
    }
}
