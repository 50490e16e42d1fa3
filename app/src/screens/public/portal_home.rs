//! The province's front page: every commune by district, and what is new everywhere.

use leptos::prelude::*;

use super::commune_home::latest;
use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::news::NewsCard;
use crate::screens::cast;

/// A district and what lies in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortalDistrict {
    /// `Thành phố Bà Rịa`.
    pub name: String,
    /// Full name and absolute address of each commune.
    pub communes: Vec<(String, String)>,
}

/// The front page of the portal.
#[derive(Clone, Debug)]
pub struct PortalHome {
    /// Around it.
    pub frame: PublicFrame,
    /// In the order of the page.
    pub districts: Vec<PortalDistrict>,
    /// How many communes all districts hold.
    pub commune_count: usize,
    /// The newest of all communes, newest first.
    pub news: Vec<NewsCard>,
    /// Whether the list of news holds more.
    pub more_news: bool,
}

impl PortalHome {
    fn sentence(&self) -> String {
        match self.commune_count {
            0 => "Chưa có xã, phường, thị trấn nào mở trang thông tin.".to_owned(),
            count => format!("Trang thông tin của {count} xã, phường, thị trấn trong tỉnh."),
        }
    }
}

impl Screen for PortalHome {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        self.frame.head(None, Some(self.sentence()))
    }

    fn view(self) -> AnyView {
        let sentence = self.sentence();
        let Self { frame, districts, news, more_news, .. } = self;
        let main = view! {
            <div class="in halves portal">
                {(!districts.is_empty()).then(|| find_yours(districts))}
                {latest(news, more_news)}
            </div>
        };
        frame.around(Brand::Heading(sentence), Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let districts = cast::districts();
        let normal = Self {
            frame: PublicFrame { section: Section::Home, ..cast::portal_frame("/") },
            commune_count: districts.iter().map(|district| district.communes.len()).sum(),
            districts,
            news: cast::news(),
            more_news: true,
        };
        let longest = Self {
            frame: PublicFrame { site_name: cast::LONG_PROVINCE.to_owned(), ..normal.frame.clone() },
            districts: vec![
                PortalDistrict {
                    name: cast::LONG_DISTRICT.to_owned(),
                    communes: vec![(cast::LONG_NAME.to_owned(), "http://phuong-8.localhost:3000/".to_owned()); 17],
                };
                8
            ],
            commune_count: 136,
            news: vec![cast::longest_card(); 10],
            more_news: true,
        };
        let empty =
            Self { districts: Vec::new(), commune_count: 0, news: Vec::new(), more_news: false, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}

fn find_yours(districts: Vec<PortalDistrict>) -> AnyView {
    let jumps = (districts.len() > 1).then(|| {
        let items = districts
            .iter()
            .enumerate()
            .map(|(at, district)| view! { <li><a href=format!("#{}", id(at))>{district.name.clone()}</a></li> })
            .collect::<Vec<_>>();
        view! { <nav aria-label="Tới huyện, thành phố, thị xã"><ul class="jumps">{items}</ul></nav> }
    });
    let lists = districts
        .into_iter()
        .enumerate()
        .map(|(at, PortalDistrict { name, communes })| {
            let items =
                communes.into_iter().map(|(name, href)| view! { <li><a href=href>{name}</a></li> }).collect_view();
            view! {
                <h3 id=id(at)>{name}</h3>
                <ul class="units">{items}</ul>
            }
        })
        .collect_view();
    view! {
        <section class="find" aria-labelledby="tim-xa">
            <h2 id="tim-xa">"Chọn xã, phường, thị trấn"</h2>
            {jumps}
            {lists}
        </section>
    }
    .into_any()
}

fn id(at: usize) -> String {
    format!("huyen-{}", at + 1)
}
