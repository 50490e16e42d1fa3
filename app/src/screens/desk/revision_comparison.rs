//! Two saved texts of an item, field by field, word by word.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::revision_parts::{RevisionFacts, RevisionPicker, changes};
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{refused_title, summary};
use crate::screens::cast;

/// One field of both texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldPair {
    /// Its label.
    pub label: String,
    /// What the first text says in it.
    pub from: String,
    /// What the second one says.
    pub to: String,
}

/// Two saved texts.
#[derive(Clone, Debug)]
pub struct RevisionComparison {
    /// Around it.
    pub frame: DeskFrame,
    /// Of the item.
    pub title: String,
    /// The choice of other two.
    pub picker: RevisionPicker,
    /// The two, each with the address of its page; `None` when one is not to be had.
    pub both: Option<[(RevisionFacts, String); 2]>,
    /// Every field that says something in either.
    pub fields: Vec<FieldPair>,
    /// The list of saved texts.
    pub list_href: String,
    /// Back to the editor.
    pub back_href: String,
    /// What is wrong with the choice.
    pub fault_note: Option<String>,
}

impl Screen for RevisionComparison {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let what = match &self.both {
            Some([(from, _), (to, _)]) => format!("So sánh bản {} với bản {}", from.number, to.number),
            None => "So sánh hai bản".to_owned(),
        };
        self.frame.head(&refused_title(format!("{what}: {}", self.title), self.fault_note.is_some()))
    }

    fn view(self) -> AnyView {
        let Self { frame, title, picker, both, fields, list_href, back_href, fault_note } = self;
        let compared = both.map(|both| compared(both, fields));
        let main = view! {
            <h1>"So sánh hai bản"</h1>
            <p class="lead">{title}</p>
            <p class="about"><a href=list_href>"Các bản đã lưu"</a> <a href=back_href>"Về bài viết"</a></p>
            {summary(fault_note, Vec::new())}
            {picker.view()}
            {compared}
        };
        frame.around_with_help("wide", HelpTopic::Correct, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let facts = |number: i32, saved: &str| RevisionFacts {
            number,
            saved: saved.to_owned(),
            saved_by: "Nguyễn Thị Lan".to_owned(),
            ..RevisionFacts::default()
        };
        let base = "/don-vi/xa-hoa-long/bai-viet/7";
        let from = RevisionFacts {
            published: Some("09:00 ngày 28/01/2024".to_owned()),
            is_live: true,
            ..facts(3, "08:52 ngày 28/01/2024")
        };
        let to = RevisionFacts {
            note: Some("Sửa giờ họp theo giấy mời mới".to_owned()),
            is_newest: true,
            ..facts(4, "08:05 ngày 29/01/2024")
        };
        let changed = cast::BODY.replace("Thứ Năm", "Thứ Sáu").replacen("công dân", "công dân và doanh nghiệp", 1);
        let pair = |label: &str, from: &str, to: &str| FieldPair {
            label: label.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
        };
        let normal = Self {
            frame: cast::desk_frame(),
            title: "Lịch tiếp công dân tháng 02/2024".to_owned(),
            picker: RevisionPicker {
                action: format!("{base}/ban-luu/so-sanh"),
                from: "3".to_owned(),
                to: "4".to_owned(),
            },
            both: Some([(from, format!("{base}/ban-luu/3")), (to, format!("{base}/ban-luu/4"))]),
            fields: vec![
                pair("Tiêu đề", "Lịch họp tháng 02/2024", "Lịch tiếp công dân tháng 02/2024"),
                pair("Tóm tắt", cast::SUMMARY, cast::SUMMARY),
                pair("Nội dung", &format!("{}\n\n{}", cast::BODY, cast::BODY), &format!("{changed}\n\n{}", cast::BODY)),
                pair("Chuyên mục", "", "Cải cách hành chính"),
            ],
            list_href: format!("{base}/ban-luu"),
            back_href: base.to_owned(),
            fault_note: None,
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            fields: vec![
                pair("Tiêu đề", &cast::longest_title(), &cast::longest_title().to_uppercase()),
                pair("Nội dung", &cast::longest_body(), &cast::longest_summary()),
            ],
            ..normal.clone()
        };
        let same = Self {
            fields: normal.fields.iter().map(|pair| FieldPair { to: pair.from.clone(), ..pair.clone() }).collect(),
            ..normal.clone()
        };
        let missing = Self {
            both: None,
            fields: Vec::new(),
            fault_note: Some("Bài này không có bản số 9. Hãy chọn một bản trong danh sách các bản đã lưu.".to_owned()),
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("same", same), ("failed", missing)]
    }
}

fn compared(both: [(RevisionFacts, String); 2], fields: Vec<FieldPair>) -> AnyView {
    let heads = both.into_iter().map(|(facts, href)| {
        view! { <div><h2><a href=href>{facts.title()}</a></h2>{facts.view()}</div> }
    });
    let (same, changed): (Vec<_>, Vec<_>) = fields.into_iter().partition(|pair| pair.from == pair.to);
    let kept = (!same.is_empty() && !changed.is_empty()).then(|| {
        let labels = same.iter().map(|pair| pair.label.as_str()).collect::<Vec<_>>().join(", ");
        view! { <p class="hint">{format!("Không đổi: {labels}.")}</p> }
    });
    let body = if changed.is_empty() {
        view! { <p class="none">"Hai bản giống hệt nhau."</p> }.into_any()
    } else {
        let sections = changed
            .into_iter()
            .map(|FieldPair { label, from, to }| view! { <section><h2>{label}</h2>{changes(&from, &to)}</section> })
            .collect_view();
        view! {
            <p class="hint">"Cách đọc: " <del>"chữ gạch ngang"</del> " đã bỏ, " <ins>"chữ gạch chân"</ins> " mới thêm."</p>
            {sections}
        }
        .into_any()
    };
    view! { <div class="compare">{heads.collect_view()}</div> <div class="changes">{body} {kept}</div> }.into_any()
}
