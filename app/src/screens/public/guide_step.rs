//! One step of a guide alone, in large letters, with the way to the step before and the one behind.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use super::item_page::crumbs;
use crate::document::{Head, Screen, Sheet};
use crate::parts::steps::{StepCard, name, sample_cards};
use crate::screens::cast;

/// One step.
#[derive(Clone, Debug)]
pub struct GuideStep {
    /// Around it.
    pub frame: PublicFrame,
    /// Of the guide.
    pub title: String,
    /// Where the whole guide is.
    pub whole_href: String,
    /// From the top of the site to the guide.
    pub crumbs: Vec<(String, String)>,
    /// From 1.
    pub number: usize,
    /// How many steps there are.
    pub count: usize,
    /// The step.
    pub step: StepCard,
    /// Whether it shows pictures.
    pub has_pictures: bool,
    /// The step before.
    pub back: Option<String>,
    /// The step behind.
    pub on: Option<String>,
}

impl Screen for GuideStep {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let title = format!("{} – {}", name(self.number, &self.step.title), self.title);
        let head = self.frame.head(Some(title), None);
        Head { has_pictures: self.has_pictures, is_guide: true, ..head }
    }

    fn view(self) -> AnyView {
        let Self { frame, number, count, step, back, on, whole_href, .. } = self;
        let done = on.is_none();
        let main = view! {
            <div class="in read large">
                {crumbs(self.crumbs)}
                <p class="count">{format!("Bước {number} trên {count}")}</p>
                <h1>{name(number, &step.title)}</h1>
                <div class="prose" inner_html=step.html></div>
                <nav class="pager" aria-label="Các bước của hướng dẫn">
                    {back.map(|href| view! { <a rel="prev" href=href>"Bước trước"</a> })}
                    {on.map(|href| view! { <a rel="next" href=href>"Bước tiếp theo"</a> })}
                    {done.then(|| view! { <p>"Đây là bước cuối cùng."</p> })}
                </nav>
                <p class="paper"><a href=whole_href>"Xem cả hướng dẫn trên một trang"</a></p>
            </div>
        };
        frame.around(Brand::Link, Standing::Below, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let whole = "/huong-dan/mo-vi-giay-to-tren-vneid".to_owned();
        let title = "Mở ví giấy tờ trên VNeID".to_owned();
        let cards = sample_cards();
        let normal = Self {
            frame: PublicFrame { section: Section::Guides, ..cast::frame(&whole) },
            crumbs: vec![("Hướng dẫn".to_owned(), "/huong-dan".to_owned()), (title.clone(), whole.clone())],
            title,
            number: 2,
            count: cards.len(),
            step: cards.get(1).cloned().unwrap_or_default(),
            has_pictures: false,
            back: Some(format!("{whole}/buoc/1")),
            on: Some(format!("{whole}/buoc/3")),
            whole_href: whole,
        };
        let longest = Self {
            frame: PublicFrame { section: Section::Guides, ..cast::longest_frame("/huong-dan/dai") },
            title: cast::longest_title(),
            crumbs: vec![
                ("Hướng dẫn".to_owned(), "/huong-dan".to_owned()),
                (cast::longest_title(), "/huong-dan/dai".to_owned()),
            ],
            number: 99,
            count: 100,
            step: StepCard { title: cast::longest_title(), html: domain::markdown::render(&cast::longest_body()).html },
            ..normal.clone()
        };
        let last = Self {
            number: 3,
            step: cards.get(2).cloned().unwrap_or_default(),
            back: Some(format!("{}/buoc/2", normal.whole_href)),
            on: None,
            ..normal.clone()
        };
        let unnamed = Self { number: 1, step: StepCard::default(), back: None, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("last_step", last), ("unnamed", unnamed)]
    }
}
