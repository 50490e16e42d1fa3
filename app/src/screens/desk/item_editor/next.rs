//! What can be done with the saved item: ask for approval, publish now or later, send back, take back, put away, look.

use domain::item::Standing;
use domain::remark::RemarkWords;
use leptos::prelude::*;

use super::Offer;
use crate::parts::form::{Field, hidden};
use crate::parts::pager::counted;

/// Sending a submitted text back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SendingBack {
    /// Where it is done.
    pub href: String,
    /// The reason, as typed.
    pub typed: String,
    /// What is wrong with it.
    pub fault: Option<String>,
}

/// A remark that is not settled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenRemark {
    /// Who, and when.
    pub by: String,
    /// The words.
    pub words: String,
}

/// What the desk says of a guide beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideCorner {
    /// Where its steps are arranged.
    pub steps_href: String,
    /// How many there are.
    pub steps: usize,
    /// Whether it helped, in a sentence.
    pub answers: String,
}

/// What can be done with a saved item.
#[derive(Clone, Debug)]
pub struct Onward {
    /// The version each deed names.
    pub version: i64,
    /// Where it stands.
    pub standing: Standing,
    /// What happened on its way and is to happen by itself, each a sentence.
    pub told: Vec<String>,
    /// Publishing now.
    pub publish: Option<Offer>,
    /// Asking for approval.
    pub submit: Option<Offer>,
    /// Where that is taken back, while it waits.
    pub recall_href: Option<String>,
    /// For whoever may send back what waits.
    pub send_back: Option<SendingBack>,
    /// The moments of the item, for whoever may set them.
    pub schedule_href: Option<String>,
    /// Taking back.
    pub withdraw: Option<Offer>,
    /// Putting a draft away, or bringing it out: the address of both.
    pub putting_away_href: Option<String>,
    /// The whole page as residents would see it.
    pub preview_href: Option<String>,
    /// Its saved texts, and how many there are.
    pub revisions: Option<(String, u64)>,
    /// Links to the draft for people without an account.
    pub sharing_href: Option<String>,
    /// For whom it is shared, for whoever may say so.
    pub share_href: Option<String>,
    /// Who looks after it: where that is said, and a sentence.
    pub care: Option<(String, String)>,
    /// Of a guide: where its steps are arranged, and what residents answered.
    pub guide: Option<GuideCorner>,
    /// Where residents read it, absolute.
    pub public_href: Option<String>,
    /// Where colleagues remark on it.
    pub remarks_href: String,
    /// What they remarked and nobody settled, newest first.
    pub remarks: Vec<OpenRemark>,
}

impl Onward {
    pub(super) fn view(self, csrf: &str) -> AnyView {
        let Self { version, standing, told, publish, submit, recall_href, send_back, .. } = self;
        let form = |href: String, button: AnyView| deed(href, csrf, version, button);
        let told = told.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect::<Vec<_>>();
        // On a draft, that there is nothing to take back goes without saying.
        let withdraw = self.withdraw.filter(|offer| offer.refusals.is_empty() || standing.state.is_public());
        let recall = recall_href.map(|href| {
            form(href, view! { <button name="viec" value="rut">"Rút lại yêu cầu duyệt"</button> }.into_any())
        });
        let away = self.putting_away_href.map(|href| {
            let button = if standing.state == domain::item::ItemState::Archived {
                view! { <button name="viec" value="lay_ra">"Lấy bài ra"</button> }.into_any()
            } else {
                view! { <button name="viec" value="cat">"Cất bản nháp"</button> }.into_any()
            };
            form(href, button)
        });
        let guide = self.guide.map(|GuideCorner { steps_href, steps, answers }| {
            view! {
                <section class="card" aria-labelledby="cac-buoc">
                    <h2 id="cac-buoc">"Các bước"</h2>
                    <p><a class="button" href=steps_href>{format!("Sắp xếp, sửa các bước ({steps})")}</a></p>
                    <p class="hint">"Lưu những gì đang gõ trước khi sang trang các bước."</p>
                    <p class="about">{answers}</p>
                </section>
            }
        });
        view! {
            {guide}
            <section class="card onward" aria-labelledby="dang-bai">
                <h2 id="dang-bai">"Đăng bài"</h2>
                {(!told.is_empty()).then(|| view! { <ul class="told">{told}</ul> })}
                {publish.map(|offer| publish_form(offer, csrf, version))}
                {self.schedule_href.map(|href| view! { <p><a class="button" href=href>"Hẹn giờ đăng, đặt hạn…"</a></p> })}
                {submit.map(|offer| submit_form(offer, csrf, version))}
                {recall}
                {send_back.map(|back| send_back_form(back, csrf, version))}
                {withdraw.map(withdraw_link)}
                {away}
                <ul class="plain-list">
                    {self.preview_href.map(|href| view! { <li><a href=href>"Xem trước cả trang"</a></li> })}
                    {self.revisions.map(|(href, count)| {
                        view! { <li><a href=href>{format!("Các bản đã lưu ({})", counted(count))}</a></li> }
                    })}
                    {self.sharing_href.map(|href| view! { <li><a href=href>"Chia sẻ bản nháp bằng liên kết"</a></li> })}
                    {self.share_href.map(|href| view! { <li><a href=href>"Đăng chung với đơn vị khác"</a></li> })}
                    {self.public_href.map(|href| view! { <li><a href=href>"Xem trang công khai của bài"</a></li> })}
                </ul>
                {self.care.map(|(href, sentence)| view! {
                    <p class="about">{sentence} <a href=href>"Đổi người phụ trách, ngày xem lại"</a></p>
                })}
            </section>
            {remarks(self.remarks_href, self.remarks)}
        }
        .into_any()
    }
}

