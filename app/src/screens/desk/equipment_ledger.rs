//! The ledger of equipment: every line with who has it and how it is, and what they add up to.

use domain::equipment::Condition;
use domain::number::NOTHING;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EquipmentRow {
    /// What it is.
    pub kind: String,
    /// How many, as people write it.
    pub quantity: String,
    /// The batch it came with.
    pub batch: Option<String>,
    /// Who gave it.
    pub source: Option<String>,
    /// The hamlet whose team has it, or that the unit keeps it.
    pub holder: String,
    /// The day it was handed over.
    pub handed_over_on: Option<String>,
    /// How it is.
    pub condition: Condition,
    /// Its page.
    pub href: String,
}

/// The ledger of a unit.
#[derive(Clone, Debug)]
pub struct EquipmentLedger {
    /// Around it.
    pub frame: DeskFrame,
    /// As far as the person reaches.
    pub rows: Vec<EquipmentRow>,
    /// How many pieces those lines are.
    pub total: String,
    /// The same by condition, by batch and by who has them: a heading, and each with its sum.
    pub sums: Vec<(&'static str, Vec<(String, String)>)>,
    /// Hamlets to look at alone: name, address, whether it is this one; the first is all of them.
    pub tabs: Vec<(String, String, bool)>,
    /// A new line, for whoever administers the unit.
    pub new_href: Option<String>,
    /// The same lines as tables: CSV, then XLSX.
    pub table_hrefs: (String, String),
    /// The desk's list.
    pub back_href: String,
}

const TITLE: &str = "Sổ thiết bị";

const COLUMNS: [&str; 7] = ["Loại thiết bị", "Số lượng", "Đợt", "Nguồn", "Tổ nhận", "Ngày bàn giao", "Tình trạng"];

impl Screen for EquipmentLedger {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(TITLE)
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, total, sums, tabs, new_href, table_hrefs: (csv, xlsx), back_href } = self;
        let list = if rows.is_empty() {
            let none = if new_href.is_some() {
                "Chưa có dòng nào. Hãy ghi từng đợt nhận, rồi tách cho từng tổ."
            } else {
                "Chưa có thiết bị nào được ghi ở đây."
            };
            view! { <p class="none">{none}</p> }.into_any()
        } else {
            view! {
                <section class="ledger-sums" aria-label="Cộng lại">{sums.into_iter().map(sum).collect_view()}</section>
                {table(rows, format!("Tất cả {total} chiếc"))}
                <p class="hint">
                    "Tải về: " <a href=xlsx>"tệp Excel (XLSX)"</a> " · " <a href=csv>"tệp CSV"</a>
                </p>
            }
            .into_any()
        };
        let main = view! {
            <div class="title">
                <h1>{TITLE}</h1>
                {new_href.map(|href| view! { <p class="begin"><a class="button main" href=href>"Ghi thiết bị mới"</a></p> })}
            </div>
            <p class="hint">
                "Thiết bị đơn vị và các tổ công nghệ số được giao: theo đợt, nguồn, tổ nhận. "
                <a href=back_href>"Về danh sách bài viết"</a>
            </p>
            {(tabs.len() > 1).then(|| tab_line(tabs))}
            {list}
        };
        frame.around_with_help("wide", HelpTopic::Ledgers, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |quantity: &str, holder: &str, condition| EquipmentRow {
            kind: "Điện thoại thông minh".to_owned(),
            quantity: quantity.to_owned(),
            batch: Some("Đợt 1 năm 2023".to_owned()),
            source: Some("Sở Thông tin và Truyền thông".to_owned()),
            holder: holder.to_owned(),
            handed_over_on: Some("26/03/2023".to_owned()),
            condition,
            href: "/don-vi/xa-hoa-long/thiet-bi/1".to_owned(),
        };
        let pairs = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(name, sum)| ((*name).to_owned(), (*sum).to_owned())).collect::<Vec<_>>()
        };
        let normal = Self {
            frame: cast::desk_frame(),
            rows: vec![
                row("60", "Ấp Bắc", Condition::Good),
                row("27", "Ấp Nam", Condition::Good),
                EquipmentRow { batch: None, source: None, ..row("3", "Ấp Nam", Condition::Broken) },
                EquipmentRow { handed_over_on: None, ..row("10", "Đơn vị giữ", Condition::Good) },
            ],
            total: "100".to_owned(),
            sums: vec![
                ("Theo tình trạng", pairs(&[("Đang dùng tốt", "97"), ("Hỏng", "3")])),
                ("Theo đợt", pairs(&[("Đợt 1 năm 2023", "97"), ("Không ghi đợt", "3")])),
                ("Theo tổ nhận", pairs(&[("Ấp Bắc", "60"), ("Ấp Nam", "30"), ("Đơn vị giữ", "10")])),
            ],
            tabs: vec![
                ("Tất cả".to_owned(), "/don-vi/xa-hoa-long/thiet-bi".to_owned(), true),
                ("Ấp Bắc".to_owned(), "?to=1".to_owned(), false),
                ("Ấp Nam".to_owned(), "?to=2".to_owned(), false),
            ],
            new_href: Some("/don-vi/xa-hoa-long/thiet-bi/moi".to_owned()),
            table_hrefs: ("?dang=csv".to_owned(), "?dang=xlsx".to_owned()),
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![
                EquipmentRow {
                    kind: cast::longest_title(),
                    batch: Some(cast::longest_title()),
                    source: Some(cast::longest_title()),
                    ..row("100.000", cast::LONG_NAME, Condition::Good)
                };
                20
            ],
            total: "2.000.000".to_owned(),
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), sums: Vec::new(), tabs: Vec::new(), ..normal.clone() };
        let reader = Self {
            rows: vec![row("60", "Ấp Bắc", Condition::Good)],
            total: "60".to_owned(),
            tabs: Vec::new(),
            new_href: None,
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("reader", reader)]
    }
}

