//! All news of a site, page by page.

use domain::number::integer;
use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::news::{NewsCard, Titles, news};
use crate::parts::pager::Pager;
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
        let title = if self.page > 1 { format!("Tin tức, trang {}", self.page) } else { "Tin tức".to_owned() };
        let description = format!("Tin tức và thông báo của {}.", self.frame.full_name());
        self.frame.head(Some(title), Some(description))
    }

    fn view(self) -> AnyView {
        let Self { frame, items, page, pages, total } = self;
        let list = if items.is_empty() {
            view! { <p class="none">"Chưa có tin nào được đăng. Tin mới sẽ hiện ở đây."</p> }.into_any()
        } else {
            view! {
                <p class="count">{format!("{} tin, mới nhất ở trên", integer(i64::try_from(total).unwrap_or(i64::MAX)))}</p>
                {news(items, Titles::H2)}
            }
            .into_any()
        };
        let pager = Pager {
            page,
            pages,
            back: (page > 1).then(|| address(page - 1)),
            on: (page < pages).then(|| address(page + 1)),
        };
        let main = view! {
            <div class="in list">
                <h1>"Tin tức"</h1>
                {list}
                {pager.view()}
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

fn address(page: u32) -> String {
    if page <= 1 { public::NewsList.to_string() } else { format!("{}?trang={page}", public::NewsList) }
}
