//! One item of any kind, as residents read it.

use app::parts::picture::Thumb;
use app::paths::of_item;
use app::paths::public::{EventList, GuideLarge, GuideList, NewsList, NoticeList, PageTree, PrintView};
use app::screens::public::{
    EventFacts, ItemPage, NewsCard, PreviewBar, PublicFrame, Section, Validity, WithdrawnNotice,
};
use domain::item::{Details, ItemKind, PublicDates};
use domain::markdown;
use domain::media::{Picture, Shelf};
use domain::moment::{CivilDate, Moment};
use domain::slug::Slug;
use domain::withdrawal::Withdrawal;
use store::{LiveItem, PublicItem, PublicText, StoreError};

use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{category, frame, guides, news, pages};
use crate::web::respond::page;
use crate::web::shelf;

/// Related articles below an article.
const RELATED: u32 = 4;

/// What stands around the text of an item.
#[derive(Debug, Default)]
pub struct Around {
    /// From the top of the site to the list the item stands in.
    pub crumbs: Vec<(String, String)>,
    /// Its category.
    pub category: Option<(String, String)>,
    /// The pages below a page.
    pub children: Vec<(String, String)>,
    /// Other articles.
    pub related: Vec<NewsCard>,
    /// Its form on paper.
    pub print_href: Option<String>,
}

/// `GET /tin-tuc/{slug}`
pub async fn article(request: PageRequest) -> Result<PageAnswer, StoreError> {
    show(request, ItemKind::Article, Letters::Usual).await
}

/// `GET /thong-bao/{slug}`
pub async fn notice(request: PageRequest) -> Result<PageAnswer, StoreError> {
    show(request, ItemKind::Notice, Letters::Usual).await
}

/// `GET /su-kien/{slug}`
pub async fn event(request: PageRequest) -> Result<PageAnswer, StoreError> {
    show(request, ItemKind::Event, Letters::Usual).await
}

/// `GET /trang/{slug}`
pub async fn page(request: PageRequest) -> Result<PageAnswer, StoreError> {
    show(request, ItemKind::Page, Letters::Usual).await
}

/// `GET /huong-dan/{slug}`
pub async fn guide(request: PageRequest) -> Result<PageAnswer, StoreError> {
    show(request, ItemKind::Guide, Letters::Usual).await
}

/// `GET /huong-dan/{slug}/chu-lon`
pub(super) async fn show_large(request: PageRequest) -> Result<PageAnswer, StoreError> {
    show(request, ItemKind::Guide, Letters::Large).await
}

/// How a guide is set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Usual,
    Large,
}

