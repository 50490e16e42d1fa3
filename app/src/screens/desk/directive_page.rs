//! A directive at the desk that sends it: its words while it is a draft, then who read it and who did it.

mod form;
mod receipts;
mod samples;

use domain::directive::{DirectiveField, DirectiveState};
use leptos::prelude::*;

use super::directive_list::state as state_label;
use super::form_sheet::FormSheet;
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::scope_boxes::ScopeDistrict;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{hidden, refused_title, summary};

pub use receipts::{ChosenReceipt, DirectiveReceipts, ReceiptRow};

/// Where and how something is done to a directive that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectiveDeed {
    /// Where the form goes.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// The version on the page; none at the desk of a unit.
    pub version: Option<i64>,
}

/// The sending of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectiveSending {
    /// Where it goes.
    pub deed: DirectiveDeed,
    /// `82 đơn vị`, or the name of the only one.
    pub to: String,
}

/// What becomes of a directive besides its words.
#[derive(Clone, Debug)]
pub struct DirectiveStanding {
    /// Where it stands.
    pub state: DirectiveState,
    /// What happened to it, line by line.
    pub story: Vec<String>,
    /// Until when, by which document: labels and values; nothing of a draft.
    pub facts: Vec<(&'static str, String)>,
    /// What is to be done; empty of a draft.
    pub text: String,
    /// Sending it, while it is a draft for somebody.
    pub sending: Option<DirectiveSending>,
    /// Throwing it away, while it is a draft.
    pub removal: Option<DirectiveDeed>,
    /// Asking those that have not done it, where it can be done today.
    pub reminder: Option<DirectiveDeed>,
    /// Closing it, or taking it back.
    pub end: Option<DirectiveDeed>,
    /// How its units stand; `None` of a draft.
    pub receipts: Option<DirectiveReceipts>,
}

/// One directive, or a new one.
#[derive(Clone, Debug)]
pub struct DirectivePage {
    /// Around it.
    pub frame: DeskFrame,
    /// What is to be done; empty of a new one.
    pub title: String,
    /// Its form, while its words may change; `None` for whoever may not send.
    pub sheet: Option<FormSheet<DirectiveField>>,
    /// Whom it may be for.
    pub districts: Vec<ScopeDistrict>,
    /// `None` of a new one.
    pub standing: Option<DirectiveStanding>,
    /// What is wrong besides the fields.
    pub fault_note: Option<String>,
    /// All directives.
    pub back_href: String,
}

/// Whether a directive is closed or taken back.
const END: (&str, &str, &str) = ("viec", "khep", "thu_hoi");

impl DirectivePage {
    fn chosen(&self) -> Option<&ChosenReceipt> {
        self.standing.as_ref()?.receipts.as_ref()?.chosen.as_ref()
    }

