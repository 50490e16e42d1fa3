//! Where a unit's administrator says who and where the unit is, sees what is missing, and confirms it.

mod samples;

use domain::profile::{ProfileFault, ProfileField, ProfileForm};
use leptos::prelude::*;

use super::comparison::{comparison, conflict as conflict_of};
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, summary};

/// Somebody saved other facts in the meantime.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactsConflict {
    /// The saved ones.
    pub saved: ProfileForm,
    /// Who saved them.
    pub by: String,
    /// When: `08:05 ngày 27/01/2024`.
    pub at: String,
}

/// A fact the unit's pages lack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissingFact {
    /// What it is.
    pub label: String,
    /// Why it is owed.
    pub reason: String,
    /// Whether nothing can be confirmed without it.
    pub needed: bool,
}

/// The form of the facts.
#[derive(Clone, Debug)]
pub struct UnitFacts {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// The saved facts these follow; 0 when nothing was ever saved.
    pub version: i64,
    /// As typed.
    pub typed: ProfileForm,
    /// What does not hold.
    pub faults: Vec<ProfileFault>,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
    /// Set when others were saved in the meantime.
    pub conflict: Option<FactsConflict>,
    /// `Lưu lúc …`; empty when nothing was ever saved.
    pub saved_note: String,
    /// What the pages lack today.
    pub missing: Vec<MissingFact>,
    /// When the facts were confirmed: `08:05 ngày 27/01/2024`; `None` while the site is a demonstration.
    pub confirmed: Option<String>,
    /// Where they are confirmed, and the confirmation taken back.
    pub confirm_href: String,
    /// The officers.
    pub officers_href: String,
}

impl Screen for UnitFacts {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let wrong = !self.faults.is_empty() || self.fault_note.is_some() || self.conflict.is_some();
        self.frame.head(if wrong { "Cần sửa – Thông tin đơn vị" } else { "Thông tin đơn vị" })
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, version, typed, faults, fault_note, conflict, saved_note, .. } = self;
        let summed = faults.iter().map(|fault| (fault.field.name(), fault.sentence.clone())).collect();
        let beside = view! {
            {confirmation(self.confirmed, self.confirm_href, csrf.clone(), version, &self.missing)}
            {missing_list(&self.missing, self.officers_href)}
        };
        let main = view! {
            <h1>"Thông tin đơn vị"</h1>
            <p class="about">{saved_note}</p>
            <div class="desk">
                <div class="sheet">
                    {summary(fault_note, summed)}
                    {conflict.map(|conflict| conflict_view(&conflict, &typed))}
                    <form method="post" action=action novalidate>
                        {hidden("csrf", csrf)}
                        {hidden("phien_ban", version.to_string())}
                        {fields(&typed, &faults)}
                        <p class="buttons"><button class="main">"Lưu thông tin"</button></p>
                        <p class="hint">"Lưu xong là người dân thấy ngay ở chân trang, trang Liên hệ và trang Giới thiệu. Ô để trống thì không hiện."</p>
                    </form>
                </div>
                <div class="beside">{beside}</div>
            </div>
        };
        frame.around_with_help("wide", HelpTopic::Facts, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

fn hint(field: ProfileField) -> Option<&'static str> {
    Some(match field {
        ProfileField::Address => "Số nhà, đường hoặc ấp, xã, huyện: đủ để tìm tới.",
        ProfileField::Phones => {
            "Mỗi dòng một số; có thể ghi trước dấu hai chấm số ấy của ai, ví dụ: Văn phòng: 0254 3852 123."
        }
        ProfileField::Email => "Hộp thư công vụ của đơn vị, không dùng hộp thư riêng của cán bộ.",
        ProfileField::Hours => "Mỗi dòng một ý, ví dụ: Thứ Hai đến thứ Sáu, 7 giờ 30 – 11 giờ 30.",
        ProfileField::MapPoint => {
            "Vĩ độ rồi kinh độ, ví dụ 10.49630, 107.16840; hoặc dán liên kết đầy đủ từ trang bản đồ."
        }
        ProfileField::ResponsibleName => "Hiện ở chân mọi trang.",
        ProfileField::ResponsiblePosition => return None,
        ProfileField::Introduction | ProfileField::History | ProfileField::Organisation => {
            "Viết như bài viết: dòng trống giữa hai đoạn, **chữ đậm**, - danh sách."
        }
        ProfileField::Licence => "Một câu, hiện ở chân mọi trang. Có thể giữ câu có sẵn.",
    })
}