async fn show(request: PageRequest, asked: ItemKind, letters: Letters) -> Result<PageAnswer, StoreError> {
    let Some(slug) = Slug::parse(&request.slug) else { return Ok(PageAnswer::NotFound) };
    let (item, withdrawal) = match request.snapshot.site(request.site.unit.id).item(&slug).await? {
        None => return Ok(PageAnswer::NotFound),
        Some(PublicItem::Moved { kind, slug }) => return Ok(PageAnswer::Moved(address(kind, &slug, letters))),
        Some(PublicItem::Gone(gone)) => return Ok(PageAnswer::Gone(gone)),
        Some(PublicItem::Live(item)) => (item, None),
        Some(PublicItem::WithdrawnWithNotice(item, withdrawal)) => (item, Some(withdrawal)),
    };
    let kind = item.text.details.kind();
    let path = of_item(kind, &item.slug);
    // Addresses are one namespace: an item asked for among others of another kind is one hop away.
    if kind != asked {
        return Ok(PageAnswer::Moved(path));
    }
    let around = around(&request, &item).await?;
    let reader = request.snapshot.site(request.site.unit.id);
    let shelf = shelf::of_site(&reader, &item.text.body, item.text.cover.as_ref()).await?;
    let PageRequest { app, registry, site, today, .. } = &request;
    let frame = frame::of(app, registry, site, &path, section(kind));
    let holds = withdrawal.is_none();
    let mut screen = screen(frame, item.text, &shelf, *today, Some(item.dates), withdrawal, around, None);
    if let Some(guide) = &mut screen.guide {
        guide.is_large = letters == Letters::Large;
        let answered = holds.then(|| guides::answer::stamp(app, site.unit.id, item.id, *today));
        guide.ways = Some(guides::ways(&item.slug, guide, answered));
    }
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// Where an item is read, in the letters it was asked for.
fn address(kind: ItemKind, slug: &Slug, letters: Letters) -> String {
    match (kind, letters) {
        (ItemKind::Guide, Letters::Large) => GuideLarge { slug: slug.to_string() }.to_string(),
        _ => of_item(kind, slug),
    }
}

async fn around(request: &PageRequest, item: &LiveItem) -> Result<Around, StoreError> {
    let reader = request.snapshot.site(request.site.unit.id);
    let print_href = Some(PrintView { slug: item.slug.to_string() }.to_string());
    let mut around = Around { crumbs: crumbs(item.text.details.kind()), print_href, ..Around::default() };
    match &item.text.details {
        Details::Article { .. } => {
            let id = item.category.as_ref().map(|category| category.id);
            let related = reader.related(item.id, id, RELATED).await?;
            around.related = news::cards(request, related).await?;
            around.category = item.category.clone().map(category::link);
        }
        Details::Page { .. } => {
            (around.crumbs, around.children) = pages::around(&request.registry, &reader.pages().await?, item.id);
        }
        Details::Notice { .. } | Details::Event { .. } | Details::Guide { .. } => {}
    }
    Ok(around)
}

/// The part of the site an item of this kind belongs to.
pub fn section(kind: ItemKind) -> Section {
    match kind {
        ItemKind::Article => Section::News,
        ItemKind::Notice => Section::Notices,
        ItemKind::Event => Section::Events,
        ItemKind::Page => Section::Pages,
        ItemKind::Guide => Section::Guides,
    }
}

/// The list items of this kind stand in.
pub fn crumbs(kind: ItemKind) -> Vec<(String, String)> {
    let (label, href) = match kind {
        ItemKind::Article => ("Tin tức", NewsList.to_string()),
        ItemKind::Notice => ("Thông báo", NoticeList.to_string()),
        ItemKind::Event => ("Sự kiện", EventList.to_string()),
        ItemKind::Page => (pages::NAME, PageTree.to_string()),
        ItemKind::Guide => (guides::NAME, GuideList.to_string()),
    };
    vec![(label.to_owned(), href)]
}

/// The screen of an item; the desk's preview is the same screen with a bar above it.
#[expect(clippy::too_many_arguments, reason = "the one place where all of a page comes together")]
pub fn screen(
    frame: PublicFrame,
    text: PublicText,
    shelf: &Shelf,
    today: CivilDate,
    dates: Option<PublicDates>,
    withdrawal: Option<Withdrawal>,
    around: Around,
    preview: Option<PreviewBar>,
) -> ItemPage {
    let day = |moment: Moment| civil(moment.vietnam_date());
    let kind = text.details.kind();
    let guide = guides::facts(&text, shelf, today);
    let body_html = if guide.is_some() { String::new() } else { markdown::render_with(&text.body, shelf).html };
    let (when, validity) = match text.details {
        Details::Event { time, place } => (Some(event_facts(time, place, today)), None),
        Details::Notice { valid_until } => (None, valid_until.map(|until| validity(until, today))),
        Details::Article { .. } | Details::Page { .. } | Details::Guide { .. } => (None, None),
    };
    let cover = text.cover.as_ref().and_then(|key| shelf.picture(key));
    let named = |picture: &&Picture| text.body.contains(picture.key.as_str());
    let card = cover.map(|picture| format!("/anh/{}-card.jpg", picture.key));
    let cover =
        cover.filter(|picture| !named(picture)).map(|picture| Thumb::of(picture, &shelf.base, picture.alt.clone()));
    let Around { crumbs, category, children, related, print_href } = around;
    ItemPage {
        frame,
        kind,
        crumbs,
        category,
        body_html,
        has_pictures: shelf.has_pictures(),
        cover,
        card,
        title: text.title,
        summary: text.summary,
        published: dates.map_or_else(Default::default, |dates| day(dates.published_at)),
        updated: dates.and_then(|dates| dates.updated_at).map(day),
        author: text.author,
        source: text.source,
        written_on: text.written_on.map(civil),
        when: when.filter(|facts| !facts.sentence.is_empty() || facts.place.is_some()),
        validity,
        guide,
        children,
        related,
        print_href,
        shared: None,
        notice: withdrawal.map(|withdrawal| WithdrawnNotice {
            on: withdrawal.at.vietnam_date().short(),
            explanation: withdrawal.explanation,
        }),
        preview,
    }
}

fn event_facts(time: Option<domain::event::EventTime>, place: Option<String>, today: CivilDate) -> EventFacts {
    EventFacts {
        sentence: time.map(|time| time.to_string()).unwrap_or_default(),
        iso: time.map(domain::event::EventTime::iso_start).unwrap_or_default(),
        place,
        is_over: time.is_some_and(|time| time.last_day() < today),
    }
}

fn validity(until: CivilDate, today: CivilDate) -> Validity {
    Validity { until: until.short(), until_iso: until.iso(), is_over: until < today }
}

fn civil(date: CivilDate) -> (String, String) {
    (date.short(), date.iso())
}
