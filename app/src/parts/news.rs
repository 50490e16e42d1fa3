//! News as a list: the day, the title, a summary.

use leptos::prelude::*;

use super::Shown;
use super::picture::Thumb;
use crate::screens::cast;

/// One item of news as it stands in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewsCard {
    /// Of the item.
    pub title: String,
    /// Its address.
    pub href: String,
    /// Day of publication as read here: `27/01/2024`.
    pub date: String,
    /// The same day for machines: `2024-01-27`.
    pub date_iso: String,
    /// One paragraph.
    pub summary: Option<String>,
    /// Whose it is, where another unit wrote it.
    pub origin: Option<String>,
    /// Whether the unit keeps it at the top for now.
    pub is_pinned: bool,
    /// The picture beside it; the title says what it is about.
    pub thumb: Option<Thumb>,
}

/// Whether any of them has a picture.
pub(crate) fn have_pictures(cards: &[NewsCard]) -> bool {
    cards.iter().any(|card| card.thumb.is_some())
}

/// The level of the titles: one below the heading the list stands under.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Titles {
    /// Under the `h1`.
    H2,
    /// Under an `h2`.
    H3,
}

impl Titles {
    /// A title as a heading that leads to its item.
    pub(super) fn link(self, title: String, href: String) -> AnyView {
        let link = view! { <a href=href>{title}</a> };
        match self {
            Self::H2 => view! { <h2>{link}</h2> }.into_any(),
            Self::H3 => view! { <h3>{link}</h3> }.into_any(),
        }
    }
}

/// The cards in their order.
pub(crate) fn news(cards: Vec<NewsCard>, titles: Titles) -> AnyView {
    let items = cards
        .into_iter()
        .map(|NewsCard { title, href, date, date_iso, summary, origin, is_pinned, thumb }| {
            let class = thumb.is_some().then_some("with-face");
            let day = view! { <time datetime=date_iso>{date}</time> };
            let day = if is_pinned {
                view! { <div>{day}" "<span class="pin">"Ghim"</span></div> }.into_any()
            } else {
                day.into_any()
            };
            view! {
                <li class=class>
                    {day}
                    {titles.link(title, href)}
                    {summary.map(|text| view! { <p>{text}</p> })}
                    {source(origin)}
                    {thumb.map(|thumb| view! { <div class="face">{thumb.view("10rem")}</div> })}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="news">{items}</ul> }.into_any()
}

/// Whose words a line of a list leads to, where another unit wrote them.
pub(crate) fn source(unit: Option<String>) -> Option<impl IntoView> {
    unit.map(|unit| view! { <p>{format!("Nguồn: {unit}")}</p> })
}

pub(crate) fn samples() -> Vec<Shown> {
    vec![
        ("Có và không có tóm tắt", news(cast::news(), Titles::H3)),
        ("Tiêu đề và tóm tắt dài nhất", news(vec![cast::longest_card()], Titles::H3)),
    ]
}
