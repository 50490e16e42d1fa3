//! A form that a passkey fills in. It shows itself where the browser knows passkeys (`public/passkey.js`), and is not
//! there without script.

use leptos::prelude::*;

use super::Shown;
use super::form::hidden;

/// The hidden field for what the browser answers.
pub const ANSWER: &str = "dap";

/// What the browser is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ceremony {
    /// A new passkey.
    Create,
    /// The use of one.
    Get,
}

/// The form of one ceremony.
#[derive(Clone, Debug)]
pub(crate) struct PasskeyForm {
    /// What the browser is asked for.
    pub(crate) ceremony: Ceremony,
    /// Where the answer goes.
    pub(crate) action: String,
    /// The question, as JSON.
    pub(crate) options: String,
    /// Hidden fields sent along.
    pub(crate) fields: Vec<(String, String)>,
    /// Said above the button.
    pub(crate) lead: &'static str,
    /// The button.
    pub(crate) button: &'static str,
    /// Whether it is the main thing of the page.
    pub(crate) is_main: bool,
}

impl PasskeyForm {
    /// The form.
    pub(crate) fn view(self) -> AnyView {
        let kind = match self.ceremony {
            Ceremony::Create => "create",
            Ceremony::Get => "get",
        };
        let class = self.is_main.then_some("main");
        view! {
            <form method="post" action=self.action class="card" hidden data-passkey=kind data-options=self.options>
                {self.fields.into_iter().map(|(name, value)| hidden(name, value)).collect_view()}
                {hidden(ANSWER, "")}
                <p>{self.lead}</p>
                <p class="buttons"><button class=class>{self.button}</button></p>
                <p role="status"></p>
            </form>
        }
        .into_any()
    }
}

/// What is said where the page has nothing else to offer; the script takes it away.
pub(crate) fn without_script() -> AnyView {
    view! {
        <p class="hint" data-passkey-missing>
            "Khóa truy cập cần JavaScript và một trình duyệt có hỗ trợ. Trang này chưa thấy cả hai, nên hãy dùng cách khác."
        </p>
    }
    .into_any()
}

pub(crate) fn samples() -> Vec<Shown> {
    let form = PasskeyForm {
        ceremony: Ceremony::Get,
        action: "#".to_owned(),
        options: "{}".to_owned(),
        fields: vec![("csrf".to_owned(), "token".to_owned())],
        lead: "Mở khóa bằng vân tay, khuôn mặt hoặc mã PIN khi thiết bị hỏi.",
        button: "Dùng khóa truy cập",
        is_main: true,
    };
    vec![("Có trình duyệt hỗ trợ", form.view()), ("Không có", without_script())]
}
