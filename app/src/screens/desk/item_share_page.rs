//! For whom an item is shared, on what terms, and what became of it at each unit.

mod form;
mod samples;

use domain::share::{Reception, ShareField as Of};
use leptos::prelude::*;

pub use form::ReceiverOffer;

use super::form_sheet::FormSheet;
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::share_inbox::reception;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{refused_title, summary};
use crate::parts::pager::{Pager, on_page};

/// What became of it at one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptLine {
    /// `Xã Hòa Long`.
    pub unit: String,
    /// Where it stands there.
    pub reception: Reception,
    /// `có`; a dash where nothing is said otherwise.
    pub adapted: String,
    /// When it was seen, and by whom.
    pub seen: String,
    /// Why it is not wanted.
    pub reason: String,
}

/// What became of a share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptTable {
    /// Pairs: shown by 61/82.
    pub facts: Vec<(&'static str, String)>,
    /// The lines of this page.
    pub rows: Vec<ReceiptLine>,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// The page before and the one after.
    pub page_hrefs: (Option<String>, Option<String>),
    /// All lines as tables: CSV, then XLSX.
    pub table_hrefs: (String, String),
}

/// For whom an item is shared.
#[derive(Clone, Debug)]
pub struct ItemSharePage {
    /// Around it.
    pub frame: DeskFrame,
    /// Of the item.
    pub title: String,
    /// Whether residents can read it: before, nobody receives anything.
    pub is_public: bool,
    /// The terms, for whoever may publish.
    pub sheet: Option<FormSheet<Of>>,
    /// Whom it may be for.
    pub offer: ReceiverOffer,
    /// What became of it, once it is shared.
    pub receipt: Option<ReceiptTable>,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
    /// The item.
    pub back_href: String,
}

impl Screen for ItemSharePage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_wrong = self.fault_note.is_some() || self.sheet.as_ref().is_some_and(FormSheet::is_wrong);
        let title = refused_title(format!("Đăng chung: {}", self.title), is_wrong);
        self.frame.head(&on_page(&title, self.receipt.as_ref().map_or(1, |receipt| receipt.page)))
    }

    fn view(self) -> AnyView {
        let Self { frame, title, is_public, sheet, offer, receipt, fault_note, back_href } = self;
        let summed = sheet.as_ref().map(FormSheet::summed).unwrap_or_default();
        let form = sheet.map(|sheet| {
            view! {
                <section class="card" aria-labelledby="noi-nhan">
                    <h2 id="noi-nhan">"Nơi nhận và cách dùng"</h2>
                    {form::form(sheet, offer)}
                </section>
            }
        });
        let main = view! {
            <h1>"Đăng chung"</h1>
            <p class="lead">{title}</p>
            <p><a href=back_href>"Về bài viết"</a></p>
            {(!is_public).then(|| view! { <p class="hint">"Bài chưa công khai: nơi nhận thấy bài ngay khi bài được đăng."</p> })}
            {summary(fault_note, summed)}
            {form}
            {receipt.map(ReceiptTable::view)}
        };
        frame.around_with_help("wide asked", HelpTopic::Shares, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

impl ReceiptTable {
    /// The names of the columns after the unit.
    pub const COLUMNS: [&'static str; 4] = ["Tình trạng", "Có phần riêng", "Báo đã xem", "Lý do không dùng"];

    fn view(self) -> AnyView {
        let Self { facts, rows, page, pages, page_hrefs: (back, on), table_hrefs: (csv, xlsx) } = self;
        let pair = |(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
        let heads: Vec<_> = Self::COLUMNS.map(|name| view! { <th scope="col">{name}</th> }).into();
        let line = |row: ReceiptLine| {
            let ReceiptLine { unit, reception: stands, adapted, seen, reason } = row;
            let [standing, has_own, acknowledged, why] = Self::COLUMNS;
            view! {
                <tr>
                    <th scope="row">{unit}</th>
                    <td data-ten=standing><span>{reception(stands)}</span></td>
                    <td data-ten=has_own><span>{adapted}</span></td>
                    <td data-ten=acknowledged><span>{seen}</span></td>
                    <td data-ten=why><span>{reason}</span></td>
                </tr>
            }
        };
        let lines: Vec<_> = rows.into_iter().map(line).collect();
        view! {
            <section aria-labelledby="ket-qua">
                <h2 id="ket-qua">"Kết quả ở từng nơi"</h2>
                <dl class="tallies">{facts.into_iter().map(pair).collect_view()}</dl>
                <table class="ledger roll-up board">
                    <caption class="heard">"Kết quả ở từng nơi nhận"</caption>
                    <thead><tr><th scope="col">"Đơn vị"</th>{heads}</tr></thead>
                    <tbody>{lines}</tbody>
                </table>
                {Pager { page, pages, back, on }.view()}
                <p class="hint">"Tải về tất cả: " <a href=xlsx>"tệp Excel (XLSX)"</a> " · " <a href=csv>"tệp CSV"</a></p>
            </section>
        }
        .into_any()
    }
}
