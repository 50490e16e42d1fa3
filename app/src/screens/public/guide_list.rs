//! All guides of a site, by topic.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// The guides of one topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideShelf {
    /// The last part of its address in this page.
    pub code: String,
    /// What people call the topic.
    pub topic: String,
    /// In the order of the page; never empty.
    pub guides: Vec<GuideLine>,
}

/// One guide of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideLine {
    /// Its title.
    pub title: String,
    /// Its address.
    pub href: String,
    /// One paragraph.
    pub summary: Option<String>,
    /// Whom it helps.
    pub audience: Option<String>,
}

/// The list.
#[derive(Clone, Debug)]
pub struct GuideList {
    /// Around it.
    pub frame: PublicFrame,
    /// Topics that have a guide.
    pub shelves: Vec<GuideShelf>,
}

impl Screen for GuideList {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let description = format!("Hướng dẫn từng bước về dịch vụ số cho người dân {}.", self.frame.full_name());
        self.frame.head(Some("Hướng dẫn".to_owned()), Some(description))
    }

    fn view(self) -> AnyView {
        let Self { frame, shelves } = self;
        let none = shelves
            .is_empty()
            .then(|| view! { <p class="none">"Chưa có hướng dẫn nào được đăng. Hướng dẫn mới sẽ hiện ở đây."</p> });
        let main = view! {
            <div class="in list">
                <h1>"Hướng dẫn"</h1>
                {none}
                {shelves.into_iter().map(shelf).collect_view()}
            </div>
        };
        frame.around(Brand::Link, Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let line = |title: &str, audience: Option<&str>| GuideLine {
            title: title.to_owned(),
            href: "/huong-dan/mo-vi-giay-to-tren-vneid".to_owned(),
            summary: Some(cast::SUMMARY.to_owned()),
            audience: audience.map(str::to_owned),
        };
        let shelf =
            |code: &str, topic: &str, guides| GuideShelf { code: code.to_owned(), topic: topic.to_owned(), guides };
        let normal = Self {
            frame: PublicFrame { section: Section::Guides, ..cast::frame("/huong-dan") },
            shelves: vec![
                shelf(
                    "vneid",
                    "VNeID",
                    vec![
                        line("Mở ví giấy tờ trên VNeID", Some("Người đã có tài khoản định danh mức 2")),
                        line("Kích hoạt tài khoản định danh", None),
                    ],
                ),
                shelf("an-toan", "An toàn – lừa đảo", vec![line("Nhận ra cuộc gọi giả danh công an", None)]),
            ],
        };
        let long = GuideLine {
            title: cast::longest_title(),
            summary: Some(cast::longest_summary()),
            audience: Some(cast::longest_title()),
            href: "/huong-dan/dai".to_owned(),
        };
        let longest = Self {
            frame: PublicFrame { section: Section::Guides, ..cast::longest_frame("/huong-dan") },
            shelves: vec![
                shelf("thanh-toan", "Thanh toán không tiền mặt", vec![long.clone(); 6]),
                shelf("khac", "Khác", vec![long]),
            ],
        };
        let empty = Self { shelves: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}

fn shelf(GuideShelf { code, topic, guides }: GuideShelf) -> AnyView {
    let line = |GuideLine { title, href, summary, audience }: GuideLine| {
        view! {
            <li>
                <a href=href>{title}</a>
                {summary.map(|text| view! { <p>{text}</p> })}
                {audience.map(|audience| view! { <p class="count">{format!("Dành cho: {audience}")}</p> })}
            </li>
        }
    };
    let labelled = code.clone();
    view! {
        <section class="within" aria-labelledby=labelled>
            <h2 id=code>{topic}</h2>
            <ul class="tree">{guides.into_iter().map(line).collect_view()}</ul>
        </section>
    }
    .into_any()
}
