//! How the pages of all units are doing, for the province: a line each, whoever needs attention most first.

mod samples;

use domain::item::ItemKind;
use domain::liveliness::{QUIET_AFTER, SLOW_AFTER};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::pager::{Pager, on_page};

/// A line of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeRow {
    /// `Xã Hòa Long`.
    pub name: String,
    /// Its public pages.
    pub href: String,
    /// `Huyện Long Điền`; empty where it is right below the province.
    pub district: String,
    /// `Lặng`.
    pub pace: &'static str,
    /// A cell for each of [`LivelinessBoard::columns`]: `05/02/2024`, `3`, `—`.
    pub cells: Vec<String>,
}

/// A link of a choice, and whether it is the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeChoice {
    /// `Lặng (12)`.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is what is shown.
    pub is_here: bool,
}

/// How the pages of all units are doing.
#[derive(Clone, Debug)]
pub struct LivelinessBoard {
    /// Around it.
    pub frame: DeskFrame,
    /// What of others waits at this desk itself, with where it is looked at.
    pub asked: Option<(String, String)>,
    /// What stands out, as pairs.
    pub facts: Vec<(&'static str, String)>,
    /// All, and each pace, with how many.
    pub paces: Vec<LifeChoice>,
    /// The orders.
    pub orders: Vec<LifeChoice>,
    /// The lines of this page.
    pub rows: Vec<LifeRow>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// The page before and the one after.
    pub page_hrefs: (Option<String>, Option<String>),
    /// All lines as tables: CSV, then XLSX.
    pub table_hrefs: (String, String),
    /// The desk's list.
    pub back_href: String,
}

impl LivelinessBoard {
    /// The names of the columns after the name and the pace: the last change, that of each kind, and what is to be done.
    pub fn columns() -> impl Iterator<Item = &'static str> {
        let to_do = ["Còn thiếu", "Quá hạn xem lại", "Yêu cầu quá hạn"];
        std::iter::once("Cập nhật gần nhất").chain(ItemKind::ALL.map(ItemKind::label)).chain(to_do)
    }
}

impl Screen for LivelinessBoard {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&on_page("Tình trạng trang của các đơn vị", self.page))
    }

    fn view(self) -> AnyView {
        let Self { frame, asked, facts, paces, orders, rows, page, pages, .. } = self;
        let ((csv, xlsx), (back, on)) = (self.table_hrefs, self.page_hrefs);
        let pair = |(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
        let list = if rows.is_empty() {
            view! { <p class="none">"Không có đơn vị nào ở mục này."</p> }.into_any()
        } else {
            table(rows)
        };
        let main = view! {
            <h1>"Tình trạng trang của các đơn vị"</h1>
            <p class="hint"><a href=self.back_href>"Về danh sách bài viết"</a></p>
            {asked.map(|(label, href)| view! { <p><a href=href>{label}</a></p> })}
            <dl class="tallies">{facts.into_iter().map(pair).collect_view()}</dl>
            <div class="life-choices">{choices("Lọc theo tình trạng", paces)} {choices("Thứ tự", orders)}</div>
            {list}
            {Pager { page, pages, back, on }.view()}
            <p class="hint">"Tải về tất cả: " <a href=xlsx>"tệp Excel (XLSX)"</a> " · " <a href=csv>"tệp CSV"</a></p>
            <p class="hint">
                {format!(
                    "Đều: có nội dung mới trong {SLOW_AFTER} ngày. Chậm: đã {SLOW_AFTER} ngày không có gì mới. Lặng: đã {QUIET_AFTER} ngày. Ngày là ngày đăng, hoặc đăng lại, gần nhất của từng loại; dấu — là chưa có gì. Còn thiếu: thông tin đơn vị phải có trên trang mà chưa có. Quá hạn xem lại: bài đang đăng đã đến ngày hẹn xem lại. Yêu cầu quá hạn: yêu cầu của người dân gửi tổ công nghệ số chưa được trả lời đúng hạn."
                )}
            </p>
        };
        frame.around_with_help("wide asked", HelpTopic::Liveliness, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

fn choices(name: &'static str, choices: Vec<LifeChoice>) -> AnyView {
    let item = |LifeChoice { label, href, is_here }| {
        view! { <li><a href=href aria-current=is_here.then_some("page")>{label}</a></li> }
    };
    view! { <nav aria-label=name><ul class="tabs">{choices.into_iter().map(item).collect_view()}</ul></nav> }.into_any()
}

/// A table where there is room, cards on a telephone: each cell says there what it is.
fn table(rows: Vec<LifeRow>) -> AnyView {
    let heads: Vec<_> = LivelinessBoard::columns().map(|name| view! { <th scope="col">{name}</th> }).collect();
    let line = |row: LifeRow| {
        let LifeRow { name, href, district, pace, cells } = row;
        let cells: Vec<_> = LivelinessBoard::columns()
            .zip(cells)
            .map(|(name, shown)| view! { <td data-ten=name><span>{shown}</span></td> })
            .collect();
        let beside = (!district.is_empty()).then(|| view! { <small>{district}</small> });
        view! {
            <tr>
                <th scope="row"><a href=href>{name}</a> {beside}</th>
                <td data-ten="Tình trạng"><span>{pace}</span></td>
                {cells}
            </tr>
        }
    };
    let lines: Vec<_> = rows.into_iter().map(line).collect();
    view! {
        <table class="ledger roll-up board">
            <caption class="heard">"Tình trạng trang của từng đơn vị"</caption>
            <thead><tr><th scope="col">"Đơn vị"</th><th scope="col">"Tình trạng"</th>{heads}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}
