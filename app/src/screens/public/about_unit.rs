//! What is known about a commune, each fact with its source; what is not known is not there.

use leptos::prelude::*;

/// A fact in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourcedFact {
    /// `Dân số`.
    pub label: String,
    /// `13.265 người`.
    pub value: String,
    /// Who says so.
    pub source: String,
}

/// Where a commune lies: drawn small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitPlace {
    /// The `viewBox`.
    pub view_box: String,
    /// The province, as the data of an SVG path.
    pub coast: String,
    /// The commune, likewise.
    pub here: String,
    /// The middle of the commune, so that small ones are seen too.
    pub middle: (i32, i32),
    /// `Vị trí Xã Hòa Long trong tỉnh Bà Rịa - Vũng Tàu`.
    pub label: String,
    /// Name and absolute address of the units that share a border; no address where the site is suspended.
    pub neighbours: Vec<(String, Option<String>)>,
    /// Whose drawing it is.
    pub source: String,
}

/// What is known about a commune.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AboutUnit {
    /// In the order of the page.
    pub facts: Vec<SourcedFact>,
    /// Where it lies.
    pub place: Option<UnitPlace>,
}

impl AboutUnit {
    /// The section; nothing when nothing is known.
    pub(super) fn view(self) -> Option<AnyView> {
        let Self { facts, place } = self;
        if facts.is_empty() && place.is_none() {
            return None;
        }
        let list = (!facts.is_empty()).then(|| {
            let rows = facts
                .into_iter()
                .map(|SourcedFact { label, value, source }| {
                    view! { <div><dt>{label}</dt><dd>{value} <small>{format!("Nguồn: {source}.")}</small></dd></div> }
                })
                .collect_view();
            view! { <dl class="known">{rows}</dl> }
        });
        Some(
            view! {
                <section class="about" aria-labelledby="don-vi-nay">
                    <h2 id="don-vi-nay">"Thông tin đơn vị"</h2>
                    {list}
                    {place.map(where_it_lies)}
                </section>
            }
            .into_any(),
        )
    }

    /// What is known of xã Hòa Long.
    pub(in crate::screens) fn sample() -> Self {
        let fact = |label: &str, value: &str| SourcedFact {
            label: label.to_owned(),
            value: value.to_owned(),
            source: "Danh mục đơn vị hành chính, Tổng cục Thống kê, ngày 31/12/2024".to_owned(),
        };
        Self {
            facts: vec![fact("Loại đơn vị", "Xã"), fact("Thuộc", "Thành phố Bà Rịa"), fact("Dân số", "13.265 người")],
            place: Some(UnitPlace {
                view_box: "0 0 285 244".to_owned(),
                coast: "M10 10l200 0 0 200z".to_owned(),
                here: "M60 60l20 0 0 20z".to_owned(),
                middle: (70, 70),
                label: "Vị trí Xã Hòa Long trong tỉnh".to_owned(),
                neighbours: vec![
                    ("Xã Long Phước".to_owned(), Some("http://xa-long-phuoc.localhost:3000".to_owned())),
                    ("Xã Tân Hưng".to_owned(), None),
                ],
                source: "Sơ đồ theo dữ liệu censusVN2009 © 2017 Marc Choisy, giấy phép MIT".to_owned(),
            }),
        }
    }
}

fn where_it_lies(place: UnitPlace) -> AnyView {
    let UnitPlace { view_box, coast, here, middle: (x, y), label, neighbours, source } = place;
    let bordering = (!neighbours.is_empty()).then(|| {
        let last = neighbours.len() - 1;
        let links = neighbours.into_iter().enumerate().map(|(at, (name, href))| {
            let end = if at == last { "." } else { ", " };
            let name = match href {
                Some(href) => view! { <a href=href>{name}</a> }.into_any(),
                None => name.into_any(),
            };
            view! { {name} {end} }
        });
        let links = links.collect_view();
        view! { <p class="bordering">"Giáp: " {links}</p> }
    });
    view! {
        <figure class="place">
            <svg viewBox=view_box role="img" aria-label=label>
                <path d=coast></path>
                <path class="here" d=here></path>
                <circle cx=x cy=y r="14"></circle>
            </svg>
            <figcaption>
                {bordering}
                <small>{format!("Nguồn vị trí và ranh giới: {source}. Sơ đồ, không phải địa giới chính thức.")}</small>
            </figcaption>
        </figure>
    }
    .into_any()
}
