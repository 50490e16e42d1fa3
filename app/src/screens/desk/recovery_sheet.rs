//! Recovery codes, shown once: to be written down or printed.

use leptos::prelude::*;

use super::frame::DeskFrame;
use crate::document::{Head, Screen, Sheet};
use crate::paths::desk;
use crate::screens::cast;

/// Recovery codes.
#[derive(Clone, Debug)]
pub struct RecoverySheet {
    /// Around it.
    pub frame: DeskFrame,
    /// Whose they are, on paper.
    pub email: String,
    /// `abcde-fghjk`.
    pub codes: Vec<String>,
    /// The day they were made: `27/01/2024`.
    pub made_on: String,
    /// Where to go on.
    pub onward: String,
}

const TITLE: &str = "Mã dự phòng của bạn";

impl Screen for RecoverySheet {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(TITLE)
    }

    fn view(self) -> AnyView {
        let Self { frame, email, codes, made_on, onward } = self;
        let codes = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
        let main = view! {
            <h1>{TITLE}</h1>
            <p class="lead">
                "Khi mất điện thoại hoặc không mở được ứng dụng, hãy nhập một trong những mã này thay cho mã sáu chữ số. Mỗi mã dùng được một lần."
            </p>
            <section class="card made" aria-labelledby="cac-ma">
                <h2 id="cac-ma">"Chỉ hiện một lần này"</h2>
                <ul class="codes">{codes}</ul>
                <p class="hint">{format!("Bàn biên tập Trang Xã, tài khoản {email}, tạo ngày {made_on}.")}</p>
            </section>
            <div class="unprinted">
                <p>
                    "Hãy in trang này bằng lệnh In của trình duyệt, chép ra giấy, hoặc bấm vào khung mã để chọn hết rồi sao chép vào nơi chỉ mình bạn mở được. Đừng để cùng chỗ với điện thoại."
                </p>
                <p class="buttons">
                    <a class="button main" href=onward>"Tôi đã cất các mã"</a>
                </p>
            </div>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            email: "lan@hoalong.example.vn".to_owned(),
            codes: ["abcde-fghjk", "mnpqr-stuvw", "xyz02-34567", "89abc-defgh", "jkmnp-qrstu"]
                .repeat(2)
                .iter()
                .map(|&code| code.to_owned())
                .collect(),
            made_on: "27/01/2024".to_owned(),
            onward: desk::Account.to_string(),
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            email: format!("{}@{}.example.vn", "nguyen-thi-ngoc-lan".repeat(3), "phuongnguyenanninh".repeat(3)),
            codes: vec!["mwmwm-wmwmw".to_owned(); 10],
            ..normal.clone()
        };
        let single = Self { codes: normal.codes.iter().take(1).cloned().collect(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("single", single)]
    }
}
