//! The articles of one category, page by page.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use super::item_page::crumbs;
use crate::document::{Head, Screen, Sheet};
use crate::parts::news::{NewsCard, Titles, have_pictures, news};
use crate::parts::pager::{Pager, counted, on_page};
use crate::paths::public;
use crate::screens::cast::{self, shelf};

/// One page of a category.
#[derive(Clone, Debug)]
pub struct CategoryPage {
    /// Around it.
    pub frame: PublicFrame,
    /// The page's `h1`.
    pub name: String,
    /// Its part of the address.
    pub slug: String,
    /// Newest first.
    pub items: Vec<NewsCard>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many articles all pages hold.
    pub total: u64,
    /// Name and address of the other categories.
    pub others: Vec<(String, String)>,
}

impl Screen for CategoryPage {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let description = format!("Tin bài chuyên mục {} của {}.", self.name, self.frame.full_name());
        let head = self.frame.head(Some(on_page(&self.name, self.page)), Some(description));
        Head { has_pictures: have_pictures(&self.items), ..head }
    }

    fn view(self) -> AnyView {
        let Self { frame, name, slug, items, page, pages, total, others } = self;
        let list = if items.is_empty() {
            view! { <p class="none">"Chưa có tin bài nào trong chuyên mục này."</p> }.into_any()
        } else {
            view! {
                <p class="count">{format!("{} tin, mới nhất ở trên", counted(total))}</p>
                {news(items, Titles::H2)}
            }
            .into_any()
        };
        let others = (!others.is_empty()).then(|| {
            let link = |(name, href): (String, String)| view! { <li><a href=href>{name}</a></li> };
            view! {
                <nav class="within" aria-labelledby="chuyen-muc">
                    <h2 id="chuyen-muc">"Chuyên mục khác"</h2>
                    <ul class="units">{others.into_iter().map(link).collect_view()}</ul>
                </nav>
            }
        });
        let main = view! {
            <div class="in list">
                {crumbs(vec![("Tin tức".to_owned(), public::NewsList.to_string())])}
                <h1>{name}</h1>
                {list}
                {Pager::of(&public::Category { slug }, page, pages).view()}
                {others}
            </div>
        };
        frame.around(Brand::Link, Standing::Below, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: PublicFrame { section: Section::News, ..cast::frame("/chuyen-muc/chuyen-doi-so") },
            name: "Chuyển đổi số".to_owned(),
            slug: "chuyen-doi-so".to_owned(),
            items: cast::news(),
            page: 2,
            pages: 3,
            total: 29,
            others: shelf::categories().into_iter().skip(1).collect(),
        };
        let longest = Self {
            frame: PublicFrame { section: Section::News, ..cast::longest_frame("/chuyen-muc/dai") },
            name: cast::longest_title(),
            items: vec![cast::longest_card(); 12],
            page: 99_998,
            pages: 99_999,
            total: 1_199_988,
            others: vec![(cast::LONG_DISTRICT.to_owned(), "/chuyen-muc/dai".to_owned()); 12],
            ..normal.clone()
        };
        let empty = Self { items: Vec::new(), page: 1, pages: 1, total: 0, others: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}
