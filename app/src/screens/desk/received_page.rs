//! One thing shared with a unit: where it stands, what its source says, and what the unit makes of it.

mod changed;
mod samples;

use domain::share::{AdaptationField as Of, DeclineReason, Reception};
use leptos::prelude::*;

pub use changed::SourceChange;

use super::form_sheet::FormSheet;
use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::share_inbox::reception;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, hidden, refused_title, summary};

/// What may be decided now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareDeciding {
    /// Where it is sent.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// Whether it may be put on the unit's pages.
    pub may_take: bool,
    /// Whether it may be declined.
    pub may_decline: bool,
    /// Whether somebody is to say that it was seen.
    pub may_acknowledge: bool,
    /// The reason as typed.
    pub reason: String,
    /// What is wrong with it.
    pub fault: Option<String>,
}

/// What the unit makes of it, as a form.
#[derive(Clone, Debug)]
pub struct Adapting {
    /// The fields; its version is the number of the newest adaptation.
    pub sheet: FormSheet<Of>,
    /// Which text of the source it is written beside.
    pub base: i32,
    /// What may be said otherwise; the other fields are not shown.
    pub may_override: Vec<Of>,
    /// Whether the person may put it on the unit's pages.
    pub may_publish: bool,
    /// The newest waits to be put there, where it does.
    pub waits: Option<String>,
    /// Where the text of the source is put into the fields to be changed there.
    pub copy_href: Option<String>,
}

