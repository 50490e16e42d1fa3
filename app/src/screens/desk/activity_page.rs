//! One entry of the log: typed on a telephone, on the way home.

mod samples;

use domain::activity::{ActivityField, Measure};
use domain::topic::Topic;
use leptos::prelude::*;

use super::comparison::{comparison, conflict};
use super::form_sheet::FormSheet;
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, hidden, refused_title, summary};
use crate::parts::picture::Thumb;

/// Name of the control of the hamlet.
pub const HAMLET: &str = "thon";

/// Whose entry a new one is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamChoice {
    /// Numbers and names; the only one is not asked for.
    pub hamlets: Vec<(String, String)>,
    /// The number chosen.
    pub chosen: String,
    /// What is wrong with it.
    pub fault: Option<String>,
}

/// An entry of the log, or a new one.
#[derive(Clone, Debug)]
pub struct ActivityPage {
    /// Around it.
    pub frame: DeskFrame,
    /// `Hoạt động ngày 26/01/2024`; empty of a new one.
    pub title: String,
    /// `Ấp Bắc`; empty of a new one.
    pub hamlet: String,
    /// Whose a new one is.
    pub choice: Option<TeamChoice>,
    /// Its form; none where it cannot be changed.
    pub sheet: Option<FormSheet<ActivityField>>,
    /// Why it cannot be changed.
    pub fixed: Option<String>,
    /// What stands in it, where it cannot be changed: labels and values.
    pub facts: Vec<(&'static str, String)>,
    /// The pictures of the library to choose from: keys and names.
    pub pictures: Vec<(String, String)>,
    /// The one chosen.
    pub picture: Option<Thumb>,
    /// The unit's library.
    pub library_href: String,
    /// Where it is taken out of the log.
    pub removal_href: Option<String>,
    /// The report of its month.
    pub report_href: Option<String>,
    /// `Lan lưu lúc 08:00 ngày 27/01/2024`; empty of a new one.
    pub changed: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
    /// The log.
    pub back_href: String,
}

const NEW: &str = "Ghi hoạt động";

impl Screen for ActivityPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_wrong = self.fault_note.is_some()
            || self.sheet.as_ref().is_some_and(FormSheet::is_wrong)
            || self.choice.as_ref().is_some_and(|choice| choice.fault.is_some());
        let title = if self.title.is_empty() { NEW.to_owned() } else { self.title.clone() };
        self.frame.head(&refused_title(title, is_wrong))
    }

    fn view(self) -> AnyView {
        let Self { frame, title, hamlet, choice, sheet, fixed, facts, pictures, picture, .. } = self;
        let mut summed: Vec<_> =
            choice.as_ref().and_then(|choice| Some((HAMLET, choice.fault.clone()?))).into_iter().collect();
        summed.extend(sheet.as_ref().map(FormSheet::summed).unwrap_or_default());
        let heading = if title.is_empty() { NEW.to_owned() } else { title };
        let csrf_and_version = sheet.as_ref().and_then(|sheet| Some((sheet.csrf.clone(), sheet.version?)));
        let removal =
            self.removal_href.zip(csrf_and_version).map(|(href, (csrf, version))| removal(href, csrf, version));
        let shown = picture.map(|picture| view! { <p class="photo">{picture.view("20rem")}</p> });
        let pairs = facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
        let pairs: Vec<_> = pairs.collect();
        let main = view! {
            <h1>{heading}</h1>
            <p>
                {(!hamlet.is_empty()).then(|| format!("{hamlet} · "))}
                {self.report_href.map(|href| view! { <a href=href>"Báo cáo của tháng"</a> " · " })}
                <a href=self.back_href>"Về nhật ký hoạt động"</a>
            </p>
            {summary(self.fault_note, summed)}
            {fixed.map(|sentence| view! { <p class="lead">{sentence}</p> })}
            {shown}
            {(!pairs.is_empty()).then(|| view! { <dl class="tally">{pairs}</dl> })}
            {sheet.map(|sheet| form(sheet, choice, pictures, self.library_href))}
            {(!self.changed.is_empty()).then(|| view! { <p class="hint">{self.changed}</p> })}
            {removal}
        };
        frame.around_with_help("narrow asked", HelpTopic::Activities, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

fn form(
    mut sheet: FormSheet<ActivityField>,
    choice: Option<TeamChoice>,
    pictures: Vec<(String, String)>,
    library_href: String,
) -> AnyView {
    use ActivityField as Of;
    let button = if sheet.version.is_some() { "Lưu" } else { "Ghi vào nhật ký" };
    let differs = sheet.meanwhile.take().map(|meanwhile| {
        let told = format!(
            "{} đã lưu bản khác lúc {}. Những gì bạn gõ chưa được lưu nhưng vẫn còn trong các ô bên dưới. Hãy so sánh rồi lưu; khi đó bản của bạn thay bản đã lưu.",
            meanwhile.by, meanwhile.at
        );
        let word = |field, value: &str| match field {
            Of::Topic => Topic::from_code(value).map_or_else(String::new, |topic| topic.label().to_owned()),
            Of::Picture => pictures.iter().find(|(key, _)| key == value).map_or_else(String::new, |(_, name)| name.clone()),
            _ => value.to_owned(),
        };
        let (mine, saved) = (&sheet.typed, &meanwhile.saved);
        let fields = Of::ALL.iter().filter(|&&field| mine.get(field).trim() != saved.get(field).trim());
        let shown = fields
            .map(|&field| comparison(field.label(), &word(field, mine.get(field)), &word(field, saved.get(field))));
        conflict("Có người vừa lưu hoạt động này", told, shown.collect())
    });
    let topics = Topic::ALL.iter().map(|topic| (topic.code().to_owned(), topic.label().to_owned())).collect();
    let counts = Measure::ALL.map(|measure| {
        let field = Of::of(measure);
        sheet.field(field, None, false).number(sheet.typed.get(field).to_owned())
    });
    let is_open = [Of::Picture, Of::PictureAlt]
        .iter()
        .any(|&of| !sheet.typed.get(of).is_empty() || sheet.faults.iter().any(|fault| fault.field == of));
    let controls = view! {
        {choice.map(hamlet_control)}
        {sheet.line(Of::Day, Some("Ví dụ 26/01/2024."), true)}
        {sheet.line(Of::Place, Some("Ví dụ Nhà văn hóa ấp."), true)}
        {sheet.field(Of::Topic, None, true).choice(sheet.typed.get(Of::Topic), topics)}
        <fieldset class="counting" aria-describedby="so-lieu-goi-y">
            <legend>"Số liệu"</legend>
            <p class="hint" id="so-lieu-goi-y">"Chưa đếm thì để trống. Chỉ ghi 0 khi biết chắc là không có."</p>
            <div class="counts">{counts.into_iter().collect_view()}</div>
        </fieldset>
        {sheet.field(Of::Difficulties, Some("Không ghi tên, số điện thoại của bà con. Có thể để trống."), false)
            .lines(sheet.typed.get(Of::Difficulties), 3)}
        <details class="more" open=is_open>
            <summary>"Kèm ảnh"</summary>
            {sheet.field(Of::Picture, Some("Chọn trong thư viện của đơn vị."), false)
                .choice_or("Không có ảnh", sheet.typed.get(Of::Picture), pictures)}
            {sheet.line(Of::PictureAlt, Some("Dành cho người không nhìn được. Để trống nếu thư viện đã có lời mô tả."), false)}
            <p class="hint"><a href=library_href>"Đưa thêm ảnh vào thư viện"</a></p>
        </details>
    };
    view! { {differs} {sheet.around(controls.into_any(), button)} }.into_any()
}

fn hamlet_control(choice: TeamChoice) -> AnyView {
    let TeamChoice { hamlets, chosen, fault } = choice;
    if let [(number, _)] = hamlets.as_slice()
        && fault.is_none()
    {
        return hidden(HAMLET, number.clone());
    }
    let field =
        Field { name: HAMLET, label: "Tổ của thôn, ấp, khu phố", fault, required: true, ..Field::default() };
    field.choice(&chosen, hamlets)
}

fn removal(href: String, csrf: String, version: i64) -> AnyView {
    view! {
        <details class="more">
            <summary>"Xóa khỏi nhật ký…"</summary>
            <p>"Chỉ xóa khi ghi nhầm. Số liệu của hoạt động này không được cộng vào báo cáo nữa."</p>
            <form method="post" action=href>
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                <p class="buttons"><button class="main danger">"Xóa hoạt động này"</button></p>
            </form>
        </details>
    }
    .into_any()
}
