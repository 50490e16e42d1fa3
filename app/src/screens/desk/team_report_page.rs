//! The report of a team about a month: what the log comes to, what the team says of it, what can be done with it.

mod samples;

use domain::activity::{ReasonField, RemarksField, ReportState, ReportStep};
use leptos::prelude::*;

use super::activity_list::{PeriodNav, report_state};
use super::form_sheet::FormSheet;
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title, summary};

/// What can be done with a report by whoever looks.
#[derive(Clone, Debug, Default)]
pub struct ReportDeeds {
    /// The words, with which it is kept or sent; none where it is not the team's turn.
    pub words: Option<FormSheet<RemarksField>>,
    /// The reason, with which it is sent back.
    pub reason: Option<FormSheet<ReasonField>>,
    /// Everything that can be done now.
    pub steps: Vec<ReportStep>,
}

impl ReportDeeds {
    fn may(&self, step: ReportStep) -> bool {
        self.steps.contains(&step)
    }
}

/// The report of a team about a month.
#[derive(Clone, Debug)]
pub struct TeamReportPage {
    /// Around it.
    pub frame: DeskFrame,
    /// `Ấp Bắc`.
    pub hamlet: String,
    /// Which month, and the ways to others.
    pub period: PeriodNav,
    /// Where it stands.
    pub state: ReportState,
    /// What its state means, in a sentence.
    pub standing: String,
    /// Why it was sent back.
    pub reason: Option<String>,
    /// What the log comes to: labels and values, `—` for what nobody told.
    pub figures: Vec<(&'static str, String)>,
    /// What the team says: labels and values, for whoever may not change it.
    pub words: Vec<(&'static str, String)>,
    /// The entries it is made of: what each is called, and its page.
    pub entries: Vec<(String, String)>,
    /// What can be done.
    pub deeds: ReportDeeds,
    /// Where the forms go.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// The version the person sees.
    pub version: i64,
    /// What is wrong with a form itself.
    pub fault_note: Option<String>,
    /// The same figures as tables: CSV, then XLSX.
    pub table_hrefs: (String, String),
    /// A new entry of the log; none where that month is fixed.
    pub new_href: Option<String>,
    /// The reports of all teams.
    pub back_href: String,
}

impl TeamReportPage {
    fn title(&self) -> String {
        format!("Báo cáo {}", self.period.here)
    }
}

impl Screen for TeamReportPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_wrong = self.fault_note.is_some()
            || self.deeds.words.as_ref().is_some_and(FormSheet::is_wrong)
            || self.deeds.reason.as_ref().is_some_and(FormSheet::is_wrong);
        self.frame.head(&refused_title(format!("{}, {}", self.title(), self.hamlet), is_wrong))
    }

