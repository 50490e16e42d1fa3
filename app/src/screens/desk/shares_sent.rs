//! What a unit shares with others, and how far each came.

use domain::share::Mode;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::pager::{Pager, on_page};
use crate::screens::cast;

/// One thing a unit shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentLine {
    /// Of the item.
    pub title: String,
    /// Its terms and its receipt.
    pub href: String,
    /// `Thông báo, mọi xã, phường, thị trấn`.
    pub about: String,
    /// Whether they are asked.
    pub mode: Mode,
    /// Whether residents can read it.
    pub is_public: bool,
    /// `Đang dùng 61/82, có phần riêng 12, chờ 17, không dùng 4, báo đã xem 40`.
    pub counts: String,
}

/// What a unit shares with others.
#[derive(Clone, Debug)]
pub struct SharesSent {
    /// Around it.
    pub frame: DeskFrame,
    /// Of this page, what was changed last first.
    pub rows: Vec<SentLine>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Before and after.
    pub page_hrefs: (Option<String>, Option<String>),
    /// What others share with it.
    pub inbox_href: String,
    /// The desk's list.
    pub back_href: String,
}

const TITLE: &str = "Bài đơn vị đã chia sẻ";

impl Screen for SharesSent {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&on_page(TITLE, self.page))
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, page, pages, page_hrefs, inbox_href, back_href } = self;
        let list = if rows.is_empty() {
            view! { <p class="none">"Chưa chia sẻ bài nào. Mở một bài rồi bấm Đăng chung."</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows.into_iter().map(SentLine::view).collect_view()}</ul> }.into_any()
        };
        let main = view! {
            <h1>{TITLE}</h1>
            <ul class="ways">
                <li><a href=inbox_href>"Nội dung dùng chung từ nơi khác"</a></li>
                <li><a href=back_href>"Về danh sách bài viết"</a></li>
            </ul>
            {list}
            {Pager { page, pages, back: page_hrefs.0, on: page_hrefs.1 }.view()}
        };
        frame.around_with_help("wide asked", HelpTopic::Shares, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |title: &str, mode| SentLine {
            title: title.to_owned(),
            href: "/don-vi/tinh-ba-ria-vung-tau/bai-viet/7/dang-chung".to_owned(),
            about: "Thông báo, mọi xã, phường, thị trấn".to_owned(),
            mode,
            is_public: true,
            counts: "Đang dùng 61/82, có phần riêng 12, chờ 17, không dùng 4, báo đã xem 40".to_owned(),
        };
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![
                row("Phòng, chống bão số 3", Mode::Required),
                SentLine { is_public: false, ..row("Hướng dẫn cài VNeID", Mode::Offered) },
            ],
            page: 1,
            pages: 1,
            page_hrefs: (None, None),
            inbox_href: "/don-vi/tinh-ba-ria-vung-tau/noi-dung-chung".to_owned(),
            back_href: "/don-vi/tinh-ba-ria-vung-tau".to_owned(),
        };
        let long = SentLine {
            about: format!("Trang thông tin, {}", cast::LONG_NAME),
            counts: "Đang dùng 10.598/10.598, có phần riêng 10.598, chờ 10.598, không dùng 10.598, báo đã xem 10.598"
                .to_owned(),
            ..row(&cast::longest_title(), Mode::Required)
        };
        let list = "/don-vi/tinh-ba-ria-vung-tau/da-chia-se";
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![long; 20],
            page: 20,
            pages: 247,
            page_hrefs: (Some(format!("{list}?trang=19")), Some(format!("{list}?trang=21"))),
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}

impl SentLine {
    fn view(self) -> AnyView {
        view! {
            <li>
                <h2><a href=self.href>{self.title}</a></h2>
                <p>{self.counts}</p>
                <p class="about">
                    <span>{self.mode.label()}</span>
                    <span>{self.about}</span>
                    {(!self.is_public).then(|| view! { <span class="state gone">"Không công khai"</span> })}
                </p>
            </li>
        }
        .into_any()
    }
}
