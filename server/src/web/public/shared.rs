//! What others wrote and this unit shows, each at an address that names whose it is.

use app::paths::of_item;
use app::paths::public::Shared as SharedPath;
use app::screens::public::SharedFrom;
use domain::block;
use domain::item::ItemKind;
use domain::markdown;
use domain::media::{MediaKey, Shelf, keys_named};
use domain::share::Overridable;
use domain::slug::Slug;
use domain::unit::{Unit, UnitId};
use domain::withdrawal::Withdrawal;
use store::{SharedItem, SharedText, StoreError};

use crate::registry::Registry;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::frame;
use crate::web::public::item::{Around, crumbs, screen, section};
use crate::web::respond::error::TakenOff;
use crate::web::respond::page;
use crate::web::shelf;

/// Where an item of a list is read on this site: a text of another unit at its address here.
pub fn address(registry: &Registry, kind: ItemKind, origin: Option<UnitId>, slug: &Slug) -> String {
    match origin.and_then(|unit| registry.unit(unit)) {
        Some(unit) => SharedPath { unit: unit.slug.clone(), slug: slug.to_string() }.to_string(),
        None => of_item(kind, slug),
    }
}

/// `Tỉnh Bà Rịa - Vũng Tàu`, where another unit wrote it.
pub fn name(registry: &Registry, origin: Option<UnitId>) -> Option<String> {
    origin.and_then(|unit| registry.unit(unit)).map(|unit| unit.full_name.clone())
}

/// `GET /noi-dung-chung/{unit}/{slug}`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let (Some(slug), Some(source)) = (Slug::parse(&request.slug), request.registry.named(&request.unit)) else {
        return Ok(PageAnswer::NotFound);
    };
    let (source, is_current) = (std::sync::Arc::clone(source), source.slug == request.unit);
    let here = |slug: &Slug| SharedPath { unit: source.slug.clone(), slug: slug.to_string() }.to_string();
    let reader = request.snapshot.site(request.site.unit.id);
    let (text, withdrawal) = match reader.shared(source.id, &slug).await? {
        None => return Ok(PageAnswer::NotFound),
        Some(SharedItem::Moved(slug)) => return Ok(PageAnswer::Moved(here(&slug))),
        // The unit has another address by now.
        Some(_) if !is_current => return Ok(PageAnswer::Moved(here(&slug))),
        Some(SharedItem::Gone(gone)) => return Ok(PageAnswer::Gone(gone)),
        Some(SharedItem::AtSource { kind, slug }) => return Ok(at_source(&request, &source, kind, &slug)),
        Some(SharedItem::Live(text)) => (*text, None),
        Some(SharedItem::WithdrawnWithNotice(text, withdrawal)) => (*text, Some(withdrawal)),
    };
    shown(&request, &source, text, withdrawal).await
}

/// Said where the unit shows a text no more that its source still has.
fn at_source(request: &PageRequest, source: &Unit, kind: ItemKind, slug: &Slug) -> PageAnswer {
    let name = source.name_in_sentence();
    PageAnswer::TakenOff(TakenOff {
        title: "Bài không còn trên trang này".to_owned(),
        sentence: format!(
            "{} không còn dùng bài này của {name}. Bài vẫn đọc được ở trang của {name}.",
            request.site.unit.full_name
        ),
        instead: Some((
            format!("Đọc bài ở trang của {name}"),
            format!("{}{}", request.registry.origin_of(source), of_item(kind, slug)),
        )),
    })
}

async fn shown(
    request: &PageRequest,
    source: &Unit,
    text: SharedText,
    withdrawal: Option<Withdrawal>,
) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, today, .. } = request;
    let SharedText { item, adaptation, overtaken, named } = text;
    let kind = item.text.details.kind();
    let origin = registry.origin_of(source);
    let at_source = of_item(kind, &item.slug);
    let path = SharedPath { unit: source.slug.clone(), slug: item.slug.to_string() }.to_string();
    // What the unit wrote shows no pictures but those of the text it adapts.
    let mut keys = keys_named(&item.text.body, item.text.cover.as_ref());
    keys.retain(|key: &MediaKey| named.contains(key));
    let mut shelf = shelf::filled(String::new(), snapshot.site(source.id).shelved(&keys).await?);
    let words = adaptation.voice.introduction.iter().chain(&adaptation.voice.closing).chain(&adaptation.voice.contacts);
    let mut voice = Shelf::default();
    for text in words.chain([&item.text.body]) {
        let named = block::keys_named(text);
        // What the unit says under a key comes before what its source says.
        for unit in [source.id, site.unit.id] {
            let found = snapshot.site(unit).blocks(&named).await?;
            voice.put_blocks(found.clone());
            shelf.put_blocks(found);
        }
    }
    let plain = |text: Option<String>| text.map(|text| markdown::render_with(&text, &voice).html);
    let day = item.dates.updated_at.unwrap_or(item.dates.published_at).vietnam_date();
    let own_words = adaptation.overrides.fields().map(|field: Overridable| field.label().to_lowercase());
    let from = SharedFrom {
        source: source.full_name.clone(),
        href: format!("{origin}{at_source}"),
        day: (day.short(), day.iso()),
        unit: site.unit.name_in_sentence(),
        own_words: own_words.collect(),
        is_overtaken: !overtaken.is_empty(),
        introduction_html: plain(adaptation.voice.introduction),
        closing_html: plain(adaptation.voice.closing),
        contacts_html: plain(adaptation.voice.contacts),
    };
    let frame = frame::of(app, registry, site, &path, section(kind));
    let around = Around { crumbs: crumbs(kind), ..Around::default() };
    let mut screen = screen(frame, item.text, &shelf, *today, Some(item.dates), withdrawal, around, None);
    screen.shared = Some(from);
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}
