//! One item, as residents read it.

use app::paths::public::NewsArticle;
use app::screens::public::{ItemPage, PreviewBar, PublicFrame, Section, WithdrawnNotice};
use domain::item::PublicDates;
use domain::markdown;
use domain::moment::{CivilDate, Moment};
use domain::slug::Slug;
use domain::withdrawal::Withdrawal;
use store::{PublicItem, PublicText, StoreError};

use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::frame;
use crate::web::respond::page;

/// `GET /tin-tuc/{slug}`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let Some(slug) = Slug::parse(&request.slug) else { return Ok(PageAnswer::NotFound) };
    let (item, withdrawal) = match request.snapshot.site(request.site.unit.id).item(&slug).await? {
        None => return Ok(PageAnswer::NotFound),
        Some(PublicItem::Moved(slug)) => {
            return Ok(PageAnswer::Moved(NewsArticle { slug: slug.to_string() }.to_string()));
        }
        Some(PublicItem::Gone(gone)) => return Ok(PageAnswer::Gone(gone)),
        Some(PublicItem::Live(item)) => (item, None),
        Some(PublicItem::WithdrawnWithNotice(item, withdrawal)) => (item, Some(withdrawal)),
    };
    let PageRequest { app, registry, site, .. } = &request;
    let path = NewsArticle { slug: item.slug.to_string() }.to_string();
    let frame = frame::of(app, registry, site, &path, Section::News);
    let screen = screen(frame, item.text, Some(item.dates), withdrawal, None);
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// The screen of an item; the desk's preview is the same screen with a bar above it.
pub fn screen(
    frame: PublicFrame,
    text: PublicText,
    dates: Option<PublicDates>,
    withdrawal: Option<Withdrawal>,
    preview: Option<PreviewBar>,
) -> ItemPage {
    let day = |moment: Moment| civil(moment.vietnam_date());
    ItemPage {
        frame,
        body_html: markdown::render(&text.body).html,
        title: text.title,
        summary: text.summary,
        published: dates.map_or_else(Default::default, |dates| day(dates.published_at)),
        updated: dates.and_then(|dates| dates.updated_at).map(day),
        author: text.author,
        source: text.source,
        written_on: text.written_on.map(civil),
        notice: withdrawal.map(|withdrawal| WithdrawnNotice {
            on: withdrawal.at.vietnam_date().short(),
            explanation: withdrawal.explanation,
        }),
        preview,
    }
}

fn civil(date: CivilDate) -> (String, String) {
    (date.short(), date.iso())
}
