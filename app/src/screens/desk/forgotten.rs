//! Asking for a link to set a new password.

use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};
use crate::paths::desk;

/// Asking for a letter with a link.
#[derive(Clone, Debug)]
pub struct Forgotten {
    /// Around it.
    pub frame: DeskFrame,
    /// Token of the form.
    pub csrf: String,
    /// As typed before.
    pub email: String,
    /// What is wrong with it.
    pub fault: Option<String>,
    /// What is wrong with the form.
    pub note: Option<String>,
    /// Whether the letter is on its way, if there is anybody to get it.
    pub sent: bool,
}

const TITLE: &str = "Quên mật khẩu";

impl Screen for Forgotten {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&refused_title(TITLE.to_owned(), self.fault.is_some() || self.note.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, csrf, email, fault, note, sent } = self;
        if sent {
            let main = view! {
                <h1>"Hãy xem hộp thư"</h1>
                <div class="card">
                    <p>
                        "Nếu " <strong>{email}</strong>
                        " là e-mail của một tài khoản, chúng tôi vừa gửi đến đó một liên kết đặt mật khẩu mới. Liên kết dùng một lần, trong 8 giờ."
                    </p>
                    <p>"Chưa thấy thư? Hãy xem mục thư rác, hoặc nhờ quản trị của đơn vị gửi lại lời mời."</p>
                    <p class="buttons"><a class="button" href=desk::SignIn.to_string()>"Về trang đăng nhập"</a></p>
                </div>
            };
            return frame.around("narrow", main.into_any());
        }
        let faults = fault.clone().map(|sentence| vec![("email", sentence)]).unwrap_or_default();
        let field = Field { name: "email", label: "E-mail", required: true, fault, ..Field::default() };
        let main = view! {
            <h1>{TITLE}</h1>
            {summary(note, faults)}
            <form method="post" action=desk::Forgotten.to_string() novalidate class="card">
                <p>"Chúng tôi gửi đến e-mail của bạn một liên kết để đặt mật khẩu mới."</p>
                {hidden("csrf", csrf)}
                {field.line(email, Typing { kind: "email", autocomplete: "username" })}
                <p class="buttons"><button class="main">"Gửi liên kết"</button></p>
            </form>
            <p class="hint"><a href=desk::SignIn.to_string()>"Về trang đăng nhập"</a></p>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame::default(),
            csrf: "token".to_owned(),
            email: String::new(),
            fault: None,
            note: None,
            sent: false,
        };
        let failed = Self {
            email: "lan.hoalong".to_owned(),
            fault: Some("E-mail cần có dạng ten@donvi.gov.vn. Hãy xem lại.".to_owned()),
            ..normal.clone()
        };
        let longest = Self {
            email: format!("{}@{}.example", "nguyen-thi-ngoc-lan".repeat(3), "phuong".repeat(20)),
            sent: true,
            ..normal.clone()
        };
        let sent = Self { email: "lan@hoalong.example".to_owned(), sent: true, ..normal.clone() };
        vec![("normal", normal), ("failed", failed), ("sent", sent), ("longest", longest)]
    }
}
