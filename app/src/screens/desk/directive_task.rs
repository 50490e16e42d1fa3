//! A directive at the desk of a unit it is for: what is to be done, and the two things the unit says about it.

use domain::directive::{DirectiveState, ReportField, UnitStanding};
use leptos::prelude::*;

use super::directive_list::{standing as standing_labels, state as state_label};
use super::directive_page::{DirectiveDeed, lines};
use super::form_sheet::FormSheet;
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{refused_title, summary};
use crate::screens::cast;

/// A directive for a unit.
#[derive(Clone, Debug)]
pub struct DirectiveTask {
    /// Around it.
    pub frame: DeskFrame,
    /// What is to be done, in one line.
    pub title: String,
    /// What is to be done; its lines.
    pub text: String,
    /// Until when, by which document: labels and values.
    pub facts: Vec<(&'static str, String)>,
    /// Where it stands.
    pub state: DirectiveState,
    /// How the unit stands with it.
    pub standing: UnitStanding,
    /// Whether its last day went by.
    pub is_late: bool,
    /// What happened to it, line by line.
    pub story: Vec<String>,
    /// Why the province returned the report.
    pub returned: Option<String>,
    /// What the unit reported, where it stands.
    pub reported: Option<String>,
    /// Saying that it was read, while nobody did.
    pub reading: Option<DirectiveDeed>,
    /// Reporting it done, while it is not.
    pub report: Option<FormSheet<ReportField>>,
    /// Whether a document of the unit's own is asked for.
    pub needs_answer: bool,
    /// What is wrong besides the fields.
    pub fault_note: Option<String>,
    /// All of them.
    pub back_href: String,
}

impl Screen for DirectiveTask {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_wrong = self.fault_note.is_some() || self.report.as_ref().is_some_and(FormSheet::is_wrong);
        self.frame.head(&refused_title(format!("Việc tỉnh giao: {}", self.title), is_wrong))
    }

    fn view(self) -> AnyView {
        let Self { frame, title, text, facts, standing, is_late, story, needs_answer, .. } = self;
        let summed = self.report.as_ref().map(FormSheet::summed).unwrap_or_default();
        let fact = |(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
        let ended = (!self.state.is_open()).then(|| state_label(self.state));
        let returned = self.returned.map(|reason| {
            view! {
                <section class="card" aria-labelledby="bi-tra-lai">
                    <h2 id="bi-tra-lai">"Tỉnh trả lại kết quả"</h2>
                    <p>{reason}</p>
                </section>
            }
        });
        let reported = self.reported.map(|words| {
            view! {
                <section class="card" aria-labelledby="da-bao">
                    <h2 id="da-bao">"Kết quả đã báo"</h2>
                    {lines(&words)}
                </section>
            }
        });
        let main = view! {
            <h1>{title}</h1>
            <p><a href=self.back_href>"Về danh sách việc tỉnh giao"</a></p>
            {summary(self.fault_note, summed)}
            <p class="about order-head">{ended} {standing_labels(standing, is_late)}</p>
            <dl class="tallies">{facts.into_iter().map(fact).collect_view()}</dl>
            <section class="card" aria-labelledby="noi-dung-viec">
                <h2 id="noi-dung-viec">"Nội dung"</h2>
                {lines(&text)}
            </section>
            {self.reading.map(reading)}
            {returned}
            {reported}
            {self.report.map(|sheet| report(sheet, needs_answer))}
            <ul class="hint">{story.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        };
        frame.around_with_help("narrow asked", HelpTopic::Directives, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let sheet = FormSheet {
            action: "/don-vi/xa-hoa-long/chi-dao/1/bao-cao".to_owned(),
            csrf: "token".to_owned(),
            ..FormSheet::default()
        };
        let read = Self {
            frame: cast::desk_frame(),
            title: "Rà soát danh sách hộ nghèo".to_owned(),
            text: "Đối chiếu với sổ của từng ấp.\nGửi danh sách về Sở trước hạn.".to_owned(),
            facts: vec![
                ("Hạn", "17:00 ngày 31/01/2024".to_owned()),
                ("Nơi giao", "Tỉnh Bà Rịa - Vũng Tàu".to_owned()),
                ("Số văn bản", "125/UBND-VX".to_owned()),
            ],
            state: DirectiveState::Sent,
            standing: UnitStanding::Read,
            is_late: false,
            story: vec![
                "Giao lúc 08:00 ngày 22/01/2024.".to_owned(),
                "Nguyễn Thị Lan báo đã đọc lúc 09:00 ngày 22/01/2024.".to_owned(),
            ],
            returned: None,
            reported: None,
            reading: None,
            report: Some(sheet.clone()),
            needs_answer: true,
            fault_note: None,
            back_href: "/don-vi/xa-hoa-long/chi-dao".to_owned(),
        };
        let normal = Self {
            standing: UnitStanding::Unread,
            reading: Some(DirectiveDeed {
                action: "/don-vi/xa-hoa-long/chi-dao/1/da-doc".to_owned(),
                csrf: "token".to_owned(),
                version: None,
            }),
            ..read.clone()
        };
        let mut typed = sheet.clone();
        typed.typed.set(ReportField::Words, cast::longest_body());
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            text: cast::longest_body(),
            is_late: true,
            returned: Some(cast::longest_title()),
            story: vec![cast::longest_title(); 5],
            report: Some(typed.refused(&[ReportField::Words, ReportField::Number])),
            ..normal.clone()
        };
        let returned = Self {
            returned: Some("Thiếu danh sách của ấp Bắc.".to_owned()),
            fault_note: None,
            report: Some(sheet.refused(&[ReportField::Number])),
            ..read.clone()
        };
        let done = Self {
            standing: UnitStanding::Done,
            reported: Some("Đã rà soát 12 ấp, gửi danh sách 45 hộ.\nSố văn bản trả lời: 45/BC-UBND".to_owned()),
            report: None,
            ..read.clone()
        };
        let taken_back = Self { state: DirectiveState::TakenBack, report: None, ..read.clone() };
        vec![
            ("normal", normal),
            ("longest", longest),
            ("published", read),
            ("returned", returned),
            ("done", done),
            ("withdrawn", taken_back),
        ]
    }
}

fn reading(deed: DirectiveDeed) -> AnyView {
    deed.with(view! { <button class="main">"Đã đọc, đã rõ"</button> }.into_any())
}

fn report(sheet: FormSheet<ReportField>, needs_answer: bool) -> AnyView {
    let number = if needs_answer {
        "Việc này cần trả lời bằng văn bản, ví dụ 45/BC-UBND."
    } else {
        "Nếu đơn vị trả lời bằng văn bản, ví dụ 45/BC-UBND."
    };
    let words = Some("Đã làm gì, kết quả ra sao; một hai câu. Đừng ghi số căn cước hay bệnh của ai.");
    let controls = view! {
        {sheet.field(ReportField::Words, words, true).lines(sheet.typed.get(ReportField::Words), 5)}
        {sheet.line(ReportField::Number, Some(number), needs_answer)}
    };
    view! {
        <section class="card" aria-labelledby="bao-ket-qua">
            <h2 id="bao-ket-qua">"Báo đã làm xong"</h2>
            {sheet.around(controls.into_any(), "Báo đã làm xong")}
        </section>
    }
    .into_any()
}
