//! The words of an alert as a form.

use domain::alert::{AlertField as Of, Audience, Hazard, Rank, options, word_of};
use leptos::prelude::*;

use crate::parts::form::hidden;
use crate::screens::desk::comparison::{comparison, conflict};
use crate::screens::desk::form_sheet::FormSheet;
use crate::screens::desk::scope_boxes::{ScopeDistrict, boxes};

/// Whom an alert of this unit may be for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScopeOffer {
    /// The unit itself, by its name.
    Own(String),
    /// Whomever the province chooses.
    Province {
        /// Number and name of the portal's own unit.
        portal: (String, String),
        /// All districts.
        districts: Vec<ScopeDistrict>,
    },
}

pub(super) fn form(mut sheet: FormSheet<Of>, offer: ScopeOffer) -> AnyView {
    let button = if sheet.version.is_some() { "Lưu bản nháp" } else { "Lưu và xem lại" };
    let differs = sheet.meanwhile.take().map(|meanwhile| {
        let told = format!(
            "{} đã đổi cảnh báo này lúc {}. Những gì bạn gõ chưa được lưu nhưng vẫn còn trong các ô bên dưới.",
            meanwhile.by, meanwhile.at
        );
        let (mine, saved) = (&sheet.typed, &meanwhile.saved);
        let fields =
            Of::ALL.iter().filter(|&&field| field != Of::Scope && mine.get(field).trim() != saved.get(field).trim());
        let shown = fields.map(|&field| {
            comparison(field.label(), &word_of(field, mine.get(field)), &word_of(field, saved.get(field)))
        });
        conflict("Có người vừa đổi cảnh báo này", told, shown.collect())
    });
    let area = |field: Of, hint, required, rows| sheet.field(field, hint, required).lines(sheet.typed.get(field), rows);
    let controls = view! {
        {sheet.field(Of::Rank, Some("Khẩn cấp: nguy hiểm đến tính mạng. Cảnh báo: có thể xảy ra. Cần biết: ai cũng nên biết."), true)
            .choice(sheet.typed.get(Of::Rank), options(Rank::ALL, Rank::code, Rank::label))}
        {sheet.field(Of::Hazard, None, true).choice(sheet.typed.get(Of::Hazard), options(Hazard::ALL, Hazard::code, Hazard::label))}
        {sheet.line(Of::Headline, Some("Một dòng, ví dụ Bão số 3 đổ bộ tối nay."), true)}
        {area(Of::Text, Some("Người dân cần làm gì, vài câu ngắn. Mỗi dòng là một đoạn."), true, 5)}
        {scope(&sheet, offer)}
        {sheet.line(Of::StartDay, Some("Để trống cả ngày và giờ bắt đầu nếu muốn hiện ngay khi xác nhận."), false)}
        {sheet.line(Of::StartClock, None, false)}
        {sheet.line(Of::EndDay, Some("Đến lúc này cảnh báo tự gỡ. Nhiều nhất 30 ngày."), true)}
        {sheet.line(Of::EndClock, Some("Ví dụ 18:00 hoặc 18h."), true)}
        {area(Of::Spoken, Some("Để trống thì lời đọc được soạn tự động từ nội dung trên, chữ viết tắt được đọc đủ."), false, 4)}
    };
    view! { {differs} {sheet.around(controls.into_any(), button)} }.into_any()
}

fn scope(sheet: &FormSheet<Of>, offer: ScopeOffer) -> AnyView {
    let name = Of::Scope.name();
    let (portal, districts) = match offer {
        ScopeOffer::Own(unit) => {
            let words = format!("Cảnh báo hiện trên mọi trang của {unit}.");
            return view! { {hidden(name, Audience::Own.code())} <p class="hint">{words}</p> }.into_any();
        }
        ScopeOffer::Province { portal, districts } => (portal, districts),
    };
    let all = (Audience::All.code(), "Toàn tỉnh: cổng của tỉnh và mọi xã, phường, thị trấn".to_owned());
    let (portal, portal_name) = portal;
    boxes(sheet, Of::Scope, vec![all, (portal, format!("Cổng của tỉnh ({portal_name})"))], districts)
}