    fn view(self) -> AnyView {
        let title = self.title();
        let mut summed = self.deeds.words.as_ref().map(FormSheet::summed).unwrap_or_default();
        summed.extend(self.deeds.reason.as_ref().map(FormSheet::summed).unwrap_or_default());
        let Self { frame, hamlet, period, state, standing, reason, figures, words, entries, deeds, .. } = self;
        let around = Around { action: self.action, csrf: self.csrf, version: self.version };
        let (csv, xlsx) = self.table_hrefs;
        let pair = |(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
        let words: Vec<_> = words.into_iter().map(pair).collect();
        let entries: Vec<_> =
            entries.into_iter().map(|(name, href)| view! { <li><a href=href>{name}</a></li> }).collect();
        let main = view! {
            <h1>{title}</h1>
            <p class="about">{report_state(state)} <strong>{hamlet}</strong></p>
            {period.view()}
            {summary(self.fault_note, summed)}
            <p class="lead">{standing}</p>
            {reason.map(|words| view! {
                <section class="card" aria-labelledby="can-sua"><h2 id="can-sua">"Cần sửa"</h2><p>{words}</p></section>
            })}
            <section aria-labelledby="so-lieu">
                <h2 id="so-lieu">"Số liệu cộng từ nhật ký"</h2>
                <dl class="tally">{figures.into_iter().map(pair).collect_view()}</dl>
                <p class="hint">"Tải về: " <a href=xlsx>"tệp Excel (XLSX)"</a> " · " <a href=csv>"tệp CSV"</a></p>
            </section>
            {(!words.is_empty()).then(|| view! { <dl class="facts">{words}</dl> })}
            {deeds_view(deeds, &around)}
            <section aria-labelledby="nhat-ky">
                <h2 id="nhat-ky">"Hoạt động trong tháng"</h2>
                {if entries.is_empty() {
                    view! { <p class="none">"Nhật ký của tháng chưa có hoạt động nào."</p> }.into_any()
                } else {
                    view! { <ul>{entries}</ul> }.into_any()
                }}
                {self.new_href.map(|href| view! { <p><a href=href>"Ghi hoạt động"</a></p> })}
            </section>
            <p class="ways"><a href=self.back_href>"Về báo cáo của các tổ"</a></p>
        };
        frame.around_with_help("narrow asked", HelpTopic::Activities, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

/// What every form carries.
struct Around {
    action: String,
    csrf: String,
    version: i64,
}

impl Around {
    fn form(&self, class: &'static str, content: AnyView) -> AnyView {
        view! {
            <form method="post" action=self.action.clone() novalidate class=class>
                {hidden("csrf", self.csrf.clone())}
                {hidden("phien_ban", self.version.to_string())}
                {content}
            </form>
        }
        .into_any()
    }

    fn button(&self, step: ReportStep, label: &'static str, hint: &'static str, class: &'static str) -> AnyView {
        let id = format!("viec-{}", step.word());
        let content = view! {
            <button name="viec" value=step.word() class=class aria-describedby=id.clone()>{label}</button>
            <p class="hint" id=id>{hint}</p>
        };
        self.form("field", content.into_any())
    }
}

fn deeds_view(deeds: ReportDeeds, around: &Around) -> AnyView {
    let [recall, approve, lock, send, none] =
        [ReportStep::Recall, ReportStep::Approve, ReportStep::Lock, ReportStep::Send, ReportStep::SendNone]
            .map(|step| deeds.may(step));
    let ReportDeeds { words, reason, .. } = deeds;
    view! {
        {words.map(|sheet| sending(&sheet, around, send, none))}
        {recall.then(|| around.button(ReportStep::Recall, "Rút báo cáo về", "Để sửa nhật ký rồi gửi lại. Làm được khi đơn vị chưa duyệt.", ""))}
        {approve.then(|| around.button(ReportStep::Approve, "Duyệt báo cáo", "Số liệu được tính vào tổng hợp của đơn vị, huyện và tỉnh.", "main"))}
        {lock.then(|| around.button(ReportStep::Lock, "Khóa sổ", "Sau khi khóa không ai sửa được nữa, cũng không trả lại được.", "danger"))}
        {reason.map(|sheet| returning(&sheet, around))}
    }
    .into_any()
}

fn sending(sheet: &FormSheet<RemarksField>, around: &Around, send: bool, none: bool) -> AnyView {
    use RemarksField as Of;
    let content = view! {
        {sheet.field(Of::Remarks, Some("Một hai câu về việc đã làm. Có thể để trống."), false)
            .lines(sheet.typed.get(Of::Remarks), 3)}
        {sheet.field(Of::Difficulties, Some("Không ghi tên, số điện thoại của bà con. Có thể để trống."), false)
            .lines(sheet.typed.get(Of::Difficulties), 3)}
        <p class="buttons">
            {send.then(|| view! { <button class="main" name="viec" value=ReportStep::Send.word()>"Gửi báo cáo"</button> })}
            {none.then(|| view! {
                <button class="main" name="viec" value=ReportStep::SendNone.word()>"Báo cáo không có hoạt động"</button>
            })}
            <button name="viec" value=ReportStep::Keep.word()>"Lưu, chưa gửi"</button>
        </p>
        {none.then(|| view! {
            <p class="hint">"Báo cáo không có hoạt động khác với chưa báo cáo: mọi số được tính là 0."</p>
        })}
    };
    around.form("card", content.into_any())
}

fn returning(sheet: &FormSheet<ReasonField>, around: &Around) -> AnyView {
    let is_open = sheet.is_wrong() || !sheet.typed.get(ReasonField::Reason).is_empty();
    let content = view! {
        {sheet.field(ReasonField::Reason, Some("Tổ đọc được lý do này và sửa nhật ký theo."), true)
            .lines(sheet.typed.get(ReasonField::Reason), 3)}
        <p class="buttons"><button name="viec" value=ReportStep::Return.word()>"Trả lại cho tổ"</button></p>
    };
    let form = around.form("", content.into_any());
    view! {
        <details class="more" open=is_open>
            <summary>"Trả lại để sửa"</summary>
            {form}
        </details>
    }
    .into_any()
}
