//! The saved texts of an item, newest first.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::revision_parts::{RevisionFacts, RevisionPicker};
use crate::document::{Head, Screen, Sheet};
use crate::parts::pager::{Pager, on_page};
use crate::screens::cast;

/// One saved text in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RevisionListRow {
    /// What is known about it.
    pub facts: RevisionFacts,
    /// The text, whole.
    pub href: String,
    /// What changed since the one before; `None` for the first.
    pub before_href: Option<String>,
    /// What differs from what is public; `None` for that itself, or without one.
    pub live_href: Option<String>,
}

/// The saved texts of an item.
#[derive(Clone, Debug)]
pub struct RevisionList {
    /// Around it.
    pub frame: DeskFrame,
    /// Of the item.
    pub title: String,
    /// Back to the editor.
    pub back_href: String,
    /// Of this page.
    pub rows: Vec<RevisionListRow>,
    /// The choice of two; `None` while there is one.
    pub picker: Option<RevisionPicker>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Addresses of the page before and the page after.
    pub page_hrefs: (Option<String>, Option<String>),
}

impl Screen for RevisionList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&on_page(&format!("Các bản đã lưu: {}", self.title), self.page))
    }

    fn view(self) -> AnyView {
        let Self { frame, title, back_href, rows, picker, page, pages, page_hrefs: (back, on) } = self;
        let list = if rows.is_empty() {
            view! { <p class="none">"Không có bản nào ở trang này."</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows.into_iter().map(row).collect_view()}</ul> }.into_any()
        };
        let main = view! {
            <h1>"Các bản đã lưu"</h1>
            <p class="lead">{title}</p>
            <p class="about"><a href=back_href>"Về bài viết"</a></p>
            {picker.map(RevisionPicker::view)}
            {list}
            {Pager { page, pages, back, on }.view()}
            <p class="hint kept">
                "Được giữ mãi: bản có tên, bản từng công khai, bản đầu tiên và bản mới nhất. Các bản khác: giữ đủ trong 30 ngày, sau đó mỗi ngày một bản cho đến hết một năm, rồi mỗi tháng một bản."
            </p>
        };
        frame.around_with_help("wide", HelpTopic::Correct, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::desk_frame(),
            title: "Lịch tiếp công dân tháng 02/2024".to_owned(),
            back_href: "/don-vi/xa-hoa-long/bai-viet/7".to_owned(),
            rows: sample_rows(),
            picker: Some(RevisionPicker {
                action: "/don-vi/xa-hoa-long/bai-viet/7/ban-luu/so-sanh".to_owned(),
                from: "3".to_owned(),
                to: "4".to_owned(),
            }),
            page: 1,
            pages: 1,
            page_hrefs: (None, None),
        };
        let long = |row: RevisionListRow| RevisionListRow {
            facts: RevisionFacts {
                number: 2_147_483_647,
                name: Some("Bản đã được Chủ tịch Ủy ban nhân dân duyệt ".repeat(2)),
                saved_by: cast::LONG_NAME.to_owned(),
                note: Some(cast::longest_title()),
                ..row.facts
            },
            ..row
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            rows: sample_rows().into_iter().map(long).collect(),
            page: 9_998,
            pages: 9_999,
            page_hrefs: (Some("?trang=9997".to_owned()), Some("?trang=9999".to_owned())),
            ..normal.clone()
        };
        let single = Self { rows: sample_rows().into_iter().skip(3).collect(), picker: None, ..normal.clone() };
        let beyond = Self { rows: Vec::new(), page: 7, pages: 2, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("single", single), ("empty", beyond)]
    }
}

fn row(row: RevisionListRow) -> AnyView {
    let RevisionListRow { facts, href, before_href, live_href } = row;
    let number = facts.number;
    let link = |label: &'static str, href: String| {
        view! { <a href=href aria-label=format!("{label}: bản {number}")>{label}</a> }
    };
    let has_links = before_href.is_some() || live_href.is_some();
    let links = view! {
        <p class="about">
            {before_href.map(|href| link("So với bản trước", href))}
            {live_href.map(|href| link("So với bản công khai", href))}
        </p>
    };
    view! {
        <li>
            <h2><a href=href>{facts.title()}</a></h2>
            {facts.view()}
            {has_links.then_some(links)}
        </li>
    }
    .into_any()
}

fn sample_rows() -> Vec<RevisionListRow> {
    let href = |rest: &str| format!("/don-vi/xa-hoa-long/bai-viet/7/ban-luu/{rest}");
    let facts = |number: i32, saved: &str| RevisionFacts {
        number,
        saved: saved.to_owned(),
        saved_by: "Nguyễn Thị Lan".to_owned(),
        ..RevisionFacts::default()
    };
    let row = |facts: RevisionFacts| RevisionListRow {
        href: href(&facts.number.to_string()),
        before_href: (facts.number > 1).then(|| href(&format!("so-sanh?den={}", facts.number))),
        live_href: (!facts.is_live).then(|| href(&format!("so-sanh?tu=3&den={}", facts.number))),
        facts,
    };
    vec![
        row(RevisionFacts {
            note: Some("Sửa giờ họp theo giấy mời mới".to_owned()),
            is_newest: true,
            is_auto: true,
            ..facts(4, "08:05 ngày 29/01/2024")
        }),
        row(RevisionFacts {
            name: Some("Bản Chủ tịch đã duyệt".to_owned()),
            published: Some("09:00 ngày 28/01/2024".to_owned()),
            approved: Some("Người lưu tự duyệt".to_owned()),
            is_live: true,
            saved_by: "Trần Văn Minh".to_owned(),
            ..facts(3, "08:52 ngày 28/01/2024")
        }),
        row(RevisionFacts {
            published: Some("10:30 ngày 27/01/2024".to_owned()),
            note: Some("Khôi phục từ bản 1".to_owned()),
            ..facts(2, "10:12 ngày 27/01/2024")
        }),
        row(facts(1, "08:05 ngày 27/01/2024")),
    ]
}
