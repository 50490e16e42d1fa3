//! What has its day: notices that hold until one, events that take place on one.

use leptos::prelude::*;

use super::news::{Titles, source};

/// One notice as it stands in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeCard {
    /// Of the notice.
    pub title: String,
    /// Its address.
    pub href: String,
    /// The last day it holds, as read here: `05/02/2024`.
    pub until: String,
    /// The same day for machines: `2024-02-05`.
    pub until_iso: String,
    /// One paragraph.
    pub summary: Option<String>,
    /// Whose it is, where another unit wrote it.
    pub origin: Option<String>,
    /// Whether that day is past.
    pub is_over: bool,
}

/// One event as it stands in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventCard {
    /// Of the event.
    pub title: String,
    /// Its address.
    pub href: String,
    /// The day of the month it begins on: `5`.
    pub day: String,
    /// The month of that day: `02/2024`.
    pub month: String,
    /// When, in words: `Từ 08:00 đến 11:30, Thứ Hai ngày 05/02/2024`.
    pub when: String,
    /// Its beginning for machines.
    pub when_iso: String,
    /// Where.
    pub place: Option<String>,
    /// Whose it is, where another unit wrote it.
    pub origin: Option<String>,
    /// Whether its last day is past.
    pub is_over: bool,
}

/// Notices in their order.
pub(crate) fn notices(cards: Vec<NoticeCard>, titles: Titles) -> AnyView {
    let items = cards
        .into_iter()
        .map(|NoticeCard { title, href, until, until_iso, summary, origin, is_over }| {
            let words =
                if is_over { "Đã hết hiệu lực từ sau ngày " } else { "Hiệu lực đến hết ngày " };
            view! {
                <li class=is_over.then_some("over")>
                    {titles.link(title, href)}
                    <p>{words}<time datetime=until_iso>{until}</time></p>
                    {summary.map(|text| view! { <p>{text}</p> })}
                    {source(origin)}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="news dated">{items}</ul> }.into_any()
}

/// Events in their order. The leaf of the calendar is for the eye; the sentence beside it says the same.
pub(crate) fn events(cards: Vec<EventCard>, titles: Titles) -> AnyView {
    let items = cards
        .into_iter()
        .map(|EventCard { title, href, day, month, when, when_iso, place, origin, is_over }| {
            view! {
                <li class=is_over.then_some("over")>
                    <div class="leaf" aria-hidden="true"><b>{day}</b>{month}</div>
                    <div>
                        {titles.link(title, href)}
                        <p><time datetime=when_iso>{when}</time></p>
                        {place.map(|text| view! { <p>{text}</p> })}
                        {source(origin)}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="news dated events">{items}</ul> }.into_any()
}
