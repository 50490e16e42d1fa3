//! Every unit that has a site, for the platform's administrator.

use domain::number::integer;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::person_parts::platform_line;
use crate::document::{Head, Screen, Sheet};
use crate::paths::desk;
use crate::screens::cast;

/// One unit in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlatformUnitRow {
    /// `Xã Hòa Long`.
    pub name: String,
    /// Its page in the administration.
    pub href: String,
    /// The district, where there is one.
    pub district: Option<String>,
    /// Its public site, absolute.
    pub public_url: String,
    /// Whether its site is suspended.
    pub suspended: bool,
    /// Names of its administrators.
    pub administrators: Vec<String>,
    /// How many work for it.
    pub people: usize,
    /// When one of them was at the desk last: `08:05 ngày 27/01/2024`.
    pub seen: Option<String>,
}

/// Every unit.
#[derive(Clone, Debug)]
pub struct PlatformUnits {
    /// Around it.
    pub frame: DeskFrame,
    /// Those that match the search.
    pub units: Vec<PlatformUnitRow>,
    /// What was searched for.
    pub wanted: String,
    /// How many match; more than are shown when the search is wide.
    pub matching: usize,
}

impl Screen for PlatformUnits {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head("Các đơn vị")
    }

    fn view(self) -> AnyView {
        let Self { frame, units, wanted, matching } = self;
        let shown = units.len();
        let list = if units.is_empty() {
            let sentence = format!("Không có đơn vị nào khớp với “{wanted}”. ");
            view! {
                <p class="none">{sentence}<a href=desk::PlatformUnits.to_string()>"Xem tất cả"</a></p>
            }
            .into_any()
        } else {
            view! { <ul class="rows">{units.into_iter().map(row).collect_view()}</ul> }.into_any()
        };
        let more = (matching > shown)
            .then(|| format!("Hiện {shown} trong {matching} đơn vị. Hãy tìm theo tên hoặc địa chỉ để thu hẹp."));
        let main = view! {
            <div class="title">
                <h1>"Các đơn vị"</h1>
                <p class="begin">
                    <a class="button main" href=desk::PlatformNewUnit.to_string()>"Thêm đơn vị"</a>
                </p>
            </div>
            {platform_line(&desk::PlatformUnits.to_string())}
            <form class="search" role="search" method="get" action=desk::PlatformUnits.to_string()>
                <label for="tim">"Tìm theo tên, địa chỉ hoặc tên miền"</label>
                <div class="row">
                    <input type="search" id="tim" name="tim" value=wanted autocomplete="off"/>
                    <button>"Tìm"</button>
                </div>
            </form>
            {list}
            {more.map(|sentence| view! { <p class="hint">{sentence}</p> })}
        };
        frame.around("wide", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = PlatformUnitRow {
            name: "Xã Hòa Long".to_owned(),
            href: "/nen-tang/don-vi/xa-hoa-long".to_owned(),
            district: Some("Thành phố Bà Rịa".to_owned()),
            public_url: "http://xa-hoa-long.localhost:3000".to_owned(),
            suspended: false,
            administrators: vec!["Nguyễn Thị Lan".to_owned(), "Trần Văn Minh".to_owned()],
            people: 7,
            seen: Some("lúc 08:05 ngày 27/01/2024".to_owned()),
        };
        let suspended = PlatformUnitRow {
            name: "Phường Phước Hưng".to_owned(),
            href: "/nen-tang/don-vi/phuong-phuoc-hung".to_owned(),
            public_url: "http://phuong-phuoc-hung.localhost:3000".to_owned(),
            suspended: true,
            administrators: Vec::new(),
            people: 0,
            seen: None,
            ..row.clone()
        };
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            units: vec![row.clone(), suspended],
            wanted: String::new(),
            matching: 2,
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            units: vec![
                PlatformUnitRow {
                    name: cast::LONG_NAME.to_owned(),
                    district: Some(cast::LONG_DISTRICT.to_owned()),
                    suspended: true,
                    administrators: vec![cast::LONG_NAME.to_owned(); 5],
                    ..row
                };
                12
            ],
            wanted: "Nguyễn An Ninh".to_owned(),
            matching: 10_598,
        };
        let none = Self { units: Vec::new(), wanted: "Hoà Lonng".to_owned(), matching: 0, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("none", none)]
    }
}

fn row(unit: PlatformUnitRow) -> AnyView {
    let PlatformUnitRow { name, href, district, public_url, suspended, administrators, people, seen } = unit;
    let run_by = if administrators.is_empty() {
        "Chưa có quản trị".to_owned()
    } else {
        format!("Quản trị: {}", administrators.join(", "))
    };
    let seen = seen.map_or_else(|| "Chưa ai vào bàn biên tập".to_owned(), |at| format!("Vào bàn biên tập {at}"));
    let (label, shown_url) = (format!("Trang công khai của {name}: {public_url}"), public_url.clone());
    view! {
        <li>
            <h2><a href=href>{name}</a></h2>
            <div class="about">
                {suspended.then(|| view! { <span class="state gone">"Đang tạm ngừng"</span> })}
                {district.map(|district| view! { <span>{district}</span> })}
                <a href=public_url aria-label=label>{shown_url}</a>
            </div>
            <p class="about">
                <span>{run_by}</span>
                <span>{format!("{} người", integer(i64::try_from(people).unwrap_or(i64::MAX)))}</span>
                <span>{seen}</span>
            </p>
        </li>
    }
    .into_any()
}
