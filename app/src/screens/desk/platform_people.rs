//! Everybody on the platform, for whoever runs it.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::person_parts::{InvitationSheet, MemberHamlet, PersonRow, PersonStanding, platform_line};
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title};
use crate::paths::desk;
use crate::screens::cast;

/// Everybody.
#[derive(Clone, Debug)]
pub struct PlatformPeople {
    /// Around it.
    pub frame: DeskFrame,
    /// Those that match.
    pub rows: Vec<PersonRow>,
    /// What was searched for.
    pub wanted: String,
    /// The filter that is on, as in the address; empty for none.
    pub filter: String,
    /// Filters: label, address, whether it is on.
    pub tabs: Vec<(String, String, bool)>,
    /// `128 người`, `3 phiên đang mở`.
    pub numbers: Vec<String>,
    /// How many match; more than are shown when the search is wide.
    pub matching: usize,
    /// The same people as a table.
    pub csv_href: String,
    /// The form that invites.
    pub sheet: InvitationSheet,
}

const TITLE: &str = "Người dùng";

impl Screen for PlatformPeople {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&refused_title(TITLE.to_owned(), self.sheet.is_wrong()))
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, wanted, filter, tabs, numbers, matching, csv_href, sheet } = self;
        let shown = rows.len();
        let csrf = sheet.csrf.clone();
        let list = if rows.is_empty() {
            view! {
                <p class="none">
                    "Không có ai khớp. "
                    <a href=desk::PlatformPeople.to_string()>"Xem tất cả"</a>
                </p>
            }
            .into_any()
        } else {
            view! { <ul class="rows">{rows.into_iter().map(|row| row.view(&csrf)).collect_view()}</ul> }.into_any()
        };
        let more = (matching > shown)
            .then(|| format!("Hiện {shown} trong {matching} người. Hãy tìm theo tên hoặc e-mail để thu hẹp."));
        let main = view! {
            <div class="title">
                <h1>{TITLE}</h1>
                <p class="begin"><a class="button" href=csv_href>"Tải bảng (CSV)"</a></p>
            </div>
            {platform_line(&desk::PlatformPeople.to_string())}
            {sheet.summary()}
            <ul class="about numbers">{numbers.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
            <div class="desk">
                <div class="sheet">
                    {search(wanted, filter)}
                    {tab_line(tabs)}
                    {list}
                    {more.map(|sentence| view! { <p class="hint">{sentence}</p> })}
                </div>
                <div class="beside">{sheet.view()}</div>
            </div>
        };
        frame.around("wide", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = PersonRow {
            href: "/nen-tang/nguoi/7".to_owned(),
            roles: vec!["Người duyệt, Xã Hòa Long".to_owned(), "Người viết, Xã Long Phước".to_owned()],
            ..PersonRow::sample()
        };
        let tabs = |on: &str| {
            [("", "Tất cả"), ("chua-nhan", "Chưa nhận lời mời"), ("khoa", "Đã khóa")]
                .map(|(word, label)| (label.to_owned(), format!("/nen-tang/nguoi?loc={word}"), word == on))
                .to_vec()
        };
        let normal = Self {
            frame: DeskFrame { unit: None, ..cast::desk_frame() },
            rows: vec![
                row.clone(),
                PersonRow { standing: PersonStanding::Disabled, seen: None, ..row },
                PersonRow { href: "/nen-tang/nguoi/1".to_owned(), ..PersonRow::unnamed() },
            ],
            wanted: String::new(),
            filter: String::new(),
            tabs: tabs(""),
            numbers: [
                "128 người",
                "31 phiên đang mở",
                "9 người có thể đăng mà chưa có xác minh hai bước",
                "4 người chưa nhận lời mời",
            ]
            .map(str::to_owned)
            .to_vec(),
            matching: 3,
            csv_href: "/nen-tang/nguoi?dang=csv".to_owned(),
            sheet: InvitationSheet {
                action: "/nen-tang/nguoi".to_owned(),
                units: vec![("xa-hoa-long".to_owned(), "Xã Hòa Long".to_owned())],
                hamlets: MemberHamlet::Typed,
                ..InvitationSheet::sample()
            },
        };
        let longest = Self {
            frame: DeskFrame { unit: None, ..cast::longest_desk_frame() },
            rows: vec![PersonRow::longest(); 5],
            wanted: "Nguyễn Thị Ngọc Lan".to_owned(),
            matching: 10_598,
            sheet: InvitationSheet {
                units: vec![("x".to_owned(), cast::LONG_NAME.to_owned())],
                ..normal.sheet.clone()
            },
            ..normal.clone()
        };
        let none = Self {
            rows: Vec::new(),
            wanted: "Lann".to_owned(),
            filter: "khoa".to_owned(),
            tabs: tabs("khoa"),
            matching: 0,
            ..normal.clone()
        };
        let faults = Self { sheet: normal.sheet.clone().refused(), ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("none", none), ("faults", faults)]
    }
}

fn search(wanted: String, filter: String) -> AnyView {
    view! {
        <form class="search" role="search" method="get" action=desk::PlatformPeople.to_string()>
            <label for="tim">"Tìm theo tên hoặc e-mail"</label>
            <div class="row">
                <input type="search" id="tim" name="tim" value=wanted autocomplete="off"/>
                {(!filter.is_empty()).then(|| hidden("loc", filter))}
                <button>"Tìm"</button>
            </div>
        </form>
    }
    .into_any()
}

fn tab_line(tabs: Vec<(String, String, bool)>) -> AnyView {
    let items = tabs.into_iter().map(|(label, href, current)| {
        view! { <li><a href=href aria-current=current.then_some("page")>{label}</a></li> }
    });
    view! {
        <nav aria-label="Lọc người dùng">
            <ul class="tabs">{items.collect_view()}</ul>
        </nav>
    }
    .into_any()
}
