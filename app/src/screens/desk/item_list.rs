//! A unit's items, as its people see them.

use domain::item::ItemState;
use leptos::prelude::*;

use super::frame::{DeskFrame, state_label};
use crate::document::{Head, Screen, Sheet};
use crate::parts::pager::Pager;
use crate::screens::cast;

/// One item in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    /// Of the newest text.
    pub title: String,
    /// The editor.
    pub href: String,
    /// Where it stands.
    pub state: ItemState,
    /// When it was last saved.
    pub changed: String,
    /// By whom.
    pub changed_by: String,
    /// Where residents read it, absolute; absent when they cannot.
    pub public_href: Option<String>,
}

/// Where an administrator finds the facts of the unit, and how they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactsCorner {
    /// The facts.
    pub facts_href: String,
    /// The officers.
    pub officers_href: String,
    /// The colours of its pages.
    pub appearance_href: String,
    /// How many facts are missing.
    pub missing: usize,
    /// Whether the facts are confirmed.
    pub is_confirmed: bool,
}

/// The items of a unit.
#[derive(Clone, Debug)]
pub struct ItemList {
    /// Around it.
    pub frame: DeskFrame,
    /// Of this page and tab.
    pub rows: Vec<ItemRow>,
    /// Label, address, how many, whether it is this one.
    pub tabs: Vec<(String, String, u64, bool)>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Addresses of the page before and the page after.
    pub page_hrefs: (Option<String>, Option<String>),
    /// Where a new item begins; `None` for whoever may not write.
    pub new_href: Option<String>,
    /// For whoever may administer the unit.
    pub facts: Option<FactsCorner>,
}

impl Screen for ItemList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head("Bài viết")
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, tabs, page, pages, page_hrefs: (back, on), new_href, facts } = self;
        let begin = match new_href {
            Some(href) => view! { <a class="button main" href=href>"Viết bài mới"</a> }.into_any(),
            None => view! { <p class="hint">"Vai trò của bạn được xem bài, chưa được viết bài mới."</p> }.into_any(),
        };
        let list = if rows.is_empty() {
            view! { <p class="none">"Chưa có bài viết nào ở đây."</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows.into_iter().map(row).collect_view()}</ul> }.into_any()
        };
        let main = view! {
            <div class="title"><h1>"Bài viết"</h1> {begin}</div>
            {facts.map(corner)}
            {(!tabs.is_empty()).then(|| tab_line(tabs))}
            {list}
            {Pager { page, pages, back, on }.view()}
        };
        frame.around("wide", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { notice: Some("Đã đăng bài.".to_owned()), ..cast::desk_frame() },
            rows: cast::rows(),
            tabs: tabs([12, 3, 8, 1]),
            page: 1,
            pages: 1,
            page_hrefs: (None, None),
            new_href: Some("/don-vi/xa-hoa-long/bai-viet/moi".to_owned()),
            facts: Some(FactsCorner {
                facts_href: "/don-vi/xa-hoa-long/thong-tin".to_owned(),
                officers_href: "/don-vi/xa-hoa-long/can-bo".to_owned(),
                appearance_href: "/don-vi/xa-hoa-long/giao-dien".to_owned(),
                missing: 3,
                is_confirmed: false,
            }),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: cast::rows()
                .into_iter()
                .map(|row| ItemRow { title: cast::longest_title(), changed_by: cast::LONG_NAME.to_owned(), ..row })
                .collect(),
            tabs: tabs([1_999_980; 4]),
            page: 99_998,
            pages: 99_999,
            page_hrefs: (Some("?trang=99997".to_owned()), Some("?trang=99999".to_owned())),
            ..normal.clone()
        };
        let empty = Self { frame: cast::desk_frame(), rows: Vec::new(), tabs: tabs([0; 4]), ..normal.clone() };
        let may_not_write = Self { frame: cast::desk_frame(), new_href: None, facts: None, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("may_not_write", may_not_write)]
    }
}

pub(super) fn tabs(counts: [u64; 4]) -> Vec<(String, String, u64, bool)> {
    ["Tất cả", "Bản nháp", "Đã đăng", "Đã gỡ"]
        .into_iter()
        .zip(counts)
        .enumerate()
        .map(|(at, (label, count))| (label.to_owned(), format!("?muc={at}"), count, at == 0))
        .collect()
}

/// The way to the facts of the unit, and what they lack.
fn corner(corner: FactsCorner) -> AnyView {
    let FactsCorner { facts_href, officers_href, appearance_href, missing, is_confirmed } = corner;
    let state = if is_confirmed {
        view! { <span class="state live">"Đã xác nhận"</span> }
    } else {
        view! { <span class="state draft">"Bản trình diễn"</span> }
    };
    let lacks =
        if missing == 0 { "Không thiếu mục nào.".to_owned() } else { format!("Còn thiếu {missing} mục.") };
    view! {
        <p class="about corner">
            {state}
            <span>{lacks}</span>
            <a href=facts_href>"Thông tin đơn vị"</a>
            <a href=officers_href>"Lãnh đạo và đầu mối"</a>
            <a href=appearance_href>"Giao diện"</a>
        </p>
    }
    .into_any()
}

pub(super) fn tab_line(tabs: Vec<(String, String, u64, bool)>) -> AnyView {
    let items = tabs
        .into_iter()
        .map(|(label, href, count, current)| {
            view! {
                <li>
                    <a href=href aria-current=current.then_some("page")>{format!("{label} ({count})")}</a>
                </li>
            }
        })
        .collect_view();
    view! { <nav aria-label="Lọc theo trạng thái"><ul class="tabs">{items}</ul></nav> }.into_any()
}

pub(super) fn row(row: ItemRow) -> AnyView {
    let ItemRow { title, href, state, changed, changed_by, public_href } = row;
    let public = public_href.map(|address| {
        let label = format!("Xem trang công khai của bài {title}");
        view! { <a href=address aria-label=label>"Xem trang công khai"</a> }
    });
    view! {
        <li>
            <h2><a href=href>{title}</a></h2>
            <p class="about">{state_label(state)} <span>{format!("Lưu {changed}, {changed_by}")}</span> {public}</p>
        </li>
    }
    .into_any()
}
