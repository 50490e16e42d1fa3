//! What makes a message wait until a person of the unit looked at it: addresses, which is what senders of junk want seen.

/// Ends of host names people write without `http`. A word after a full stop without a space is no address.
const ENDS: &[&str] = &[
    "com", "vn", "net", "org", "info", "xyz", "top", "io", "me", "site", "online", "club", "shop", "link", "ly", "gl",
    "ru", "cn", "cc", "biz", "app", "dev", "win", "vip", "bet", "tk", "us", "uk", "tv", "pro", "asia",
];

/// Whether a text holds an address of the web or of e-mail.
pub fn holds_an_address(text: &str) -> bool {
    let lower = text.to_lowercase();
    if lower.contains("://") || lower.contains("www.") {
        return true;
    }
    let is_separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '"' | '<' | '>' | '[' | ']');
    lower.split(is_separator).any(is_address)
}

fn is_address(word: &str) -> bool {
    if let Some((name, host)) = word.split_once('@')
        && !name.is_empty()
        && host.contains('.')
    {
        return true;
    }
    let host = word.split(['/', '?', '#', ':']).next().unwrap_or_default().trim_end_matches(['.', '!']);
    host.rsplit_once('.').is_some_and(|(name, end)| {
        let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        is_name && !name.is_empty() && ENDS.contains(&end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_seen_and_sentences_are_not_taken_for_them() {
        for text in [
            "Xem https://vay-nhanh.example",
            "vào www.abc",
            "Nhận quà tại bit.ly/abc nhé",
            "liên hệ An.Vay@Gmail.com.",
            "(kiemtien.top)",
            "HTTP://X",
            "zalo.me/0912345678?x=1",
        ] {
            assert!(holds_an_address(text), "{text}");
        }
        for text in [
            "Tôi quên mật khẩu.Nhờ tổ giúp",
            "Điện thoại 0912.345.678, nhà số 12/5",
            "Cài VNeID mức 2.Không nhận được mã",
            "gọi lúc 8.30, cảm ơn tổ @@",
            "xin giup toi cai dat.cam on",
            "",
        ] {
            assert!(!holds_an_address(text), "{text}");
        }
    }
}
