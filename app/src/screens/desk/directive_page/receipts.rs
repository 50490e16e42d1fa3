//! How the units of a directive stand, a line each, and the report of one of them.

use domain::directive::{ReturnField, UnitStanding};
use leptos::prelude::*;

use super::lines;
use crate::parts::form::hidden;
use crate::screens::desk::directive_list::standing as standing_labels;
use crate::screens::desk::form_sheet::FormSheet;
use crate::screens::desk::item_list::tab_line;

/// The line of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptRow {
    /// `Xã Hòa Long`.
    pub unit: String,
    /// `Huyện Long Điền`; empty where it is right below the province.
    pub district: String,
    /// How it stands.
    pub standing: UnitStanding,
    /// Whether its last day went by before it was done.
    pub is_late: bool,
    /// Who read it, and when; `—` for nobody.
    pub read: String,
    /// Who reported it done, and when.
    pub done: String,
    /// The first words of the report; empty without one.
    pub report: String,
    /// The report, whole.
    pub href: String,
}

/// The report of one unit, whole.
#[derive(Clone, Debug)]
pub struct ChosenReceipt {
    /// `Xã Hòa Long`.
    pub unit: String,
    /// As the form that returns it names the unit.
    pub code: String,
    /// What happened, line by line.
    pub story: Vec<String>,
    /// What was reported; empty without a report.
    pub report: String,
    /// The reason, with which it is returned; none where there is nothing to return.
    pub returning: Option<FormSheet<ReturnField>>,
    /// The page without it.
    pub close_href: String,
}

impl ChosenReceipt {
    /// The control that says of which unit.
    pub const UNIT: &'static str = "don_vi";

    pub(super) fn is_wrong(&self) -> bool {
        self.returning.as_ref().is_some_and(FormSheet::is_wrong)
    }

    pub(super) fn summed(&self) -> Vec<(&'static str, String)> {
        self.returning.as_ref().map(FormSheet::summed).unwrap_or_default()
    }

    fn view(self) -> AnyView {
        let Self { unit, code, story, report, returning, close_href } = self;
        let words = if report.is_empty() {
            view! { <p>"Đơn vị chưa báo kết quả."</p> }.into_any()
        } else {
            lines(&report)
        };
        let returning = returning.map(|sheet| {
            let hint = Some("Đơn vị đọc được lý do này và được báo bằng thư.");
            let controls = view! {
                {hidden(Self::UNIT, code)}
                {sheet.line(ReturnField::Reason, hint, true)}
            };
            sheet.around(controls.into_any(), "Trả lại để làm thêm")
        });
        view! {
            <section class="card" aria-labelledby="ket-qua-don-vi">
                <h2 id="ket-qua-don-vi">{format!("Kết quả của {}", domain::unit::in_sentence(&unit))}</h2>
                {words}
                <ul class="hint">{story.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                {returning}
                <p><a href=close_href>"Đóng kết quả này"</a></p>
            </section>
        }
        .into_any()
    }
}

/// How all units stand.
#[derive(Clone, Debug)]
pub struct DirectiveReceipts {
    /// `Đã đọc` and `61/82`.
    pub tallies: Vec<(&'static str, String)>,
    /// The filter: label, address, how many, whether it is this one.
    pub tabs: Vec<(String, String, u64, bool)>,
    /// The lines of this filter.
    pub rows: Vec<ReceiptRow>,
    /// All lines as tables: CSV, then XLSX.
    pub table_hrefs: (String, String),
    /// The one whose report is shown whole.
    pub chosen: Option<ChosenReceipt>,
}

impl DirectiveReceipts {
    /// The names of the columns after that of the unit.
    pub const COLUMNS: [&'static str; 4] = ["Tình trạng", "Đã đọc", "Đã làm xong", "Kết quả"];

    /// With what asks the units that have not done it.
    pub(super) fn view(self, asking: Option<AnyView>) -> AnyView {
        let Self { tallies, tabs, rows, table_hrefs: (csv, xlsx), chosen } = self;
        let pair = |(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
        let list = if rows.is_empty() {
            view! { <p class="none">"Không có đơn vị nào ở mục này."</p> }.into_any()
        } else {
            table(rows)
        };
        view! {
            <section class="orders" aria-labelledby="cac-don-vi">
                <h2 id="cac-don-vi">"Các đơn vị"</h2>
                <dl class="tallies">{tallies.into_iter().map(pair).collect_view()}</dl>
                {asking}
                {chosen.map(ChosenReceipt::view)}
                {tab_line(tabs)}
                {list}
                <p class="hint">"Tải về tất cả: " <a href=xlsx>"tệp Excel (XLSX)"</a> " · " <a href=csv>"tệp CSV"</a></p>
            </section>
        }
        .into_any()
    }
}

/// A table where there is room, cards on a telephone: each cell says there what it is.
fn table(rows: Vec<ReceiptRow>) -> AnyView {
    let heads: Vec<_> =
        DirectiveReceipts::COLUMNS.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect();
    let line = |row: ReceiptRow| {
        let ReceiptRow { unit, district, standing, is_late, read, done, report, href } = row;
        let [of_standing, of_read, of_done, of_report] = DirectiveReceipts::COLUMNS;
        let beside = (!district.is_empty()).then(|| view! { <small>{district}</small> });
        let report = if report.is_empty() {
            view! { "—" }.into_any()
        } else {
            let label = format!("Xem kết quả của {}", domain::unit::in_sentence(&unit));
            view! { {report} " " <a href=href aria-label=label>"Xem"</a> }.into_any()
        };
        view! {
            <tr>
                <th scope="row">{unit} {beside}</th>
                <td data-ten=of_standing><span>{standing_labels(standing, is_late)}</span></td>
                <td data-ten=of_read><span>{read}</span></td>
                <td data-ten=of_done><span>{done}</span></td>
                <td data-ten=of_report><span>{report}</span></td>
            </tr>
        }
    };
    let lines: Vec<_> = rows.into_iter().map(line).collect();
    view! {
        <table class="ledger roll-up board receipts">
            <caption class="heard">"Tình trạng của từng đơn vị"</caption>
            <thead><tr><th scope="col">"Đơn vị"</th>{heads}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}
