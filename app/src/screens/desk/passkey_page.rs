//! Making a passkey for one's own account, after the password was typed.

use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{refused_title, summary};
use crate::parts::passkey::{Ceremony, PasskeyForm, without_script};
use crate::paths::desk;
use crate::screens::cast;

/// The step at which the device makes the passkey.
#[derive(Clone, Debug)]
pub struct PasskeyPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Token of the form.
    pub csrf: String,
    /// What the passkey will be called.
    pub name: String,
    /// What the browser is asked, as JSON.
    pub options: String,
    /// Why it did not work.
    pub fault: Option<String>,
}

const TITLE: &str = "Tạo khóa truy cập";

impl Screen for PasskeyPage {
    const SHEET: Sheet = Sheet::Desk;
    const HAS_PASSKEYS: bool = true;

    fn head(&self) -> Head {
        self.frame.head(&refused_title(TITLE.to_owned(), self.fault.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, csrf, name, options, fault } = self;
        let form = PasskeyForm {
            ceremony: Ceremony::Create,
            action: desk::AccountPasskeys.to_string(),
            options,
            fields: vec![("csrf".to_owned(), csrf), ("viec".to_owned(), "xac-nhan".to_owned())],
            lead: "Bấm nút, rồi mở khóa bằng vân tay, khuôn mặt hoặc mã PIN khi thiết bị hỏi. Khóa ở lại trên thiết bị hoặc trong trình quản lý mật khẩu của bạn.",
            button: "Tạo khóa trên thiết bị này",
            is_main: true,
        };
        let main = view! {
            <h1>{TITLE}</h1>
            {summary(fault, Vec::new())}
            <p>"Tên của khóa: " <strong class="address">{name}</strong></p>
            {form.view()}
            {without_script()}
            <p class="hint">
                "Đừng tạo khóa trên máy dùng chung: ai mở được máy ấy là vào được tài khoản của bạn. "
                <a href=desk::Account.to_string()>"Về tài khoản"</a>
            </p>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            csrf: "token".to_owned(),
            name: "Chrome trên Android".to_owned(),
            options: "{}".to_owned(),
            fault: None,
        };
        let failed = Self {
            fault: Some("Yêu cầu này để quá 5 phút nên không còn dùng được. Hãy tải lại trang rồi làm lại.".to_owned()),
            ..normal.clone()
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            name: "Điện thoại cũ của chị Như ở bộ phận tiếp nhận và trả kết quả".to_owned(),
            fault: Some(cast::longest_summary()),
            ..normal.clone()
        };
        vec![("normal", normal), ("failed", failed), ("longest", longest)]
    }
}
