//! The door of the desk.

use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};
use crate::paths::desk;
use crate::screens::cast;

/// Signing in. A text somebody was writing when the session ended travels along.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// Around it.
    pub frame: DeskFrame,
    /// Token of the form.
    pub csrf: String,
    /// As typed before.
    pub email: String,
    /// Where to go afterwards.
    pub next: Option<String>,
    /// Hidden fields repeated word for word: what was being written.
    pub held: Vec<(String, String)>,
    /// Why it did not work.
    pub fault: Option<String>,
    /// Whether to say that what was typed is kept.
    pub held_note: bool,
}

impl Screen for SignIn {
    const SHEET: Sheet = Sheet::Desk;
    const HAS_PASSKEYS: bool = true;

    fn head(&self) -> Head {
        self.frame.head(&refused_title("Đăng nhập".to_owned(), self.fault.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, csrf, email, next, held, fault, held_note } = self;
        let email_field = Field { name: "email", label: "E-mail", required: true, ..Field::default() };
        let password_field = Field { name: "password", label: "Mật khẩu", required: true, ..Field::default() };
        let main = view! {
            <h1>"Đăng nhập"</h1>
            {held_note
                .then(|| view! {
                    <p class="flash" role="status">
                        "Phiên làm việc đã hết. Nội dung bạn gõ vẫn được giữ; đăng nhập lại để tiếp tục."
                    </p>
                })}
            {summary(fault, Vec::new())}
            <form method="post" action=desk::SignIn.to_string() novalidate class="card">
                {hidden("csrf", csrf)}
                {next.map(|address| hidden("tiep", address))}
                {held.into_iter().map(|(name, value)| hidden(name, value)).collect_view()}
                {email_field.line(email, Typing { kind: "email", autocomplete: "username" })}
                {password_field.line(String::new(), Typing { kind: "password", autocomplete: "current-password" })}
                <p class="buttons">
                    <button class="main">"Đăng nhập"</button>
                    <button formaction=desk::PasskeySignIn.to_string() hidden data-passkey-way>
                        "Dùng khóa truy cập"
                    </button>
                </p>
            </form>
            <p class="hint">
                <a href=desk::Forgotten.to_string()>"Quên mật khẩu?"</a>
                " Chưa có tài khoản? Quản trị của đơn vị mời bạn qua e-mail."
            </p>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame::default(),
            csrf: "token".to_owned(),
            email: String::new(),
            next: None,
            held: Vec::new(),
            fault: None,
            held_note: false,
        };
        let failed = Self {
            email: "lan@hoalong.example".to_owned(),
            fault: Some("E-mail hoặc mật khẩu không đúng. Hãy kiểm tra cả hai rồi thử lại.".to_owned()),
            ..normal.clone()
        };
        let held = Self {
            next: Some("/don-vi/xa-hoa-long/bai-viet/7".to_owned()),
            held: vec![("giu_noi_dung".to_owned(), cast::BODY.to_owned())],
            held_note: true,
            ..normal.clone()
        };
        let longest = Self {
            email: format!("{}@{}.example", "nguyen-thi-ngoc-lan".repeat(4), "phuong".repeat(20)),
            ..failed.clone()
        };
        vec![("normal", normal), ("failed", failed), ("held", held), ("longest", longest)]
    }
}
