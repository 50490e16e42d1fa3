//! One article, as residents read it.

use app::paths::public::NewsArticle;
use app::screens::public::{ArticlePage, PreviewBar, PublicFrame, Section, WithdrawnNotice};
use domain::article::PublicDates;
use domain::markdown;
use domain::moment::{CivilDate, Moment};
use domain::slug::Slug;
use domain::withdrawal::Withdrawal;
use store::{PublicArticle, PublicText, StoreError};

use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::frame;
use crate::web::respond::page;

/// `GET /tin-tuc/{slug}`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let Some(slug) = Slug::parse(&request.slug) else { return Ok(PageAnswer::NotFound) };
    let (article, withdrawal) = match request.snapshot.site(request.site.unit.id).article(&slug).await? {
        None => return Ok(PageAnswer::NotFound),
        Some(PublicArticle::Moved(slug)) => {
            return Ok(PageAnswer::Moved(NewsArticle { slug: slug.to_string() }.to_string()));
        }
        Some(PublicArticle::Gone(gone)) => return Ok(PageAnswer::Gone(gone)),
        Some(PublicArticle::Live(article)) => (article, None),
        Some(PublicArticle::WithdrawnWithNotice(article, withdrawal)) => (article, Some(withdrawal)),
    };
    let PageRequest { app, registry, site, .. } = &request;
    let path = NewsArticle { slug: article.slug.to_string() }.to_string();
    let frame = frame::of(app, registry, site, &path, Section::News);
    let screen = screen(frame, article.text, Some(article.dates), withdrawal, None);
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// The screen of an article; the desk's preview is the same screen with a bar above it.
pub fn screen(
    frame: PublicFrame,
    text: PublicText,
    dates: Option<PublicDates>,
    withdrawal: Option<Withdrawal>,
    preview: Option<PreviewBar>,
) -> ArticlePage {
    let day = |moment: Moment| civil(moment.vietnam_date());
    ArticlePage {
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
