//! The alerts of a unit at its desk, and those that others put on its pages.

use domain::alert::AlertState;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::alert_bar::{self, AlertBar};
use crate::screens::cast;

/// One alert in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertRow {
    /// `Khẩn cấp: Bão số 3 đổ bộ tối nay`.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Where it stands.
    pub state: AlertState,
    /// `Toàn tỉnh, 83 trang`.
    pub scope: String,
    /// `Từ 08:00 ngày 27/01/2024 đến 18:00 ngày 28/01/2024`.
    pub span: String,
    /// Whether one person confirmed it alone for the whole province.
    pub is_overridden: bool,
}

/// The alerts of a unit.
#[derive(Clone, Debug)]
pub struct AlertList {
    /// Around it.
    pub frame: DeskFrame,
    /// The newest first.
    pub rows: Vec<AlertRow>,
    /// What others put on the unit's pages now.
    pub from_others: Vec<AlertBar>,
    /// How often one person confirmed alone; `None` where nobody can.
    pub overridden: Option<u64>,
    /// A new one, for whoever may publish.
    pub new_href: Option<String>,
    /// The desk's list.
    pub back_href: String,
}

const TITLE: &str = "Cảnh báo";

impl Screen for AlertList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(TITLE)
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, from_others, overridden, new_href, back_href } = self;
        let list = if rows.is_empty() {
            view! { <p class="none">"Đơn vị chưa có cảnh báo nào."</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows.into_iter().map(AlertRow::view).collect_view()}</ul> }.into_any()
        };
        let from_others = (!from_others.is_empty()).then(|| {
            view! {
                <section aria-labelledby="tu-noi-khac">
                    <h2 id="tu-noi-khac">"Cảnh báo của nơi khác đang hiện trên trang của đơn vị"</h2>
                    <div class="specimen">{from_others.into_iter().map(AlertBar::view).collect_view()}</div>
                </section>
            }
        });
        let counted = overridden.filter(|times| *times > 0).map(|times| {
            view! { <p class="hint">{format!("Số lần một người tự xác nhận cho toàn tỉnh, không chờ người thứ hai: {times}.")}</p> }
        });
        let main = view! {
            <div class="title">
                <h1>{TITLE}</h1>
                {new_href.map(|href| view! { <p class="begin"><a class="button main" href=href>"Soạn cảnh báo"</a></p> })}
            </div>
            <p class="hint">
                "Cảnh báo hiện trên đầu mọi trang trong vòng một giây sau khi xác nhận, và tự gỡ khi hết giờ. "
                <a href=back_href>"Về danh sách bài viết"</a>
            </p>
            {from_others}
            {list}
            {counted}
        };
        frame.around_with_help("wide asked", HelpTopic::Alerts, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |title: &str, state| AlertRow {
            title: title.to_owned(),
            href: "/don-vi/tinh-ba-ria-vung-tau/canh-bao/1".to_owned(),
            state,
            scope: "Toàn tỉnh, 83 trang".to_owned(),
            span: "Từ 08:00 ngày 27/01/2024 đến 18:00 ngày 28/01/2024".to_owned(),
            is_overridden: false,
        };
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![
                row("Khẩn cấp: Bão số 3 đổ bộ tối nay", AlertState::Shown),
                row("Cảnh báo: Mưa lớn, ngập ở các ngầm tràn", AlertState::Waiting),
                AlertRow { is_overridden: true, ..row("Cần biết: Cắt điện ấp Đông", AlertState::Ended) },
            ],
            from_others: vec![alert_bar::storm()],
            overridden: Some(1),
            new_href: Some("/don-vi/xa-hoa-long/canh-bao/moi".to_owned()),
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let long = AlertBar { headline: cast::longest_title(), text: cast::longest_summary(), ..alert_bar::storm() };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![row(&cast::longest_title(), AlertState::Confirmed); 30],
            from_others: vec![long; 3],
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), from_others: Vec::new(), overridden: None, ..normal.clone() };
        let reader = Self { new_href: None, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("reader", reader)]
    }
}

impl AlertRow {
    fn view(self) -> AnyView {
        view! {
            <li>
                <h2><a href=self.href>{self.title}</a></h2>
                <p>{self.span}</p>
                <p class="about">
                    {state(self.state)}
                    <span>{self.scope}</span>
                    {self.is_overridden.then(|| view! { <span class="state back">"Một người tự xác nhận"</span> })}
                </p>
            </li>
        }
        .into_any()
    }
}

/// Where an alert stands, as a small label.
pub(super) fn state(state: AlertState) -> AnyView {
    let class = match state {
        AlertState::Draft => "state draft",
        AlertState::Waiting => "state waits",
        AlertState::Confirmed => "state ahead",
        AlertState::Shown => "state live",
        AlertState::Ended => "state gone",
    };
    view! { <span class=class>{state.label()}</span> }.into_any()
}
