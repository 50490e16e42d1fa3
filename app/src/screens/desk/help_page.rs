//! One page of the help: words and pictures in turn, and where it is tried.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_index::practise;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::paths::desk;
use crate::screens::cast;

/// A picture of the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HelpPicture {
    /// Where its bytes are.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// Its pixels, two to each of the page.
    pub size: (u32, u32),
}

/// A stretch of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpPart {
    /// Rendered words; trusted.
    Words(String),
    /// A picture between them.
    Picture(HelpPicture),
}

/// One page of the help.
#[derive(Clone, Debug)]
pub struct HelpPage {
    /// Around it.
    pub frame: DeskFrame,
    /// What it tells of.
    pub topic: HelpTopic,
    /// What it tells, in order.
    pub parts: Vec<HelpPart>,
    /// Where it is tried; `None` where this person cannot.
    pub practice_href: Option<String>,
}

impl Screen for HelpPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&format!("Trợ giúp: {}", self.topic.title()))
    }

    fn view(self) -> AnyView {
        let Self { frame, topic, parts, practice_href } = self;
        let main = view! {
            <p class="help-hint"><a href=desk::Help.to_string()>"Tất cả trang trợ giúp"</a></p>
            <h1>{topic.title()}</h1>
            <div class="help">{parts.into_iter().map(part).collect_view()}</div>
            {practice_href.map(practise)}
            {onward(topic)}
        };
        frame.around("narrow", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let words = |source: &str| HelpPart::Words(domain::markdown::render(source).html);
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            topic: HelpTopic::Notice,
            parts: vec![
                words("Thông báo tự rời trang chủ sau ngày hết hiệu lực.\n\n1. Bấm **Thông báo mới**."),
                words(
                    "2. Gõ ngày cuối, ví dụ 05/02/2024.\n\n# Khi gặp trục trặc\n\n- **Thiếu ngày**: nhập ngày rồi lưu.",
                ),
            ],
            practice_href: Some("/don-vi/thuc-hanh/bai-viet/moi?loai=thong-bao".to_owned()),
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            topic: HelpTopic::Facts,
            parts: vec![words(&cast::longest_body())],
            ..normal.clone()
        };
        let empty = Self { parts: Vec::new(), practice_href: None, topic: HelpTopic::SignIn, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}

fn part(part: HelpPart) -> AnyView {
    match part {
        HelpPart::Words(html) => view! { <div class="prose" inner_html=html></div> }.into_any(),
        HelpPart::Picture(HelpPicture { src, alt, size: (width, height) }) => view! {
            <img
                class="help-picture"
                src=src
                alt=alt
                width=(width / 2).to_string()
                height=(height / 2).to_string()
                loading="lazy"
                decoding="async"
            />
        }
        .into_any(),
    }
}

/// The pages before and after this one.
fn onward(topic: HelpTopic) -> AnyView {
    let at = HelpTopic::ALL.iter().position(|other| *other == topic).unwrap_or_default();
    let link = |label: &'static str, topic: Option<&HelpTopic>| {
        topic.map(|topic| view! { <li>{label} <a href=topic.href()>{topic.title()}</a></li> })
    };
    let before = at.checked_sub(1).and_then(|at| HelpTopic::ALL.get(at));
    view! {
        <nav class="help-onward" aria-label="Trang trợ giúp trước và sau">
            <ul class="plain-list">
                {link("Trang sau: ", HelpTopic::ALL.get(at + 1))}
                {link("Trang trước: ", before)}
            </ul>
        </nav>
    }
    .into_any()
}
