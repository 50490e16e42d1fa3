//! Links to groups on Zalo. Only its own host: a QR code that leads elsewhere is how people are cheated.

use std::fmt;

/// An address below `https://zalo.me/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZaloLink(String);

const HOST: &str = "zalo.me/";

impl ZaloLink {
    /// Reads `https://zalo.me/g/abcdef123`, with or without the beginning; nothing on another host.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let lower = typed.get(..8.min(typed.len())).unwrap_or_default().to_ascii_lowercase();
        let bare = if lower.starts_with("https://") {
            typed.get(8..)?
        } else if lower.starts_with("http://") {
            typed.get(7..)?
        } else {
            typed
        };
        let (host, path) = bare.split_at_checked(HOST.len())?;
        let path = path.trim_end_matches('/');
        let is_plain =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-' | b'.' | b'?' | b'=' | b'&');
        let holds = host.eq_ignore_ascii_case(HOST)
            && path.bytes().all(is_plain)
            && path.bytes().any(|byte| byte.is_ascii_alphanumeric())
            && path.len() <= 150;
        holds.then(|| Self(format!("https://{HOST}{path}")))
    }

    /// One Vietnamese sentence for the person who typed something else.
    pub fn sentence(field: &str, typed: &str) -> String {
        format!(
            "{field}: “{typed}” không phải liên kết của Zalo. Hãy mở nhóm, chọn Chia sẻ liên kết rồi dán vào đây; liên kết bắt đầu bằng https://zalo.me/."
        )
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ZaloLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_zalo_itself() {
        for typed in ["https://zalo.me/g/abcdef123", " zalo.me/g/abcdef123/ ", "HTTP://Zalo.me/g/abcdef123"] {
            assert_eq!(ZaloLink::parse(typed).unwrap().as_str(), "https://zalo.me/g/abcdef123", "{typed}");
        }
        for typed in [
            "",
            "https://zalo.me",
            "https://zalo.me/",
            "https://zalo.me.vn/g/abc",
            "https://zalo.me@example.com/g",
            "https://example.com/zalo.me/g",
            "https://chat.zalo.me/g/abc",
            "javascript:alert(1)//zalo.me/",
            "https://zalo.me/g/a b",
            "https://zalo.me/g/\"><script>",
            "nhóm Zalo của ấp",
        ] {
            assert_eq!(ZaloLink::parse(typed), None, "{typed}");
        }
    }
}
