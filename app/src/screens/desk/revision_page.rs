//! One saved text of an item, whole; from here it is restored or named.

use domain::revision::RevisionName;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::revision_parts::RevisionFacts;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};
use crate::screens::cast;

/// Saving the text again as a new draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restoration {
    /// Where the form goes.
    pub action: String,
    /// The version of the item the person saw.
    pub version: i64,
}

/// Giving the text a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// Where the form goes.
    pub action: String,
    /// As typed, or the name it has.
    pub typed: String,
    /// What does not hold.
    pub fault: Option<String>,
}

/// One saved text.
#[derive(Clone, Debug)]
pub struct RevisionPage {
    /// Around it.
    pub frame: DeskFrame,
    /// What is known about it.
    pub facts: RevisionFacts,
    /// Its title.
    pub title: String,
    /// Its other fields that say something: label and value.
    pub fields: Vec<(String, String)>,
    /// Its rendered body; trusted.
    pub body_html: String,
    /// Token of the forms.
    pub csrf: String,
    /// `None` for the newest text, and for whoever may not write.
    pub restoration: Option<Restoration>,
    /// `None` for whoever may not write.
    pub naming: Option<Naming>,
    /// Further ways: label and address.
    pub ways: Vec<(String, String)>,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

impl Screen for RevisionPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = self.fault_note.is_some() || self.naming.as_ref().is_some_and(|naming| naming.fault.is_some());
        self.frame.head(&refused_title(format!("Bản {}: {}", self.facts.number, self.title), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, facts, title, fields, body_html, csrf, restoration, naming, ways, fault_note } = self;
        let named = naming.as_ref().and_then(|naming| naming.fault.clone());
        let summed = named.map(|sentence| (RevisionName::FIELD, sentence)).into_iter().collect();
        let body = if body_html.is_empty() {
            view! { <p class="none">"Bản này chưa có nội dung."</p> }.into_any()
        } else {
            view! { <div class="prose" inner_html=body_html></div> }.into_any()
        };
        let ways = ways.into_iter().map(|(label, href)| view! { <li><a href=href>{label}</a></li> }).collect_view();
        let main = view! {
            <h1>{facts.title()}</h1>
            {facts.clone().view()}
            {summary(fault_note, summed)}
            <div class="desk">
                <div class="sheet saved">
                    <h2>{title}</h2>
                    {body}
                    {(!fields.is_empty()).then(|| field_list(fields))}
                </div>
                <div class="beside">
                    {restoration.map(|restoration| restore(restoration, csrf.clone(), facts.number))}
                    {naming.map(|naming| name(naming, csrf, facts.name.is_some()))}
                    <nav aria-label="Lối đi tiếp"><ul class="plain-list">{ways}</ul></nav>
                </div>
            </div>
        };
        frame.around_with_help("wide", HelpTopic::Correct, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let base = "/don-vi/xa-hoa-long/bai-viet/7";
        let way = |label: &str, href: String| (label.to_owned(), href);
        let normal = Self {
            frame: cast::desk_frame(),
            facts: RevisionFacts {
                number: 2,
                saved: "10:12 ngày 27/01/2024".to_owned(),
                saved_by: "Nguyễn Thị Lan".to_owned(),
                note: Some("Thêm số điện thoại của bộ phận một cửa".to_owned()),
                published: Some("10:30 ngày 27/01/2024".to_owned()),
                ..RevisionFacts::default()
            },
            title: "Lịch tiếp công dân tháng 02/2024".to_owned(),
            fields: vec![way("Tóm tắt", cast::SUMMARY.to_owned()), way("Chuyên mục", "Cải cách hành chính".to_owned())],
            body_html: domain::markdown::render(cast::BODY).html,
            csrf: "token".to_owned(),
            restoration: Some(Restoration { action: format!("{base}/ban-luu/2/khoi-phuc"), version: 12 }),
            naming: Some(Naming { action: format!("{base}/ban-luu/2/ten"), ..Naming::default() }),
            ways: vec![
                way("So với bản mới nhất", format!("{base}/ban-luu/so-sanh?tu=2&den=4")),
                way("Các bản đã lưu", format!("{base}/ban-luu")),
                way("Về bài viết", base.to_owned()),
            ],
            fault_note: None,
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            facts: RevisionFacts {
                number: 2_147_483_647,
                name: Some("Bản đã được Chủ tịch Ủy ban nhân dân duyệt ".repeat(2)),
                saved_by: cast::LONG_NAME.to_owned(),
                note: Some(cast::longest_title()),
                ..normal.facts.clone()
            },
            fields: vec![way("Tóm tắt", cast::longest_summary()), way("Nguồn", cast::longest_title())],
            body_html: domain::markdown::render(&cast::longest_body()).html,
            ..normal.clone()
        };
        let newest = Self {
            facts: RevisionFacts { number: 4, is_newest: true, published: None, ..normal.facts.clone() },
            body_html: String::new(),
            restoration: None,
            fields: Vec::new(),
            ..normal.clone()
        };
        let reader = Self { restoration: None, naming: None, ..normal.clone() };
        let stale = Self {
            fault_note: Some(
                "Chưa khôi phục: Trần Văn Minh vừa lưu bản mới lúc 08:11 ngày 29/01/2024. Hãy xem lại rồi bấm lần nữa."
                    .to_owned(),
            ),
            ..normal.clone()
        };
        let faults = Self {
            naming: Some(Naming { fault: RevisionName::parse("").err(), ..normal.naming.clone().unwrap_or_default() }),
            ..normal.clone()
        };
        vec![
            ("normal", normal),
            ("longest", longest),
            ("empty", newest),
            ("reader", reader),
            ("stale", stale),
            ("faults", faults),
        ]
    }
}

fn field_list(fields: Vec<(String, String)>) -> AnyView {
    let rows =
        fields.into_iter().map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> }).collect_view();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

fn restore(Restoration { action, version }: Restoration, csrf: String, number: i32) -> AnyView {
    view! {
        <section class="card" aria-labelledby="khoi-phuc">
            <h2 id="khoi-phuc">"Khôi phục"</h2>
            <form method="post" action=action>
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                <button class="main" aria-describedby="khoi-phuc-gi">{format!("Khôi phục bản {number}")}</button>
                <p class="hint" id="khoi-phuc-gi">
                    "Lưu lại thành bản nháp mới nhất. Bản đang công khai không đổi cho tới khi có người đăng."
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn name(Naming { action, typed, fault }: Naming, csrf: String, has_name: bool) -> AnyView {
    let field = Field {
        name: RevisionName::FIELD,
        label: RevisionName::LABEL,
        hint: Some("Ví dụ: Bản Chủ tịch đã duyệt. Bản có tên được giữ mãi."),
        fault,
        required: true,
    };
    view! {
        <section class="card" aria-labelledby="dat-ten">
            <h2 id="dat-ten">{if has_name { "Đổi tên" } else { "Đặt tên" }}</h2>
            <form method="post" action=action novalidate>
                {hidden("csrf", csrf)}
                {field.line(typed, Typing::PLAIN)}
                <p class="buttons"><button>{if has_name { "Đổi tên" } else { "Đặt tên" }}</button></p>
            </form>
        </section>
    }
    .into_any()
}
