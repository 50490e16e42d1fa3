//! What the province sent to a unit: what is to be done first.

use domain::directive::{DirectiveState, UnitStanding};
use leptos::prelude::*;

use super::directive_list::{standing, state};
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::item_list::tab_line;
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// One directive in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxRow {
    /// What is to be done.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Where it stands.
    pub state: DirectiveState,
    /// How the unit stands with it.
    pub standing: UnitStanding,
    /// Whether its last day went by.
    pub is_late: bool,
    /// Until when, since when, who read it.
    pub facts: Vec<String>,
}

/// What was sent to a unit.
#[derive(Clone, Debug)]
pub struct DirectiveInbox {
    /// Around it.
    pub frame: DeskFrame,
    /// The states as a filter: label, address, how many, whether it is this one.
    pub tabs: Vec<(String, String, u64, bool)>,
    /// Of this tab: what is open by its deadline, what is over the newest first.
    pub rows: Vec<InboxRow>,
    /// The desk's list.
    pub back_href: String,
}

const TITLE: &str = "Việc tỉnh giao";

impl Screen for DirectiveInbox {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(TITLE)
    }

    fn view(self) -> AnyView {
        let Self { frame, tabs, rows, back_href } = self;
        let list = if rows.is_empty() {
            view! { <p class="none">"Không có việc nào ở mục này."</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows.into_iter().map(InboxRow::view).collect_view()}</ul> }.into_any()
        };
        let main = view! {
            <h1>{TITLE}</h1>
            <p class="hint">
                "Chỉ người của đơn vị và của tỉnh thấy. "
                <a href=back_href>"Về danh sách bài viết"</a>
            </p>
            <div class="orders">{tab_line(tabs)} {list}</div>
        };
        frame.around_with_help("wide asked", HelpTopic::Directives, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |title: &str, standing, is_late| InboxRow {
            title: title.to_owned(),
            href: "/don-vi/xa-hoa-long/chi-dao/1".to_owned(),
            state: DirectiveState::Sent,
            standing,
            is_late,
            facts: vec!["Hạn 17:00 ngày 31/01/2024".to_owned(), "Giao 08:00 ngày 22/01/2024".to_owned()],
        };
        let tab = |label: &str, count, is_here| (label.to_owned(), "?loc=".to_owned(), count, is_here);
        let normal = Self {
            frame: cast::desk_frame(),
            tabs: vec![
                tab("Cần làm", 3, true),
                tab("Quá hạn", 1, false),
                tab("Đã làm xong", 12, false),
                tab("Đã kết thúc, thu hồi", 2, false),
            ],
            rows: vec![
                row("Kiểm tra số điện thoại trên trang", UnitStanding::Read, true),
                row("Rà soát danh sách hộ nghèo", UnitStanding::Unread, false),
                row("Cập nhật lịch tiếp công dân quý I", UnitStanding::Read, false),
            ],
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![row(&cast::longest_title(), UnitStanding::Read, true); 30],
            ..normal.clone()
        };
        let closed = Self {
            rows: vec![
                InboxRow {
                    state: DirectiveState::TakenBack, ..row("Báo cáo diễn tập", UnitStanding::Read, false)
                },
                InboxRow {
                    state: DirectiveState::Closed, ..row("Nộp danh bạ trực Tết", UnitStanding::Done, false)
                },
            ],
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("closed", closed), ("empty", empty)]
    }
}

impl InboxRow {
    fn view(self) -> AnyView {
        let facts: Vec<_> = self.facts.into_iter().map(|fact| view! { <span>{fact}</span> }).collect();
        let ended = (!self.state.is_open()).then(|| state(self.state));
        view! {
            <li>
                <h2><a href=self.href>{self.title}</a></h2>
                <p class="about">{ended} {standing(self.standing, self.is_late)} {facts}</p>
            </li>
        }
        .into_any()
    }
}
