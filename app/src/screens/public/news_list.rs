//! All news of a site, page by page.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::news::{NewsCard, Titles, have_pictures, news};
use crate::parts::pager::{Pager, counted, on_page};
use crate::paths::public;
use crate::screens::cast;

/// One page of the news.
#[derive(Clone, Debug)]
pub struct NewsList {
    /// Around it.
    pub frame: PublicFrame,
    /// Newest first.
    pub items: Vec<NewsCard>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many items all pages hold.
    pub total: u64,
}

impl Screen for NewsList {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let description = format!("Tin tức của {}.", self.frame.full_name());
        let head = self.frame.head(Some(on_page("Tin tức", self.page)), Some(description));
        Head { has_pictures: have_pictures(&self.items), ..head }
    }

    fn view(self) -> AnyView {
        let Self { frame, items, page, pages, total } = self;
        let list = if items.is_empty() {
            view! { <p class="none">"Chưa có tin nào được đăng. Tin mới sẽ hiện ở đây."</p> }.into_any()
        } else {
            view! {
                <p class="count">{format!("{} tin, mới nhất ở trên", counted(total))}</p>
                {news(items, Titles::H2)}
            }
            .into_any()
        };
        let main = view! {
            <div class="in list">
                <h1>"Tin tức"</h1>
                {list}
                {Pager::of(&public::NewsList, page, pages).view()}
            </div>
        };
        frame.around(Brand::Link, Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: PublicFrame { section: Section::News, ..cast::frame("/tin-tuc") },
            items: cast::news(),
            page: 2,
            pages: 5,
            total: 1_042,
        };
        let longest = Self {
            frame: PublicFrame { section: Section::News, ..cast::longest_frame("/tin-tuc") },
            items: vec![cast::longest_card(); 20],
            page: 99_998,
            pages: 99_999,
            total: 1_999_980,
        };
        let empty = Self { items: Vec::new(), page: 1, pages: 1, total: 0, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}
