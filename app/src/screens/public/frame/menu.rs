//! Where one can go from every page: the menu, and the same places again at the foot.

use leptos::prelude::*;

use super::{PublicFrame, Section, Standing};
use crate::paths::public;

/// An entry of the menu.
struct Place {
    label: &'static str,
    href: String,
    section: Section,
}

impl PublicFrame {
    /// The parts of the site that have anything in them, in the order of the menu.
    fn places(&self, base: &str) -> Vec<Place> {
        let place =
            |label, path: &dyn std::fmt::Display, section| Place { label, href: format!("{base}{path}"), section };
        let Self { shelves, imprint, .. } = self;
        let all = [
            (true, place("Trang chủ", &public::Home, Section::Home)),
            (true, place("Tin tức", &public::NewsList, Section::News)),
            (shelves.notices, place("Thông báo", &public::NoticeList, Section::Notices)),
            (shelves.events, place("Sự kiện", &public::EventList, Section::Events)),
            (shelves.pages, place("Thông tin cần biết", &public::PageTree, Section::Pages)),
            (shelves.teams, place("Tổ công nghệ số", &public::Teams, Section::Teams)),
            (shelves.campaigns, place("Chiến dịch", &public::Campaigns, Section::Campaigns)),
            (imprint.has_introduction, place("Giới thiệu", &public::Introduction, Section::Introduction)),
            (imprint.has_contact, place("Liên hệ", &public::Contact, Section::Contact)),
        ];
        all.into_iter().filter_map(|(there, place)| there.then_some(place)).collect()
    }
}

/// The menu at the top.
pub(super) fn menu(frame: &PublicFrame, standing: Standing, base: &str) -> AnyView {
    let here = match standing {
        Standing::Entry => "page",
        Standing::Below => "true",
    };
    let entry = |Place { label, href, section }| {
        let current = (frame.section == section).then_some(here);
        view! { <li><a href=href aria-current=current>{label}</a></li> }
    };
    view! {
        <nav aria-label="Mục chính">
            <ul>
                {frame.places(base).into_iter().map(entry).collect_view()}
                {(!frame.is_portal).then(|| view! { <li><a href=frame.portal_url.clone()>"Cổng của tỉnh"</a></li> })}
            </ul>
        </nav>
    }
    .into_any()
}

/// The same places for the foot, which itself says what the unit is and names its front page.
pub(super) fn again(frame: &PublicFrame, base: &str) -> AnyView {
    let items =
        frame.places(base).into_iter().filter(|place| !matches!(place.section, Section::Home | Section::Introduction));
    items.map(|Place { label, href, .. }| view! { <li><a href=href>{label}</a></li> }).collect_view().into_any()
}
