//! What a unit is: introduction, history, organisation, and who holds office today.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::reach;
use crate::screens::cast;

/// Somebody who holds office today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficerCard {
    /// Full name.
    pub name: String,
    /// Position in office.
    pub position: String,
    /// `0254 3852 123` and the address that dials it.
    pub phone: Option<(String, String)>,
    /// Of the office.
    pub email: Option<String>,
}

/// A part of the introduction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chapter {
    /// Its heading.
    pub heading: &'static str,
    /// What the Markdown renderer made; trusted.
    pub html: String,
}

/// The page of the introduction.
#[derive(Clone, Debug)]
pub struct Introduction {
    /// Around it.
    pub frame: PublicFrame,
    /// Those that have a text.
    pub chapters: Vec<Chapter>,
    /// In the order the unit gave.
    pub leaders: Vec<OfficerCard>,
    /// In the order the unit gave.
    pub contacts: Vec<OfficerCard>,
}

impl Screen for Introduction {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let description = format!("Giới thiệu, tổ chức và cán bộ của {}.", self.frame.full_name());
        self.frame.head(Some("Giới thiệu".to_owned()), Some(description))
    }

    fn view(self) -> AnyView {
        let Self { frame, chapters, leaders, contacts } = self;
        let heading = format!("Giới thiệu {}", frame.site_name);
        let chapters = chapters
            .into_iter()
            .map(|Chapter { heading, html }| {
                view! {
                    <section>
                        <h2>{heading}</h2>
                        <div class="prose" inner_html=html></div>
                    </section>
                }
            })
            .collect_view();
        let main = view! {
            <div class="in read chapters">
                <h1>{heading}</h1>
                {chapters}
                {officers("lanh-dao", "Lãnh đạo", leaders)}
                {officers("dau-moi", "Đầu mối liên hệ", contacts)}
            </div>
        };
        frame.around(Brand::Link, Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let chapter = |heading, source| Chapter { heading, html: domain::markdown::render(source).html };
        let normal = Self {
            frame: PublicFrame { section: Section::Introduction, ..cast::frame("/gioi-thieu") },
            chapters: vec![
                chapter("Giới thiệu chung", "Xã nằm ở phía bắc thành phố.\n\n- Ấp Bắc\n- Ấp Đông"),
                chapter("Lịch sử hình thành", "Thành lập năm **1994**."),
            ],
            leaders: vec![cast::officer()],
            contacts: vec![cast::officer()],
        };
        let longest = Self {
            frame: PublicFrame { section: Section::Introduction, ..cast::longest_frame("/gioi-thieu") },
            leaders: vec![
                OfficerCard {
                    name: cast::longest_title(),
                    position: cast::longest_title(),
                    ..cast::officer()
                };
                8
            ],
            ..normal.clone()
        };
        let officers_only = Self { chapters: Vec::new(), contacts: Vec::new(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("officers_only", officers_only)]
    }
}

/// A list of officers under its heading; nothing when there is nobody.
pub(super) fn officers(id: &'static str, heading: &'static str, cards: Vec<OfficerCard>) -> AnyView {
    if cards.is_empty() {
        return ().into_any();
    }
    let items = cards
        .into_iter()
        .map(|OfficerCard { name, position, phone, email }| {
            let known = phone.is_some() || email.is_some();
            let rows = known.then(|| {
                view! {
                    <dl class="facts reach">
                        {phone.map(|(shown, href)| view! {
                            <div><dt>"Điện thoại"</dt><dd><a href=href>{shown}</a></dd></div>
                        })}
                        {email.as_deref().map(reach::email_row)}
                    </dl>
                }
            });
            view! { <li><h3>{name}</h3><p>{position}</p>{rows}</li> }
        })
        .collect_view();
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            <ul class="people">{items}</ul>
        </section>
    }
    .into_any()
}
