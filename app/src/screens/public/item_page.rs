//! One item, for residents; and the same page at the desk as a preview.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Section, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::paths::public;
use crate::screens::cast;

/// What is said above an item that is no longer valid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WithdrawnNotice {
    /// The day: `27/01/2024`.
    pub on: String,
    /// Why, in the words of the unit.
    pub explanation: Option<String>,
}

/// Said above a preview.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewBar {
    /// Back to the editor.
    pub back_href: String,
}

/// One item.
#[derive(Clone, Debug)]
pub struct ItemPage {
    /// Around it.
    pub frame: PublicFrame,
    /// The page's `h1`.
    pub title: String,
    /// One paragraph.
    pub summary: Option<String>,
    /// What the Markdown renderer made; trusted.
    pub body_html: String,
    /// Day of publication, to read and for machines; empty in the preview of what was never published.
    pub published: (String, String),
    /// Day of the latest publication, when it is a later one.
    pub updated: Option<(String, String)>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// The day the text itself bears.
    pub written_on: Option<(String, String)>,
    /// Set when it is no longer valid.
    pub notice: Option<WithdrawnNotice>,
    /// Set at the desk: not public, links lead to the public site.
    pub preview: Option<PreviewBar>,
}

impl Screen for ItemPage {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let head = self.frame.head(Some(self.title.clone()), self.summary.clone());
        if self.preview.is_some() {
            return Head { title: format!("Xem trước: {}", head.title), canonical: None, indexable: false, ..head };
        }
        head
    }

    fn view(self) -> AnyView {
        let Self { frame, title, summary, body_html, published, updated, author, source, written_on, notice, preview } =
            self;
        let base = if preview.is_some() { frame.origin() } else { String::new() };
        let news = format!("{base}{}", public::NewsList);
        let main = view! {
            {preview.map(preview_bar)}
            <div class="in read">
                <p class="crumb"><a href=news>"Tin tức"</a></p>
                <article>
                    <h1>{title}</h1>
                    {dates(published, updated)}
                    {notice.map(withdrawn)}
                    {summary.map(|text| view! { <p class="lead">{text}</p> })}
                    <div class="prose" inner_html=body_html></div>
                    {facts(written_on, author, source)}
                </article>
            </div>
        };
        frame.around(Brand::Link, Standing::Below, &base, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: PublicFrame { section: Section::News, ..cast::frame("/tin-tuc/lich-tiep-cong-dan-thang-02-2024") },
            title: "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã trong tháng 02/2024".to_owned(),
            summary: Some(cast::SUMMARY.to_owned()),
            body_html: domain::markdown::render(cast::BODY).html,
            published: ("27/01/2024".to_owned(), "2024-01-27".to_owned()),
            updated: Some(("29/01/2024".to_owned(), "2024-01-29".to_owned())),
            author: Some("Nguyễn Thị Lan".to_owned()),
            source: Some("Văn phòng Ủy ban nhân dân xã Hòa Long".to_owned()),
            written_on: Some(("26/01/2024".to_owned(), "2024-01-26".to_owned())),
            notice: None,
            preview: None,
        };
        let longest = Self {
            frame: PublicFrame { section: Section::News, ..cast::longest_frame("/tin-tuc/bai-dai") },
            title: cast::longest_title(),
            summary: Some(cast::longest_summary()),
            body_html: domain::markdown::render(&cast::longest_body()).html,
            author: Some(cast::longest_title()),
            source: Some(cast::longest_title()),
            ..normal.clone()
        };
        let bare = Self {
            summary: None,
            body_html: "<p>Thông báo tạm ngưng cung cấp điện từ 8 giờ đến 11 giờ.</p>".to_owned(),
            updated: None,
            author: None,
            source: None,
            written_on: None,
            ..normal.clone()
        };
        let withdrawn = Self {
            notice: Some(WithdrawnNotice {
                on: "15/03/2024".to_owned(),
                explanation: Some("Lịch này đã được thay bằng lịch của tháng 3.".to_owned()),
            }),
            ..normal.clone()
        };
        let preview = Self {
            preview: Some(PreviewBar { back_href: "/don-vi/xa-hoa-long/bai-viet/7".to_owned() }),
            ..normal.clone()
        };
        let never_published = Self { published: Default::default(), updated: None, ..preview.clone() };
        vec![
            ("normal", normal),
            ("longest", longest),
            ("empty", bare),
            ("withdrawn", withdrawn),
            ("preview", preview),
            ("never_published", never_published),
        ]
    }
}

fn preview_bar(bar: PreviewBar) -> AnyView {
    view! {
        <div class="preview">
            <p class="in">
                <strong>"Bản xem trước."</strong>
                " Chỉ người của đơn vị thấy trang này. "
                <a href=bar.back_href>"Quay lại bài đang soạn"</a>
            </p>
        </div>
    }
    .into_any()
}

fn dates(published: (String, String), updated: Option<(String, String)>) -> AnyView {
    if published.1.is_empty() {
        return ().into_any();
    }
    view! {
        <p class="dates">
            {day("Đăng ngày", published)}
            {updated.map(|date| day("Cập nhật ngày", date))}
        </p>
    }
    .into_any()
}

fn day(label: &'static str, (short, iso): (String, String)) -> AnyView {
    view! { <span>{format!("{label} ")}<time datetime=iso>{short}</time></span> }.into_any()
}

fn withdrawn(notice: WithdrawnNotice) -> AnyView {
    view! {
        <section class="notice" aria-labelledby="thong-bao">
            <h2 id="thong-bao">"Bài này không còn hiệu lực"</h2>
            {notice.explanation.map(|text| view! { <p>{text}</p> })}
            <p>{format!("Gỡ ngày {}. Nội dung dưới đây được giữ lại để tra cứu.", notice.on)}</p>
        </section>
    }
    .into_any()
}

/// What is known about the text; absent facts have no row.
fn facts(written_on: Option<(String, String)>, author: Option<String>, source: Option<String>) -> AnyView {
    if written_on.is_none() && author.is_none() && source.is_none() {
        return ().into_any();
    }
    let row = |label: &'static str, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    view! {
        <dl class="facts">
            {author.map(|name| row("Tác giả", name))}
            {source.map(|name| row("Nguồn", name))}
            {written_on.map(|(short, iso)| view! {
                <div><dt>"Ngày của bài viết"</dt><dd><time datetime=iso>{short}</time></dd></div>
            })}
        </dl>
    }
    .into_any()
}
