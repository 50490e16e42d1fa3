//! A new unit: five fields, of which the last two may stay empty.

use domain::unit::{Level, UnitKind};
use domain::unit_form::{UnitFault, UnitField, UnitForm};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::person_parts::platform_line;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};
use crate::paths::desk;
use crate::screens::cast;

/// What copying a model site means.
pub(super) const MODEL: &str = "Địa chỉ của đơn vị có trang mẫu, ví dụ xa-hoa-long. Chép các trang thông tin đã đăng (thành bản nháp), các chuyên mục và bộ màu.";

/// A new unit.
#[derive(Clone, Debug)]
pub struct PlatformNewUnit {
    /// Around it.
    pub frame: DeskFrame,
    /// Token of the form.
    pub csrf: String,
    /// As typed.
    pub typed: UnitForm,
    /// What does not hold.
    pub faults: Vec<UnitFault>,
    /// What is wrong with the form itself.
    pub note: Option<String>,
    /// Units it may stand under: slug and name.
    pub parents: Vec<(String, String)>,
    /// What follows the label in the address: `.localhost`.
    pub below: String,
}

impl Screen for PlatformNewUnit {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty() || self.note.is_some();
        self.frame.head(&refused_title("Thêm đơn vị".to_owned(), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, csrf, typed, faults, note, parents, below } = self;
        let field = |field, hint, required| labelled(field, hint, required, &faults);
        let kinds = UnitKind::ALL.iter().filter(|kind| kind.level() == Level::Commune);
        let kinds = kinds.map(|kind| (kind.code().to_owned(), kind.label().to_owned())).collect();
        let hint = format!("Để trống: lấy theo loại và tên, ví dụ xa-hoa-long{below}.");
        let main = view! {
            {platform_line("")}
            <h1>"Thêm đơn vị"</h1>
            <p class="lead">"Đơn vị mới có ngay trang công khai và bàn biên tập, chưa có bài nào."</p>
            {summary(note, summed(&faults))}
            <form method="post" action=desk::PlatformNewUnit.to_string() novalidate class="card">
                {hidden("csrf", csrf)}
                {field(UnitField::Kind, None, true).choice(&typed.kind, kinds)}
                {field(UnitField::Name, Some("Ví dụ: Hòa Long"), true).line(typed.name, Typing::PLAIN)}
                {field(UnitField::Parent, None, true).choice(&typed.parent, parents)}
                {field(UnitField::Slug, None, false).line(typed.slug, Typing::PLAIN)}
                <p class="hint">{hint}</p>
                {field(UnitField::Model, Some(MODEL), false).line(typed.model, Typing::PLAIN)}
                <p class="buttons">
                    <button class="main">"Thêm đơn vị"</button>
                    <a class="button" href=desk::PlatformUnits.to_string()>"Quay lại, không thêm"</a>
                </p>
            </form>
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            csrf: "token".to_owned(),
            typed: UnitForm::default(),
            faults: Vec::new(),
            note: None,
            parents: vec![
                ("huyen-long-dien".to_owned(), "Huyện Long Điền".to_owned()),
                ("tinh-ba-ria-vung-tau".to_owned(), "Tỉnh Bà Rịa - Vũng Tàu".to_owned()),
            ],
            below: ".localhost".to_owned(),
        };
        let failed = Self {
            typed: UnitForm { kind: "xa".to_owned(), slug: "studio".to_owned(), ..UnitForm::default() },
            faults: vec![
                (UnitField::Name, "Hãy nhập tên đơn vị, ví dụ Hòa Long.".to_owned()),
                (UnitField::Slug, "Địa chỉ “studio” được giữ riêng cho hệ thống. Hãy chọn địa chỉ khác.".to_owned()),
            ],
            note: Some("Trang này đã mở từ trước khi bạn đăng nhập lại.".to_owned()),
            ..normal.clone()
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            typed: UnitForm { name: cast::LONG_NAME.to_owned(), slug: "a".repeat(63), ..UnitForm::default() },
            parents: vec![("huyen".to_owned(), cast::LONG_DISTRICT.to_owned())],
            ..normal.clone()
        };
        vec![("normal", normal), ("failed", failed), ("longest", longest)]
    }
}

/// A field with its faults.
pub(super) fn labelled(field: UnitField, hint: Option<&'static str>, required: bool, faults: &[UnitFault]) -> Field {
    let own: Vec<&str> = faults.iter().filter(|(of, _)| *of == field).map(|(_, sentence)| sentence.as_str()).collect();
    let fault = (!own.is_empty()).then(|| own.join(" "));
    Field { name: field.name(), label: field.label(), hint, fault, required }
}

/// The faults as the top of the form names them.
pub(super) fn summed(faults: &[UnitFault]) -> Vec<(&'static str, String)> {
    faults.iter().map(|(field, sentence)| (field.name(), sentence.clone())).collect()
}
