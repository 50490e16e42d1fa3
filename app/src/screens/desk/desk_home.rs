//! The units a person works for.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::person_parts::platform_line;
use crate::document::{Head, Screen, Sheet};
use crate::paths::desk;
use crate::screens::cast;

/// A unit as an entrance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskUnitCard {
    /// `Xã Hòa Long`.
    pub name: String,
    /// Its desk.
    pub href: String,
    /// What the person is there.
    pub role: String,
    /// Its public site, absolute.
    pub public_url: String,
    /// The district, where there is one.
    pub district: Option<String>,
}

/// The first page after signing in.
#[derive(Clone, Debug)]
pub struct DeskHome {
    /// Around it.
    pub frame: DeskFrame,
    /// Those that match the filter.
    pub units: Vec<DeskUnitCard>,
    /// What was searched for.
    pub filter: String,
    /// How many there are without the filter.
    pub total: usize,
    /// Name and address of each unit for practice, which everybody has, as far as it matches the filter.
    pub practice: Vec<(String, String)>,
    /// Whether the ways to the platform's administration are shown.
    pub runs_platform: bool,
}

/// More units than this are easier searched than read.
const READABLE: usize = 10;

impl Screen for DeskHome {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head("Đơn vị của tôi")
    }

    fn view(self) -> AnyView {
        let Self { frame, units, filter, total, practice, runs_platform } = self;
        let list = match (units.is_empty(), total) {
            (true, 0) => view! {
                <p class="none">
                    "Tài khoản của bạn chưa được gắn với đơn vị nào. Hãy nhờ người quản trị cấp vai trò cho bạn."
                </p>
            }
            .into_any(),
            (true, _) if !practice.is_empty() => ().into_any(),
            (true, _) => view! {
                <p class="none">
                    {format!("Không có đơn vị nào tên “{filter}”. ")}
                    <a href=desk::Home.to_string()>{format!("Xem cả {total} đơn vị")}</a>
                </p>
            }
            .into_any(),
            (false, _) => view! { <ul class="desks">{units.into_iter().map(card).collect_view()}</ul> }.into_any(),
        };
        let main = view! {
            <h1>"Đơn vị của tôi"</h1>
            {runs_platform.then(|| platform_line(""))}
            {(total > READABLE).then(|| search(filter))}
            {list}
            {(!practice.is_empty()).then(|| practise(practice))}
            <p class="hint afterword"><a href=desk::StyleGuide.to_string()>"Mẫu giao diện"</a></p>
        };
        frame.around("wide", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            units: vec![
                DeskUnitCard {
                    name: "Xã Hòa Long".to_owned(),
                    href: "/don-vi/xa-hoa-long".to_owned(),
                    role: "Người duyệt".to_owned(),
                    public_url: "http://xa-hoa-long.localhost:3000/".to_owned(),
                    district: Some("Thành phố Bà Rịa".to_owned()),
                },
                DeskUnitCard {
                    name: "Xã Long Phước".to_owned(),
                    href: "/don-vi/xa-long-phuoc".to_owned(),
                    role: "Người viết".to_owned(),
                    public_url: "http://xa-long-phuoc.localhost:3000/".to_owned(),
                    district: Some("Thành phố Bà Rịa".to_owned()),
                },
            ],
            filter: String::new(),
            total: 2,
            practice: vec![("Xã Thực Hành".to_owned(), "/don-vi/thuc-hanh".to_owned())],
            runs_platform: false,
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            units: vec![
                DeskUnitCard {
                    name: cast::LONG_NAME.to_owned(),
                    role: "Thành viên tổ công nghệ số cộng đồng".to_owned(),
                    district: Some(cast::LONG_DISTRICT.to_owned()),
                    ..normal.units.first().cloned().unwrap_or_default()
                };
                12
            ],
            filter: "Nguyễn An Ninh".to_owned(),
            total: 82,
            practice: Vec::new(),
            runs_platform: true,
        };
        let empty = Self { units: Vec::new(), total: 0, ..normal.clone() };
        let not_found = Self {
            units: Vec::new(),
            practice: Vec::new(),
            filter: "Hoà Lonng".to_owned(),
            total: 82,
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("not_found", not_found)]
    }
}

fn search(filter: String) -> AnyView {
    view! {
        <form class="search" role="search" method="get" action=desk::Home.to_string()>
            <label for="tim">"Tìm đơn vị theo tên"</label>
            <div class="row">
                <input type="search" id="tim" name="tim" value=filter autocomplete="off"/>
                <button>"Tìm"</button>
            </div>
        </form>
    }
    .into_any()
}

fn practise(units: Vec<(String, String)>) -> AnyView {
    let card = |(name, href): (String, String)| {
        view! {
            <li>
                <h3><a href=href>{name}</a></h3>
                <p>"Không ai bên ngoài đọc được gì ở đây. Cứ viết, đăng, gỡ thử thoải mái."</p>
                <p class="hint">"Mọi người có tài khoản đều vào được và thấy bài của nhau."</p>
            </li>
        }
    };
    view! {
        <section aria-labelledby="thuc-hanh">
            <h2 id="thuc-hanh">"Đơn vị thực hành"</h2>
            <ul class="desks">{units.into_iter().map(card).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn card(unit: DeskUnitCard) -> AnyView {
    let DeskUnitCard { name, href, role, public_url, district } = unit;
    view! {
        <li>
            <h2><a href=href>{name.clone()}</a></h2>
            {district.map(|name| view! { <p>{name}</p> })}
            <p class="hint">{role}</p>
            <p><a href=public_url aria-label=format!("Xem trang công khai của {name}")>"Xem trang công khai"</a></p>
        </li>
    }
    .into_any()
}
