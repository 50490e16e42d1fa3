//! One item of any kind, for residents; and the same page at the desk as a preview.

mod guide;
mod holds;
mod samples;
mod shared;

use domain::item::ItemKind;
use leptos::prelude::*;

pub use guide::{GuideFacts, GuideWays, Helped};
pub use holds::{EventFacts, Validity, WithdrawnNotice};
pub use shared::SharedFrom;

use super::frame::{Brand, PublicFrame, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::news::{NewsCard, Titles, have_pictures, news};
use crate::parts::picture::Thumb;

/// Said above a text that is not public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreviewBar {
    /// To people of the unit.
    Desk {
        /// Back to the editor.
        back_href: String,
    },
    /// To people of a unit for practice, which has no site.
    Practice {
        /// Back to the editor.
        back_href: String,
    },
    /// To whoever was sent a link.
    Shared {
        /// Until when it reads: `08:05 ngày 03/02/2024`.
        until: String,
    },
}

/// One item.
#[derive(Clone, Debug)]
pub struct ItemPage {
    /// Around it.
    pub frame: PublicFrame,
    /// What it is.
    pub kind: ItemKind,
    /// Label and address of what stands above it, the highest first; absolute in a preview.
    pub crumbs: Vec<(String, String)>,
    /// Name and address of its category.
    pub category: Option<(String, String)>,
    /// The page's `h1`.
    pub title: String,
    /// One paragraph.
    pub summary: Option<String>,
    /// What the Markdown renderer made; trusted.
    pub body_html: String,
    /// Whether the text or the cover shows pictures.
    pub has_pictures: bool,
    /// Its picture, where the text does not show it anyway.
    pub cover: Option<Thumb>,
    /// The path of the picture shown beside a shared link.
    pub card: Option<String>,
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
    /// Of an event: when and where.
    pub when: Option<EventFacts>,
    /// Of a notice: its last day.
    pub validity: Option<Validity>,
    /// Of a guide: what is shown in place of the text.
    pub guide: Option<GuideFacts>,
    /// Title and address of the pages below this one.
    pub children: Vec<(String, String)>,
    /// What a reader of this may want next.
    pub related: Vec<NewsCard>,
    /// The page for paper.
    pub print_href: Option<String>,
    /// Set when another unit wrote it.
    pub shared: Option<SharedFrom>,
    /// Set when it is no longer valid.
    pub notice: Option<WithdrawnNotice>,
    /// Set at the desk: not public, links lead to the public site, if there is one.
    pub preview: Option<PreviewBar>,
}

