//! Thanks for an answer: it was counted, and nothing else.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use super::item_page::crumbs;
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// Thanks.
#[derive(Clone, Debug)]
pub struct GuideThanks {
    /// Around it.
    pub frame: PublicFrame,
    /// Of the guide.
    pub title: String,
    /// From the top of the site to the guide.
    pub crumbs: Vec<(String, String)>,
    /// Back to the guide.
    pub back_href: String,
    /// All guides.
    pub list_href: String,
}

impl Screen for GuideThanks {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let head = self.frame.head(Some(format!("Cảm ơn bạn – {}", self.title)), None);
        Head { canonical: None, indexable: false, ..head }
    }

    fn view(self) -> AnyView {
        let Self { frame, title, back_href, list_href, .. } = self;
        let main = view! {
            <div class="in read">
                {crumbs(self.crumbs)}
                <h1>"Cảm ơn bạn đã trả lời"</h1>
                <p class="lead">
                    {format!("Câu trả lời của bạn về “{title}” đã được đếm. Người soạn sẽ dựa vào đó để sửa hướng dẫn cho dễ làm hơn.")}
                </p>
                <ul class="ways">
                    <li><a href=back_href>"Quay lại hướng dẫn"</a></li>
                    <li><a href=list_href>"Xem các hướng dẫn khác"</a></li>
                </ul>
            </div>
        };
        frame.around(Brand::Link, Standing::Below, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let whole = "/huong-dan/mo-vi-giay-to-tren-vneid".to_owned();
        let title = "Mở ví giấy tờ trên VNeID".to_owned();
        let normal = Self {
            frame: PublicFrame { section: Section::Guides, ..cast::frame(&whole) },
            crumbs: vec![("Hướng dẫn".to_owned(), "/huong-dan".to_owned()), (title.clone(), whole.clone())],
            title,
            back_href: whole,
            list_href: "/huong-dan".to_owned(),
        };
        let longest = Self {
            frame: PublicFrame { section: Section::Guides, ..cast::longest_frame("/huong-dan/dai") },
            title: cast::longest_title(),
            ..normal.clone()
        };
        let on_the_portal = Self {
            frame: PublicFrame { section: Section::Guides, ..cast::portal_frame("/huong-dan/dai") },
            title: "Nhận ra cuộc gọi giả danh công an".to_owned(),
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("on_the_portal", on_the_portal)]
    }
}
