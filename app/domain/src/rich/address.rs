//! Addresses that may come along from another program: the web, mail and telephone.

use crate::markdown::links::{self, Destination};

/// Bytes of the longest address that is kept. Longer ones carry tracking, or a whole picture.
const LONGEST: usize = 2_000;

/// The address as a link of ours, or `None` if the page would not link it.
///
/// Only `http`, `https`, `mailto` and `tel`: a path of somebody's computer leads nowhere from our page.
pub fn accepted(address: &str) -> Option<String> {
    let address = address.trim();
    if address.len() > LONGEST || links::judge(address) == Destination::Refused {
        return None;
    }
    let (scheme, _) = address.split_once(':')?;
    let is_ours = ["http", "https", "mailto", "tel"].iter().any(|ours| scheme.eq_ignore_ascii_case(ours));
    is_ours.then(|| encoded(address))
}

/// What would end the address in Markdown, or be read differently by browsers, is encoded.
fn encoded(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '(' => written.push_str("%28"),
            ')' => written.push_str("%29"),
            '<' => written.push_str("%3C"),
            '>' => written.push_str("%3E"),
            '|' => written.push_str("%7C"),
            '`' => written.push_str("%60"),
            '"' => written.push_str("%22"),
            '\\' => written.push_str("%5C"),
            blank if blank.is_whitespace() => written.push_str("%20"),
            other => written.push(other),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_mail_and_telephone_come_along() {
        assert_eq!(accepted(" https://a.vn/x (1) "), Some("https://a.vn/x%20%281%29".to_owned()));
        assert_eq!(accepted("mailto:a@b.vn"), Some("mailto:a@b.vn".to_owned()));
        assert_eq!(accepted("tel:113"), Some("tel:113".to_owned()));
        for refused in ["", "a.vn", "/x", "#_ftn1", "file:///C:/x.doc", "javascript:x", "data:,x", "C:\\x.doc", "//x"] {
            assert_eq!(accepted(refused), None, "{refused:?}");
        }
    }
}
