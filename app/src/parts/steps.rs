//! The steps of a guide, as every page shows them.

use leptos::prelude::*;

use super::Shown;

/// One step, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepCard {
    /// Without marks; may be empty.
    pub title: String,
    /// Picture, text and warning, as the Markdown renderer made them; trusted.
    pub html: String,
}

/// `Bước 3: Nhập mã`
pub(crate) fn name(number: usize, title: &str) -> String {
    if title.is_empty() { format!("Bước {number}") } else { format!("Bước {number}: {title}") }
}

/// Steps in their order, each under a heading of the second rank.
pub(crate) fn steps(cards: Vec<StepCard>) -> AnyView {
    let step = |(number, StepCard { title, html }): (usize, StepCard)| {
        view! {
            <li id=format!("buoc-{number}")>
                <h2>{name(number, &title)}</h2>
                <div class="prose" inner_html=html></div>
            </li>
        }
    };
    let items = (1..).zip(cards).map(step).collect_view();
    view! { <ol class="steps">{items}</ol> }.into_any()
}

/// Steps for samples.
pub(crate) fn sample_cards() -> Vec<StepCard> {
    let card = |title: &str, markdown: &str| StepCard {
        title: title.to_owned(),
        html: domain::markdown::render(markdown).html,
    };
    vec![
        card("Mở ứng dụng VNeID", "Bấm vào biểu tượng **VNeID** trên màn hình điện thoại, rồi bấm **Đăng nhập**."),
        card(
            "Nhập mật khẩu",
            "Nhập mật khẩu rồi bấm **Tiếp tục**.\n\n> [!CẢNH BÁO]\n> Không đọc mật khẩu và mã xác thực cho bất kỳ ai, kể cả người xưng là công an.",
        ),
        card("Mở ví giấy tờ", "1. Bấm **Ví giấy tờ**.\n2. Nhập *passcode*.\n3. Chọn giấy tờ cần xem."),
    ]
}

/// A page has one list of steps.
pub(crate) fn samples() -> Vec<Shown> {
    vec![("Ba bước, bước giữa có cảnh báo", steps(sample_cards()))]
}