impl Screen for ItemPage {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let head = self.frame.head(Some(self.title.clone()), self.summary.clone());
        let related = have_pictures(&self.related);
        let head = Head { has_pictures: self.has_pictures || related, is_guide: self.guide.is_some(), ..head };
        if self.preview.is_some() {
            return Head { title: format!("Xem trước: {}", head.title), canonical: None, indexable: false, ..head };
        }
        let origin = self.frame.origin();
        let source = self.shared.as_ref().map(|from| from.href.clone());
        let head = Head { canonical: source.or(head.canonical), ..head };
        Head { card: self.card.as_ref().map(|path| format!("{origin}{path}")), ..head }
    }

    fn view(self) -> AnyView {
        let Self { frame, kind, title, summary, body_html, .. } = self;
        let base = frame.base.clone();
        let column = if self.guide.as_ref().is_some_and(|guide| guide.is_large) { "in read large" } else { "in read" };
        let text = match self.guide {
            Some(guide) => guide::view(guide),
            None => view! { <div class="prose" inner_html=body_html></div> }.into_any(),
        };
        let provenance = self.shared.as_ref().map(shared::provenance);
        let introduction = self.shared.as_ref().and_then(|from| shared::introduction(from.introduction_html.clone()));
        let main = view! {
            {self.preview.map(preview_bar)}
            <div class=column>
                {crumbs(self.crumbs)}
                <article>
                    <h1>{title}</h1>
                    {dates(kind, self.published, self.updated, self.category)}
                    {provenance}
                    {self.notice.map(|notice| holds::withdrawn(kind, notice))}
                    {self.when.map(holds::event)}
                    {self.validity.map(holds::validity)}
                    {summary.map(|text| view! { <p class="lead">{text}</p> })}
                    {self.cover.map(|cover| view! { <div class="cover">{cover.view("(min-width: 46rem) 44rem, 100vw")}</div> })}
                    {introduction}
                    {text}
                    {self.shared.map(shared::ending)}
                    {facts(kind, self.written_on, self.author, self.source)}
                    {below(self.children)}
                    {self.print_href.map(|href| view! { <p class="paper"><a href=href>"Bản in có mã QR"</a></p> })}
                </article>
                {related(self.related)}
            </div>
        };
        frame.around(Brand::Link, Standing::Below, &base, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

fn preview_bar(bar: PreviewBar) -> AnyView {
    let said = match bar {
        PreviewBar::Desk { back_href } => view! {
            <strong>"Bản xem trước."</strong>
            " Chỉ người của đơn vị thấy trang này. "
            <a href=back_href>"Quay lại bài đang soạn"</a>
        }
        .into_any(),
        PreviewBar::Practice { back_href } => view! {
            <strong>"Bản xem trước ở đơn vị thực hành."</strong>
            " Trang của đơn vị thật sẽ trông như thế này; ở đây không ai bên ngoài đọc được. "
            <a href=back_href>"Quay lại bài đang soạn"</a>
        }
        .into_any(),
        PreviewBar::Shared { until } => view! {
            <strong>"Bản nháp, chưa công bố."</strong>
            {format!(" Bạn đọc được vì có liên kết; liên kết dùng đến {until}. Nội dung có thể còn thay đổi, xin đừng chuyển tiếp.")}
        }
        .into_any(),
    };
    view! { <div class="preview"><p class="in">{said}</p></div> }.into_any()
}

/// The way up, level by level; nothing at the top.
pub(super) fn crumbs(above: Vec<(String, String)>) -> Option<AnyView> {
    (!above.is_empty()).then(|| {
        let item = |(at, (label, href)): (usize, (String, String))| {
            view! { <li>{(at > 0).then_some(" › ")}<a href=href>{label}</a></li> }
        };
        let items = above.into_iter().enumerate().map(item).collect_view();
        view! { <nav class="crumb" aria-label="Đường dẫn"><ul>{items}</ul></nav> }.into_any()
    })
}

/// The days it was published on, and its category. A page that stays only says how fresh it is.
fn dates(
    kind: ItemKind,
    published: (String, String),
    updated: Option<(String, String)>,
    category: Option<(String, String)>,
) -> Option<AnyView> {
    let published = Some(published).filter(|(_, iso)| !iso.is_empty());
    if published.is_none() && category.is_none() {
        return None;
    }
    let (published, updated) =
        if kind == ItemKind::Page { (None, updated.or(published)) } else { (published, updated) };
    let category = category.map(|(name, href)| view! { <span>"Chuyên mục "<a href=href>{name}</a></span> });
    Some(
        view! {
            <p class="dates">
                {published.map(|date| day("Đăng ngày", date))}
                {updated.map(|date| day("Cập nhật ngày", date))}
                {category}
            </p>
        }
        .into_any(),
    )
}

fn day(label: &'static str, (short, iso): (String, String)) -> AnyView {
    view! { <span>{format!("{label} ")}<time datetime=iso>{short}</time></span> }.into_any()
}

/// What is known about the text; absent facts have no row.
fn facts(
    kind: ItemKind,
    written_on: Option<(String, String)>,
    author: Option<String>,
    source: Option<String>,
) -> Option<AnyView> {
    if written_on.is_none() && author.is_none() && source.is_none() {
        return None;
    }
    let bears = if kind == ItemKind::Notice { "Ngày của thông báo" } else { "Ngày của bài viết" };
    let row = |label: &'static str, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    Some(
        view! {
            <dl class="facts">
                {author.map(|name| row("Tác giả", name))}
                {source.map(|name| row("Nguồn", name))}
                {written_on.map(|(short, iso)| view! {
                    <div><dt>{bears}</dt><dd><time datetime=iso>{short}</time></dd></div>
                })}
            </dl>
        }
        .into_any(),
    )
}

fn below(children: Vec<(String, String)>) -> Option<AnyView> {
    (!children.is_empty()).then(|| {
        let items =
            children.into_iter().map(|(title, href)| view! { <li><a href=href>{title}</a></li> }).collect_view();
        view! {
            <nav class="within" aria-labelledby="trong-muc">
                <h2 id="trong-muc">"Trong mục này"</h2>
                <ul class="tree">{items}</ul>
            </nav>
        }
        .into_any()
    })
}

fn related(cards: Vec<NewsCard>) -> Option<AnyView> {
    (!cards.is_empty()).then(|| {
        view! {
            <section class="within" aria-labelledby="lien-quan">
                <h2 id="lien-quan">"Bài liên quan"</h2>
                {news(cards, Titles::H3)}
            </section>
        }
        .into_any()
    })
}
