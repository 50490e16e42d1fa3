//! The front page of a commune.

use domain::palette::Palette;
use leptos::prelude::*;

use super::about_unit::AboutUnit;
use super::frame::{Brand, Imprint, PublicFrame, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::news::{NewsCard, Titles, news};
use crate::parts::reach;
use crate::paths::public;
use crate::screens::cast;

/// The front page of a commune, ward or town.
#[derive(Clone, Debug)]
pub struct CommuneHome {
    /// Around it.
    pub frame: PublicFrame,
    /// `Xã Hòa Long thuộc Thành phố Bà Rịa, Tỉnh Bà Rịa - Vũng Tàu.`
    pub kind_sentence: String,
    /// The newest, newest first.
    pub news: Vec<NewsCard>,
    /// Whether the list of news holds more.
    pub more_news: bool,
    /// What is known about it, with sources.
    pub about: AboutUnit,
    /// Name and absolute address of the other units of the district.
    pub neighbours: Vec<(String, String)>,
    /// The district's name.
    pub district: Option<String>,
}

impl Screen for CommuneHome {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        self.frame.head(None, Some(self.kind_sentence.clone()))
    }

    fn view(self) -> AnyView {
        let Self { frame, kind_sentence, news: cards, more_news, about, neighbours, district } = self;
        let about = about.view();
        let reach = reach_card(&frame.imprint);
        let has_side = reach.is_some() || about.is_some() || !neighbours.is_empty();
        let main = view! {
            <div class="in halves">
                {latest("Tin mới", cards, more_news)}
                {has_side.then(|| view! {
                    <div class="side">
                        {reach}
                        {about}
                        {(!neighbours.is_empty()).then(|| others(neighbours, district))}
                    </div>
                })}
            </div>
        };
        frame.around(Brand::Heading(kind_sentence), Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: PublicFrame { section: super::Section::Home, ..cast::frame("/") },
            kind_sentence: "Xã Hòa Long thuộc Thành phố Bà Rịa, Tỉnh Bà Rịa - Vũng Tàu.".to_owned(),
            news: cast::news(),
            more_news: true,
            about: AboutUnit::sample(),
            neighbours: cast::neighbours(),
            district: Some("Thành phố Bà Rịa".to_owned()),
        };
        let longest = Self {
            frame: cast::longest_frame("/"),
            kind_sentence: format!("{} thuộc {}, {}.", cast::LONG_NAME, cast::LONG_DISTRICT, cast::LONG_PROVINCE),
            news: vec![cast::longest_card(); 10],
            neighbours: vec![(cast::LONG_NAME.to_owned(), "http://phuong-8.localhost:3000/".to_owned()); 16],
            ..normal.clone()
        };
        let empty = Self {
            news: Vec::new(),
            more_news: false,
            neighbours: Vec::new(),
            about: AboutUnit::default(),
            district: None,
            ..normal.clone()
        };
        let demonstration =
            Self { frame: PublicFrame { demonstration: true, ..normal.frame.clone() }, ..normal.clone() };
        let first = normal.clone();
        let worn = |palette| Self { frame: PublicFrame { palette, ..normal.frame.clone() }, ..normal.clone() };
        vec![
            ("normal", first),
            ("longest", longest),
            ("empty", empty),
            ("demonstration", demonstration),
            ("mangrove", worn(Palette::Mangrove)),
            ("basalt", worn(Palette::Basalt)),
            ("sea", worn(Palette::Sea)),
            ("lotus", worn(Palette::Lotus)),
        ]
    }
}

fn others(neighbours: Vec<(String, String)>, district: Option<String>) -> AnyView {
    let heading = match district {
        Some(district) => format!("Các đơn vị khác của {district}"),
        None => "Các đơn vị khác".to_owned(),
    };
    let items = neighbours.into_iter().map(|(name, href)| view! { <li><a href=href>{name}</a></li> }).collect_view();
    view! {
        <section aria-labelledby="don-vi">
            <h2 id="don-vi">{heading}</h2>
            <ul class="units">{items}</ul>
        </section>
    }
    .into_any()
}

/// How to reach the unit, as far as it is known.
fn reach_card(imprint: &Imprint) -> Option<AnyView> {
    let known =
        imprint.address.is_some() || !imprint.phones.is_empty() || imprint.email.is_some() || imprint.hours.is_some();
    known.then(|| {
        view! {
            <section aria-labelledby="lien-he">
                <h2 id="lien-he">"Liên hệ"</h2>
                {reach::office(imprint.clone())}
            </section>
        }
        .into_any()
    })
}

/// The newest news, also on the portal.
pub(super) fn latest(heading: &'static str, cards: Vec<NewsCard>, more: bool) -> AnyView {
    let list = if cards.is_empty() {
        view! { <p class="none">"Chưa có tin nào được đăng. Tin mới sẽ hiện ở đây."</p> }.into_any()
    } else {
        news(cards, Titles::H3)
    };
    view! {
        <section class="latest" aria-labelledby="tin-moi">
            <h2 id="tin-moi">{heading}</h2>
            {list}
            {more.then(|| view! { <p><a class="go" href=public::NewsList.to_string()>"Xem tất cả tin tức"</a></p> })}
        </section>
    }
    .into_any()
}
