//! Alerts on top of a page: how grave, what, what to do, from when to when, and whose word it is.

use domain::alert::Rank;
use leptos::prelude::*;

use super::Shown;

/// An alert as residents read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertBar {
    /// How much it matters.
    pub rank: Rank,
    /// One line.
    pub headline: String,
    /// A few sentences, line by line.
    pub text: String,
    /// `Từ 08:00 ngày 27/01/2024 đến 18:00 ngày 28/01/2024`.
    pub span: String,
    /// Who says so and where, where it is not the site's own unit.
    pub issuer: Option<(String, String)>,
}

impl AlertBar {
    /// The bar.
    pub(crate) fn view(self) -> AnyView {
        let class = match self.rank {
            Rank::Urgent => "alert urgent",
            Rank::Warning => "alert warning",
            Rank::Advice => "alert",
        };
        let lines: Vec<_> =
            self.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let issuer = self.issuer.map(|(name, href)| view! { " · " <a href=href>{name}</a> });
        view! {
            <div class=class>
                <div class="in">
                    <p class="headline"><strong>{format!("{}: {}", self.rank.label(), self.headline)}</strong></p>
                    {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                    <p>{self.span}{issuer}</p>
                </div>
            </div>
        }
        .into_any()
    }
}

/// All that stand on a page; nothing where there are none.
pub(crate) fn alerts(bars: Vec<AlertBar>) -> AnyView {
    if bars.is_empty() {
        return ().into_any();
    }
    view! { <section aria-label="Cảnh báo">{bars.into_iter().map(AlertBar::view).collect_view()}</section> }.into_any()
}

pub(crate) fn storm() -> AlertBar {
    AlertBar {
        rank: Rank::Urgent,
        headline: "Bão số 3 đổ bộ tối nay".to_owned(),
        text: "Bà con ở trong nhà, chằng chống mái và cửa.\nTàu thuyền về bến trước 14:00.".to_owned(),
        span: "Từ 08:00 ngày 27/01/2024 đến 18:00 ngày 28/01/2024".to_owned(),
        issuer: Some(("Tỉnh Bà Rịa - Vũng Tàu".to_owned(), "http://localhost:3000/".to_owned())),
    }
}

pub(crate) fn power_cut() -> AlertBar {
    AlertBar {
        rank: Rank::Advice,
        headline: "Cắt điện ấp Đông".to_owned(),
        text: "Từ 7:30 đến 11:00 sáng mai, để thay trạm biến áp.".to_owned(),
        issuer: None,
        ..storm()
    }
}

pub(crate) fn samples() -> Vec<Shown> {
    let flood = AlertBar {
        rank: Rank::Warning,
        headline: "Mưa lớn, ngập ở các ngầm tràn".to_owned(),
        text: "Không cố đi qua khi nước chảy xiết.".to_owned(),
        ..power_cut()
    };
    [("Khẩn cấp", storm()), ("Cảnh báo", flood), ("Cần biết", power_cut())]
        .map(|(situation, bar)| (situation, bar.view()))
        .into()
}