fn fields(typed: &ProfileForm, faults: &[ProfileFault]) -> AnyView {
    let each = ProfileField::ALL.iter().map(|&field| {
        let sentences: Vec<_> =
            faults.iter().filter(|fault| fault.field == field).map(|fault| fault.sentence.as_str()).collect();
        let control = Field {
            name: field.name(),
            label: field.label(),
            hint: hint(field),
            fault: (!sentences.is_empty()).then(|| sentences.join(" ")),
            required: false,
        };
        let value = typed.get(field);
        match field {
            ProfileField::Phones | ProfileField::Hours => control.lines(value, 3),
            field if field.is_block() => control.lines(value, 8),
            _ => control.line(value.to_owned(), Typing::PLAIN),
        }
    });
    each.collect_view().into_any()
}

fn confirmation(
    confirmed: Option<String>,
    href: String,
    csrf: String,
    version: i64,
    missing: &[MissingFact],
) -> AnyView {
    let (state, class, text, deed, label, needed) = match confirmed {
        Some(at) => (
            "Đã xác nhận",
            "state live",
            format!("Xác nhận lúc {at}. Trang không còn mang dòng “Bản trình diễn” và được phép hiện trên máy tìm kiếm."),
            "rut",
            "Rút xác nhận",
            Vec::new(),
        ),
        None => (
            "Bản trình diễn",
            "state draft",
            "Trang đang mang dòng “Bản trình diễn, không phải trang chính thức” và không hiện trên máy tìm kiếm. Khi thông tin đã đúng, hãy xác nhận thay mặt đơn vị."
                .to_owned(),
            "xac_nhan",
            "Xác nhận thông tin",
            missing.iter().filter(|fact| fact.needed).map(|fact| fact.label.clone()).collect::<Vec<_>>(),
        ),
    };
    let deed = if needed.is_empty() {
        view! {
            <form method="post" action=href>
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                <button class=if deed == "rut" { "" } else { "main" } name="viec" value=deed>{label}</button>
            </form>
        }
        .into_any()
    } else {
        let items = needed
            .into_iter()
            .map(|label| view! { <li>{format!("Còn thiếu: {}.", lower_first(&label))}</li> })
            .collect_view();
        view! {
            <button type="button" class="main" aria-disabled="true" aria-describedby="chua-xac-nhan">{label}</button>
            <ul class="reasons" id="chua-xac-nhan">{items}</ul>
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="xac-nhan">
            <h2 id="xac-nhan">"Xác nhận"</h2>
            <p><span class=class>{state}</span></p>
            <p>{text}</p>
            {deed}
        </section>
    }
    .into_any()
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn missing_list(missing: &[MissingFact], officers_href: String) -> AnyView {
    let officers = view! { <p><a href=officers_href>"Lãnh đạo và đầu mối liên hệ"</a></p> };
    let list = if missing.is_empty() {
        view! { <p>"Không thiếu mục nào."</p> }.into_any()
    } else {
        // Most are owed under the same law: said once, below all it asks for.
        let mut reasons: Vec<String> = missing.iter().map(|fact| fact.reason.clone()).collect();
        let mut seen = std::collections::HashSet::new();
        reasons.retain(|reason| seen.insert(reason.clone()));
        let items = reasons.into_iter().map(|reason| {
            let facts = missing.iter().filter(|fact| fact.reason == reason).map(|fact| {
                let needed = fact.needed.then_some(" (cần có để xác nhận)");
                view! { <p><strong>{fact.label.clone()}</strong>{needed}</p> }
            });
            view! { <li>{facts.collect_view()}<p class="hint">{reason.clone()}</p></li> }
        });
        let items = items.collect_view();
        view! { <ul class="rows missing">{items}</ul> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="con-thieu">
            <h2 id="con-thieu">"Còn thiếu"</h2>
            {list}
            {officers}
        </section>
    }
    .into_any()
}

fn conflict_view(conflict: &FactsConflict, typed: &ProfileForm) -> AnyView {
    let told = format!(
        "{} đã lưu thông tin khác lúc {}. Những gì bạn gõ chưa được lưu nhưng vẫn còn nguyên trong các ô bên dưới. Hãy so sánh rồi lưu; khi đó bản của bạn thay bản đã lưu.",
        conflict.by, conflict.at
    );
    let differences: Vec<_> = ProfileField::ALL
        .iter()
        .filter(|&&field| typed.get(field).trim() != conflict.saved.get(field).trim())
        .map(|&field| comparison(field.label(), typed.get(field), conflict.saved.get(field)))
        .collect();
    conflict_of("Có người vừa lưu thông tin này", told, differences)
}
