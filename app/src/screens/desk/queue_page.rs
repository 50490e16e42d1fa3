//! What happens by itself at a unit, the nearest first.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::pager::Pager;
use crate::screens::cast;

/// One thing that is to happen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueRow {
    /// `07:30 ngày 05/02/2024`.
    pub when: String,
    /// For machines.
    pub iso: String,
    /// `Tự đăng` or `Tự hết hạn`.
    pub what: &'static str,
    /// Of the item.
    pub title: String,
    /// The editor.
    pub href: String,
    /// What the item is.
    pub kind: &'static str,
}

/// What happens by itself at a unit.
#[derive(Clone, Debug)]
pub struct QueuePage {
    /// Around it.
    pub frame: DeskFrame,
    /// The nearest first.
    pub rows: Vec<QueueRow>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Addresses of the page before and the page after.
    pub page_hrefs: (Option<String>, Option<String>),
    /// The items of the unit.
    pub back_href: String,
}

impl Screen for QueuePage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head("Lịch đăng")
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, page, pages, page_hrefs: (back, on), back_href } = self;
        let list = if rows.is_empty() {
            view! { <p class="none">"Chưa có bài nào hẹn giờ đăng hay hẹn giờ hết hạn."</p> }.into_any()
        } else {
            view! { <ol class="rows queue">{rows.into_iter().map(row).collect_view()}</ol> }.into_any()
        };
        let main = view! {
            <h1>"Lịch đăng"</h1>
            <p class="hint">"Việc sẽ tự xảy ra theo giờ Việt Nam. Nếu máy chủ ngừng đúng lúc ấy, việc được làm ngay khi máy chủ chạy lại."</p>
            {list}
            {Pager { page, pages, back, on }.view()}
            <p class="ways"><a href=back_href>"Về danh sách bài viết"</a></p>
        };
        frame.around_with_help("wide", HelpTopic::Schedule, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |when: &str, iso: &str, what, title: &str| QueueRow {
            when: when.to_owned(),
            iso: iso.to_owned(),
            what,
            title: title.to_owned(),
            href: "/don-vi/xa-hoa-long/bai-viet/7/hen-gio".to_owned(),
            kind: "Thông báo",
        };
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![
                row(
                    "07:30 ngày 05/02/2024",
                    "2024-02-05T07:30:00+07:00",
                    "Tự đăng",
                    "Lịch trực Tết Nguyên đán năm 2024",
                ),
                row(
                    "17:00 ngày 14/02/2024",
                    "2024-02-14T17:00:00+07:00",
                    "Tự hết hạn",
                    "Tạm ngưng tiếp nhận hồ sơ trong dịp Tết",
                ),
            ],
            page: 1,
            pages: 1,
            page_hrefs: (None, None),
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: normal.rows.iter().map(|row| QueueRow { title: cast::longest_title(), ..row.clone() }).collect(),
            page: 2,
            pages: 9,
            page_hrefs: (Some("?trang=1".to_owned()), Some("?trang=3".to_owned())),
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}

fn row(QueueRow { when, iso, what, title, href, kind }: QueueRow) -> AnyView {
    view! {
        <li>
            <p class="about"><time datetime=iso>{when}</time> <span class="state waits">{what}</span> <span>{kind}</span></p>
            <h2><a href=href>{title}</a></h2>
        </li>
    }
    .into_any()
}
