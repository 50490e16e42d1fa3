//! What the server says to a file that was sent.

use crate::shelf::{BroughtAnswer, TakenFile};

/// Larger files are not worth their way: the server refuses them.
#[cfg(feature = "hydrate")]
pub(crate) const MOST_BYTES: f64 = 30.0 * 1024.0 * 1024.0;

/// What is said of them.
#[cfg(feature = "hydrate")]
pub(crate) const TOO_LARGE: &str = "Tệp lớn hơn 30 MB nên không nhận. Hãy giảm cỡ ảnh hoặc tách tài liệu rồi gửi lại.";

/// An answer, as far as it matters to what happens next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// It is in the library; what the server said of it.
    Taken(TakenFile, String),
    /// It is not, and will not be; why.
    Refused(String),
    /// Another try may help; what went wrong.
    Broken(&'static str),
}

impl Arrival {
    /// Reads an answer; status 0 is none at all. What does not look like one of ours is trouble: a wireless network that
    /// wants a sign-in answers 200 to everything.
    pub(crate) fn read(status: u16, body: &str) -> Self {
        const SIGNED_OUT: &str =
            "Phiên làm việc đã hết nên chưa nhận tệp này. Hãy đăng nhập lại, tải lại trang rồi chọn tệp lần nữa.";
        const NOT_HERE: &str = "Chưa nhận: bạn không còn quyền đưa tệp vào thư viện này.";
        const BROKEN: &str = "Đường truyền bị ngắt giữa chừng nên chưa nhận được tệp này.";
        const TROUBLE: &str = "Máy chủ đang gặp trục trặc nên chưa nhận được tệp này.";
        let answer: Option<BroughtAnswer> = serde_json::from_str(body).ok();
        match (status, answer) {
            (200, Some(BroughtAnswer { mut files, .. })) if !files.is_empty() => {
                let file = files.swap_remove(0);
                match file.taken {
                    Some(taken) => Self::Taken(taken, file.sentence),
                    None => Self::Refused(file.sentence),
                }
            }
            (_, Some(BroughtAnswer { fault: Some(fault), .. })) => Self::Refused(fault),
            (401, _) => Self::Refused(SIGNED_OUT.to_owned()),
            (403 | 404, _) => Self::Refused(NOT_HERE.to_owned()),
            (0, _) => Self::Broken(BROKEN),
            _ => Self::Broken(TROUBLE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_is_read_as_what_it_is() {
        let taken = r#"{"files":[{"name":"a.jpg","sentence":"Đã nhận.","taken":{"key":"abcdefghijklmnop","is_picture":true,"name":"a","href":"/x/1","mark":"![](/anh/abcdefghijklmnop)"}}],"fault":null}"#;
        let Arrival::Taken(file, sentence) = Arrival::read(200, taken) else { panic!() };
        assert_eq!((file.href.as_str(), file.is_picture, sentence.as_str()), ("/x/1", true, "Đã nhận."));
        let refused = r#"{"files":[{"name":"a.svg","sentence":"Tệp SVG…","taken":null}],"fault":null}"#;
        assert_eq!(Arrival::read(200, refused), Arrival::Refused("Tệp SVG…".to_owned()));
        let fault = r#"{"files":[],"fault":"Hãy tải lại trang."}"#;
        assert_eq!(Arrival::read(403, fault), Arrival::Refused("Hãy tải lại trang.".to_owned()));
        assert!(matches!(Arrival::read(401, "<html>"), Arrival::Refused(told) if told.contains("đăng nhập lại")));
        assert!(matches!(Arrival::read(404, "<html>"), Arrival::Refused(_)));
    }

    #[test]
    fn whatever_is_none_of_ours_may_be_tried_again() {
        for (status, body) in [(0, ""), (200, "<html>Wi-Fi</html>"), (200, "{}"), (502, ""), (429, "<html>")] {
            assert!(matches!(Arrival::read(status, body), Arrival::Broken(_)), "{status} {body}");
        }
    }
}
