//! The form of an officer, for a new one and for one that is there.

use domain::officer::{OfficerFault, OfficerField, OfficerForm, OfficerKind};
use leptos::prelude::*;

use crate::parts::form::{Field, Typing, fault_id, fault_line, hidden, summary};

/// The form of an officer, with what happened to it.
#[derive(Clone, Debug, Default)]
pub struct OfficerSheet {
    /// Where it goes.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// The saved text it follows; `None` for a new officer.
    pub version: Option<i64>,
    /// As typed.
    pub typed: OfficerForm,
    /// What does not hold.
    pub faults: Vec<OfficerFault>,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

impl OfficerSheet {
    pub(super) fn is_wrong(&self) -> bool {
        !self.faults.is_empty() || self.fault_note.is_some()
    }

    /// A sample: what a refused form looks like.
    pub(super) fn refused(mut self) -> Self {
        self.typed.set(OfficerField::Name, "");
        self.faults = vec![
            OfficerFault {
                field: OfficerField::Kind,
                sentence: "Vai trò trên trang: hãy chọn lãnh đạo hoặc đầu mối liên hệ.".to_owned(),
            },
            OfficerFault {
                field: OfficerField::Name, sentence: "Họ và tên: hãy nhập họ tên của cán bộ.".to_owned()
            },
        ];
        self
    }

    pub(super) fn view(self, button: &'static str) -> AnyView {
        let Self { action, csrf, version, typed, faults, fault_note } = self;
        let summed = faults.iter().map(|fault| (fault.field.name(), fault.sentence.clone())).collect();
        let fault = |field: OfficerField| {
            let found: Vec<_> =
                faults.iter().filter(|fault| fault.field == field).map(|fault| fault.sentence.as_str()).collect();
            (!found.is_empty()).then(|| found.join(" "))
        };
        let line = |field: OfficerField, hint| {
            let required = matches!(field, OfficerField::Name | OfficerField::Position);
            Field { name: field.name(), label: field.label(), hint, fault: fault(field), required }
                .line(typed.get(field).to_owned(), Typing::PLAIN)
        };
        view! {
            {summary(fault_note, summed)}
            <form method="post" action=action novalidate>
                {hidden("csrf", csrf)}
                {version.map(|number| hidden("phien_ban", number.to_string()))}
                {kinds(typed.get(OfficerField::Kind), fault(OfficerField::Kind))}
                {line(OfficerField::Name, None)}
                {line(OfficerField::Position, None)}
                {line(OfficerField::Phone, Some("Số máy ở cơ quan. Đầu mối liên hệ cần ít nhất số máy hoặc địa chỉ thư."))}
                {line(OfficerField::Email, None)}
                {line(OfficerField::From, Some("Ngày giữ chức vụ, ví dụ 01/02/2024. Có thể để trống."))}
                {line(OfficerField::To, Some("Qua ngày này, người ấy tự rời khỏi trang công khai."))}
                <p class="buttons"><button class="main">{button}</button></p>
            </form>
        }
        .into_any()
    }
}

fn kinds(chosen: &str, fault: Option<String>) -> AnyView {
    let field = OfficerField::Kind;
    let described = fault.as_ref().map(|_| fault_id(field.name()));
    let wrong = fault.is_some();
    let choices = OfficerKind::ALL
        .into_iter()
        .enumerate()
        .map(|(at, kind)| {
            let id = if at == 0 { field.name().to_owned() } else { format!("{}-{at}", field.name()) };
            let outcome = format!("{id}-he-qua");
            view! {
                <div class="choice">
                    <input
                        type="radio"
                        id=id.clone()
                        name=field.name()
                        value=kind.code()
                        checked=kind.code() == chosen
                        aria-describedby=outcome.clone()
                    />
                    <label for=id>{kind.label()}</label>
                    <p class="hint" id=outcome>{kind.outcome()}</p>
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