    fn is_wrong(&self) -> bool {
        self.fault_note.is_some()
            || self.sheet.as_ref().is_some_and(FormSheet::is_wrong)
            || self.chosen().is_some_and(ChosenReceipt::is_wrong)
    }
}

impl Screen for DirectivePage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let title = if self.title.is_empty() {
            "Soạn việc giao cho các đơn vị".to_owned()
        } else {
            format!("Việc giao: {}", self.title)
        };
        self.frame.head(&refused_title(title, self.is_wrong()))
    }

    fn view(self) -> AnyView {
        let mut summed = self.sheet.as_ref().map(FormSheet::summed).unwrap_or_default();
        summed.extend(self.chosen().map(ChosenReceipt::summed).unwrap_or_default());
        let Self { frame, title, sheet, districts, standing, fault_note, back_href } = self;
        let heading = if title.is_empty() { "Soạn việc giao cho các đơn vị".to_owned() } else { title };
        let is_draft = sheet.is_some();
        let form = sheet.map(|sheet| {
            view! {
                <section class="card" aria-labelledby="noi-dung-viec">
                    <h2 id="noi-dung-viec">"Việc cần làm"</h2>
                    {form::form(sheet, districts)}
                </section>
            }
        });
        let (before, after) = standing.map(DirectiveStanding::view).unzip();
        let main = view! {
            <h1>{heading}</h1>
            <p><a href=back_href>"Về danh sách việc đã giao"</a></p>
            {summary(fault_note, summed)}
            {before}
            {form}
            {after}
        };
        let width = if is_draft { "narrow asked" } else { "wide asked" };
        frame.around_with_help(width, HelpTopic::Directives, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

impl DirectiveStanding {
    /// What stands before the form, and what behind it.
    fn view(self) -> (AnyView, AnyView) {
        let Self { state, story, facts, text, sending, removal, reminder, end, receipts } = self;
        let fact = |(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
        let facts = (!facts.is_empty())
            .then(|| view! { <dl class="tallies">{facts.into_iter().map(fact).collect_view()}</dl> });
        let words = (!text.is_empty()).then(|| {
            view! {
                <details class="more">
                    <summary>"Nội dung đã giao"</summary>
                    {lines(&text)}
                </details>
            }
        });
        let before = view! {
            <div class="order-head">
                <p class="about">{state_label(state)}</p>
                <ul class="hint">{story.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </div>
            {facts}
            {words}
            {sending.map(sending_form)}
            {receipts.map(|receipts| receipts.view(reminder.map(asking)))}
            {end.map(ending)}
        };
        (before.into_any(), removal.map(removing).into_any())
    }
}

/// A text whose lines are kept.
pub(super) fn lines(text: &str) -> AnyView {
    let lines: Vec<_> = text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect();
    view! { <div class="order">{lines}</div> }.into_any()
}

impl DirectiveDeed {
    /// The form with its buttons.
    pub(super) fn with(self, buttons: AnyView) -> AnyView {
        let version = self.version.map(|version| hidden("phien_ban", version.to_string()));
        view! {
            <form method="post" action=self.action>
                {hidden("csrf", self.csrf)}
                {version}
                <p class="buttons">{buttons}</p>
            </form>
        }
        .into_any()
    }
}

fn sending_form(DirectiveSending { deed, to }: DirectiveSending) -> AnyView {
    view! {
        <section class="card" aria-labelledby="giao-viec">
            <h2 id="giao-viec">"Giao việc"</h2>
            <p>
                "Bản nháp đã lưu sẽ đến bàn biên tập của " <strong>{to.clone()}</strong>
                ", kèm thư cho những người có quyền đăng ở đó. Giao rồi thì chữ không sửa được nữa, chỉ thu hồi được."
            </p>
            {deed.with(view! { <button class="main">{format!("Giao cho {to}")}</button> }.into_any())}
        </section>
    }
    .into_any()
}

fn asking(deed: DirectiveDeed) -> AnyView {
    deed.with(view! { <button>"Nhắc các đơn vị chưa xong bằng thư"</button> }.into_any())
}

fn ending(deed: DirectiveDeed) -> AnyView {
    let (name, close, take_back) = END;
    view! {
        <details class="more">
            <summary>"Kết thúc hoặc thu hồi…"</summary>
            <p>"Kết thúc: không chờ kết quả nào nữa, không nhắc nữa. Thu hồi: giao nhầm; mọi đơn vị được báo bằng thư là không cần làm. Cả hai đều không mở lại được, và các đơn vị vẫn đọc lại được nội dung."</p>
            {deed.with(view! { <button name=name value=close>"Kết thúc việc này"</button> <button class="danger" name=name value=take_back>"Thu hồi việc này"</button> }.into_any())}
        </details>
    }
    .into_any()
}

fn removing(deed: DirectiveDeed) -> AnyView {
    view! {
        <details class="more">
            <summary>"Xóa bản nháp…"</summary>
            <p>"Bản nháp chưa giao cho ai. Xóa rồi thì không lấy lại được."</p>
            {deed.with(view! { <button class="main danger">"Xóa bản nháp này"</button> }.into_any())}
        </details>
    }
    .into_any()
}
