//! The map of all communes: each outline a link, the list by district beside it.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Standing};
use super::portal_home::{PortalDistrict, by_district};
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// How many colours districts take turns in.
const COLOURS: usize = 7;

/// A commune's outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapUnit {
    /// `Xã Hòa Long`.
    pub name: String,
    /// Absolute; `None` while its site is suspended.
    pub href: Option<String>,
    /// The data of an SVG path.
    pub path: String,
}

/// The outlines of a district.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapDistrict {
    /// `Thành phố Bà Rịa`.
    pub name: String,
    /// In alphabetical order.
    pub units: Vec<MapUnit>,
    /// The `viewBox` of an enlarged picture, for districts of many small units.
    pub enlarged: Option<String>,
}

/// The drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Districts in alphabetical order.
    pub districts: Vec<MapDistrict>,
    /// Côn Đảo: `viewBox` and data of the path. No link: it had no commune.
    pub islands: Option<(String, String)>,
}

/// The map of all communes.
#[derive(Clone, Debug)]
pub struct MapPage {
    /// Around it.
    pub frame: PublicFrame,
    /// The map.
    pub drawing: Drawing,
    /// The same communes as lists, and those that have no outline.
    pub districts: Vec<PortalDistrict>,
}

impl Screen for MapPage {
    const SHEET: Sheet = Sheet::Portal;

    fn head(&self) -> Head {
        let description = "Sơ đồ các xã, phường, thị trấn trong tỉnh; chọn một đơn vị để mở trang của đơn vị ấy.";
        self.frame.head(Some("Bản đồ xã, phường, thị trấn".to_owned()), Some(description.to_owned()))
    }

    fn view(self) -> AnyView {
        let Self { frame, drawing, districts } = self;
        let main = view! {
            <div class="in list">
                <h1>"Bản đồ xã, phường, thị trấn"</h1>
                <p class="lead">
                    "Chọn một đơn vị trên sơ đồ để mở trang của đơn vị ấy, hoặc "
                    <a href="#danh-sach">"chọn trong danh sách"</a> "."
                </p>
                {atlas(drawing)}
                <section class="find" id="danh-sach" aria-labelledby="theo-huyen">
                    <h2 id="theo-huyen">"Danh sách theo huyện, thị xã, thành phố"</h2>
                    {by_district(districts)}
                </section>
            </div>
        };
        frame.around(Brand::Link, Standing::Below, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let unit = |at: i32| MapUnit {
            name: format!("Phường {at}"),
            href: Some(format!("http://phuong-{at}.localhost:3000")),
            path: format!("M{} 40l60 0 0 60-60 0z", at * 60),
        };
        let district = |name: &str, at: i32| MapDistrict {
            name: name.to_owned(),
            units: vec![unit(at), unit(at + 1)],
            enlarged: (at == 0).then(|| "0 40 120 60".to_owned()),
        };
        let normal = Self {
            frame: cast::portal_frame("/ban-do"),
            drawing: Drawing {
                width: 1_141,
                height: 975,
                districts: vec![district("Thành phố Bà Rịa", 0), district("Thành phố Vũng Tàu", 2)],
                islands: Some(("0 0 80 60".to_owned(), "M10 10l40 0 0 40z".to_owned())),
            },
            districts: cast::districts(),
        };
        let longest = Self {
            frame: PublicFrame { site_name: cast::LONG_PROVINCE.to_owned(), ..normal.frame.clone() },
            drawing: Drawing {
                districts: vec![
                    MapDistrict {
                        name: cast::LONG_DISTRICT.to_owned(),
                        units: vec![MapUnit { name: cast::LONG_NAME.to_owned(), ..unit(3) }; 17],
                        enlarged: None,
                    };
                    8
                ],
                ..normal.drawing.clone()
            },
            ..normal.clone()
        };
        let without_islands = Self { drawing: Drawing { islands: None, ..normal.drawing.clone() }, ..normal.clone() };
        let mut with_suspended = normal.clone();
        if let Some(unit) = with_suspended.drawing.districts.first_mut().and_then(|district| district.units.last_mut())
        {
            unit.href = None;
        }
        vec![
            ("normal", normal),
            ("longest", longest),
            ("without_islands", without_islands),
            ("with_suspended", with_suspended),
        ]
    }
}

fn atlas(drawing: Drawing) -> AnyView {
    let Drawing { width, height, districts, islands } = drawing;
    let legend = districts
        .iter()
        .enumerate()
        .map(|(at, district)| view! { <li class=colour(at)>{district.name.clone()}</li> })
        .collect_view();
    let has_suspended = districts.iter().flat_map(|district| &district.units).any(|unit| unit.href.is_none());
    let suspended = has_suspended.then(|| view! { <li class="shut">"Đang tạm ngừng trang"</li> });
    let enlarged = districts.iter().enumerate().filter_map(|(at, district)| {
        let view_box = district.enlarged.clone()?;
        // The same shapes once more, for fingers and eyes; the keyboard has them already.
        Some(view! {
            <figure>
                <svg class="map" viewBox=view_box aria-hidden="true"><use href=format!("#{}", id(at))></use></svg>
                <figcaption>{format!("{}, phóng to", district.name)}</figcaption>
            </figure>
        })
    });
    let enlarged = enlarged.collect::<Vec<_>>();
    let groups = districts.into_iter().enumerate().map(|(at, district)| group(at, district, width, height));
    let groups = groups.collect_view();
    let islands = islands.map(|(view_box, path)| {
        view! {
            <figure>
                <svg class="map" viewBox=view_box role="img" aria-label="Hình các đảo của Côn Đảo">
                    <g class="m0"><path d=path></path></g>
                </svg>
                <figcaption>"Côn Đảo, vẽ riêng: huyện đảo không có xã, phường, thị trấn nên không có trang để mở."</figcaption>
            </figure>
        }
    });
    view! {
        <div class="atlas">
            <svg class="map" viewBox=format!("0 0 {width} {height}") role="group" aria-label="Sơ đồ các xã, phường, thị trấn">
                {groups}
            </svg>
            <div class="beside">
                <ul class="legend" aria-label="Màu của huyện, thị xã, thành phố">{legend} {suspended}</ul>
                <div class="insets">{enlarged} {islands}</div>
            </div>
            <p class="hint">
                "Sơ đồ, không phải địa giới chính thức; hình năm 2009, sai lệch khoảng 160 m. Dữ liệu hình: censusVN2009 © 2017 Marc Choisy, giấy phép MIT, có chỉnh sửa."
            </p>
        </div>
    }
    .into_any()
}

/// One district: its communes in alphabetical order, so that the Tab key goes through the map as through the list.
fn group(at: usize, district: MapDistrict, width: i32, height: i32) -> AnyView {
    // The name of the commune pointed at stands in the sea, where nothing covers it.
    let (x, y) = (width - 8, height - 24);
    let units = district
        .units
        .into_iter()
        .map(|MapUnit { name, href, path }| {
            match href {
                Some(href) => view! {
                    <a href=href>
                        <path d=path></path>
                        <text x=x y=y>{name}</text>
                    </a>
                }
                .into_any(),
                // The place is still there; there is nothing to open.
                None => view! {
                    <g class="shut">
                        <path d=path></path>
                        <text x=x y=y>{format!("{name}: đang tạm ngừng trang")}</text>
                    </g>
                }
                .into_any(),
            }
        })
        .collect_view();
    view! { <g id=id(at) class=colour(at)>{units}</g> }.into_any()
}

fn id(at: usize) -> String {
    format!("so-do-{}", at + 1)
}

fn colour(at: usize) -> String {
    format!("m{}", at % COLOURS + 1)
}