/// One thing shared with a unit.
#[derive(Clone, Debug)]
pub struct ReceivedPage {
    /// Around it.
    pub frame: DeskFrame,
    /// As its source calls it.
    pub title: String,
    /// Where it stands here.
    pub reception: Reception,
    /// Pairs: whose, what, since when.
    pub facts: Vec<(&'static str, String)>,
    /// Where its source shows it, absolute.
    pub source_href: Option<String>,
    /// Where the unit shows it, absolute.
    pub public_href: Option<String>,
    /// What the source says, rendered; trusted. Empty where it took that back.
    pub source_html: String,
    /// What the source says anew of what the unit says otherwise.
    pub changes: Vec<SourceChange>,
    /// What may be decided.
    pub deciding: ShareDeciding,
    /// What the unit makes of it; `None` for whoever may not write, or where nothing is to be made.
    pub adapting: Option<Adapting>,
    /// What is wrong with a form itself.
    pub fault_note: Option<String>,
    /// The inbox.
    pub back_href: String,
}

impl Screen for ReceivedPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_wrong = self.adapting.as_ref().is_some_and(|adapting| adapting.sheet.is_wrong());
        let is_refused = self.fault_note.is_some() || self.deciding.fault.is_some() || is_wrong;
        self.frame.head(&refused_title(format!("Dùng chung: {}", self.title), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, title, facts, source_href, public_href, source_html, changes, deciding, .. } = self;
        let mut summed: Vec<_> =
            deciding.fault.iter().map(|sentence| (DeclineReason::FIELD, sentence.clone())).collect();
        summed.extend(self.adapting.iter().flat_map(|adapting| adapting.sheet.summed()));
        let source = (!source_html.is_empty()).then(|| {
            view! {
                <details class="more">
                    <summary>"Đọc bản gốc"</summary>
                    <div class="prose" inner_html=source_html></div>
                </details>
            }
        });
        let pair = |(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
        let main = view! {
            <h1>{title}</h1>
            <p class="about">{reception(self.reception)}</p>
            <p><a href=self.back_href>"Về nội dung dùng chung"</a></p>
            {summary(self.fault_note, summed)}
            <dl class="facts">{facts.into_iter().map(pair).collect_view()}</dl>
            <ul class="ways">
                {source_href.map(|href| view! { <li><a href=href>"Xem ở trang của nơi viết"</a></li> })}
                {public_href.map(|href| view! { <li><a href=href>"Xem ở trang của đơn vị"</a></li> })}
            </ul>
            {changed::view(changes)}
            {deciding.view()}
            {source}
            {self.adapting.map(Adapting::view)}
        };
        frame.around_with_help("narrow asked", HelpTopic::Shares, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

impl ShareDeciding {
    fn view(self) -> Option<AnyView> {
        let Self { action, csrf, may_take, may_decline, may_acknowledge, reason, fault } = self;
        if !(may_take || may_decline || may_acknowledge) {
            return None;
        }
        let deed = |word: &'static str, label: &'static str, class: Option<&'static str>| {
            view! {
                <form method="post" action=action.clone()>
                    {hidden("csrf", csrf.clone())}
                    <p class="buttons"><button class=class name="viec" value=word>{label}</button></p>
                </form>
            }
        };
        let is_open = fault.is_some() || !reason.is_empty();
        let field = Field {
            name: DeclineReason::FIELD,
            label: DeclineReason::LABEL,
            hint: Some("Nơi viết đọc được lý do này."),
            fault,
            required: true,
        };
        let decline = may_decline.then(|| {
            view! {
                <details class="more" open=is_open>
                    <summary>"Không dùng…"</summary>
                    <form method="post" action=action.clone() novalidate>
                        {hidden("csrf", csrf.clone())}
                        {field.lines(&reason, 2)}
                        <p class="buttons"><button name="viec" value="khong-dung">"Không dùng trên trang của đơn vị"</button></p>
                    </form>
                </details>
            }
        });
        Some(
            view! {
                <section class="card onward" aria-labelledby="quyet-dinh">
                    <h2 id="quyet-dinh">"Quyết định"</h2>
                    {may_take.then(|| deed("dung", "Dùng nguyên văn trên trang của đơn vị", Some("main")))}
                    {may_acknowledge.then(|| deed("da-xem", "Báo đã xem", None))}
                    {decline}
                </section>
            }
            .into_any(),
        )
    }
}

impl Adapting {
    fn view(self) -> AnyView {
        let Self { sheet, base, may_override, may_publish, waits, copy_href } = self;
        let follows = "Để trống thì theo bản gốc, kể cả khi bản gốc đổi.";
        let area = |field: Of, hint, rows| sheet.field(field, Some(hint), false).lines(sheet.typed.get(field), rows);
        let may = |field: Of| may_override.contains(&field);
        let controls = view! {
            {hidden("ban_goc", base.to_string())}
            {area(Of::Introduction, "Hiện trước nội dung. Ví dụ: bà con nộp hồ sơ ở đâu tại xã.", 4)}
            {may(Of::Title).then(|| sheet.line(Of::Title, Some(follows), false))}
            {may(Of::Summary).then(|| area(Of::Summary, follows, 3))}
            {may(Of::Body).then(|| area(Of::Body, follows, 12))}
            {area(Of::Closing, "Hiện sau nội dung.", 4)}
            {area(Of::Contacts, "Ai ở đơn vị trả lời bà con: họ tên, điện thoại, giờ làm việc.", 3)}
            {may_publish.then(|| view! {
                <p class="buttons"><button class="main" name="viec" value="dang">"Lưu và đăng phần riêng"</button></p>
            })}
        };
        let copy = copy_href.map(|href| view! { <p><a href=href>"Chép bản gốc vào các ô để sửa"</a></p> });
        view! {
            <section class="card" aria-labelledby="phan-rieng">
                <h2 id="phan-rieng">"Phần riêng của đơn vị"</h2>
                <p class="hint">"Những ô này thêm vào quanh bản gốc hoặc thay chỗ tương ứng. Phần còn lại luôn theo bản gốc."</p>
                {waits.map(|sentence| view! { <p class="hint">{sentence}</p> })}
                {copy}
                {sheet.around(controls.into_any(), "Lưu bản nháp")}
            </section>
        }
        .into_any()
    }
}
