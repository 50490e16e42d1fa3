//! What a unit wishes to receive of others without being asked each time.

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, hidden, refused_title, summary};
use crate::screens::cast;

/// A wish that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionLine {
    /// `Tỉnh Bà Rịa - Vũng Tàu: tin bài, chuyên mục Y tế`.
    pub wish: String,
    /// `Tự đưa lên trang; Nguyễn Thị Lan thêm ngày 27/01/2024`.
    pub about: String,
    /// Where it is ended.
    pub end_href: String,
}

/// A new wish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishing {
    /// Where it is sent.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// Number and name of the units, in their groups.
    pub units: Vec<(String, Vec<(String, String)>)>,
    /// The unit chosen.
    pub unit: String,
    /// What of it may be wished for: the stored form and its name; empty before a unit is chosen.
    pub sorts: Vec<(String, String)>,
    /// The sort chosen.
    pub sort: String,
    /// Whether it goes on the pages by itself.
    pub takes_by_itself: bool,
    /// What is wrong with the unit, and with the sort.
    pub faults: (Option<String>, Option<String>),
}

/// The wishes of a unit.
#[derive(Clone, Debug)]
pub struct SubscriptionList {
    /// Around it.
    pub frame: DeskFrame,
    /// The oldest first.
    pub rows: Vec<SubscriptionLine>,
    /// A new one.
    pub wishing: Wishing,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
    /// The inbox.
    pub back_href: String,
}

const TITLE: &str = "Theo dõi đơn vị khác";

impl Screen for SubscriptionList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let (unit, sort) = &self.wishing.faults;
        let is_refused = self.fault_note.is_some() || unit.is_some() || sort.is_some();
        self.frame.head(&refused_title(TITLE.to_owned(), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, wishing, fault_note, back_href } = self;
        let (of_unit, of_sort) = wishing.faults.clone();
        let summed = [("don_vi", of_unit), ("loai", of_sort)];
        let summed = summed.into_iter().filter_map(|(name, fault)| Some((name, fault?))).collect();
        let csrf = wishing.csrf.clone();
        let list = if rows.is_empty() {
            view! { <p class="none">"Đơn vị chưa theo dõi nơi nào."</p> }.into_any()
        } else {
            let rows = rows.into_iter().enumerate().map(|(at, row)| row.view(at, &csrf)).collect_view();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let main = view! {
            <h1>{TITLE}</h1>
            <p class="hint">
                "Những gì nơi ấy đăng từ nay sẽ tự vào Nội dung dùng chung của đơn vị. "
                <a href=back_href>"Về nội dung dùng chung"</a>
            </p>
            {summary(fault_note, summed)}
            {list}
            {wishing.view()}
        };
        frame.around_with_help("narrow asked", HelpTopic::Shares, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let units = vec![
            ("Tỉnh".to_owned(), vec![("1".to_owned(), "Tỉnh Bà Rịa - Vũng Tàu".to_owned())]),
            ("Thành phố Bà Rịa".to_owned(), vec![("12".to_owned(), "Phường Phước Trung".to_owned())]),
        ];
        let begun = Wishing {
            action: "/don-vi/xa-hoa-long/theo-doi".to_owned(),
            csrf: "token".to_owned(),
            units,
            ..Wishing::default()
        };
        let chosen = Wishing {
            unit: "1".to_owned(),
            sorts: vec![
                ("article".to_owned(), "Mọi tin bài".to_owned()),
                ("muc-3".to_owned(), "Tin bài trong chuyên mục Y tế".to_owned()),
                ("guide".to_owned(), "Mọi hướng dẫn".to_owned()),
            ],
            ..begun.clone()
        };
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![SubscriptionLine {
                wish: "Tỉnh Bà Rịa - Vũng Tàu: tin bài trong chuyên mục Y tế".to_owned(),
                about: "Chờ đơn vị quyết định. Nguyễn Thị Lan thêm ngày 27/01/2024.".to_owned(),
                end_href: "/don-vi/xa-hoa-long/theo-doi/1/bo".to_owned(),
            }],
            wishing: chosen.clone(),
            fault_note: None,
            back_href: "/don-vi/xa-hoa-long/noi-dung-chung".to_owned(),
        };
        let new = Self { rows: Vec::new(), wishing: begun, ..normal.clone() };
        let faults = Self {
            wishing: Wishing {
                faults: (
                    Some("Đơn vị: hãy chọn một đơn vị trong danh sách.".to_owned()),
                    Some("Theo dõi gì: hãy chọn một dòng trong danh sách.".to_owned()),
                ),
                ..chosen
            },
            ..normal.clone()
        };
        let long = SubscriptionLine {
            wish: format!("{}: tin bài trong chuyên mục {}", cast::LONG_NAME, cast::longest_title()),
            about: format!("Tự đưa lên trang. {} thêm ngày 27/01/2024.", cast::LONG_NAME),
            end_href: "/don-vi/xa-hoa-long/theo-doi/1/bo".to_owned(),
        };
        let longest = Self { frame: cast::longest_desk_frame(), rows: vec![long; 20], ..normal.clone() };
        vec![("normal", normal), ("new", new), ("faults", faults), ("longest", longest)]
    }
}

impl SubscriptionLine {
    fn view(self, at: usize, csrf: &str) -> AnyView {
        let id = format!("theo-doi-{at}");
        view! {
            <li>
                <p id=id.clone()>{self.wish}</p>
                <p class="hint">{self.about}</p>
                <form method="post" action=self.end_href>
                    {hidden("csrf", csrf)}
                    <button aria-describedby=id>"Thôi theo dõi"</button>
                </form>
            </li>
        }
        .into_any()
    }
}

impl Wishing {
    fn view(self) -> AnyView {
        let Self { action, csrf, units, unit, sorts, sort, takes_by_itself, faults: (of_unit, of_sort) } = self;
        let whom = Field { name: "don_vi", label: "Đơn vị", hint: None, fault: of_unit, required: true };
        let what = Field { name: "loai", label: "Theo dõi gì", hint: None, fault: of_sort, required: true };
        let is_chosen = !sorts.is_empty();
        let rest = is_chosen.then(|| {
            view! {
                {what.choice(&sort, sorts)}
                <div class="choice">
                    <input type="checkbox" id="tu_dua" name="tu_dua" value="co" checked=takes_by_itself/>
                    <label for="tu_dua">"Tự đưa lên trang của đơn vị, không cần chờ quyết định"</label>
                </div>
                <p class="buttons"><button class="main" name="viec" value="theo-doi">"Theo dõi"</button></p>
            }
        });
        view! {
            <form method="post" action=action novalidate class="card">
                <h2>"Theo dõi thêm"</h2>
                {hidden("csrf", csrf)}
                {whom.choice_among("Hãy chọn", &unit, units)}
                <p class="buttons">
                    <button name="viec" value="chon">{if is_chosen { "Đổi đơn vị" } else { "Chọn đơn vị" }}</button>
                </p>
                {rest}
            </form>
        }
        .into_any()
    }
}
