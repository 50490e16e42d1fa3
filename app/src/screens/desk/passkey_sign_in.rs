//! Signing in with a passkey instead of e-mail, password and code.

use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{refused_title, summary};
use crate::parts::passkey::{Ceremony, PasskeyForm, without_script};
use crate::paths::desk;
use crate::screens::cast;

/// Asking for a passkey. A text somebody was writing when the session ended travels along here as well.
#[derive(Clone, Debug)]
pub struct PasskeySignIn {
    /// Around it.
    pub frame: DeskFrame,
    /// Token of the form.
    pub csrf: String,
    /// What the browser is asked, as JSON.
    pub options: String,
    /// Where to go afterwards.
    pub next: Option<String>,
    /// Hidden fields repeated word for word: what was being written.
    pub held: Vec<(String, String)>,
    /// Why it did not work.
    pub fault: Option<String>,
}

const TITLE: &str = "Đăng nhập bằng khóa truy cập";

impl Screen for PasskeySignIn {
    const SHEET: Sheet = Sheet::Desk;
    const HAS_PASSKEYS: bool = true;

    fn head(&self) -> Head {
        self.frame.head(&refused_title(TITLE.to_owned(), self.fault.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, csrf, options, next, held, fault } = self;
        let mut fields = vec![("csrf".to_owned(), csrf)];
        fields.extend(next.map(|address| ("tiep".to_owned(), address)));
        fields.extend(held);
        let form = PasskeyForm {
            ceremony: Ceremony::Get,
            action: desk::PasskeySignIn.to_string(),
            options,
            fields,
            lead: "Không cần mật khẩu: chọn khóa rồi mở khóa bằng vân tay, khuôn mặt hoặc mã PIN khi thiết bị hỏi.",
            button: "Dùng khóa truy cập",
            is_main: true,
        };
        let main = view! {
            <h1>{TITLE}</h1>
            {summary(fault, Vec::new())}
            {form.view()}
            {without_script()}
            <p class="hint"><a href=desk::SignIn.to_string()>"Đăng nhập bằng mật khẩu"</a></p>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame::default(),
            csrf: "token".to_owned(),
            options: "{}".to_owned(),
            next: None,
            held: Vec::new(),
            fault: None,
        };
        let failed = Self {
            fault: Some(
                "Khóa truy cập này không có ở tài khoản, có thể vì đã bị gỡ. Hãy chọn khóa khác hoặc đăng nhập bằng mật khẩu."
                    .to_owned(),
            ),
            ..normal.clone()
        };
        let longest = Self {
            next: Some("/don-vi/xa-hoa-long/bai-viet/7".to_owned()),
            held: vec![("giu.noi_dung".to_owned(), cast::BODY.to_owned())],
            fault: Some(cast::longest_summary()),
            ..normal.clone()
        };
        vec![("normal", normal), ("failed", failed), ("longest", longest)]
    }
}
