//! One alert at the desk: its words, whom it is for, the confirmation, and the same for ears and for Zalo.

mod confirming;
mod form;
mod samples;

use domain::alert::{AlertField, AlertState};
use leptos::prelude::*;

use super::alert_list::state as state_label;
use super::form_sheet::FormSheet;
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::alert_bar::AlertBar;
use crate::parts::form::{hidden, refused_title, summary};

pub use confirming::AlertConfirming;
pub use form::ScopeOffer;

/// Where and how something is done to an alert that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlertDeed {
    /// Where the form goes.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// The version on the page.
    pub version: i64,
}

/// What becomes of an alert besides its words.
#[derive(Clone, Debug)]
pub struct AlertStanding {
    /// Where it stands.
    pub state: AlertState,
    /// What happened to it, line by line.
    pub story: Vec<String>,
    /// As residents see it.
    pub bar: AlertBar,
    /// What loudspeakers say.
    pub loudspeaker: String,
    /// What goes into a group of Zalo.
    pub zalo: String,
    /// The confirmation, where one is to be given.
    pub confirming: Option<AlertConfirming>,
    /// Ending it, where there is something to end.
    pub end: Option<AlertDeed>,
    /// Throwing it away, while it is a draft.
    pub removal: Option<AlertDeed>,
    /// A new one with the same words, for whoever may publish.
    pub again_href: Option<String>,
}

/// One alert, or a new one.
#[derive(Clone, Debug)]
pub struct AlertPage {
    /// Around it.
    pub frame: DeskFrame,
    /// What it is called; empty of a new one.
    pub title: String,
    /// Its form, while its words may change; `None` for whoever may not publish.
    pub sheet: Option<FormSheet<AlertField>>,
    /// Whom it may be for.
    pub offer: ScopeOffer,
    /// `None` of a new one.
    pub standing: Option<AlertStanding>,
    /// What is wrong besides the fields.
    pub fault_note: Option<String>,
    /// All alerts.
    pub back_href: String,
}

impl AlertPage {
    fn is_wrong(&self) -> bool {
        self.fault_note.is_some()
            || self.sheet.as_ref().is_some_and(FormSheet::is_wrong)
            || self
                .standing
                .as_ref()
                .and_then(|standing| standing.confirming.as_ref())
                .is_some_and(AlertConfirming::is_wrong)
    }
}

impl Screen for AlertPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let title = if self.title.is_empty() {
            "Soạn cảnh báo".to_owned()
        } else {
            format!("Cảnh báo: {}", self.title)
        };
        self.frame.head(&refused_title(title, self.is_wrong()))
    }

    fn view(self) -> AnyView {
        let Self { frame, title, sheet, offer, standing, fault_note, back_href } = self;
        let mut summed = sheet.as_ref().map(FormSheet::summed).unwrap_or_default();
        let confirming = standing.as_ref().and_then(|standing| standing.confirming.as_ref());
        summed.extend(confirming.map(AlertConfirming::summed).unwrap_or_default());
        let heading = if title.is_empty() { "Soạn cảnh báo".to_owned() } else { title };
        let form = sheet.map(|sheet| {
            view! {
                <section class="card" aria-labelledby="noi-dung-canh-bao">
                    <h2 id="noi-dung-canh-bao">"Nội dung cảnh báo"</h2>
                    {form::form(sheet, offer)}
                </section>
            }
        });
        let (before, after) = standing.map(AlertStanding::view).unzip();
        let main = view! {
            <h1>{heading}</h1>
            <p><a href=back_href>"Về danh sách cảnh báo"</a></p>
            {summary(fault_note, summed)}
            {before}
            {form}
            {after}
        };
        frame.around_with_help("narrow asked", HelpTopic::Alerts, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

impl AlertStanding {
    /// What stands before the form, and what behind it.
    fn view(self) -> (AnyView, AnyView) {
        let Self { state, story, bar, loudspeaker, zalo, confirming, end, removal, again_href } = self;
        let before = view! {
            <p class="about">{state_label(state)}</p>
            <ul class="hint">{story.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <section class="card" aria-labelledby="nguoi-dan-thay">
                <h2 id="nguoi-dan-thay">"Người dân thấy trên đầu mọi trang"</h2>
                {bar.view()}
            </section>
            {end.map(ending)}
            {confirming.map(AlertConfirming::view)}
        };
        let after = view! {
            {words("loa", "Lời đọc trên loa", &loudspeaker)}
            {words("zalo", "Tin cho nhóm Zalo", &zalo)}
            {again_href.map(|href| view! { <p class="buttons"><a class="button" href=href>"Soạn cảnh báo mới từ nội dung này"</a></p> })}
            {removal.map(removing)}
        };
        (before.into_any(), after.into_any())
    }
}

/// To be selected whole and copied; it can be typed into, and nothing is sent.
fn words(id: &'static str, label: &'static str, text: &str) -> AnyView {
    let rows = u8::try_from(text.lines().count() + 3).unwrap_or(20).min(20);
    let field = crate::parts::form::Field { name: id, label, ..crate::parts::form::Field::default() };
    view! { <div class="card">{field.lines(text, rows)}</div> }.into_any()
}

fn ending(deed: AlertDeed) -> AnyView {
    view! {
        <form method="post" action=deed.action>
            {hidden("csrf", deed.csrf)}
            {hidden("phien_ban", deed.version.to_string())}
            <p class="buttons"><button class="main danger">"Kết thúc cảnh báo ngay"</button></p>
        </form>
    }
    .into_any()
}

fn removing(deed: AlertDeed) -> AnyView {
    view! {
        <details class="more">
            <summary>"Xóa bản nháp…"</summary>
            <p>"Bản nháp chưa hiện ở đâu. Xóa rồi thì không lấy lại được."</p>
            <form method="post" action=deed.action>
                {hidden("csrf", deed.csrf)}
                {hidden("phien_ban", deed.version.to_string())}
                <p class="buttons"><button class="main danger">"Xóa bản nháp này"</button></p>
            </form>
        </details>
    }
    .into_any()
}
