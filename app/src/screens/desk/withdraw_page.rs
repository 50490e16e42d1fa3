//! Taking an item back: why, and what readers of the old address will find.

use domain::withdrawal::{WithdrawalField, WithdrawalForm, WithdrawalReason};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, fault_id, fault_line, hidden, refused_title, summary};
use crate::screens::cast;

/// Taking an item back.
#[derive(Clone, Debug)]
pub struct WithdrawPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the form.
    pub csrf: String,
    /// The saved text this is about.
    pub version: i64,
    /// Of the item.
    pub title: String,
    /// As typed.
    pub typed: WithdrawalForm,
    /// What does not hold.
    pub faults: Vec<(WithdrawalField, String)>,
    /// Back to the editor.
    pub back_href: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

impl Screen for WithdrawPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty() || self.fault_note.is_some();
        self.frame.head(&refused_title(format!("Gỡ bài: {}", self.title), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, version, title, typed, faults, back_href, fault_note } = self;
        let fault = |field: WithdrawalField| {
            let sentences: Vec<_> =
                faults.iter().filter(|(of, _)| *of == field).map(|(_, sentence)| sentence.as_str()).collect();
            (!sentences.is_empty()).then(|| sentences.join(" "))
        };
        let field = |field: WithdrawalField, hint| Field {
            name: field.name(),
            label: field.label(),
            hint: Some(hint),
            fault: fault(field),
            required: false,
        };
        let summed = faults.iter().map(|(field, sentence)| (field.name(), sentence.clone())).collect();
        let WithdrawalForm { reason, replacement, explanation } = typed;
        let main = view! {
            <h1>"Gỡ bài"</h1>
            <p class="lead">{title}</p>
            {summary(fault_note, summed)}
            <form method="post" action=action novalidate class="card">
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                {reasons(&reason, fault(WithdrawalField::Reason))}
                {field(WithdrawalField::Replacement, "Dán địa chỉ của bài thay thế trên trang này, nếu có.")
                    .line(replacement, Typing::PLAIN)}
                {field(WithdrawalField::Explanation, "Người đọc sẽ thấy lời này.").lines(&explanation, 3)}
                <p class="buttons">
                    <button class="main danger">"Gỡ bài"</button>
                    <a class="button" href=back_href>"Quay lại, không gỡ"</a>
                </p>
            </form>
        };
        frame.around_with_help("narrow", HelpTopic::Schedule, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::desk_frame(),
            action: "/don-vi/xa-hoa-long/bai-viet/7/go".to_owned(),
            csrf: "token".to_owned(),
            version: 12,
            title: "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã trong tháng 02/2024".to_owned(),
            typed: WithdrawalForm::default(),
            faults: Vec::new(),
            back_href: "/don-vi/xa-hoa-long/bai-viet/7".to_owned(),
            fault_note: None,
        };
        let failed = Self {
            typed: WithdrawalForm {
                reason: WithdrawalReason::Consolidated.code().to_owned(),
                ..WithdrawalForm::default()
            },
            faults: vec![
                (WithdrawalField::Reason, "Hãy chọn một lý do gỡ.".to_owned()),
                (WithdrawalField::Replacement, "Hãy dán địa chỉ của bài thay thế.".to_owned()),
            ],
            fault_note: Some("Bài vừa được người khác lưu. Hãy xem lại rồi gỡ lần nữa.".to_owned()),
            ..normal.clone()
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            typed: WithdrawalForm {
                reason: WithdrawalReason::NoLongerValid.code().to_owned(),
                replacement: format!("http://phuong-8.localhost:3000/tin-tuc/{}", "bai-viet-".repeat(13)),
                explanation: cast::longest_summary(),
            },
            ..normal.clone()
        };
        vec![("normal", normal), ("failed", failed), ("longest", longest)]
    }
}

/// The choice of a reason; each says what it leads to. The first radio button bears the field's
/// id, so that the summary can lead to it.
fn reasons(chosen: &str, fault: Option<String>) -> AnyView {
    let field = WithdrawalField::Reason;
    let described = fault.as_ref().map(|_| fault_id(field.name()));
    let wrong = fault.is_some();
    let choices = WithdrawalReason::CHOICES
        .into_iter()
        .enumerate()
        .map(|(at, reason)| {
            let id = if at == 0 { field.name().to_owned() } else { format!("{}-{at}", field.name()) };
            let outcome = format!("{id}-he-qua");
            view! {
                <div class="choice">
                    <input
                        type="radio"
                        id=id.clone()
                        name=field.name()
                        value=reason.code()
                        checked=reason.code() == chosen
                        aria-describedby=outcome.clone()
                    />
                    <label for=id>{reason.label()}</label>
                    <p class="hint" id=outcome>{reason.outcome()}</p>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" class:wrong=wrong aria-describedby=described>
            <legend>{field.label()}</legend>
            {fault.map(|sentence| fault_line(field.name(), sentence))}
            {choices}
        </fieldset>
    }
    .into_any()
}
