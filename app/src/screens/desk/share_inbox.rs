//! What others share with a unit: what waits for it, what is on its pages, what it declined.

use domain::share::{Mode, Reception};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::pager::{Pager, on_page};
use crate::screens::cast;

/// One line of the inbox.
#[expect(clippy::struct_excessive_bools, reason = "each says of one thing whether it is so")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxLine {
    /// As its source calls it.
    pub title: String,
    /// Its page.
    pub href: String,
    /// `Tỉnh Bà Rịa - Vũng Tàu, thông báo`.
    pub source: String,
    /// Whether the unit is asked.
    pub mode: Mode,
    /// Where it stands here.
    pub reception: Reception,
    /// When the source last said something new.
    pub changed: String,
    /// Whether somebody here has seen that.
    pub is_seen: bool,
    /// Whether the source took it back.
    pub is_taken_back: bool,
    /// Whether the unit speaks in its own voice.
    pub is_adapted: bool,
    /// Whether the source changed what the unit says otherwise.
    pub is_overtaken: bool,
}

/// What others share with a unit.
#[derive(Clone, Debug)]
pub struct ShareInbox {
    /// Around it.
    pub frame: DeskFrame,
    /// Label, address, how many, and whether it is the present one.
    pub tabs: Vec<(String, String, u64, bool)>,
    /// Of this page, what was said last first.
    pub rows: Vec<InboxLine>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Before and after.
    pub page_hrefs: (Option<String>, Option<String>),
    /// What the unit wishes to receive, for whoever may say so.
    pub subscriptions_href: Option<String>,
    /// What the unit shares itself.
    pub sent_href: String,
    /// The desk's list.
    pub back_href: String,
}

const TITLE: &str = "Nội dung dùng chung";

impl Screen for ShareInbox {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&on_page(TITLE, self.page))
    }

    fn view(self) -> AnyView {
        let Self { frame, tabs, rows, page, pages, page_hrefs, subscriptions_href, sent_href, back_href } = self;
        let tab = |(label, href, count, is_here): (String, String, u64, bool)| {
            view! { <li><a href=href aria-current=is_here.then_some("page")>{format!("{label} ({count})")}</a></li> }
        };
        let list = if rows.is_empty() {
            view! { <p class="none">"Không có gì ở mục này."</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows.into_iter().map(InboxLine::view).collect_view()}</ul> }.into_any()
        };
        let main = view! {
            <h1>{TITLE}</h1>
            <p class="hint">
                "Nội dung do tỉnh hoặc đơn vị khác viết, dành cho trang của đơn vị. "
                <a href=back_href>"Về danh sách bài viết"</a>
            </p>
            <ul class="ways">
                {subscriptions_href.map(|href| view! { <li><a href=href>"Theo dõi đơn vị khác"</a></li> })}
                <li><a href=sent_href>"Bài đơn vị đã chia sẻ"</a></li>
            </ul>
            <nav aria-label="Lọc"><ul class="tabs">{tabs.into_iter().map(tab).collect_view()}</ul></nav>
            {list}
            {Pager { page, pages, back: page_hrefs.0, on: page_hrefs.1 }.view()}
        };
        frame.around_with_help("wide asked", HelpTopic::Shares, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |title: &str, mode, reception| InboxLine {
            title: title.to_owned(),
            href: "/don-vi/xa-hoa-long/noi-dung-chung/1".to_owned(),
            source: "Tỉnh Bà Rịa - Vũng Tàu, thông báo".to_owned(),
            mode,
            reception,
            changed: "08:05 ngày 27/01/2024".to_owned(),
            is_seen: false,
            is_taken_back: false,
            is_adapted: false,
            is_overtaken: false,
        };
        let adapted = InboxLine {
            is_adapted: true,
            is_overtaken: true,
            ..row("Lệ phí cấp giấy tờ hộ tịch năm 2024", Mode::Required, Reception::Shown)
        };
        let seen =
            InboxLine { is_seen: true, ..row("Lịch tiêm chủng mở rộng", Mode::Offered, Reception::Shown) };
        let tabs = |to_do| {
            let tab = |label: &str, word: &str, count, is_here| {
                (label.to_owned(), format!("/don-vi/xa-hoa-long/noi-dung-chung?xem={word}"), count, is_here)
            };
            vec![
                tab("Cần làm", "", to_do, true),
                tab("Đang dùng", "dang-dung", 12, false),
                tab("Không dùng", "khong-dung", 3, false),
                tab("Đã thôi chia sẻ", "da-thoi", 1, false),
            ]
        };
        let normal = Self {
            frame: cast::desk_frame(),
            tabs: tabs(3),
            rows: vec![
                adapted,
                row("Phòng bão số 3", Mode::Required, Reception::Shown),
                row("Hướng dẫn cài VNeID", Mode::Offered, Reception::Waiting),
                seen,
            ],
            page: 1,
            pages: 1,
            page_hrefs: (None, None),
            subscriptions_href: Some("/don-vi/xa-hoa-long/theo-doi".to_owned()),
            sent_href: "/don-vi/xa-hoa-long/da-chia-se".to_owned(),
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let long = InboxLine {
            source: format!("{}, trang thông tin", cast::LONG_NAME),
            is_adapted: true,
            is_overtaken: true,
            is_taken_back: true,
            ..row(&cast::longest_title(), Mode::Required, Reception::Ended)
        };
        let list = "/don-vi/xa-hoa-long/noi-dung-chung";
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![long; 20],
            tabs: tabs(12_345),
            page: 200,
            pages: 247,
            page_hrefs: (Some(format!("{list}?trang=199")), Some(format!("{list}?trang=201"))),
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), tabs: tabs(0), ..normal.clone() };
        let reader = Self { subscriptions_href: None, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("reader", reader)]
    }
}

impl InboxLine {
    fn view(self) -> AnyView {
        let is_shown = self.reception == Reception::Shown;
        let label = |class: &'static str, words: &'static str| view! { <span class=class>{words}</span> };
        view! {
            <li>
                <h2><a href=self.href>{self.title}</a></h2>
                <p>{format!("{}. Bản gốc ngày {}", self.source, self.changed)}</p>
                <p class="about">
                    {reception(self.reception)}
                    <span>{self.mode.label()}</span>
                    {self.is_overtaken.then(|| label("state back", "Bản gốc đã đổi, cần quyết định"))}
                    {(is_shown && !self.is_seen).then(|| label("state waits", "Chưa báo đã xem"))}
                    {self.is_taken_back.then(|| label("state gone", "Nơi viết đã gỡ"))}
                    {self.is_adapted.then(|| view! { <span>"Có phần riêng của đơn vị"</span> })}
                </p>
            </li>
        }
        .into_any()
    }
}

/// Where something shared stands at a unit, as a small label.
pub(super) fn reception(reception: Reception) -> AnyView {
    let class = match reception {
        Reception::Waiting => "state waits",
        Reception::Shown => "state live",
        Reception::Declined => "state draft",
        Reception::Ended => "state gone",
    };
    view! { <span class=class>{reception.label()}</span> }.into_any()
}
