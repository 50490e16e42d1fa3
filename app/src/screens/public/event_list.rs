//! All events of a site: those to come, then those that were, page by page.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::dated::{EventCard, events};
use crate::parts::news::Titles;
use crate::parts::pager::{Pager, counted, on_page};
use crate::paths::public;
use crate::screens::cast::{self, shelf};

/// One page of the events. Only the first shows those to come.
#[derive(Clone, Debug)]
pub struct EventList {
    /// Around it.
    pub frame: PublicFrame,
    /// Those that go on or come, all of them, the next first.
    pub coming: Vec<EventCard>,
    /// Those of this page that were, the latest first.
    pub past: Vec<EventCard>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many were, on all pages.
    pub past_total: u64,
}

impl Screen for EventList {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let description = format!("Sự kiện của {}: thời gian và địa điểm.", self.frame.full_name());
        self.frame.head(Some(on_page("Sự kiện", self.page)), Some(description))
    }

    fn view(self) -> AnyView {
        let Self { frame, coming, past, page, pages, past_total } = self;
        let ahead = match (page, coming.is_empty(), past.is_empty()) {
            (1, true, true) => {
                view! { <p class="none">"Chưa có sự kiện nào được đăng. Sự kiện mới sẽ hiện ở đây."</p> }.into_any()
            }
            (1, true, false) => view! { <p class="none">"Hiện không có sự kiện nào sắp tới."</p> }.into_any(),
            (1, false, _) => view! {
                <section aria-labelledby="sap-toi">
                    <h2 id="sap-toi">"Sắp tới và đang diễn ra"</h2>
                    {events(coming, Titles::H3)}
                </section>
            }
            .into_any(),
            _ => ().into_any(),
        };
        let were = (!past.is_empty()).then(|| {
            view! {
                <section aria-labelledby="da-dien-ra">
                    <h2 id="da-dien-ra">"Đã diễn ra"</h2>
                    <p class="count">{format!("{} sự kiện, gần đây nhất ở trên", counted(past_total))}</p>
                    {events(past, Titles::H3)}
                </section>
            }
        });
        let main = view! {
            <div class="in list chapters">
                <h1>"Sự kiện"</h1>
                {ahead}
                {were}
                {Pager::of(&public::EventList, page, pages).view()}
            </div>
        };
        frame.around(Brand::Link, Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: PublicFrame { section: Section::Events, ..cast::frame("/su-kien") },
            coming: shelf::events(),
            past: shelf::past_events(),
            page: 1,
            pages: 2,
            past_total: 14,
        };
        let longest = Self {
            frame: PublicFrame { section: Section::Events, ..cast::longest_frame("/su-kien") },
            coming: vec![shelf::longest_event(); 6],
            past: vec![EventCard { is_over: true, ..shelf::longest_event() }; 12],
            page: 1,
            pages: 99_999,
            past_total: 1_199_988,
        };
        let later = Self { coming: Vec::new(), page: 2, ..normal.clone() };
        let none_comes = Self { coming: Vec::new(), ..normal.clone() };
        let empty = Self { coming: Vec::new(), past: Vec::new(), page: 1, pages: 1, past_total: 0, ..normal.clone() };
        vec![
            ("normal", normal),
            ("longest", longest),
            ("later_page", later),
            ("none_comes", none_comes),
            ("empty", empty),
        ]
    }
}
