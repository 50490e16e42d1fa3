//! Adding an authenticator app before the first entry: who may publish needs more than a password.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::second_step::CODE;
use crate::document::{Head, Screen, Sheet};
use crate::parts::code_app::{AppSecret, sample, steps};
use crate::parts::form::{hidden, refused_title, summary};
use crate::parts::passkey::{Ceremony, PasskeyForm};
use crate::paths::desk;
use crate::screens::cast;

/// The way in for somebody who must add an app first.
#[derive(Clone, Debug)]
pub struct Enrol {
    /// Around it.
    pub frame: DeskFrame,
    /// Token of the form.
    pub csrf: String,
    /// What the app learns.
    pub secret: AppSecret,
    /// What the browser is asked for a passkey instead, as JSON.
    pub passkey: String,
    /// Where to go afterwards.
    pub next: Option<String>,
    /// Hidden fields repeated word for word: what was being written.
    pub held: Vec<(String, String)>,
    /// Why it did not work.
    pub fault: Option<String>,
}

impl Screen for Enrol {
    const SHEET: Sheet = Sheet::Desk;
    const HAS_PASSKEYS: bool = true;

    fn head(&self) -> Head {
        self.frame.head(&refused_title("Thêm ứng dụng tạo mã".to_owned(), self.fault.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, csrf, secret, passkey, next, held, fault } = self;
        let mut fields = vec![("csrf".to_owned(), csrf.clone())];
        fields.extend(next.clone().map(|address| ("tiep".to_owned(), address)));
        fields.extend(held.clone());
        let key = PasskeyForm {
            ceremony: Ceremony::Create,
            action: desk::Enrol.to_string(),
            options: passkey,
            fields,
            lead: "Hoặc dùng khóa truy cập thay cho ứng dụng: thiết bị này giữ khóa, mở bằng vân tay, khuôn mặt hoặc mã PIN. Đừng chọn cách này trên máy dùng chung.",
            button: "Tạo khóa truy cập và vào bàn biên tập",
            is_main: false,
        };
        let faults = fault.clone().map(|sentence| vec![(CODE, sentence)]).unwrap_or_default();
        let main = view! {
            <h1>"Thêm ứng dụng tạo mã"</h1>
            <p class="lead">
                "Bạn được quyền đăng bài cho người dân đọc, nên ngoài mật khẩu cần thêm một mã trên điện thoại của bạn. Chỉ làm một lần, khoảng hai phút."
            </p>
            {summary(None, faults)}
            <form method="post" action=desk::Enrol.to_string() novalidate class="card">
                {hidden("csrf", csrf)}
                {next.map(|address| hidden("tiep", address))}
                {held.into_iter().map(|(name, value)| hidden(name, value)).collect_view()}
                {steps(secret, CODE, fault)}
                <p class="buttons"><button class="main">"Xác nhận và vào bàn biên tập"</button></p>
            </form>
            {key.view()}
            <p class="hint"><a href=desk::SignIn.to_string()>"Đăng nhập bằng tài khoản khác"</a></p>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame::default(),
            csrf: "token".to_owned(),
            secret: sample(),
            passkey: "{}".to_owned(),
            next: None,
            held: Vec::new(),
            fault: None,
        };
        let failed = Self {
            fault: Some("Mã chưa đúng. Hãy xem giờ của điện thoại có đúng không, rồi nhập mã đang hiện.".to_owned()),
            ..normal.clone()
        };
        let longest = Self {
            next: Some("/don-vi/xa-hoa-long/bai-viet/7".to_owned()),
            held: vec![("giu.noi_dung".to_owned(), cast::BODY.to_owned())],
            ..failed.clone()
        };
        vec![("normal", normal), ("failed", failed), ("longest", longest)]
    }
}
