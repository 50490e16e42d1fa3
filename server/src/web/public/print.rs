//! An item on paper: the text, what is known about it, and a code that leads back to its page.

use app::paths::of_item;
use app::paths::public::{PrintView, Short, SmallPrintView};
use app::screens::public::{PrintSheet, Section, WithdrawnNotice};
use domain::guide::Guide;
use domain::item::{Details, ItemKind};
use domain::markdown;
use domain::moment::CivilDate;
use domain::short_code;
use domain::slug::Slug;
use store::{LiveItem, PublicItem, StoreError};

use crate::qr;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{frame, guides};
use crate::web::respond::page;
use crate::web::shelf;

/// `GET /ban-in/{slug}`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    on_paper(request, false).await
}

/// `GET /ban-in/{slug}/a5`
pub async fn show_small(request: PageRequest) -> Result<PageAnswer, StoreError> {
    on_paper(request, true).await
}

async fn on_paper(request: PageRequest, is_small: bool) -> Result<PageAnswer, StoreError> {
    let Some(slug) = Slug::parse(&request.slug) else { return Ok(PageAnswer::NotFound) };
    let PageRequest { app, registry, site, snapshot, today, .. } = &request;
    let (item, withdrawal) = match snapshot.site(site.unit.id).item(&slug).await? {
        None => return Ok(PageAnswer::NotFound),
        Some(PublicItem::Moved { slug, .. }) => {
            let slug = slug.to_string();
            let path = if is_small { SmallPrintView { slug }.to_string() } else { PrintView { slug }.to_string() };
            return Ok(PageAnswer::Moved(path));
        }
        Some(PublicItem::Gone(gone)) => return Ok(PageAnswer::Gone(gone)),
        Some(PublicItem::Live(item)) => (item, None),
        Some(PublicItem::WithdrawnWithNotice(item, withdrawal)) => (item, Some(withdrawal)),
    };
    let path = of_item(item.text.details.kind(), &item.slug);
    let kind = item.text.details.kind();
    // Whoever types the address of a guide has it from paper: it is short, and stays when the guide is renamed.
    let short = Short { code: short_code::of(item.id) }.to_string();
    let address = format!("{}{}", site.origin, if kind == ItemKind::Guide { &short } else { &path });
    // The code leads to the page itself, which search engines list in place of this one.
    let frame = frame::of(app, registry, site, &path, Section::Other);
    let code = qr::draw(&address);
    let shelf = shelf::of_site(&snapshot.site(site.unit.id), &item.text.body, None).await?;
    let guide = (kind == ItemKind::Guide).then(|| Guide::parse(&item.text.body));
    let prose = guide.as_ref().map_or(item.text.body.as_str(), |guide| guide.introduction.as_str());
    let screen = PrintSheet {
        steps: guide.as_ref().map(|guide| guides::cards(guide, &shelf)).unwrap_or_default(),
        is_small,
        has_pictures: shelf.has_pictures(),
        frame,
        first: first(&item),
        facts: facts(&item),
        title: item.text.title,
        summary: item.text.summary,
        body_html: markdown::render_with(prose, &shelf).html,
        qr_size: code.as_ref().map_or(0, |code| code.size),
        qr_path: code.map(|code| code.path).unwrap_or_default(),
        address,
        printed_on: today.short(),
        notice: withdrawal.map(|withdrawal| WithdrawnNotice {
            on: withdrawal.at.vietnam_date().short(),
            explanation: withdrawal.explanation,
        }),
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// What is known; absent facts have no row.
fn facts(item: &LiveItem) -> Vec<(String, String)> {
    let (text, dates) = (&item.text, &item.dates);
    let is_page = text.details.kind() == ItemKind::Page;
    let published = (!is_page).then(|| dates.published_at.vietnam_date().short());
    let updated = dates.updated_at.or(is_page.then_some(dates.published_at)).map(|at| at.vietnam_date().short());
    known([
        ("Đăng ngày", published),
        ("Cập nhật ngày", updated),
        ("Tác giả", text.author.clone()),
        ("Nguồn", text.source.clone()),
        ("Ngày ghi trên văn bản", text.written_on.map(CivilDate::short)),
    ])
}

/// What whoever stands before a board asks first.
fn first(item: &LiveItem) -> Vec<(String, String)> {
    match &item.text.details {
        Details::Event { time, place } => {
            known([("Thời gian", time.map(|time| time.to_string())), ("Địa điểm", place.clone())])
        }
        Details::Notice { valid_until } => known([("Có hiệu lực đến hết ngày", valid_until.map(CivilDate::short))]),
        Details::Guide { audience, app_version, checked_on, .. } => known([
            ("Dành cho", audience.clone()),
            ("Phiên bản ứng dụng", app_version.clone()),
            ("Kiểm tra lần cuối", checked_on.map(CivilDate::short)),
        ]),
        Details::Article { .. } | Details::Page { .. } => Vec::new(),
    }
}

fn known<const N: usize>(rows: [(&str, Option<String>); N]) -> Vec<(String, String)> {
    rows.into_iter().filter_map(|(label, value)| Some((label.to_owned(), value?))).collect()
}
