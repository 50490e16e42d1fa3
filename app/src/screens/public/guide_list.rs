//! All guides of a site, by topic.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::news::source;
use crate::paths::public;
use crate::screens::cast;

/// Where the guides of the province stand in the page.
const OF_PROVINCE: &str = "huong-dan-tinh";

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
    /// Whose it is, where another unit wrote it.
    pub origin: Option<String>,
    /// What it is about, where the list is not by topic.
    pub topic: Option<&'static str>,
}

/// Guides that the province keeps for all of its communes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProvinceGuides {
    /// Whose they are: `Tỉnh Bà Rịa - Vũng Tàu`.
    pub province: String,
    /// With absolute addresses at the province's own site; never empty.
    pub guides: Vec<GuideLine>,
}

impl ProvinceGuides {
    /// Where they stand in the list of a commune.
    pub fn href() -> String {
        format!("{}#{OF_PROVINCE}", public::GuideList)
    }
}

/// The list.
#[derive(Clone, Debug)]
pub struct GuideList {
    /// Around it.
    pub frame: PublicFrame,
    /// Topics that have a guide.
    pub shelves: Vec<GuideShelf>,
    /// Those of the province; on its own site they are the list itself.
    pub of_province: Option<ProvinceGuides>,
}

impl Screen for GuideList {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let description = format!("Hướng dẫn từng bước về dịch vụ số cho người dân {}.", self.frame.full_name());
        self.frame.head(Some("Hướng dẫn".to_owned()), Some(description))
    }

    fn view(self) -> AnyView {
        let Self { frame, shelves, of_province } = self;
        let none = (shelves.is_empty() && of_province.is_none())
            .then(|| view! { <p class="none">"Chưa có hướng dẫn nào được đăng. Hướng dẫn mới sẽ hiện ở đây."</p> });
        let main = view! {
            <div class="in list chapters">
                <h1>"Hướng dẫn"</h1>
                {none}
                {shelves.into_iter().map(shelf).collect_view()}
                {of_province.map(shared)}
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
            origin: None,
            topic: None,
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
            of_province: Some(ProvinceGuides {
                province: "Tỉnh Bà Rịa - Vũng Tàu".to_owned(),
                guides: vec![GuideLine {
                    href: "http://localhost:3000/huong-dan/thanh-toan-khong-tien-mat".to_owned(),
                    topic: Some("Thanh toán không tiền mặt"),
                    ..line("Thanh toán không tiền mặt an toàn", Some("Người đi chợ, người bán hàng"))
                }],
            }),
        };
        let long = GuideLine {
            title: cast::longest_title(),
            summary: Some(cast::longest_summary()),
            audience: Some(cast::longest_title()),
            href: "/huong-dan/dai".to_owned(),
            origin: Some(cast::LONG_PROVINCE.to_owned()),
            topic: None,
        };
        let longest = Self {
            frame: PublicFrame { section: Section::Guides, ..cast::longest_frame("/huong-dan") },
            shelves: vec![
                shelf("thanh-toan", "Thanh toán không tiền mặt", vec![long.clone(); 6]),
                shelf("khac", "Khác", vec![long.clone()]),
            ],
            of_province: Some(ProvinceGuides {
                province: cast::LONG_PROVINCE.to_owned(),
                guides: vec![GuideLine { topic: Some("Thanh toán không tiền mặt"), ..long }; 4],
            }),
        };
        let empty = Self { shelves: Vec::new(), of_province: None, ..normal.clone() };
        let shared = Self {
            frame: PublicFrame { site_name: "Xã Long Phước".to_owned(), ..normal.frame.clone() },
            shelves: Vec::new(),
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("shared", shared)]
    }
}

fn shelf(GuideShelf { code, topic, guides }: GuideShelf) -> AnyView {
    let labelled = code.clone();
    view! {
        <section aria-labelledby=labelled>
            <h2 id=code>{topic}</h2>
            {lines(guides)}
        </section>
    }
    .into_any()
}

/// Each opens on the province's own site: there it has its one address.
fn shared(ProvinceGuides { province, guides }: ProvinceGuides) -> AnyView {
    view! {
        <section aria-labelledby=OF_PROVINCE>
            <h2 id=OF_PROVINCE>"Hướng dẫn chung của tỉnh"</h2>
            <p>
                {format!("{province} biên soạn và cập nhật cho người dân ở mọi xã, phường, thị trấn; bấm vào là mở trang của tỉnh.")}
            </p>
            {lines(guides)}
        </section>
    }
    .into_any()
}

fn lines(guides: Vec<GuideLine>) -> AnyView {
    let line = |GuideLine { title, href, summary, audience, origin, topic }: GuideLine| {
        let told = [topic.map(str::to_owned), audience.map(|audience| format!("Dành cho: {audience}"))];
        let told = told.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! {
            <li>
                <a href=href>{title}</a>
                {summary.map(|text| view! { <p>{text}</p> })}
                {(!told.is_empty()).then(|| view! { <p class="count">{told}</p> })}
                {source(origin)}
            </li>
        }
    };
    view! { <ul class="tree people">{guides.into_iter().map(line).collect_view()}</ul> }.into_any()
}
