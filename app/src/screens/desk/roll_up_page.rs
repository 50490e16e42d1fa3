//! What teams told, added up: by hamlet of a commune, by commune of a district, by district of a province.

mod samples;

use leptos::prelude::*;

use super::activity_list::PeriodNav;
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};

/// A number with what is missing in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RollUpCell {
    /// `4.608`, or `—` where nobody told.
    pub shown: String,
    /// `thiếu 2/9`.
    pub gap: Option<String>,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollUpRow {
    /// `Ấp Bắc`, `Xã Hòa Long`, `Huyện Long Điền`.
    pub name: String,
    /// Its report, or its own page.
    pub href: Option<String>,
    /// A number for each column after the first.
    pub cells: Vec<RollUpCell>,
}

/// What teams told over a period.
#[derive(Clone, Debug)]
pub struct RollUpPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Of whom: `Xã Hòa Long`.
    pub of: String,
    /// Which months.
    pub period: PeriodNav,
    /// What stands out, as pairs: how many teams, members, reports, households reached.
    pub facts: Vec<(&'static str, String)>,
    /// Names of the columns, the first one's included.
    pub columns: Vec<&'static str>,
    /// A line each.
    pub rows: Vec<RollUpRow>,
    /// All of them together.
    pub sum: Vec<RollUpCell>,
    /// The level above: name and address.
    pub above: Option<(String, String)>,
    /// The log; none where there is none by nature.
    pub log_href: Option<String>,
    /// The same as tables: CSV, then XLSX.
    pub table_hrefs: (String, String),
    /// The desk's list.
    pub back_href: String,
}

impl Screen for RollUpPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&format!("Báo cáo của các tổ, {}, {}", self.of, self.period.here))
    }

    fn view(self) -> AnyView {
        let Self { frame, of, period, facts, columns, rows, sum, above, log_href, .. } = self;
        let (csv, xlsx) = self.table_hrefs;
        let pair = |(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
        let list = if rows.is_empty() {
            view! { <p class="none">"Chưa có tổ nào trong danh sách thôn, ấp, khu phố."</p> }.into_any()
        } else {
            view! {
                <dl class="tallies">{facts.into_iter().map(pair).collect_view()}</dl>
                {table(&columns, rows, sum, format!("{of}, {}", period.here))}
                <p class="hint">"Tải về: " <a href=xlsx>"tệp Excel (XLSX)"</a> " · " <a href=csv>"tệp CSV"</a></p>
                <p class="hint">
                    "Chỉ cộng báo cáo đã duyệt hoặc đã khóa; báo cáo chờ duyệt chưa được cộng. Dấu — là chưa ai báo số ấy, không phải số 0. “Thiếu 2/9” là 2 trong 9 báo cáo chưa có số ấy. Một hộ được đến nhiều lần thì tính mỗi lần."
                </p>
            }
            .into_any()
        };
        let main = view! {
            <h1>"Báo cáo của các tổ"</h1>
            <p class="hint">
                <strong>{of.clone()}</strong> " · "
                {above.map(|(name, href)| view! { <a href=href>{name}</a> " · " })}
                {log_href.map(|href| view! { <a href=href>"Nhật ký hoạt động"</a> " · " })}
                <a href=self.back_href>"Về danh sách bài viết"</a>
            </p>
            {period.clone().view()}
            {list}
        };
        frame.around_with_help("wide", HelpTopic::Activities, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

/// A table where there is room, cards on a telephone: each cell says there what it is.
fn table(columns: &[&'static str], rows: Vec<RollUpRow>, sum: Vec<RollUpCell>, caption: String) -> AnyView {
    let heads: Vec<_> = columns.iter().map(|name| view! { <th scope="col">{*name}</th> }).collect();
    let cells = |cells: Vec<RollUpCell>| {
        let named = columns.iter().skip(1).copied().zip(cells);
        named.map(|(name, RollUpCell { shown, gap })| {
            view! { <td data-ten=name><span>{shown} " " {gap.map(|words| view! { <small>{words}</small> })}</span></td> }
        })
        .collect::<Vec<_>>()
    };
    let lines: Vec<_> = rows
        .into_iter()
        .map(|RollUpRow { name, href, cells: own }| {
            let name = match href {
                Some(href) => view! { <a href=href>{name}</a> }.into_any(),
                None => name.into_any(),
            };
            view! { <tr><th scope="row">{name}</th>{cells(own)}</tr> }
        })
        .collect();
    view! {
        <table class="ledger roll-up">
            <caption>{caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{lines}</tbody>
            <tfoot><tr><th scope="row">"Cộng"</th>{cells(sum)}</tr></tfoot>
        </table>
    }
    .into_any()
}
