//! All notices of a site: those that hold today, then those that did, page by page.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::dated::{NoticeCard, notices};
use crate::parts::news::Titles;
use crate::parts::pager::{Pager, counted, on_page};
use crate::paths::public;
use crate::screens::cast::{self, shelf};

/// One page of the notices. Only the first shows those that hold.
#[derive(Clone, Debug)]
pub struct NoticeList {
    /// Around it.
    pub frame: PublicFrame,
    /// Those that hold today, all of them.
    pub current: Vec<NoticeCard>,
    /// Those of this page that held once.
    pub past: Vec<NoticeCard>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many held once, on all pages.
    pub past_total: u64,
}

impl Screen for NoticeList {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let description = format!("Thông báo của {}.", self.frame.full_name());
        self.frame.head(Some(on_page("Thông báo", self.page)), Some(description))
    }

    fn view(self) -> AnyView {
        let Self { frame, current, past, page, pages, past_total } = self;
        let holding = match (page, current.is_empty(), past.is_empty()) {
            (1, true, true) => {
                view! { <p class="none">"Chưa có thông báo nào được đăng. Thông báo mới sẽ hiện ở đây."</p> }.into_any()
            }
            (1, true, false) => view! { <p class="none">"Hiện không có thông báo nào còn hiệu lực."</p> }.into_any(),
            (1, false, _) => view! {
                <section class="holding" aria-labelledby="con-hieu-luc">
                    <h2 id="con-hieu-luc">"Còn hiệu lực"</h2>
                    {notices(current, Titles::H3)}
                </section>
            }
            .into_any(),
            _ => ().into_any(),
        };
        let over = (!past.is_empty()).then(|| {
            view! {
                <section aria-labelledby="het-hieu-luc">
                    <h2 id="het-hieu-luc">"Đã hết hiệu lực"</h2>
                    <p class="count">{format!("{} thông báo, giữ lại để tra cứu", counted(past_total))}</p>
                    {notices(past, Titles::H3)}
                </section>
            }
        });
        let main = view! {
            <div class="in list chapters">
                <h1>"Thông báo"</h1>
                {holding}
                {over}
                {Pager::of(&public::NoticeList, page, pages).view()}
            </div>
        };
        frame.around(Brand::Link, Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: PublicFrame { section: Section::Notices, ..cast::frame("/thong-bao") },
            current: shelf::notices(),
            past: shelf::past_notices(),
            page: 1,
            pages: 3,
            past_total: 31,
        };
        let longest = Self {
            frame: PublicFrame { section: Section::Notices, ..cast::longest_frame("/thong-bao") },
            current: vec![shelf::longest_notice(); 6],
            past: vec![NoticeCard { is_over: true, ..shelf::longest_notice() }; 12],
            page: 1,
            pages: 99_999,
            past_total: 1_199_988,
        };
        let later = Self { current: Vec::new(), page: 2, ..normal.clone() };
        let none_holds = Self { current: Vec::new(), ..normal.clone() };
        let empty = Self { current: Vec::new(), past: Vec::new(), page: 1, pages: 1, past_total: 0, ..normal.clone() };
        vec![
            ("normal", normal),
            ("longest", longest),
            ("later_page", later),
            ("none_holds", none_holds),
            ("empty", empty),
        ]
    }
}
