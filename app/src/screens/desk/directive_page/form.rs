//! The words of a directive as a form.

use domain::alert::Audience;
use domain::directive::DirectiveField as Of;
use leptos::prelude::*;

use crate::screens::desk::form_sheet::FormSheet;
use crate::screens::desk::scope_boxes::{ScopeDistrict, boxes};

pub(super) fn form(sheet: FormSheet<Of>, districts: Vec<ScopeDistrict>) -> AnyView {
    let button = if sheet.version.is_some() { "Lưu bản nháp" } else { "Lưu và xem lại" };
    let everybody = (Audience::All.code(), "Toàn tỉnh: mọi xã, phường, thị trấn".to_owned());
    let text = Some("Đơn vị cần làm gì, gửi gì, cho ai. Mỗi dòng là một đoạn.");
    let controls = view! {
        {sheet.line(Of::Title, Some("Một dòng, ví dụ Rà soát danh sách hộ nghèo."), true)}
        {sheet.line(Of::Number, Some("Của văn bản giao việc, nếu có, ví dụ 125/UBND-VX."), false)}
        {sheet.field(Of::Text, text, true).lines(sheet.typed.get(Of::Text), 7)}
        {sheet.line(Of::Deadline, Some("Ngày cuối, đến 17:00, ví dụ 05/02/2024."), true)}
        {answer(&sheet)}
        {boxes(&sheet, Of::Scope, vec![everybody], districts)}
    };
    sheet.around_told("Có người vừa đổi việc này", told, controls.into_any(), button)
}

/// A box: whoever ticks it asks for a document.
fn answer(sheet: &FormSheet<Of>) -> AnyView {
    let (name, checked) = (Of::Answer.name(), !sheet.typed.get(Of::Answer).is_empty());
    view! {
        <div class="field">
            <div class="choice">
                <input type="checkbox" id=name name=name value="co" checked=checked/>
                <label for=name>{Of::Answer.label()}</label>
            </div>
        </div>
    }
    .into_any()
}

/// What a person reads of a field where two texts are compared.
fn told(field: Of, value: &str) -> String {
    match (field, Audience::from_code(value)) {
        (Of::Answer, _) => if value.is_empty() { "không" } else { "có" }.to_owned(),
        (Of::Scope, Some(Audience::All)) => "toàn tỉnh".to_owned(),
        (Of::Scope, Some(Audience::Some(units))) => format!("{} nơi đã chọn", units.len()),
        _ => value.to_owned(),
    }
}
