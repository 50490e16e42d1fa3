//! The log of what teams did, as far as whoever looks may see it.

use domain::activity::ReportState;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::screens::cast;

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityRow {
    /// `26/01/2024, Nhà văn hóa ấp Bắc`.
    pub title: String,
    /// Its page.
    pub href: String,
    /// `Ấp Bắc`.
    pub hamlet: String,
    /// What it was about.
    pub topic: &'static str,
    /// `Người được giúp: 12`, those that were told.
    pub figures: Vec<String>,
    /// What was hard.
    pub difficulties: Option<String>,
}

/// The way to a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLink {
    /// `Báo cáo tháng 01/2024 của Ấp Bắc`.
    pub label: String,
    /// Its page.
    pub href: String,
    /// Where it stands.
    pub state: ReportState,
}

/// From one period to others: label and address of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodNav {
    /// `tháng 01/2024`.
    pub here: String,
    /// The one before.
    pub before: (String, String),
    /// The one after; none where that is to come.
    pub after: Option<(String, String)>,
    /// A month as its quarter, a quarter as its month.
    pub other: Option<(String, String)>,
}

/// The log of a period.
#[derive(Clone, Debug)]
pub struct ActivityList {
    /// Around it.
    pub frame: DeskFrame,
    /// Whose log is shown, in a sentence.
    pub reach: String,
    /// Which months.
    pub period: PeriodNav,
    /// Hamlets to look at alone: name, address, whether it is this one; the first is all of them.
    pub tabs: Vec<(String, String, bool)>,
    /// The newest first.
    pub rows: Vec<ActivityRow>,
    /// The reports of that month whoever looks may send.
    pub reports: Vec<ReportLink>,
    /// A new entry; none where no hamlet is within reach.
    pub new_href: Option<String>,
    /// The reports of all teams.
    pub reports_href: String,
    /// The same entries as tables: CSV, then XLSX.
    pub table_hrefs: (String, String),
    /// The desk's list.
    pub back_href: String,
}

const TITLE: &str = "Hoạt động của tổ";

impl Screen for ActivityList {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&format!("{TITLE}, {}", self.period.here))
    }

    fn view(self) -> AnyView {
        let Self { frame, reach, period, tabs, rows, reports, new_href, reports_href, .. } = self;
        let (csv, xlsx) = self.table_hrefs;
        let list = if rows.is_empty() {
            view! { <p class="none">"Chưa ghi hoạt động nào trong thời gian này."</p> }.into_any()
        } else {
            view! {
                <ul class="rows">{rows.into_iter().map(ActivityRow::view).collect_view()}</ul>
                <p class="hint">"Tải về: " <a href=xlsx>"tệp Excel (XLSX)"</a> " · " <a href=csv>"tệp CSV"</a></p>
            }
            .into_any()
        };
        let main = view! {
            <div class="title">
                <h1>{TITLE}</h1>
                {new_href.map(|href| view! { <p class="begin"><a class="button main" href=href>"Ghi hoạt động"</a></p> })}
            </div>
            <p class="hint">
                {reach} " " <a href=reports_href>"Báo cáo của các tổ"</a> " · " <a href=self.back_href>"Về danh sách bài viết"</a>
            </p>
            {period.view()}
            {(!reports.is_empty()).then(|| reports_of(reports))}
            {(tabs.len() > 1).then(|| tab_line(tabs))}
            {list}
        };
        frame.around_with_help("wide", HelpTopic::Activities, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |title: &str, figures: &[&str]| ActivityRow {
            title: title.to_owned(),
            href: "/don-vi/xa-hoa-long/hoat-dong/1".to_owned(),
            hamlet: "Ấp Bắc".to_owned(),
            topic: "VNeID",
            figures: figures.iter().map(|figure| (*figure).to_owned()).collect(),
            difficulties: None,
        };
        let normal = Self {
            frame: cast::desk_frame(),
            reach: "Hoạt động của các tổ công nghệ số trong đơn vị.".to_owned(),
            period: PeriodNav::sample(),
            tabs: vec![
                ("Tất cả".to_owned(), "/don-vi/xa-hoa-long/hoat-dong".to_owned(), true),
                ("Ấp Bắc".to_owned(), "?thon=1".to_owned(), false),
            ],
            rows: vec![
                row("26/01/2024, Nhà văn hóa ấp Bắc", &["Hộ đã đến: 8", "Người được giúp: 12", "VNeID mức 2: 9"]),
                ActivityRow {
                    difficulties: Some("Sóng yếu, nhiều máy cũ.".to_owned()),
                    ..row("20/01/2024, Chợ Hòa Long", &[])
                },
            ],
            reports: Vec::new(),
            new_href: Some("/don-vi/xa-hoa-long/hoat-dong/moi".to_owned()),
            reports_href: "/don-vi/xa-hoa-long/bao-cao".to_owned(),
            table_hrefs: ("?dang=csv".to_owned(), "?dang=xlsx".to_owned()),
            back_href: "/don-vi/xa-hoa-long".to_owned(),
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            rows: vec![
                ActivityRow {
                    hamlet: cast::LONG_NAME.to_owned(),
                    difficulties: Some(cast::longest_summary()),
                    ..row(&cast::longest_title(), &["Ví, tài khoản thanh toán: 100.000"; 7])
                };
                30
            ],
            ..normal.clone()
        };
        let empty = Self { rows: Vec::new(), tabs: Vec::new(), ..normal.clone() };
        let own = Self {
            reach: "Hoạt động của tổ bạn: Ấp Bắc.".to_owned(),
            tabs: Vec::new(),
            reports: vec![ReportLink {
                label: "Báo cáo tháng 01/2024 của Ấp Bắc".to_owned(),
                href: "/don-vi/xa-hoa-long/bao-cao/1/202401".to_owned(),
                state: ReportState::Draft,
            }],
            ..normal.clone()
        };
        vec![("normal", normal), ("longest", longest), ("empty", empty), ("own", own)]
    }
}

