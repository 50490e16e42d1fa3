//! The confirmation of an alert: the scope is typed, so that nobody shows one to a whole province by a slip.

use leptos::prelude::*;

use super::AlertDeed;
use crate::parts::form::{Field, Typing, hidden};

/// Names of the controls.
pub(super) const SCOPE: &str = "xac_nhan";
const ALONE: &str = "ly_do";

/// What is asked of whoever confirms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlertConfirming {
    /// Where it goes.
    pub deed: AlertDeed,
    /// The words to type.
    pub words: String,
    /// `83 trang: cổng của tỉnh và 82 xã, phường, thị trấn`.
    pub reached: String,
    /// Whether two persons are needed.
    pub takes_two: bool,
    /// Who confirmed first: another person's name; `None` when nobody did.
    pub first: Option<String>,
    /// Whether that was this very person.
    pub first_is_me: bool,
    /// As typed.
    pub typed: String,
    /// What is wrong with it.
    pub fault: Option<String>,
    /// The reason for not waiting, as typed.
    pub alone: String,
    /// What is wrong with it.
    pub alone_fault: Option<String>,
}

impl AlertConfirming {
    pub(super) fn is_wrong(&self) -> bool {
        self.fault.is_some() || self.alone_fault.is_some()
    }

    pub(super) fn summed(&self) -> Vec<(&'static str, String)> {
        let faults = [(SCOPE, self.fault.clone()), (ALONE, self.alone_fault.clone())];
        faults.into_iter().filter_map(|(name, fault)| fault.map(|fault| (name, fault))).collect()
    }

    pub(super) fn view(self) -> AnyView {
        let Self { deed, words, reached, takes_two, first, first_is_me, typed, fault, alone, alone_fault } = self;
        let who = match (takes_two, first, first_is_me) {
            (false, ..) => None,
            (true, None, _) => Some("Cảnh báo cho toàn tỉnh cần hai người xác nhận. Bạn là người thứ nhất.".to_owned()),
            (true, Some(_), true) => {
                Some("Bạn đã xác nhận. Cảnh báo đang chờ một người khác có quyền đăng xác nhận nữa.".to_owned())
            }
            (true, Some(name), false) => {
                Some(format!("{name} đã xác nhận. Bạn là người thứ hai: xác nhận xong là cảnh báo hiện."))
            }
        };
        let scope =
            Field { name: SCOPE, label: "Gõ lại phạm vi để xác nhận", hint: None, fault, required: true };
        let needs_reason = takes_two && !words.is_empty();
        let reason = needs_reason.then(|| {
            let is_open = !alone.is_empty() || alone_fault.is_some();
            let field = Field {
                name: ALONE,
                label: "Lý do không chờ người thứ hai",
                hint: Some("Chỉ dùng khi không thể chờ. Lý do được ghi vào nhật ký, được đếm, và báo ngay bằng thư cho những người có quyền đăng khác."),
                fault: alone_fault,
                required: false,
            };
            view! {
                <details class="more" open=is_open>
                    <summary>"Không thể chờ người thứ hai?"</summary>
                    {field.line(alone, Typing::PLAIN)}
                </details>
            }
        });
        view! {
            <section class="card" aria-labelledby="xac-nhan-canh-bao">
                <h2 id="xac-nhan-canh-bao">"Xác nhận"</h2>
                {who.map(|sentence| view! { <p>{sentence}</p> })}
                <p>{format!("Cảnh báo sẽ hiện trên {reached}.")}</p>
                <form method="post" action=deed.action novalidate>
                    {hidden("csrf", deed.csrf)}
                    {hidden("phien_ban", deed.version.to_string())}
                    <p>"Hãy gõ: "<strong>{words}</strong>" (không cần dấu)."</p>
                    {scope.line(typed, Typing::PLAIN)}
                    {reason}
                    <p class="buttons"><button class="main">"Xác nhận cảnh báo"</button></p>
                </form>
            </section>
        }
        .into_any()
    }
}
