//! One guide: a step alone, in large letters, for a board, by its short address.

use app::paths::of_item;
use app::paths::public::{
    Guide as GuidePath, GuideList, GuidePoster as PosterPath, GuideStep as StepPath, GuideThanks as ThanksPath, Short,
};
use app::screens::public::{GuidePoster, GuideStep, GuideThanks, Section};
use domain::guide::Guide;
use domain::item::{Details, ItemKind};
use domain::short_code;
use domain::slug::Slug;
use store::{LiveItem, PublicItem, StoreError};

use super::{NAME, card};
use crate::qr;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{frame, item};
use crate::web::respond::page;
use crate::web::shelf;

/// What an address below a guide's leads to.
enum Found {
    Guide(Box<LiveItem>),
    Answer(PageAnswer),
}

/// The guide in the path. One that was renamed is one hop away, at the same place below its new address; what is no guide,
/// or holds no more, says so at its own address.
async fn found(request: &PageRequest, below: impl Fn(String) -> String) -> Result<Found, StoreError> {
    let Some(slug) = Slug::parse(&request.slug) else { return Ok(Found::Answer(PageAnswer::NotFound)) };
    let answer = match request.snapshot.site(request.site.unit.id).item(&slug).await? {
        None => PageAnswer::NotFound,
        Some(PublicItem::Gone(gone)) => PageAnswer::Gone(gone),
        Some(PublicItem::Moved { kind: ItemKind::Guide, slug }) => PageAnswer::Moved(below(slug.to_string())),
        Some(PublicItem::Moved { kind, slug }) => PageAnswer::Moved(of_item(kind, &slug)),
        Some(PublicItem::Live(item)) if matches!(item.text.details, Details::Guide { .. }) => {
            return Ok(Found::Guide(Box::new(item)));
        }
        Some(PublicItem::Live(item) | PublicItem::WithdrawnWithNotice(item, _)) => {
            PageAnswer::Moved(of_item(item.text.details.kind(), &item.slug))
        }
    };
    Ok(Found::Answer(answer))
}

/// From the top of the site to the guide.
fn crumbs(item: &LiveItem) -> Vec<(String, String)> {
    vec![(NAME.to_owned(), GuideList.to_string()), (item.text.title.clone(), whole(item))]
}

fn whole(item: &LiveItem) -> String {
    GuidePath { slug: item.slug.to_string() }.to_string()
}

/// `GET /huong-dan/{slug}/chu-lon`
pub async fn large(request: PageRequest) -> Result<PageAnswer, StoreError> {
    item::show_large(request).await
}

/// `GET /huong-dan/{slug}/buoc/{number}`
pub async fn step(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let Some(number) = request.number else { return Ok(PageAnswer::NotFound) };
    let item = match found(&request, |slug| StepPath { slug, number }.to_string()).await? {
        Found::Guide(item) => item,
        Found::Answer(answer) => return Ok(answer),
    };
    let guide = Guide::parse(&item.text.body);
    let Some(step) = number.checked_sub(1).and_then(|at| guide.steps.get(at)) else { return Ok(PageAnswer::NotFound) };
    let PageRequest { app, registry, site, snapshot, .. } = &request;
    let shelf = shelf::of_site(&snapshot.site(site.unit.id), &item.text.body, None).await?;
    let count = guide.steps.len();
    let at = |number| StepPath { slug: item.slug.to_string(), number }.to_string();
    let card = card(step, &shelf);
    let screen = GuideStep {
        frame: frame::of(app, registry, site, &at(number), Section::Guides),
        has_pictures: card.html.contains("<picture"),
        crumbs: crumbs(&item),
        whole_href: whole(&item),
        title: item.text.title.clone(),
        number,
        count,
        step: card,
        back: (number > 1).then(|| at(number - 1)),
        on: (number < count).then(|| at(number + 1)),
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// `GET /huong-dan/{slug}/ap-phich`
pub async fn poster(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let item = match found(&request, |slug| PosterPath { slug }.to_string()).await? {
        Found::Guide(item) => item,
        Found::Answer(answer) => return Ok(answer),
    };
    let PageRequest { app, registry, site, snapshot, .. } = &request;
    let shelf = shelf::of_site(&snapshot.site(site.unit.id), &item.text.body, None).await?;
    let address = format!("{}{}", site.origin, Short { code: short_code::of(item.id) });
    let code = qr::draw(&address);
    let Details::Guide { audience, .. } = &item.text.details else { return Ok(PageAnswer::NotFound) };
    let screen = GuidePoster {
        frame: frame::of(app, registry, site, &whole(&item), Section::Guides),
        summary: item.text.summary.clone(),
        audience: audience.clone(),
        steps: Guide::parse(&item.text.body).steps.iter().map(|step| step.shown_title(&shelf)).collect(),
        back_href: whole(&item),
        short: address.split_once("://").map_or(address.clone(), |(_, rest)| rest.to_owned()),
        qr_size: code.as_ref().map_or(0, |code| code.size),
        qr_path: code.map(|code| code.path).unwrap_or_default(),
        title: item.text.title,
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// `GET /huong-dan/{slug}/cam-on`
pub async fn thanks(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let item = match found(&request, |slug| ThanksPath { slug }.to_string()).await? {
        Found::Guide(item) => item,
        Found::Answer(answer) => return Ok(answer),
    };
    let PageRequest { app, registry, site, .. } = &request;
    let screen = GuideThanks {
        frame: frame::of(app, registry, site, &whole(&item), Section::Guides),
        crumbs: crumbs(&item),
        back_href: whole(&item),
        list_href: GuideList.to_string(),
        title: item.text.title,
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// `GET /h/{code}`: where the item of this number is now.
pub async fn short(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let Some(id) = short_code::read(&request.slug) else { return Ok(PageAnswer::NotFound) };
    Ok(match request.snapshot.site(request.site.unit.id).numbered(id).await? {
        Some(PublicItem::Moved { kind, slug }) => PageAnswer::Moved(of_item(kind, &slug)),
        Some(PublicItem::Gone(gone)) => PageAnswer::Gone(gone),
        Some(PublicItem::Live(item) | PublicItem::WithdrawnWithNotice(item, _)) => {
            PageAnswer::Moved(of_item(item.text.details.kind(), &item.slug))
        }
        None => PageAnswer::NotFound,
    })
}
