//! The second step of signing in: a code beside the password.

use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};
use crate::parts::passkey::{Ceremony, PasskeyForm};
use crate::paths::desk;
use crate::screens::cast;

/// Asking for a code. A text somebody was writing when the session ended travels along here as well.
#[derive(Clone, Debug)]
pub struct SecondStep {
    /// Around it.
    pub frame: DeskFrame,
    /// Token of the form.
    pub csrf: String,
    /// Whose codes are asked for.
    pub email: String,
    /// Whether there is an app that makes codes; without one the codes are those on paper.
    pub has_app: bool,
    /// What the browser is asked for a passkey, as JSON, where the person has one.
    pub passkey: Option<String>,
    /// Where to go afterwards.
    pub next: Option<String>,
    /// Hidden fields repeated word for word: what was being written.
    pub held: Vec<(String, String)>,
    /// Why it did not work.
    pub fault: Option<String>,
}

/// The name of the field.
pub const CODE: &str = "ma_xac_minh";

const TITLE: &str = "Xác minh bước thứ hai";

impl Screen for SecondStep {
    const SHEET: Sheet = Sheet::Desk;
    const HAS_PASSKEYS: bool = true;

    fn head(&self) -> Head {
        self.frame.head(&refused_title(TITLE.to_owned(), self.fault.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, csrf, email, has_app, passkey, next, held, fault } = self;
        let key = passkey.map(|options| key_form(options, &csrf, next.as_ref(), &held));
        let code = Field {
            name: CODE,
            label: if has_app { "Mã xác minh" } else { "Mã dự phòng" },
            hint: Some(if has_app {
                "6 chữ số trong ứng dụng tạo mã. Không có điện thoại? Nhập một mã dự phòng, ví dụ abcde-fghjk."
            } else {
                "Không dùng được khóa truy cập? Nhập một mã trên tờ giấy mã dự phòng, ví dụ abcde-fghjk."
            }),
            required: true,
            fault: fault.clone(),
        };
        let faults = fault.map(|sentence| vec![(CODE, sentence)]).unwrap_or_default();
        let main = view! {
            <h1>{TITLE}</h1>
            {summary(None, faults)}
            {key}
            <form method="post" action=desk::SecondStep.to_string() novalidate class="card">
                <p>"Đăng nhập với " <strong>{email}</strong></p>
                {hidden("csrf", csrf)}
                {next.map(|address| hidden("tiep", address))}
                {held.into_iter().map(|(name, value)| hidden(name, value)).collect_view()}
                {code.line(String::new(), Typing { kind: "text", autocomplete: "one-time-code" })}
                <p class="buttons"><button class="main">"Tiếp tục"</button></p>
            </form>
            <p class="hint">
                "Mất cả điện thoại lẫn mã dự phòng? Hãy nhờ quản trị của đơn vị gỡ xác minh hai bước cho bạn. "
                <a href=desk::SignIn.to_string()>"Đăng nhập bằng tài khoản khác"</a>
            </p>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame::default(),
            csrf: "token".to_owned(),
            email: "lan@hoalong.example".to_owned(),
            has_app: true,
            passkey: None,
            next: None,
            held: Vec::new(),
            fault: None,
        };
        let failed = Self {
            fault: Some("Mã không đúng hoặc đã dùng rồi. Hãy đợi ứng dụng hiện mã mới rồi nhập lại.".to_owned()),
            ..normal.clone()
        };
        let passkey = Self { has_app: false, passkey: Some("{}".to_owned()), ..normal.clone() };
        let longest = Self {
            passkey: Some("{}".to_owned()),
            email: format!("{}@{}.example", "nguyen-thi-ngoc-lan".repeat(3), "phuong".repeat(20)),
            next: Some("/don-vi/xa-hoa-long/bai-viet/7".to_owned()),
            held: vec![("giu.noi_dung".to_owned(), cast::BODY.to_owned())],
            ..failed.clone()
        };
        vec![("normal", normal), ("failed", failed), ("passkey", passkey), ("longest", longest)]
    }
}

/// A passkey instead of a code.
fn key_form(options: String, csrf: &str, next: Option<&String>, held: &[(String, String)]) -> AnyView {
    let mut fields = vec![("csrf".to_owned(), csrf.to_owned())];
    fields.extend(next.map(|address| ("tiep".to_owned(), address.clone())));
    fields.extend_from_slice(held);
    PasskeyForm {
        ceremony: Ceremony::Get,
        action: desk::SecondStep.to_string(),
        options,
        fields,
        lead: "Bạn có khóa truy cập: mở khóa bằng vân tay, khuôn mặt hoặc mã PIN khi thiết bị hỏi, không cần nhập mã.",
        button: "Dùng khóa truy cập",
        is_main: true,
    }
    .view()
}