impl PeriodNav {
    /// The line with the ways to other periods.
    pub(super) fn view(self) -> AnyView {
        let link = |(label, href): (String, String)| view! { <a href=href>{label}</a> };
        view! {
            <nav class="periods" aria-label="Thời gian">
                {link(self.before)}
                <strong>{capital(&self.here)}</strong>
                {self.after.map(link)}
                {self.other.map(link)}
            </nav>
        }
        .into_any()
    }

    pub(super) fn sample() -> Self {
        let link = |label: &str, code: &str| (label.to_owned(), format!("?ky={code}"));
        Self {
            here: "tháng 01/2024".to_owned(),
            before: link("Tháng 12/2023", "2023-12"),
            after: Some(link("Tháng 02/2024", "2024-02")),
            other: Some(link("Cả quý I/2024", "2024-q1")),
        }
    }
}

/// `Tháng 01/2024`.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The state of a report as a small label.
pub(super) fn report_state(state: ReportState) -> AnyView {
    let class = match state {
        ReportState::Draft => "state draft",
        ReportState::Sent => "state waits",
        ReportState::Returned => "state back",
        ReportState::Approved => "state ahead",
        ReportState::Locked => "state live",
    };
    view! { <span class=class>{state.label()}</span> }.into_any()
}

fn reports_of(reports: Vec<ReportLink>) -> AnyView {
    let line = |ReportLink { label, href, state }| {
        view! { <p class="about">{report_state(state)} <a href=href>{label}</a></p> }
    };
    reports.into_iter().map(line).collect_view().into_any()
}

fn tab_line(tabs: Vec<(String, String, bool)>) -> AnyView {
    let links = tabs.into_iter().map(|(label, href, is_here)| {
        view! { <a href=href aria-current=is_here.then_some("page")>{label}</a> }
    });
    view! { <nav class="tabs" aria-label="Theo thôn, ấp">{links.collect_view()}</nav> }.into_any()
}

impl ActivityRow {
    fn view(self) -> AnyView {
        let Self { title, href, hamlet, topic, figures, difficulties } = self;
        let figures = if figures.is_empty() { vec!["Chưa ghi số liệu".to_owned()] } else { figures };
        view! {
            <li>
                <h2><a href=href>{title}</a></h2>
                <p class="about"><span>{hamlet}</span> <span>{topic}</span></p>
                <p class="about">{figures.into_iter().map(|figure| view! { <span>{figure}</span> }).collect_view()}</p>
                {difficulties.map(|words| view! { <p class="hint">{format!("Khó khăn: {words}")}</p> })}
            </li>
        }
        .into_any()
    }
}
