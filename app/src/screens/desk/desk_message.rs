//! A page of the desk that only says something: an error, a link used up.

use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::ways_out::ways_out;
use crate::screens::cast;

/// A message and the ways on.
#[derive(Clone, Debug)]
pub struct DeskMessage {
    /// Around it.
    pub frame: DeskFrame,
    /// The HTTP status; said only when it is an error.
    pub status: u16,
    /// The page's `h1`.
    pub title: String,
    /// What happened and what to do.
    pub sentence: String,
    /// Labels and addresses.
    pub ways_out: Vec<(String, String)>,
}

impl Screen for DeskMessage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&self.title)
    }

    fn view(self) -> AnyView {
        let Self { frame, status, title, sentence, ways_out: ways } = self;
        let main = view! {
            {(status >= 400).then(|| view! { <p class="code">{format!("Mã {status}")}</p> })}
            <h1>{title}</h1>
            <p class="lead">{sentence}</p>
            {ways_out(ways)}
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::desk_frame(),
            status: 404,
            title: "Không tìm thấy trang này".to_owned(),
            sentence: "Trang không có, hoặc tài khoản của bạn không làm việc ở đơn vị này.".to_owned(),
            ways_out: vec![("Về các đơn vị của tôi".to_owned(), "/".to_owned())],
        };
        let used_up = Self {
            frame: DeskFrame::default(),
            status: 410,
            title: "Liên kết đã dùng hoặc đã hết hạn".to_owned(),
            sentence: "Mỗi liên kết đặt mật khẩu chỉ dùng được một lần. Hãy nhờ người quản trị gửi liên kết mới."
                .to_owned(),
            ways_out: vec![("Tới trang đăng nhập".to_owned(), "/dang-nhap".to_owned())],
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            sentence: cast::longest_summary(),
            ways_out: vec![(cast::longest_title(), "/".to_owned()); 3],
            ..normal.clone()
        };
        let done =
            Self { status: 200, ways_out: Vec::new(), title: "Đã đăng xuất".to_owned(), ..used_up.clone() };
        vec![("normal", normal), ("failed", used_up), ("longest", longest), ("empty", done)]
    }
}
