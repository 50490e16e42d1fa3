//! One campaign at the desk: a new count, those there are, and what the campaign is.

mod samples;

use domain::campaign::{CampaignField, FigureField};
use domain::topic::Topic;
use leptos::prelude::*;

use super::form_sheet::FormSheet;
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title, summary};

/// A count that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// `27/01/2024`.
    pub day: String,
    /// The day as forms send it.
    pub iso: String,
    /// `980`.
    pub done: String,
    /// `21,27%`.
    pub percent: String,
}

/// What can be done with a campaign that is there.
#[derive(Clone, Debug)]
pub struct CampaignForms {
    /// A new count.
    pub figure: FormSheet<FigureField>,
    /// Where a count is taken away.
    pub figure_removal_href: String,
    /// Where the campaign is.
    pub removal_href: String,
}

/// One campaign, or a new one.
#[derive(Clone, Debug)]
pub struct CampaignPage {
    /// Around it.
    pub frame: DeskFrame,
    /// What it is called; empty of a new one.
    pub title: String,
    /// `980/4.608 chữ ký số cá nhân: 21,27%`; empty of a new one.
    pub standing: String,
    /// Its form; `None` for whoever may not publish.
    pub sheet: Option<FormSheet<CampaignField>>,
    /// What else can be done, for whoever may publish.
    pub forms: Option<CampaignForms>,
    /// Every count, the newest first.
    pub figures: Vec<FigureRow>,
    /// `Lan lưu lúc 08:00 ngày 27/01/2024`; empty of a new one.
    pub changed: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
    /// All campaigns.
    pub back_href: String,
}

impl CampaignPage {
    fn is_wrong(&self) -> bool {
        self.fault_note.is_some()
            || self.sheet.as_ref().is_some_and(FormSheet::is_wrong)
            || self.forms.as_ref().is_some_and(|forms| forms.figure.is_wrong())
    }
}

