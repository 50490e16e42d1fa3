//! What a guide shows in place of a text: what it is about, its steps, and the question whether it helped.

use leptos::prelude::*;

use crate::parts::form::hidden;
use crate::parts::steps::{StepCard, steps};

/// A guide, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideFacts {
    /// What it is about.
    pub topic: Option<String>,
    /// Whom it helps.
    pub audience: Option<String>,
    /// Of which version of the app it speaks.
    pub app_version: Option<String>,
    /// The day somebody last followed it, to read and for machines.
    pub checked: Option<(String, String)>,
    /// Whether that is too long ago.
    pub is_stale: bool,
    /// What comes before the steps, as the Markdown renderer made it; trusted.
    pub introduction_html: String,
    /// In their order.
    pub steps: Vec<StepCard>,
    /// Where else it is read; `None` in a preview.
    pub ways: Option<GuideWays>,
    /// Whether it is set in large letters.
    pub is_large: bool,
}

/// Where else a guide is read, and where its question is answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideWays {
    /// The first step alone; `None` where there is none.
    pub first_step: Option<String>,
    /// The same in large letters, or in letters of the usual size.
    pub other_size: String,
    /// On half a sheet.
    pub small_paper: String,
    /// For a board; `None` for what no longer holds.
    pub poster: Option<String>,
    /// Where the question is answered; `None` for what no longer holds.
    pub helped: Option<Helped>,
}

/// The question whether a guide helped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Helped {
    /// Where the form goes.
    pub action: String,
    /// Our mark on the form.
    pub stamp: String,
}

/// Facts, introduction and steps.
pub(super) fn view(guide: GuideFacts) -> AnyView {
    let GuideFacts { topic, audience, app_version, checked, is_stale, introduction_html, ways, is_large, .. } = guide;
    let stale = checked.clone().filter(|_| is_stale);
    let row = |label: &'static str, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let known = topic.is_some() || audience.is_some() || app_version.is_some() || checked.is_some();
    let facts = known.then(|| {
        view! {
            <dl class="facts">
                {topic.map(|topic| row("Chủ đề", topic))}
                {audience.map(|audience| row("Dành cho", audience))}
                {app_version.map(|version| row("Phiên bản ứng dụng", version))}
                {checked.map(|(short, iso)| view! {
                    <div><dt>"Kiểm tra lần cuối"</dt><dd><time datetime=iso>{short}</time></dd></div>
                })}
            </dl>
        }
    });
    let introduction =
        (!introduction_html.is_empty()).then(|| view! { <div class="prose" inner_html=introduction_html></div> });
    view! {
        {stale.map(|(short, iso)| view! {
            <p class="callout callout-warning">
                "Hướng dẫn này được kiểm tra lần cuối ngày "<time datetime=iso>{short}</time>
                ", đã hơn 180 ngày. Ứng dụng có thể đã thay đổi; nếu thấy khác, hãy hỏi Tổ công nghệ số cộng đồng nơi bạn ở."
            </p>
        })}
        {introduction}
        {ways.as_ref().map(|ways| ways_to_read(ways, is_large))}
        {steps(guide.steps)}
        {facts}
        {ways.and_then(|ways| ways.helped).map(question)}
    }
    .into_any()
}

fn ways_to_read(ways: &GuideWays, is_large: bool) -> AnyView {
    let GuideWays { first_step, other_size, small_paper, poster, .. } = ways.clone();
    let size = if is_large { "Chữ cỡ thường" } else { "Chữ lớn" };
    view! {
        <nav aria-label="Cách đọc hướng dẫn">
            <ul class="ways">
                {first_step.map(|href| view! { <li><a href=href>"Xem từng bước"</a></li> })}
                <li><a href=other_size>{size}</a></li>
                <li><a href=small_paper>"Bản in khổ A5"</a></li>
                {poster.map(|href| view! { <li><a href=href>"Áp phích có mã QR"</a></li> })}
            </ul>
        </nav>
    }
    .into_any()
}

fn question(Helped { action, stamp }: Helped) -> AnyView {
    view! {
        <form method="post" action=action class="helped" aria-labelledby="giup-ich">
            <h2 id="giup-ich">"Hướng dẫn này có giúp được bạn không?"</h2>
            {hidden("dau", stamp)}
            <p class="ways">
                <button name="tra_loi" value="co">"Có, tôi làm được"</button>
                <button name="tra_loi" value="chua">"Chưa, tôi chưa làm được"</button>
            </p>
            <p class="hint">"Trang chỉ đếm câu trả lời, không ghi ai đã trả lời."</p>
        </form>
    }
    .into_any()
}
