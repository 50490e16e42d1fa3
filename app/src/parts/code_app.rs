//! How an authenticator app learns the secret: by its camera, or by letters typed by hand.

use leptos::prelude::*;

use super::form::Field;
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
    let label = "Mã sáu chữ số trong ứng dụng";
    let hint = Some("Mã đổi sau mỗi 30 giây; cứ nhập mã đang hiện.");
    let code = Field { name: field, label, hint, required: true, fault };
    view! {
        <ol class="steps">
            <li>
                "Cài một ứng dụng tạo mã trên điện thoại, ví dụ Google Authenticator, Microsoft Authenticator hoặc Aegis."
            </li>
            <li>
                "Trong ứng dụng, chọn thêm tài khoản rồi quét hình này."
                {(qr_size > 0).then(|| qr::code(qr_path, qr_size, "Mã QR cho ứng dụng tạo mã; cùng nội dung với những chữ bên dưới"))}
                <p>"Không quét được thì gõ những chữ này vào ứng dụng (loại mã: theo thời gian):"</p>
                <p class="letters">{letters}</p>
                <p class="hint">"Ai có hình hay những chữ này tạo được mã của bạn: đừng chụp lại, đừng gửi cho ai."</p>
            </li>
            <li>{code.digits()}</li>
        </ol>
    }
    .into_any()
}

/// `GEZD GNBV GY3T …`: as people read letters aloud and type them.
pub fn in_fours(letters: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
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

#[cfg(test)]
mod tests {
    use super::in_fours;

    #[test]
    fn letters_stand_in_groups_of_four() {
        assert_eq!(in_fours("GEZDGNBVGY"), "GEZD GNBV GY");
        assert_eq!(in_fours(""), "");
    }
}
