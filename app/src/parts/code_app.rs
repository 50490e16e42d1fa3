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

/// Codes for paper, shown once.
pub(crate) fn recovery_codes(codes: Vec<String>) -> AnyView {
    view! {
        <p>
            "Khi không có điện thoại, mỗi mã dưới đây thay được một lần cho mã trong ứng dụng. Hãy in ra hoặc chép vào giấy và cất nơi an toàn, không để chung với mật khẩu. Trang này chỉ hiện một lần."
        </p>
        <ul class="codes">
            {codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view()}
        </ul>
    }
    .into_any()
}

/// A secret and codes for samples.
pub(crate) fn sample() -> (AppSecret, Vec<String>) {
    let secret = AppSecret {
        qr_path: qr::sample_path(),
        qr_size: qr::SAMPLE_SIZE,
        letters: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".to_owned(),
    };
    let codes = ["k7m2p-9xw4t", "abcde-fghjk", "z0y3x-8wvut", "q5rst-6nmpk", "22234-hhjkm", "c9d8e-f7g6h"];
    (secret, codes.map(str::to_owned).into())
}

pub(crate) fn samples() -> Vec<Shown> {
    let (secret, codes) = sample();
    vec![("Thêm ứng dụng tạo mã", steps(secret, "mau_ma", None)), ("Mã dự phòng", recovery_codes(codes))]
}
