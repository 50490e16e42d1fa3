//! Adding an authenticator app before the first entry: who may publish needs more than a password.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::second_step::CODE;
use crate::document::{Head, Screen, Sheet};
use crate::parts::code_app::{AppSecret, sample, steps};
use crate::parts::form::{hidden, refused_title, summary};
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
    /// Where to go afterwards.
    pub next: Option<String>,
    /// Hidden fields repeated word for word: what was being written.
    pub held: Vec<(String, String)>,
    /// Why it did not work.
    pub fault: Option<String>,
}

impl Screen for Enrol {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&refused_title("Thêm ứng dụng tạo mã".to_owned(), self.fault.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, csrf, secret, next, held, fault } = self;
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
            <p class="hint"><a href=desk::SignIn.to_string()>"Đăng nhập bằng tài khoản khác"</a></p>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame::default(),
            csrf: "token".to_owned(),
            secret: sample(),
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
