//! The directives a desk sends, and how their units stand.

use domain::directive::{DirectiveState, UnitStanding};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// One directive in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectiveRow {
    /// What is to be done.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Where it stands.
    pub state: DirectiveState,
    /// Whether its last day went by and not everybody did it.
    pub is_late: bool,
    /// `Hạn 31/01/2024`, `Đã đọc 61/82`, `Đã xong 40/82`.
    pub facts: Vec<String>,
}

/// The directives of a desk.
#[derive(Clone, Debug)]
pub struct DirectiveList {
    /// Around it.
    pub frame: DeskFrame,
    /// The newest first.
    pub rows: Vec<DirectiveRow>,
    /// A new one, for whoever may send.
    pub new_href: Option<String>,
    /// The desk's list.
    pub back_href: String,
}

const TITLE: &str = "Việc giao cho các đơn vị";

impl Screen for DirectiveList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(TITLE)
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, new_href, back_href } = self;
        let list = if rows.is_empty() {
            view! { <p class="none">"Chưa giao việc nào."</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows.into_iter().map(DirectiveRow::view).collect_view()}</ul> }.into_any()
        };
        let main = view! {
            <div class="title">
                <h1>{TITLE}</h1>
                {new_href.map(|href| view! { <p class="begin"><a class="button main" href=href>"Soạn việc mới"</a></p> })}
            </div>
            <p class="hint">
                "Chỉ bàn biên tập của đơn vị được giao thấy; không có gì ở đây là công khai. "
                <a href=back_href>"Về danh sách bài viết"</a>
            </p>
            {list}
        };
        frame.around_with_help("wide asked", HelpTopic::Directives, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |title: &str, state, facts: &[&str]| DirectiveRow {
            title: title.to_owned(),
            href: "/don-vi/tinh-ba-ria-vung-tau/chi-dao/1".to_owned(),
            state,
            is_late: false,
            facts: facts.iter().map(|&fact| fact.to_owned()).collect(),
        };
        let told = ["Hạn 31/01/2024", "Đã đọc 61/82", "Đã xong 40/82"];
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![
                row("Cập nhật lịch tiếp công dân quý I", DirectiveState::Draft, &["Hạn 05/02/2024"]),
                row("Rà soát danh sách hộ nghèo", DirectiveState::Sent, &told),
                DirectiveRow {
                    is_late: true, ..row("Kiểm tra số điện thoại trên trang", DirectiveState::Sent, &told)
                },
                row("Báo cáo diễn tập phòng cháy", DirectiveState::TakenBack, &told),
            ],
            new_href: Some("/don-vi/tinh-ba-ria-vung-tau/chi-dao/moi".to_owned()),
            back_href: "/don-vi/tinh-ba-ria-vung-tau".to_owned(),
        };
        let long = ["Hạn 31/01/2024", "Đã đọc 1.000.000/1.000.000", "Đã xong 1.000.000/1.000.000"];
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![DirectiveRow { is_late: true, ..row(&cast::longest_title(), DirectiveState::Sent, &long) }; 30],
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), ..normal.clone() };
        let reader = Self { new_href: None, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("reader", reader)]
    }
}

impl DirectiveRow {
    fn view(self) -> AnyView {
        let facts: Vec<_> = self.facts.into_iter().map(|fact| view! { <span>{fact}</span> }).collect();
        view! {
            <li>
                <h2><a href=self.href>{self.title}</a></h2>
                <p class="about">{state(self.state)} {self.is_late.then(late)} {facts}</p>
            </li>
        }
        .into_any()
    }
}

/// Where a directive stands, as a small label.
pub(super) fn state(state: DirectiveState) -> AnyView {
    let class = match state {
        DirectiveState::Draft => "state draft",
        DirectiveState::Sent => "state live",
        DirectiveState::Closed | DirectiveState::TakenBack => "state gone",
    };
    view! { <span class=class>{state.label()}</span> }.into_any()
}

/// How a unit stands, as small labels.
pub(super) fn standing(standing: UnitStanding, is_late: bool) -> AnyView {
    let class = match standing {
        UnitStanding::Unread => "state waits",
        UnitStanding::Read => "state draft",
        UnitStanding::Done => "state live",
    };
    let is_done = standing == UnitStanding::Done;
    let late = is_late.then(|| if is_done { view! { <span>"Xong sau hạn"</span> }.into_any() } else { late() });
    view! { <span class=class>{standing.label()}</span> " " {late} }.into_any()
}

fn late() -> AnyView {
    view! { <span class="state back">"Quá hạn"</span> }.into_any()
}
