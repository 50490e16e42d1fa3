//! The second half of adding an app that makes codes: what the app has to know, and the first code it shows.

use domain::account::{AccountFault, AccountField};
use leptos::prelude::*;

use super::account_form::summed;
use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::code_app::{AppSecret, sample, steps};
use crate::parts::form::{hidden, refused_title, summary};
use crate::paths::desk;
use crate::screens::cast;

/// What the app has to know.
#[derive(Clone, Debug)]
pub struct CodeAppPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the form.
    pub csrf: String,
    /// What the app learns.
    pub secret: AppSecret,
    /// What is wrong with the code typed.
    pub faults: Vec<AccountFault>,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

const TITLE: &str = "Nối ứng dụng tạo mã";

impl Screen for CodeAppPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty() || self.fault_note.is_some();
        self.frame.head(&refused_title(TITLE.to_owned(), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, secret, faults, fault_note } = self;
        let fault = faults.iter().find(|(of, _)| *of == AccountField::Code).map(|(_, sentence)| sentence.clone());
        let main = view! {
            <h1>{TITLE}</h1>
            {summary(fault_note, summed(&faults))}
            <form method="post" action=action novalidate class="card">
                {hidden("csrf", csrf)}
                {hidden("viec", "xac-nhan")}
                {steps(secret, AccountField::Code.name(), fault)}
                <p class="hint">"Sau khi thêm, mọi phiên đăng nhập khác của bạn kết thúc."</p>
                <p class="buttons">
                    <button class="main">"Thêm ứng dụng"</button>
                    <a class="button" href=desk::Account.to_string()>"Về tài khoản"</a>
                </p>
            </form>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            action: desk::AccountCodeApp.to_string(),
            csrf: "token".to_owned(),
            secret: sample(),
            faults: Vec::new(),
            fault_note: None,
        };
        let faults = Self {
            faults: vec![(
                AccountField::Code,
                "Mã sáu chữ số: chưa đúng. Mã đổi sau mỗi 30 giây; hãy nhập mã ứng dụng đang hiện.".to_owned(),
            )],
            ..normal.clone()
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            fault_note: Some(cast::longest_summary()),
            ..faults.clone()
        };
        let empty = Self { secret: AppSecret { qr_size: 0, qr_path: String::new(), ..sample() }, ..normal.clone() };
        vec![("normal", normal), ("faults", faults), ("longest", longest), ("empty", empty)]
    }
}