impl Screen for CampaignPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let title = if self.title.is_empty() {
            "Thêm chiến dịch".to_owned()
        } else {
            format!("Chiến dịch: {}", self.title)
        };
        self.frame.head(&refused_title(title, self.is_wrong()))
    }

    fn view(self) -> AnyView {
        let Self { frame, title, standing, sheet, forms, figures, changed, fault_note, back_href } = self;
        let mut summed = sheet.as_ref().map(FormSheet::summed).unwrap_or_default();
        summed.extend(forms.as_ref().map(|forms| forms.figure.summed()).unwrap_or_default());
        let is_new = title.is_empty();
        let heading = if is_new { "Thêm chiến dịch".to_owned() } else { title };
        let csrf_and_version = sheet.as_ref().and_then(|sheet| Some((sheet.csrf.clone(), sheet.version?)));
        let (figure, figure_removal, removal_href) = match forms {
            Some(CampaignForms { figure, figure_removal_href, removal_href }) => {
                let csrf = figure.csrf.clone();
                (Some(figure_form(figure)), Some((figure_removal_href, csrf)), Some(removal_href))
            }
            None => (None, None, None),
        };
        let removal = removal_href.zip(csrf_and_version).map(|(href, (csrf, version))| removal(href, csrf, version));
        let counts = (!is_new).then(|| counts(figures, figure_removal.as_ref()));
        let form = sheet.map(|sheet| {
            view! {
                <section class="card" aria-labelledby="thong-tin">
                    <h2 id="thong-tin">"Thông tin chiến dịch"</h2>
                    {campaign_form(sheet)}
                    {(!changed.is_empty()).then(|| view! { <p class="hint">{changed}</p> })}
                </section>
            }
        });
        let main = view! {
            <h1>{heading}</h1>
            <p><a href=back_href>"Về danh sách chiến dịch"</a></p>
            {summary(fault_note, summed)}
            {(!standing.is_empty()).then(|| view! { <p class="lead">{standing}</p> })}
            {figure}
            {counts}
            {form}
            {removal}
        };
        frame.around_with_help("narrow", HelpTopic::Ledgers, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

fn figure_form(sheet: FormSheet<FigureField>) -> AnyView {
    let controls = view! {
        {sheet.line(FigureField::Done, Some("Tổng cộng đến ngày ấy, không phải phần tăng thêm. Có thể vượt chỉ tiêu."), true)}
        {sheet.line(FigureField::AsOf, Some("Ngày của số liệu, ví dụ 27/01/2024. Ghi lại cùng ngày thì số mới thay số cũ."), true)}
    };
    view! {
        <section class="card" aria-labelledby="cap-nhat">
            <h2 id="cap-nhat">"Cập nhật số liệu"</h2>
            {sheet.around(controls.into_any(), "Ghi số liệu")}
        </section>
    }
    .into_any()
}

fn counts(figures: Vec<FigureRow>, removal: Option<&(String, String)>) -> AnyView {
    let list = if figures.is_empty() {
        view! { <p class="none">"Chưa có số liệu nào. Người dân thấy dấu —, không thấy số 0."</p> }.into_any()
    } else {
        let row = |FigureRow { day, iso, done, percent }| {
            let button = removal.cloned().map(|(href, csrf)| {
                view! {
                    <form method="post" action=href>
                        {hidden("csrf", csrf)}
                        {hidden("ngay", iso)}
                        <button aria-label=format!("Xóa số liệu ngày {day}")>"Xóa"</button>
                    </form>
                }
            });
            view! { <li><p>{format!("Đến {day}: {done}, đạt {percent}")}</p>{button}</li> }
        };
        view! { <ul class="rows">{figures.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! { <section aria-labelledby="da-ghi"><h2 id="da-ghi">"Số liệu đã ghi"</h2>{list}</section> }.into_any()
}

fn campaign_form(sheet: FormSheet<CampaignField>) -> AnyView {
    use CampaignField as Of;
    let button = if sheet.version.is_some() { "Lưu" } else { "Thêm chiến dịch" };
    let word = |field, value: &str| match field {
        Of::Topic => Topic::from_code(value).map_or_else(String::new, |topic| topic.label().to_owned()),
        Of::Public => if value.is_empty() { "không" } else { "có" }.to_owned(),
        _ => value.to_owned(),
    };
    let topics = Topic::ALL.iter().map(|topic| (topic.code().to_owned(), topic.label().to_owned())).collect();
    let checked = !sheet.typed.get(Of::Public).is_empty();
    let controls = view! {
        {sheet.line(Of::Title, Some("Ví dụ Cấp chữ ký số cho người dân."), true)}
        {sheet.line(Of::Noun, Some("Thứ được đếm, viết sau con số, ví dụ chữ ký số cá nhân."), true)}
        {sheet.line(Of::Target, Some("Bao nhiêu thì xong, ví dụ 4.608."), true)}
        {sheet.field(Of::Topic, None, true).choice(sheet.typed.get(Of::Topic), topics)}
        {sheet.line(Of::First, Some("Có thể để trống."), false)}
        {sheet.line(Of::Last, Some("Có thể để trống."), false)}
        {sheet.field(Of::About, Some("Một hai câu: làm gì, ở đâu, ai giúp. Có thể để trống."), false).lines(sheet.typed.get(Of::About), 4)}
        <div class="choice">
            <input
                type="checkbox"
                id=Of::Public.name()
                name=Of::Public.name()
                value="co"
                checked=checked
                aria-describedby="cong-khai-goi-y"
            />
            <label for=Of::Public.name()>{Of::Public.label()}</label>
            <p class="hint" id="cong-khai-goi-y">"Khi đánh dấu, chiến dịch và mọi số liệu hiện ngay trên trang công khai."</p>
        </div>
    };
    sheet.around_told("Có người vừa lưu chiến dịch này", word, controls.into_any(), button)
}

fn removal(href: String, csrf: String, version: i64) -> AnyView {
    view! {
        <details class="more">
            <summary>"Xóa chiến dịch…"</summary>
            <p>"Chiến dịch đã xong thì cứ để lại; chỉ xóa khi ghi nhầm. Mọi số liệu của chiến dịch mất theo."</p>
            <form method="post" action=href>
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                <p class="buttons"><button class="main danger">"Xóa hẳn chiến dịch này"</button></p>
            </form>
        </details>
    }
    .into_any()
}
