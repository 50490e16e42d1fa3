//! The record: who did what, when, from where, of one unit or of the platform.

mod deed;
mod samples;

use domain::audit_words::{DeedGroup, OBJECTS};
use leptos::prelude::*;

pub use self::deed::{AuditDeed, AuditLine, AuditTold};
use super::frame::DeskFrame;
use super::person_parts::platform_line;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, refused_title, summary};

/// The deeds of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditDay {
    /// `Thứ Bảy, ngày 27 tháng 01 năm 2024`.
    pub day: String,
    /// Newest first.
    pub deeds: Vec<AuditDeed>,
}

/// The filter as typed: the values of its fields by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFields {
    /// The number of a person, or [`AuditFields::NOBODY`].
    pub person: String,
    /// The code of a deed, or the word of a group.
    pub deed: String,
    /// The kind of a thing.
    pub object: String,
    /// The number of a thing.
    pub number: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

impl AuditFields {
    /// The names of the controls, in the order of the fields.
    pub const NAMES: [&'static str; 6] = ["nguoi", "viec", "loai", "so", "tu_ngay", "den_ngay"];
    /// Chosen for the deeds of nobody who is known.
    pub const NOBODY: &'static str = "khac";

    /// Names and values, in the order of the page.
    pub fn pairs(&self) -> [(&'static str, &str); 6] {
        let [person, deed, object, number, from, to] = Self::NAMES;
        [
            (person, &self.person),
            (deed, &self.deed),
            (object, &self.object),
            (number, &self.number),
            (from, &self.from),
            (to, &self.to),
        ]
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.pairs().iter().all(|(_, value)| value.is_empty())
    }
}

/// A page of the record.
#[derive(Clone, Debug)]
pub struct AuditTrail {
    /// Around it.
    pub frame: DeskFrame,
    /// Newest first.
    pub days: Vec<AuditDay>,
    /// What was chosen.
    pub fields: AuditFields,
    /// What is wrong with it.
    pub faults: Vec<(&'static str, String)>,
    /// Whose deeds there are: number and name.
    pub people: Vec<(String, String)>,
    /// Where the filter is sent.
    pub action: String,
    /// The newest entries of this filter; `None` when they are shown.
    pub newest_href: Option<String>,
    /// The entries behind these; `None` when there are none.
    pub older_href: Option<String>,
    /// The same entries and all behind them as a table; `None` when there are none.
    pub csv_href: Option<String>,
    /// Where one came from: words and address.
    pub back: (String, String),
}

impl Screen for AuditTrail {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&refused_title("Nhật ký".to_owned(), !self.faults.is_empty()))
    }

    fn view(self) -> AnyView {
        let Self { frame, days, fields, faults, people, action, newest_href, older_href, csv_href, back } = self;
        let is_filtered = !fields.is_empty();
        let list = if !faults.is_empty() {
            ().into_any()
        } else if days.is_empty() {
            none(is_filtered, &action)
        } else {
            days.into_iter().map(day).collect_view().into_any()
        };
        let ways_on = frame.unit.is_none().then(|| platform_line(&action));
        let main = view! {
            <div class="title">
                <h1>"Nhật ký"</h1>
                {csv_href.map(|href| view! { <a class="button" href=href download="">"Tải về (CSV)"</a> })}
            </div>
            {ways_on}
            <p class="hint">
                "Ai đã làm gì, khi nào, từ đâu. Không ai sửa hay xóa được những dòng này. Thông tin cá nhân chỉ để lại tên ô và một mã đối chiếu, không để lại nội dung. "
                <a href=back.1>{back.0}</a>
            </p>
            {summary(None, faults.clone())}
            {filter(&fields, &faults, people, &action)}
            {list}
            {ways(newest_href, older_href)}
        };
        frame.around("wide", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::samples()
    }
}

fn none(is_filtered: bool, action: &str) -> AnyView {
    if !is_filtered {
        return view! { <p class="none">"Chưa có việc nào được ghi."</p> }.into_any();
    }
    view! {
        <p class="none">"Không có việc nào khớp với bộ lọc. " <a href=action.to_owned()>"Xem tất cả"</a></p>
    }
    .into_any()
}

fn day(day: AuditDay) -> AnyView {
    let AuditDay { day, deeds } = day;
    view! {
        <section class="day">
            <h2>{day}</h2>
            <ul class="deeds">{deeds.into_iter().map(AuditDeed::view).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn ways(newest: Option<String>, older: Option<String>) -> Option<AnyView> {
    (newest.is_some() || older.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label="Các trang của nhật ký">
                {newest.map(|href| view! { <a href=href>"Về mới nhất"</a> })}
                {older.map(|href| view! { <a rel="next" href=href>"Cũ hơn"</a> })}
            </nav>
        }
        .into_any()
    })
}

fn filter(
    fields: &AuditFields,
    faults: &[(&'static str, String)],
    people: Vec<(String, String)>,
    action: &str,
) -> AnyView {
    let is_open = !fields.is_empty();
    let field = |name: &'static str, label: &'static str, hint: Option<&'static str>| Field {
        name,
        label,
        hint,
        fault: faults.iter().find(|(faulty, _)| *faulty == name).map(|(_, sentence)| sentence.clone()),
        required: false,
    };
    let [person, deed, object, number, from, to] = AuditFields::NAMES;
    let mut whose = people;
    whose.push((AuditFields::NOBODY.to_owned(), "Hệ thống, dòng lệnh và người chưa rõ".to_owned()));
    let objects = OBJECTS.map(|(code, label)| (code.to_owned(), label.to_owned())).to_vec();
    view! {
        <details class="more filter" open=is_open>
            <summary>"Lọc nhật ký"</summary>
            <form method="get" action=action.to_owned()>
                <div class="fields">
                    {field(person, "Người làm", None).choice_or("Bất cứ ai", &fields.person, whose)}
                    {field(deed, "Việc", None).choice_among("Mọi việc", &fields.deed, deeds())}
                    {field(object, "Đối tượng", None).choice_or("Mọi đối tượng", &fields.object, objects)}
                    {field(number, "Số của đối tượng", Some("Ví dụ 12.")).line(fields.number.clone(), Typing::PLAIN)}
                    {field(from, "Từ ngày", Some("Ví dụ 27/01/2024.")).line(fields.from.clone(), Typing::PLAIN)}
                    {field(to, "Đến hết ngày", Some("Ví dụ 05/02/2024.")).line(fields.to.clone(), Typing::PLAIN)}
                </div>
                <p class="buttons">
                    <button class="main">"Lọc"</button>
                    {is_open.then(|| view! { <a class="button" href=action.to_owned()>"Bỏ lọc"</a> })}
                </p>
            </form>
        </details>
    }
    .into_any()
}

/// Every deed below its group; the group itself is a choice as well.
fn deeds() -> Vec<(String, Vec<(String, String)>)> {
    let of_group = |group: DeedGroup| {
        let all = (group.word().to_owned(), format!("{}: mọi việc", group.label()));
        let each = group.deeds().map(|deed| (deed.code.to_owned(), deed.label()));
        (group.label().to_owned(), std::iter::once(all).chain(each).collect())
    };
    DeedGroup::ALL.map(of_group).to_vec()
}
