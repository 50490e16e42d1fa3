//! What residents ask for, as far as whoever looks may see it: what is due first stands first.

use domain::help_request::RequestState;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::item_list::tab_line;
use crate::document::{Head, Screen, Sheet};
use crate::parts::pager::Pager;
use crate::screens::cast;

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    /// What it is about.
    pub topic: &'static str,
    /// The first words of it; absent once deleted.
    pub need: Option<String>,
    /// Its page.
    pub href: String,
    /// Where it stands.
    pub state: RequestState,
    /// Of which hamlet, in words.
    pub hamlet: String,
    /// When it came, until when it is to be answered, who has it.
    pub facts: Vec<String>,
    /// Whether nobody answered in time.
    pub is_overdue: bool,
}

/// The requests.
#[derive(Clone, Debug)]
pub struct RequestList {
    /// Around it.
    pub frame: DeskFrame,
    /// Whose requests are shown, in a sentence.
    pub reach: String,
    /// The states as a filter: label, address, how many, whether it is this one.
    pub tabs: Vec<(String, String, u64, bool)>,
    /// Of this page and tab.
    pub rows: Vec<RequestRow>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Addresses of the page before and the page after.
    pub page_hrefs: (Option<String>, Option<String>),
    /// The items of the unit.
    pub back_href: String,
}

impl Screen for RequestList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head("Yêu cầu hỗ trợ")
    }

    fn view(self) -> AnyView {
        let Self { frame, reach, tabs, rows, page, pages, page_hrefs: (back, on), back_href } = self;
        let list = if rows.is_empty() {
            view! { <p class="none">"Không có yêu cầu nào ở đây."</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows.into_iter().map(row).collect_view()}</ul> }.into_any()
        };
        let main = view! {
            <h1>"Yêu cầu hỗ trợ"</h1>
            <p class="hint">{reach}</p>
            {tab_line(tabs)}
            {list}
            {Pager { page, pages, back, on }.view()}
            <p class="ways"><a href=back_href>"Về danh sách bài viết"</a></p>
        };
        frame.around_with_help("wide", HelpTopic::Requests, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |topic, need: &str, state, is_overdue| RequestRow {
            topic,
            need: Some(need.to_owned()),
            href: "/don-vi/xa-hoa-long/yeu-cau/7".to_owned(),
            state,
            hamlet: "Ấp Bắc".to_owned(),
            facts: vec!["Gửi 08:00 ngày 27/01/2024".to_owned(), "Trả lời trước 17:00 ngày 30/01/2024".to_owned()],
            is_overdue,
        };
        let normal = Self {
            frame: cast::desk_frame(),
            reach: "Tất cả yêu cầu của đơn vị.".to_owned(),
            tabs: vec![
                ("Chờ trả lời".to_owned(), "?loc=cho".to_owned(), 2, true),
                ("Đã trả lời".to_owned(), "?loc=tra-loi".to_owned(), 1, false),
                ("Nghi thư rác".to_owned(), "?loc=nghi".to_owned(), 0, false),
                ("Đã khép lại".to_owned(), "?loc=khep".to_owned(), 12, false),
            ],
            rows: vec![
                row("VNeID", "Tôi quên mật khẩu VNeID, điện thoại mới mua.", RequestState::New, true),
                row("Dịch vụ công trực tuyến", "Nộp hồ sơ khai sinh cho cháu.", RequestState::Accepted, false),
            ],
            page: 1,
            pages: 1,
            page_hrefs: (None, None),
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: RequestState::ALL
                .map(|state| RequestRow {
                    need: Some(cast::longest_title()),
                    hamlet: cast::LONG_NAME.to_owned(),
                    ..row("An toàn – lừa đảo", "", state, true)
                })
                .into(),
            page: 2,
            pages: 9,
            page_hrefs: (Some("?trang=1".to_owned()), Some("?trang=3".to_owned())),
            ..normal.clone()
        };
        let empty = Self {
            reach: "Yêu cầu của thôn, ấp, khu phố bạn phụ trách: Ấp Bắc.".to_owned(),
            rows: Vec::new(),
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}

/// The state as a small label.
pub(super) fn state_label(state: RequestState) -> AnyView {
    let class = match state {
        RequestState::New => "state waits",
        RequestState::Accepted => "state draft",
        RequestState::Answered | RequestState::VisitArranged => "state ahead",
        RequestState::Done => "state live",
        RequestState::Held => "state back",
        RequestState::Refused | RequestState::Withdrawn => "state gone",
    };
    view! { <span class=class>{state.label()}</span> }.into_any()
}

/// That nobody answered in time.
pub(super) fn overdue_label(is_overdue: bool) -> Option<AnyView> {
    is_overdue.then(|| view! { <span class="state back">"Quá hạn"</span> }.into_any())
}

fn row(row: RequestRow) -> AnyView {
    let RequestRow { topic, need, href, state, hamlet, facts, is_overdue } = row;
    let title = match need {
        Some(need) => format!("{topic}: {need}"),
        None => format!("{topic} (đã xóa thông tin)"),
    };
    let facts = facts.into_iter().map(|fact| view! { <span>{fact}</span> }).collect_view();
    view! {
        <li>
            <h2><a href=href>{title}</a></h2>
            <p class="about">{overdue_label(is_overdue)} {state_label(state)} <span>{hamlet}</span> {facts}</p>
        </li>
    }
    .into_any()
}
