//! The province's front page: every commune by district, and what is new everywhere.

use domain::number::integer;
use leptos::prelude::*;

use super::commune_home::latest;
use super::find_box::find_box;
use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::news::{NewsCard, have_pictures};
use crate::paths::public;
use crate::screens::cast;

/// A district and what lies in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortalDistrict {
    /// `Thành phố Bà Rịa`.
    pub name: String,
    /// Full name and absolute address of each commune.
    pub communes: Vec<(String, String)>,
}

/// A line of the news of all communes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitNewsCard {
    /// Whose: `Xã Hòa Long`.
    pub unit: String,
    /// Of the item.
    pub title: String,
    /// Absolute, on the commune's own host.
    pub href: String,
    /// As read here: `27/01/2024`.
    pub date: String,
    /// For machines.
    pub date_iso: String,
}

/// What is true of all communes today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProvinceFigures {
    /// Communes whose sites are open.
    pub with_page: u64,
    /// Communes there are.
    pub communes: u64,
    /// Communes that published or changed an item in the last seven days, today included.
    pub updated: u64,
    /// Public items of all communes.
    pub published: u64,
    /// How many hamlets have a team, as far as units told: a sentence.
    pub teams: Option<String>,
    /// The day of these figures: `27/01/2024`.
    pub on: String,
}

/// The map in small, as a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapTeaser {
    /// The `viewBox`.
    pub view_box: String,
    /// The province, as the data of an SVG path.
    pub coast: String,
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
    /// The province's own newest, newest first.
    pub news: Vec<NewsCard>,
    /// Whether the list of news holds more.
    pub more_news: bool,
    /// The newest of all communes, newest first.
    pub unit_news: Vec<UnitNewsCard>,
    /// Only when there are communes.
    pub figures: Option<ProvinceFigures>,
    /// Only when there is a map.
    pub map: Option<MapTeaser>,
}

impl PortalHome {
    fn sentence(&self) -> String {
        match self.commune_count {
            0 => "Hiện chưa có xã, phường, thị trấn nào mở trang thông tin.".to_owned(),
            count => format!("Trang thông tin của {count} xã, phường, thị trấn trong tỉnh."),
        }
    }
}

impl Screen for PortalHome {
    const SHEET: Sheet = Sheet::Portal;

    fn head(&self) -> Head {
        Head { has_pictures: have_pictures(&self.news), ..self.frame.head(None, Some(self.sentence())) }
    }

    fn view(self) -> AnyView {
        let sentence = self.sentence();
        let Self { frame, districts, news, more_news, unit_news, figures, map, .. } = self;
        // Without communes there is nothing to look for.
        let (box_and_map, list) =
            if districts.is_empty() { (None, None) } else { (Some(find_yours(map)), Some(all_units(districts))) };
        let main = view! {
            <div class="in halves portal">
                {box_and_map}
                <div class="new">
                    {figures.map(true_today)}
                    {(!unit_news.is_empty()).then(|| news_of_units(unit_news))}
                    {latest("Tin của tỉnh", news, more_news)}
                </div>
                {list}
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
            unit_news: cast::news().into_iter().map(unit_card).collect(),
            figures: Some(ProvinceFigures {
                with_page: 82,
                communes: 82,
                updated: 17,
                published: 1_042,
                teams: Some("Tổ công nghệ số cộng đồng đã có ở 94/96 thôn, ấp, khu phố của những đơn vị đã lập danh sách (thiếu 70/82 đơn vị).".to_owned()),
                on: "27/01/2024".to_owned(),
            }),
            map: Some(MapTeaser { view_box: "0 0 240 200".to_owned(), coast: "M10 10l200 0 0 180z".to_owned() }),
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
            unit_news: vec![UnitNewsCard { unit: cast::LONG_NAME.to_owned(), ..unit_card(cast::longest_card()) }; 8],
            ..normal.clone()
        };
        let empty = Self {
            districts: Vec::new(),
            commune_count: 0,
            news: Vec::new(),
            more_news: false,
            unit_news: Vec::new(),
            figures: None,
            map: None,
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("empty", empty)]
    }
}

fn unit_card(card: NewsCard) -> UnitNewsCard {
    let NewsCard { title, href, date, date_iso, .. } = card;
    UnitNewsCard {
        unit: "Xã Hòa Long".to_owned(),
        href: format!("http://xa-hoa-long.localhost:3000{href}"),
        title,
        date,
        date_iso,
    }
}

/// The box, and the map as the other way.
fn find_yours(map: Option<MapTeaser>) -> AnyView {
    let map = map.map(|MapTeaser { view_box, coast }| {
        view! {
            <a class="to-map" href=public::UnitMap.to_string()>
                <svg viewBox=view_box aria-hidden="true"><path d=coast></path></svg>
                "Chọn trên bản đồ"
            </a>
        }
    });
    view! {
        <section class="find" aria-labelledby="tim-nhanh">
            <h2 id="tim-nhanh">"Tìm xã, phường, thị trấn của bạn"</h2>
            {find_box(String::new(), None)}
            {map}
        </section>
    }
    .into_any()
}

fn true_today(figures: ProvinceFigures) -> AnyView {
    let ProvinceFigures { with_page, communes, updated, published, teams, on } = figures;
    let number = |value: u64| integer(i64::try_from(value).unwrap_or(i64::MAX));
    let row = |value: String, label: &'static str| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    view! {
        <section aria-labelledby="con-so">
            <h2 id="con-so">{format!("Tính đến ngày {on}")}</h2>
            <dl class="figures">
                {row(format!("{}/{}", number(with_page), number(communes)), "xã, phường, thị trấn đang mở trang thông tin")}
                {row(number(updated), "đơn vị có bài đăng hoặc sửa trong 7 ngày qua")}
                {row(number(published), "bài đang đăng trên trang của các đơn vị")}
            </dl>
            {teams.map(|sentence| view! {
                <p>{sentence} " " <a href=public::TeamFigures.to_string()>"Xem từng đơn vị"</a></p>
            })}
        </section>
    }
    .into_any()
}

fn news_of_units(cards: Vec<UnitNewsCard>) -> AnyView {
    let items = cards
        .into_iter()
        .map(|UnitNewsCard { unit, title, href, date, date_iso }| {
            view! {
                <li>
                    <p>{unit} " · " <time datetime=date_iso>{date}</time></p>
                    <h3><a href=href>{title}</a></h3>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="tin-don-vi">
            <h2 id="tin-don-vi">"Tin từ các xã, phường, thị trấn"</h2>
            <ul class="brief">{items}</ul>
        </section>
    }
    .into_any()
}

fn all_units(districts: Vec<PortalDistrict>) -> AnyView {
    view! {
        <section class="find all" id="tim-xa" aria-labelledby="danh-sach">
            <h2 id="danh-sach">"Danh sách theo huyện, thị xã, thành phố"</h2>
            {by_district(districts)}
        </section>
    }
    .into_any()
}

/// Links to each district, and its communes; also below the map.
pub(super) fn by_district(districts: Vec<PortalDistrict>) -> AnyView {
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
    view! { {jumps} {lists} }.into_any()
}

fn id(at: usize) -> String {
    format!("huyen-{}", at + 1)
}
