//! One line of the ledger: its form, a part that leaves it, its removal. Who only works for a hamlet reads it.

mod samples;

use domain::equipment::{Condition, EquipmentField, SplitField};
use leptos::prelude::*;

use super::form_sheet::FormSheet;
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title, summary};

/// The forms of a line that is there.
#[derive(Clone, Debug)]
pub struct EquipmentForms {
    /// A part that leaves it; `None` of a single piece.
    pub split: Option<FormSheet<SplitField>>,
    /// Where it is removed.
    pub removal_href: String,
}

/// One line of the ledger, or a new one.
#[derive(Clone, Debug)]
pub struct EquipmentPage {
    /// Around it.
    pub frame: DeskFrame,
    /// What it is called; empty of a new line.
    pub title: String,
    /// Its form; `None` for whoever may only read.
    pub sheet: Option<FormSheet<EquipmentField>>,
    /// What else can be done with a line that is there.
    pub forms: Option<EquipmentForms>,
    /// What is known of it, for whoever may only read.
    pub facts: Vec<(&'static str, String)>,
    /// Hamlets that can have it: value and name.
    pub hamlets: Vec<(String, String)>,
    /// `Lan lưu lúc 08:00 ngày 27/01/2024`; empty of a new line.
    pub changed: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
    /// The ledger.
    pub back_href: String,
}

impl EquipmentPage {
    fn is_wrong(&self) -> bool {
        let split = self.forms.as_ref().and_then(|forms| forms.split.as_ref());
        self.fault_note.is_some()
            || self.sheet.as_ref().is_some_and(FormSheet::is_wrong)
            || split.is_some_and(FormSheet::is_wrong)
    }
}

impl Screen for EquipmentPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let title = if self.title.is_empty() {
            "Ghi thiết bị mới".to_owned()
        } else {
            format!("Thiết bị: {}", self.title)
        };
        self.frame.head(&refused_title(title, self.is_wrong()))
    }

    fn view(self) -> AnyView {
        let Self { frame, title, sheet, forms, facts, hamlets, changed, fault_note, back_href } = self;
        let split = forms.as_ref().and_then(|forms| forms.split.as_ref());
        let mut summed = sheet.as_ref().map(FormSheet::summed).unwrap_or_default();
        summed.extend(split.map(FormSheet::summed).unwrap_or_default());
        let heading = if title.is_empty() { "Ghi thiết bị mới".to_owned() } else { title };
        let known = (!facts.is_empty()).then(|| {
            let pairs = facts.into_iter().map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> });
            view! { <dl class="facts">{pairs.collect_view()}</dl> }
        });
        let csrf_and_version = sheet.as_ref().and_then(|sheet| Some((sheet.csrf.clone(), sheet.version?)));
        let more = forms.map(|EquipmentForms { split, removal_href }| {
            let removal = csrf_and_version.map(|(csrf, version)| removal(removal_href, csrf, version));
            view! { {split.map(|sheet| split_form(sheet, hamlets.clone()))} {removal} }
        });
        let main = view! {
            <h1>{heading}</h1>
            <p><a href=back_href>"Về sổ thiết bị"</a></p>
            {summary(fault_note, summed)}
            {known}
            {sheet.map(|sheet| line_form(sheet, hamlets))}
            {(!changed.is_empty()).then(|| view! { <p class="hint">{changed}</p> })}
            {more}
        };
        frame.around_with_help("narrow", HelpTopic::Ledgers, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

fn conditions() -> Vec<(String, String)> {
    Condition::ALL.iter().map(|condition| (condition.code().to_owned(), condition.label().to_owned())).collect()
}

const KEPT: &str = "Đơn vị giữ, chưa giao tổ nào";

fn line_form(sheet: FormSheet<EquipmentField>, hamlets: Vec<(String, String)>) -> AnyView {
    use EquipmentField as Of;
    let button = if sheet.version.is_some() { "Lưu" } else { "Ghi vào sổ" };
    let named = hamlets.clone();
    let word = |field, value: &str| match field {
        Of::Condition => Condition::from_code(value).map_or_else(String::new, |one| one.label().to_owned()),
        Of::Hamlet if value.is_empty() => KEPT.to_owned(),
        Of::Hamlet => named.iter().find(|(id, _)| id == value).map_or_else(String::new, |(_, name)| name.clone()),
        _ => value.to_owned(),
    };
    let hamlet = sheet.field(Of::Hamlet, Some("Thôn, ấp, khu phố có tổ đang giữ."), false);
    let condition = sheet.field(Of::Condition, None, true).choice(sheet.typed.get(Of::Condition), conditions());
    let controls = view! {
        {sheet.line(Of::Kind, Some("Ví dụ Điện thoại thông minh."), true)}
        {sheet.line(Of::Quantity, None, true)}
        {sheet.line(Of::Batch, Some("Tên đợt nhận, ví dụ Đợt 1 năm 2023. Có thể để trống."), false)}
        {sheet.line(Of::Source, Some("Ai cấp hoặc tặng. Có thể để trống."), false)}
        {hamlet.choice_or(KEPT, sheet.typed.get(Of::Hamlet), hamlets)}
        {sheet.line(Of::HandedOver, Some("Ngày giao cho người đang giữ, ví dụ 26/03/2023. Để trống nếu chưa rõ."), false)}
        {condition}
        {sheet.field(Of::Note, Some("Số máy, số hiệu… Không ghi thông tin riêng của người dùng máy."), false).lines(sheet.typed.get(Of::Note), 3)}
    };
    sheet.around_told("Có người vừa lưu dòng này", word, controls.into_any(), button)
}

fn split_form(sheet: FormSheet<SplitField>, hamlets: Vec<(String, String)>) -> AnyView {
    use SplitField as Of;
    let is_open = sheet.is_wrong() || Of::ALL.iter().any(|&field| !sheet.typed.get(field).is_empty());
    let hamlet = sheet.field(Of::Hamlet, None, false).choice_or(KEPT, sheet.typed.get(Of::Hamlet), hamlets);
    let condition = sheet.field(Of::Condition, None, true).choice(sheet.typed.get(Of::Condition), conditions());
    let controls = view! {
        {sheet.line(Of::Count, Some("Bao nhiêu chiếc rời khỏi dòng này."), true)}
        {hamlet}
        {sheet.line(Of::HandedOver, Some("Để trống nếu giữ nguyên ngày của dòng này."), false)}
        {condition}
    };
    view! {
        <details class="more" open=is_open>
            <summary>"Tách dòng…"</summary>
            <p>"Khi một phần bị hỏng, mất hoặc chuyển cho tổ khác: phần ấy thành một dòng mới, tổng số không đổi."</p>
            {sheet.around(controls.into_any(), "Tách thành dòng mới")}
        </details>
    }
    .into_any()
}

fn removal(href: String, csrf: String, version: i64) -> AnyView {
    view! {
        <details class="more">
            <summary>"Xóa khỏi sổ…"</summary>
            <p>"Thiết bị đã hỏng, mất hay thu hồi thì nên đổi tình trạng; chỉ xóa dòng ghi nhầm."</p>
            <form method="post" action=href>
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                <p class="buttons"><button class="main danger">"Xóa hẳn dòng này"</button></p>
            </form>
        </details>
    }
    .into_any()
}