fn sum((heading, sums): (&'static str, Vec<(String, String)>)) -> AnyView {
    let pairs = sums.into_iter().map(|(name, sum)| view! { <div><dt>{name}</dt><dd>{sum}</dd></div> });
    view! { <div><h2>{heading}</h2><dl class="facts">{pairs.collect_view()}</dl></div> }.into_any()
}

fn tab_line(tabs: Vec<(String, String, bool)>) -> AnyView {
    let links = tabs.into_iter().map(|(label, href, is_here)| {
        view! { <a href=href aria-current=is_here.then_some("page")>{label}</a> }
    });
    view! { <nav class="tabs" aria-label="Theo tổ nhận">{links.collect_view()}</nav> }.into_any()
}

/// The roles are said again because on a phone the parts of the table are no table to the browser.
fn table(rows: Vec<EquipmentRow>, caption: String) -> AnyView {
    let heads = COLUMNS.map(|name| view! { <th scope="col">{name}</th> });
    view! {
        <table class="ledger">
            <caption>{caption}</caption>
            <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(EquipmentRow::view).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

impl EquipmentRow {
    fn view(self) -> AnyView {
        let or_nothing = |text: Option<String>| text.unwrap_or_else(|| NOTHING.to_owned());
        let state = match self.condition {
            Condition::Good => "state live",
            Condition::InRepair => "state draft",
            Condition::Broken | Condition::Lost | Condition::TakenBack => "state gone",
        };
        let [_, quantity, batch, source, holder, day, condition] = COLUMNS;
        view! {
            <tr>
                <td><a href=self.href>{self.kind}</a></td>
                <td data-ten=quantity>{self.quantity}</td>
                <td data-ten=batch>{or_nothing(self.batch)}</td>
                <td data-ten=source>{or_nothing(self.source)}</td>
                <td data-ten=holder>{self.holder}</td>
                <td data-ten=day>{or_nothing(self.handed_over_on)}</td>
                <td data-ten=condition><span class=state>{self.condition.label()}</span></td>
            </tr>
        }
        .into_any()
    }
}
