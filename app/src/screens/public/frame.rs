//! What stands around every public page: whose it is, where one can go, who runs it.

mod foot;
mod menu;

use domain::palette::Palette;
use leptos::prelude::*;

use crate::document::Head;
use crate::parts::alert_bar::{AlertBar, alerts};
use crate::paths::public;

/// The part of the site a page belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// The front page.
    Home,
    /// News, and the articles themselves.
    News,
    /// Notices.
    Notices,
    /// Events.
    Events,
    /// What stays: the tree of pages.
    Pages,
    /// How to do things, step by step.
    Guides,
    /// Teams of hamlets.
    Teams,
    /// What is counted towards a target.
    Campaigns,
    /// What the unit is.
    Introduction,
    /// How to reach it.
    Contact,
    /// None of the menu.
    #[default]
    Other,
}

/// The frame of a public page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicFrame {
    /// `Xã Hòa Long`, or `Tỉnh Bà Rịa - Vũng Tàu` on the portal.
    pub site_name: String,
    /// Units above, the highest first; empty on the portal.
    pub superior: Vec<String>,
    /// Absolute.
    pub portal_url: String,
    /// Absolute.
    pub studio_url: String,
    /// The absolute address of this very page.
    pub canonical: String,
    /// Where links to other pages of the site begin: empty on the site itself.
    pub base: String,
    /// Its place in the menu.
    pub section: Section,
    /// Whether this is the province's own site.
    pub is_portal: bool,
    /// Whether this is a demonstration: said calmly, and kept from search engines.
    pub demonstration: bool,
    /// The colours its pages wear.
    pub palette: Palette,
    /// What the unit says of itself on every page.
    pub imprint: Imprint,
    /// Which further parts of the site there are.
    pub shelves: Shelves,
    /// What stands above everything now, the gravest first.
    pub alerts: Vec<AlertBar>,
}

/// Which further parts of a site have anything in them. An empty one has no entry in the menu.
#[expect(clippy::struct_excessive_bools, reason = "each is a part of the site of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shelves {
    /// Notices, holding or not.
    pub notices: bool,
    /// Events, coming or past.
    pub events: bool,
    /// Pages that stay.
    pub pages: bool,
    /// Guides.
    pub guides: bool,
    /// Teams of hamlets.
    pub teams: bool,
    /// Campaigns.
    pub campaigns: bool,
}

/// What a unit says of itself on every page. What is not known is not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// Of the seat.
    pub address: Option<String>,
    /// In the order the unit gave.
    pub phones: Vec<PhoneLink>,
    /// Official.
    pub email: Option<String>,
    /// Free lines.
    pub hours: Option<String>,
    /// `Nguyễn Văn An, Chủ tịch Ủy ban nhân dân xã`.
    pub responsible: Option<String>,
    /// How the texts may be used elsewhere.
    pub licence: Option<String>,
    /// Whether the page of the introduction has content.
    pub has_introduction: bool,
    /// Whether the page of the contacts has content.
    pub has_contact: bool,
}

/// A telephone number as a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhoneLink {
    /// What it is for.
    pub purpose: Option<String>,
    /// `0254 3852 123`.
    pub shown: String,
    /// `tel:+842543852123`.
    pub href: String,
}

/// How a page names the site at its top.
#[derive(Debug)]
pub(super) enum Brand {
    /// The page's `h1`, with a sentence below it: on front pages.
    Heading(String),
    /// A link home.
    Link,
}

/// How the menu marks the page's section.
#[derive(Clone, Copy, Debug)]
pub(super) enum Standing {
    /// The page is the entry of the menu.
    Entry,
    /// The page stands below it.
    Below,
}

impl PublicFrame {
    /// The name that is unique among sites: `Xã Hòa Long, Thành phố Bà Rịa`.
    pub(super) fn full_name(&self) -> String {
        match self.superior.last() {
            Some(above) => format!("{}, {above}", self.site_name),
            None => self.site_name.clone(),
        }
    }

    /// What the site is: the words above its name.
    fn genre(&self) -> &'static str {
        if self.is_portal { "Cổng thông tin điện tử" } else { "Trang thông tin điện tử" }
    }

    /// The head of a page named `title`; front pages have none.
    pub(super) fn head(&self, title: Option<String>, description: Option<String>) -> Head {
        let site = self.full_name();
        let title = match title {
            Some(title) => format!("{title} – {site}"),
            None => format!("{site} – {}", self.genre()),
        };
        let canonical = Some(self.canonical.clone()).filter(|address| !address.is_empty());
        Head {
            title,
            description,
            canonical,
            indexable: !self.demonstration,
            palette: Some(self.palette),
            has_alerts: !self.alerts.is_empty(),
            ..Head::default()
        }
    }

    /// Scheme and host of [`Self::canonical`], for what is read from elsewhere.
    pub(super) fn origin(&self) -> String {
        let end = self
            .canonical
            .find("://")
            .and_then(|scheme| self.canonical.get(scheme + 3..)?.find('/').map(|path| scheme + 3 + path))
            .unwrap_or(self.canonical.len());
        self.canonical.get(..end).unwrap_or_default().to_owned()
    }

    /// Puts the frame around the content of `<main>`. Links go to `base`, which is empty on the
    /// site itself.
    pub(super) fn around(self, brand: Brand, standing: Standing, base: &str, main: AnyView) -> AnyView {
        let header = self.header(brand, standing, base);
        let footer = foot::footer(&self, base);
        let alerts = alerts(self.alerts);
        view! {
            <a class="skip" href="#noi-dung">"Tới nội dung chính"</a>
            {alerts}
            {header}
            <main id="noi-dung">{main}</main>
            {footer}
        }
        .into_any()
    }

    fn header(&self, brand: Brand, standing: Standing, base: &str) -> AnyView {
        let home = format!("{base}{}", public::Home);
        let above = if self.superior.is_empty() { self.genre().to_owned() } else { self.superior.join(" · ") };
        let name = self.site_name.clone();
        let brand = match brand {
            Brand::Heading(sentence) => view! {
                <div class="brand front">
                    <p class="above">{self.genre()}</p>
                    <h1>{name}</h1>
                    <p class="lead">{sentence}</p>
                </div>
            }
            .into_any(),
            Brand::Link => view! {
                <div class="brand">
                    <p class="above">{above}</p>
                    <p class="name"><a href=home>{name}</a></p>
                </div>
            }
            .into_any(),
        };
        view! {
            <header class="top">
                {self.demonstration.then(|| view! { <p class="demo">"Bản trình diễn, không phải trang chính thức"</p> })}
                <div class="in">{brand} {menu::menu(self, standing, base)}</div>
            </header>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_is_what_stands_before_the_path() {
        let at = |address: &str| PublicFrame { canonical: address.to_owned(), ..PublicFrame::default() }.origin();
        assert_eq!(at("http://xa-hoa-long.localhost:3000/tin-tuc/a"), "http://xa-hoa-long.localhost:3000");
        assert_eq!(at("https://hoalong.example"), "https://hoalong.example");
        assert_eq!(at(""), "");
    }
}
