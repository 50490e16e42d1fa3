//! Who looks after an item, and when it is to be read again.

use domain::care::{CareField, CareForm};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};
use crate::screens::cast;

/// Who looks after an item.
#[derive(Clone, Debug)]
pub struct CarePage {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the form.
    pub csrf: String,
    /// The version this is about.
    pub version: i64,
    /// Of the item.
    pub title: String,
    /// Number and name of those who may look after it.
    pub people: Vec<(String, String)>,
    /// As typed.
    pub typed: CareForm,
    /// What does not hold.
    pub faults: Vec<(CareField, String)>,
    /// Back to the editor.
    pub back_href: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

impl Screen for CarePage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty() || self.fault_note.is_some();
        self.frame.head(&refused_title(format!("Phụ trách và xem lại: {}", self.title), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, version, title, people, typed, faults, back_href, fault_note } = self;
        let field = |field: CareField, hint| Field {
            name: field.name(),
            label: field.label(),
            hint: Some(hint),
            fault: faults.iter().find(|(of, _)| *of == field).map(|(_, sentence)| sentence.clone()),
            required: false,
        };
        let summed = faults.iter().map(|(field, sentence)| (field.name(), sentence.clone())).collect();
        let main = view! {
            <h1>"Người phụ trách và ngày xem lại"</h1>
            <p class="lead">{title}</p>
            {summary(fault_note, summed)}
            <form method="post" action=action novalidate class="card">
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                {field(CareField::Owner, "Người trả lời được khi nội dung cần sửa.")
                    .choice_or("Chưa giao cho ai", &typed.owner, people)}
                {field(
                    CareField::ReviewOn,
                    "Đến ngày này bài hiện trong mục Cần xem lại. Ví dụ 05/02/2024; để trống nếu không cần.",
                )
                    .line(typed.review_on, Typing::PLAIN)}
                <p class="buttons">
                    <button class="main">"Lưu"</button>
                    <a class="button" href=back_href>"Về bài viết"</a>
                </p>
            </form>
        };
        frame.around_with_help("narrow", HelpTopic::Together, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::desk_frame(),
            action: "/don-vi/xa-hoa-long/bai-viet/7/phu-trach".to_owned(),
            csrf: "token".to_owned(),
            version: 12,
            title: "Bảng giá đất năm 2024".to_owned(),
            people: vec![("1".to_owned(), "Nguyễn Thị Lan".to_owned()), ("2".to_owned(), "Trần Văn Minh".to_owned())],
            typed: CareForm { owner: "1".to_owned(), review_on: "01/07/2024".to_owned() },
            faults: Vec::new(),
            back_href: "/don-vi/xa-hoa-long/bai-viet/7".to_owned(),
            fault_note: None,
        };
        let faults = Self {
            typed: CareForm { owner: String::new(), review_on: "01/01/2020".to_owned() },
            faults: vec![(
                CareField::ReviewOn,
                "Ngày xem lại đã qua; hãy chọn hôm nay hoặc một ngày sắp tới.".to_owned(),
            )],
            ..normal.clone()
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            people: vec![("1".to_owned(), cast::LONG_NAME.to_owned())],
            ..normal.clone()
        };
        vec![("normal", normal), ("faults", faults), ("longest", longest)]
    }
}
