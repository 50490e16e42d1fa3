//! The terms of a share as a form.

use std::collections::BTreeSet;

use domain::share::{Audience, CHOOSABLE, Mode, Overridable, ShareField as Of};
use leptos::prelude::*;

use crate::parts::form::{fault_id, fault_line};
use crate::screens::desk::ScopeDistrict;
use crate::screens::desk::form_sheet::FormSheet;

/// Whom an item of this unit may be shared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiverOffer {
    /// The province, by its name: what a commune offers upwards.
    Upwards(String),
    /// Whomever the province chooses.
    Below(Vec<ScopeDistrict>),
}

pub(super) fn form(sheet: FormSheet<Of>, offer: ReceiverOffer) -> AnyView {
    let upwards = matches!(offer, ReceiverOffer::Upwards(_));
    let button = if sheet.version.is_some_and(|version| version > 0) { "Lưu thay đổi" } else { "Đăng chung" };
    let modes = (!upwards).then(|| {
        let hint = "Bắt buộc: hiện ngay trên trang của mọi nơi nhận. Gợi ý: chờ ở bàn biên tập của nơi nhận, nơi ấy dùng, sửa hoặc từ chối.";
        let options = Mode::ALL.iter().map(|mode| (mode.code().to_owned(), mode.label().to_owned())).collect();
        sheet.field(Of::Mode, Some(hint), true).choice(sheet.typed.get(Of::Mode), options)
    });
    let hidden_mode = upwards.then(|| crate::parts::form::hidden(Of::Mode.name(), Mode::Offered.code()));
    let controls = view! {
        {audience(&sheet, offer)}
        {modes}
        {hidden_mode}
        {adaptable(&sheet)}
        <p class="hint">"Lời dẫn, lời kết và liên hệ của mình thì nơi nhận luôn được thêm. Trang của nơi nhận luôn ghi bài lấy từ đâu, của ngày nào."</p>
    };
    sheet.around_told("Có người vừa đổi việc đăng chung này", told, controls.into_any(), button)
}

/// What two terms look like beside each other.
fn told(field: Of, value: &str) -> String {
    match field {
        Of::Mode => Mode::from_code(value).map_or_else(|| value.to_owned(), |mode| mode.label().to_owned()),
        Of::Adaptable => Overridable::set(value).into_iter().map(Overridable::label).collect::<Vec<_>>().join(", "),
        Of::Audience => match Audience::from_code(value) {
            Some(Audience::All) => "Mọi xã, phường, thị trấn".to_owned(),
            Some(Audience::Portal) => "Cổng của tỉnh".to_owned(),
            Some(Audience::Subscribers) => "Chỉ nơi theo dõi".to_owned(),
            Some(Audience::Chosen { kinds, units }) => format!("{} nơi đã chọn", kinds.len() + units.len()),
            None => String::new(),
        },
    }
}

fn audience(sheet: &FormSheet<Of>, offer: ReceiverOffer) -> AnyView {
    let name = Of::Audience.name();
    let faults: Vec<_> =
        sheet.faults.iter().filter(|fault| fault.field == Of::Audience).map(|fault| fault.sentence.clone()).collect();
    let is_wrong = !faults.is_empty();
    let described = is_wrong.then(|| fault_id(name));
    let chosen: BTreeSet<String> =
        sheet.typed.get(Of::Audience).split(',').map(|code| code.trim().to_owned()).collect();
    let one = |code: String, label: String| box_of(name, code.clone(), label, chosen.contains(&code));
    let choices = match offer {
        ReceiverOffer::Upwards(province) => {
            let label = format!("Gửi lên {province} để cổng của tỉnh dùng");
            one(Audience::Portal.code(), label)
        }
        ReceiverOffer::Below(districts) => {
            let kinds = CHOOSABLE
                .into_iter()
                .map(|kind| one(kind.code().to_owned(), format!("Mọi {}", kind.label().to_lowercase())))
                .collect_view();
            let groups = districts.into_iter().map(|ScopeDistrict { code, name: district, communes }| {
                let is_open = communes.iter().any(|(commune, _)| chosen.contains(commune)) || chosen.contains(&code);
                let count = communes.len();
                let whole = one(code, format!("Tất cả của {}", domain::unit::in_sentence(&district)));
                let each = communes.into_iter().map(|(commune, label)| one(commune, label)).collect_view();
                view! {
                    <details class="more" open=is_open>
                        <summary>{format!("{district} ({count})")}</summary>
                        {whole}
                        {each}
                    </details>
                }
            });
            let groups = groups.collect_view();
            view! { {one(Audience::All.code(), "Mọi xã, phường, thị trấn".to_owned())} {kinds} {groups} }.into_any()
        }
    };
    let nobody = box_of(
        name,
        Audience::Subscribers.code(),
        "Thôi chia sẻ: chỉ nơi tự theo dõi còn nhận".to_owned(),
        chosen.contains(&Audience::Subscribers.code()),
    );
    let is_shared = sheet.version.is_some_and(|version| version > 0);
    view! {
        <fieldset class="field" class:wrong=is_wrong id=name aria-describedby=described>
            <legend>{Of::Audience.label()}</legend>
            {is_wrong.then(|| fault_line(name, faults.join(" ")))}
            {choices}
            {is_shared.then_some(nobody)}
        </fieldset>
    }
    .into_any()
}

fn adaptable(sheet: &FormSheet<Of>) -> AnyView {
    let chosen = Overridable::set(sheet.typed.get(Of::Adaptable));
    let boxes = Overridable::ALL.iter().map(|field| {
        let label = field.label().to_owned();
        box_of(Of::Adaptable.name(), field.code().to_owned(), label, chosen.contains(field))
    });
    view! {
        <fieldset class="field">
            <legend>{Of::Adaptable.label()}</legend>
            {boxes.collect_view()}
        </fieldset>
    }
    .into_any()
}

fn box_of(name: &'static str, value: String, label: String, checked: bool) -> AnyView {
    let id = format!("{name}-{value}");
    view! {
        <div class="choice">
            <input type="checkbox" id=id.clone() name=name value=value checked=checked/>
            <label for=id>{label}</label>
        </div>
    }
    .into_any()
}
