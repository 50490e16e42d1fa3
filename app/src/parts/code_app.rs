//! How an authenticator app learns the secret: by its camera, or by letters typed by hand.

use leptos::prelude::*;

use super::form::{Field, Typing};
use super::{Shown, qr};

/// A secret as an app takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppSecret {
    /// The QR code: data of a path.
    pub qr_path: String,
    /// Its width in modules; 0 where there is none.
    pub qr_size: u32,
    /// The same as letters, in groups.
    pub letters: String,
}

/// The steps, up to the field for the first code.
pub(crate) fn steps(secret: AppSecret, field: &'static str, fault: Option<String>) -> AnyView {
    let AppSecret { qr_path, qr_size, letters } = secret;
    let code = Field {
        name: field,
        label: "Mã 6 chữ số trong ứng dụng",
        hint: Some("Mã đổi mỗi 30 giây; cứ nhập mã đang hiện."),
        required: true,
        fault,
    };
    view! {
        <ol class="steps">
            <li>
                "Cài một ứng dụng tạo mã trên điện thoại, ví dụ Google Authenticator, Microsoft Authenticator hoặc Aegis."
            </li>
            <li>
                "Trong ứng dụng, chọn thêm tài khoản rồi quét mã này."
                {(qr_size > 0).then(|| qr::code(qr_path, qr_size, "Mã QR để ứng dụng tạo mã quét"))}
                <details class="by-hand">
                    <summary>"Không quét được? Nhập tay"</summary>
                    <p>"Loại mã: theo thời gian. Khóa: " <code class="secret">{letters}</code></p>
                </details>
            </li>
            <li>{code.line(String::new(), Typing { kind: "text", autocomplete: "one-time-code" })}</li>
        </ol>
    }
    .into_any()
}

/// A secret for samples.
pub(crate) fn sample() -> AppSecret {
    AppSecret {
        qr_path: qr::sample_path(),
        qr_size: qr::SAMPLE_SIZE,
        letters: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".to_owned(),
    }
}

pub(crate) fn samples() -> Vec<Shown> {
    vec![("Thêm ứng dụng tạo mã", steps(sample(), "mau_ma", None))]
}
