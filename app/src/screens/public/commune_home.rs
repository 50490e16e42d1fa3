//! The front page of a commune: what holds today, what is new, what is coming, whom to ask.

mod samples;

use domain::unit::in_sentence;
use leptos::prelude::*;

use super::about_unit::AboutUnit;
use super::frame::{Brand, Imprint, PublicFrame, Standing};
use super::introduction::{OfficerCard, officers};
use crate::document::{Head, Screen, Sheet};
use crate::parts::dated::{EventCard, NoticeCard, events, notices};
use crate::parts::news::{NewsCard, Titles, have_pictures, news};
use crate::parts::reach;
use crate::paths::public;

/// The front page of a commune, ward or town.
#[derive(Clone, Debug)]
pub struct CommuneHome {
    /// Around it.
    pub frame: PublicFrame,
    /// `Xã Hòa Long thuộc Thành phố Bà Rịa, Tỉnh Bà Rịa - Vũng Tàu.`
    pub kind_sentence: String,
    /// Notices that hold today.
    pub notices: Vec<NoticeCard>,
    /// Whether the list of notices holds more.
    pub more_notices: bool,
    /// News kept at the top for now.
    pub pinned: Vec<NewsCard>,
    /// The newest others, newest first.
    pub news: Vec<NewsCard>,
    /// Whether the list of news holds more.
    pub more_news: bool,
    /// Events that go on or come, the next first.
    pub events: Vec<EventCard>,
    /// Whether the list of events holds more.
    pub more_events: bool,
    /// Whom to ask today.
    pub contacts: Vec<OfficerCard>,
    /// Name and address of each category with articles.
    pub categories: Vec<(String, String)>,
    /// The province's newest, with absolute addresses.
    pub province_news: Vec<NewsCard>,
    /// The province's name.
    pub province: Option<String>,
    /// The way to the guides that the province keeps for its communes, if it keeps any.
    pub province_guides: Option<String>,
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
        let head = self.frame.head(None, Some(self.kind_sentence.clone()));
        Head { has_pictures: have_pictures(&self.pinned) || have_pictures(&self.news), ..head }
    }

    fn view(self) -> AnyView {
        let Self { frame, kind_sentence, pinned, categories, contacts, province_news, neighbours, .. } = self;
        let cards = pinned.into_iter().chain(self.news).collect();
        let side: Vec<AnyView> = [
            (!contacts.is_empty()).then(|| officers("hom-nay", "Liên hệ hôm nay", contacts)),
            reach_card(&frame.imprint),
            (!categories.is_empty()).then(|| links("chuyen-muc", "Chuyên mục".to_owned(), categories)),
            (!province_news.is_empty()).then(|| of_province(province_news, self.province)),
            self.province_guides.map(guides_of_province),
            self.about.view(),
        ]
        .into_iter()
        .flatten()
        .collect();
        let main = view! {
            <div class="in halves">
                <div>
                    {holding(self.notices, self.more_notices)}
                    {latest("Tin mới", cards, self.more_news)}
                    {coming(self.events, self.more_events)}
                </div>
                {(!side.is_empty()).then(|| view! { <div class="side">{side}</div> })}
            </div>
            {(!neighbours.is_empty()).then(|| view! {
                <div class="in below">{links("don-vi", others_of(self.district), neighbours)}</div>
            })}
        };
        frame.around(Brand::Heading(kind_sentence), Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

fn holding(cards: Vec<NoticeCard>, more: bool) -> Option<AnyView> {
    (!cards.is_empty()).then(|| {
        view! {
            <section class="holding" aria-labelledby="thong-bao">
                <h2 id="thong-bao">"Thông báo còn hiệu lực"</h2>
                {notices(cards, Titles::H3)}
                {more.then(|| onward(public::NoticeList.to_string(), "Xem tất cả thông báo"))}
            </section>
        }
        .into_any()
    })
}

fn coming(cards: Vec<EventCard>, more: bool) -> Option<AnyView> {
    (!cards.is_empty()).then(|| {
        view! {
            <section aria-labelledby="su-kien">
                <h2 id="su-kien">"Sự kiện"</h2>
                {events(cards, Titles::H3)}
                {more.then(|| onward(public::EventList.to_string(), "Xem tất cả sự kiện"))}
            </section>
        }
        .into_any()
    })
}

/// The way from some of a list to all of it.
fn onward(href: String, label: &'static str) -> AnyView {
    view! { <p><a class="go" href=href>{label}</a></p> }.into_any()
}

/// Titles and days only: the rest stands on the province's own site.
fn of_province(cards: Vec<NewsCard>, province: Option<String>) -> AnyView {
    let heading = province.map_or_else(|| "Tin của tỉnh".to_owned(), |name| format!("Tin của {}", in_sentence(&name)));
    let brief = |card| NewsCard { summary: None, is_pinned: false, thumb: None, ..card };
    view! {
        <section aria-labelledby="tin-tinh">
            <h2 id="tin-tinh">{heading}</h2>
            {news(cards.into_iter().map(brief).collect(), Titles::H3)}
        </section>
    }
    .into_any()
}

/// The way to them; they stand in the commune's own list.
fn guides_of_province(href: String) -> AnyView {
    view! {
        <section aria-labelledby="lam-theo">
            <h2 id="lam-theo">"Làm theo từng bước"</h2>
            <p>"VNeID, dịch vụ công, thanh toán, phòng lừa đảo: mỗi việc một hướng dẫn, có bản in."</p>
            {onward(href, "Hướng dẫn chung của tỉnh")}
        </section>
    }
    .into_any()
}

fn others_of(district: Option<String>) -> String {
    match district {
        Some(district) => format!("Các đơn vị khác của {district}"),
        None => "Các đơn vị khác".to_owned(),
    }
}

fn links(id: &'static str, heading: String, entries: Vec<(String, String)>) -> AnyView {
    let items = entries.into_iter().map(|(name, href)| view! { <li><a href=href>{name}</a></li> }).collect_view();
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{heading}</h2>
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
            {more.then(|| onward(public::NewsList.to_string(), "Xem tất cả tin tức"))}
        </section>
    }
    .into_any()
}