/// A form that does one thing to the version shown.
fn deed(href: String, csrf: &str, version: i64, inside: AnyView) -> AnyView {
    view! {
        <form method="post" action=href>
            {hidden("csrf", csrf)}
            {hidden("phien_ban", version.to_string())}
            {inside}
        </form>
    }
    .into_any()
}

fn publish_form(Offer { href, refusals }: Offer, csrf: &str, version: i64) -> AnyView {
    if !refusals.is_empty() {
        return refused("Đăng bài", "chua-dang", refusals);
    }
    let button = view! {
        <button class="main" aria-describedby="dang-gi">"Đăng bài"</button>
        <p class="hint" id="dang-gi">"Đăng bản đã lưu gần nhất. Nếu vừa sửa thêm, hãy lưu trước."</p>
    };
    deed(href, csrf, version, button.into_any())
}

fn submit_form(Offer { href, refusals }: Offer, csrf: &str, version: i64) -> AnyView {
    if !refusals.is_empty() {
        return refused("Gửi duyệt", "chua-gui", refusals);
    }
    let button = view! {
        <button name="viec" value="gui" aria-describedby="gui-gi">"Gửi duyệt"</button>
        <p class="hint" id="gui-gi">"Người duyệt của đơn vị sẽ thấy bài trong mục Chờ duyệt."</p>
    };
    deed(href, csrf, version, button.into_any())
}

fn send_back_form(SendingBack { href, typed, fault }: SendingBack, csrf: &str, version: i64) -> AnyView {
    let open = fault.is_some() || !typed.is_empty();
    let field = Field {
        name: RemarkWords::RETURN_FIELD,
        label: RemarkWords::RETURN_LABEL,
        hint: Some("Người viết thấy lời này ở đầu bài."),
        fault,
        required: true,
    };
    let inside = view! {
        {field.lines(&typed, 3)}
        <p class="buttons"><button>"Trả lại người viết"</button></p>
    };
    view! {
        <details class="more" open=open>
            <summary>"Trả lại để sửa…"</summary>
            {deed(href, csrf, version, inside.into_any())}
        </details>
    }
    .into_any()
}

fn withdraw_link(Offer { href, refusals }: Offer) -> AnyView {
    if refusals.is_empty() {
        return view! { <p><a class="button" href=href>"Gỡ bài…"</a></p> }.into_any();
    }
    refused("Gỡ bài…", "chua-go", refusals)
}

/// A button that does nothing now, and why.
fn refused(label: &'static str, id: &'static str, sentences: Vec<String>) -> AnyView {
    let items = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! {
        <div>
            <button type="button" aria-disabled="true" aria-describedby=id>{label}</button>
            <ul class="reasons" id=id>{items}</ul>
        </div>
    }
    .into_any()
}

/// What colleagues remarked, beside the text it is about.
fn remarks(href: String, open: Vec<OpenRemark>) -> AnyView {
    let items = open
        .into_iter()
        .map(|OpenRemark { by, words }| view! { <li><p class="hint">{by}</p><p class="words-of">{words}</p></li> })
        .collect::<Vec<_>>();
    view! {
        <section class="card onward" aria-labelledby="gop-y-bai">
            <h2 id="gop-y-bai">"Góp ý"</h2>
            {if items.is_empty() {
                view! { <p class="hint">"Chưa có góp ý nào đang chờ."</p> }.into_any()
            } else {
                view! { <ul class="remarks">{items}</ul> }.into_any()
            }}
            <p><a href=href>"Viết góp ý, xem tất cả"</a></p>
        </section>
    }
    .into_any()
}
