//! Setting a password by a one-time link.

use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};

/// Setting a password.
#[derive(Clone, Debug)]
pub struct SetPassword {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the form.
    pub csrf: String,
    /// Whose password it is.
    pub email: String,
    /// Whether the person names the account: the first administrator, who has no address yet.
    pub asks_email: bool,
    /// What is wrong: the name of the control, and the sentence.
    pub faults: Vec<(&'static str, String)>,
}

impl Screen for SetPassword {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&refused_title("Đặt mật khẩu".to_owned(), !self.faults.is_empty()))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, email, asks_email, faults } = self;
        let fault = |name: &str| {
            let sentences: Vec<_> =
                faults.iter().filter(|(of, _)| *of == name).map(|(_, sentence)| sentence.as_str()).collect();
            (!sentences.is_empty()).then(|| sentences.join(" "))
        };
        let first = Field {
            name: "password",
            label: "Mật khẩu mới",
            hint: Some(
                "Ít nhất 12 ký tự: dễ nhớ nhất là một câu gồm bốn, năm từ không liên quan, được dùng dấu cách và chữ có dấu.",
            ),
            fault: fault("password"),
            required: true,
        };
        let second = Field {
            name: "password_again",
            label: "Gõ lại mật khẩu mới",
            fault: fault("password_again"),
            required: true,
            ..Field::default()
        };
        let account = if asks_email {
            let field = Field {
                name: "email",
                label: "E-mail của bạn",
                hint: Some("Bạn sẽ đăng nhập bằng e-mail này."),
                fault: fault("email"),
                required: true,
            };
            field.line(email, Typing { kind: "email", autocomplete: "username" }).into_any()
        } else {
            view! {
                <p>"Tài khoản: " <strong>{email.clone()}</strong></p>
                // Lets a password manager know whose password it is to keep.
                <input type="hidden" name="email" autocomplete="username" value=email/>
            }
            .into_any()
        };
        let typing = Typing { kind: "password", autocomplete: "new-password" };
        let main = view! {
            <h1>"Đặt mật khẩu"</h1>
            {summary(None, faults)}
            <form method="post" action=action novalidate class="card">
                {hidden("csrf", csrf)}
                {account}
                {first.line(String::new(), typing)}
                {second.line(String::new(), typing)}
                <p class="buttons"><button class="main">"Lưu mật khẩu"</button></p>
            </form>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame::default(),
            action: "/dat-mat-khau/abc".to_owned(),
            csrf: "token".to_owned(),
            email: "lan@hoalong.example".to_owned(),
            asks_email: false,
            faults: Vec::new(),
        };
        let failed = Self {
            faults: vec![
                ("email", "Hãy nhập e-mail của bạn.".to_owned()),
                ("password", "Mật khẩu cần ít nhất 12 ký tự. Một câu ngắn dễ nhớ là đủ.".to_owned()),
                ("password_again", "Hai lần gõ chưa giống nhau.".to_owned()),
            ],
            asks_email: true,
            ..normal.clone()
        };
        let longest = Self {
            email: format!("{}@{}.example", "nguyen-thi-ngoc-lan".repeat(4), "phuong".repeat(20)),
            ..normal.clone()
        };
        let first = Self { email: String::new(), asks_email: true, ..normal.clone() };
        vec![("normal", normal), ("first", first), ("failed", failed), ("longest", longest)]
    }
}
