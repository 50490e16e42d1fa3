//! A unit's desk: its items, by state.

use app::paths::desk::{Appearance, AuditTrail, Categories, Facts, Item, NewItem, Officers, Unit};
use app::paths::of_item;
use app::screens::desk::{FactsCorner, ItemList, ItemRow};
use axum::response::Response;
use domain::access::Power;
use domain::item::ItemKind;
use domain::moment::Moment;
use http::StatusCode;
use store::{DeskRow, ItemFilter};

use crate::web::desk::facts;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::{self, CachePolicy, page};

const PER_PAGE: u32 = 20;

/// The tabs: their name in the address, their label, what they show.
const TABS: [(&str, &str, Option<ItemFilter>); 4] = [
    ("", "Tất cả", None),
    ("nhap", "Bản nháp", Some(ItemFilter::Drafts)),
    ("da-dang", "Đã đăng", Some(ItemFilter::Published)),
    ("da-go", "Đã gỡ", Some(ItemFilter::Withdrawn)),
];

/// What may be begun: the words on the buttons.
const BEGIN: [(ItemKind, &str); 4] = [
    (ItemKind::Article, "Viết bài mới"),
    (ItemKind::Notice, "Thông báo mới"),
    (ItemKind::Event, "Sự kiện mới"),
    (ItemKind::Page, "Trang thông tin mới"),
];

/// `GET /don-vi/{unit}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let wanted = request.query("loc").unwrap_or_default();
    let (tab, _, filter) = TABS.into_iter().find(|(name, ..)| *name == wanted).unwrap_or(TABS[0]);
    let kind = request.query("loai").and_then(|word| ItemKind::from_word(&word));
    let page = request.query("trang").and_then(|page| page.parse().ok()).filter(|page| (1..1_000_000).contains(page));
    let page: u32 = page.unwrap_or(1);
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).items(kind, filter, page, PER_PAGE).await?;
    let facts = if place.desk.may(Power::Administer) {
        let (profile, missing) = facts::lacking_today(place, &snapshot).await?;
        Some(FactsCorner {
            facts_href: Facts { unit: place.unit.slug.clone() }.to_string(),
            officers_href: Officers { unit: place.unit.slug.clone() }.to_string(),
            appearance_href: Appearance { unit: place.unit.slug.clone() }.to_string(),
            audit_href: AuditTrail { unit: place.unit.slug.clone() }.to_string(),
            missing: missing.len(),
            is_confirmed: profile.confirmed_at.is_some(),
        })
    } else {
        None
    };
    snapshot.end().await?;
    let pages = u32::try_from(found.total.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX).max(1);
    let href = |tab: &str, page: u32| address(place, kind, tab, page);
    let counts = [found.counts.all, found.counts.drafts, found.counts.published, found.counts.withdrawn];
    let tabs = TABS.into_iter().zip(counts);
    let screen = ItemList {
        frame: place.frame(None),
        rows: found.rows.into_iter().map(|item| row(place, item)).collect(),
        kinds: kinds(place, kind, tab),
        tabs: tabs.map(|((name, label, _), count)| (label.to_owned(), href(name, 1), count, name == tab)).collect(),
        page,
        pages,
        page_hrefs: (
            (page > 1).then(|| href(tab, page.min(pages + 1) - 1)),
            (page < pages).then(|| href(tab, page + 1)),
        ),
        begin: if place.desk.may(Power::Write) { begin(place) } else { Vec::new() },
        categories_href: (place.desk.may(Power::Publish))
            .then(|| Categories { unit: place.unit.slug.clone() }.to_string()),
        facts,
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn begin(place: &Place) -> Vec<(&'static str, String)> {
    let path = NewItem { unit: place.unit.slug.clone() };
    BEGIN.map(|(kind, label)| (label, format!("{path}?loai={}", kind.word()))).to_vec()
}

/// The kinds as a filter; the state chosen stays.
fn kinds(place: &Place, chosen: Option<ItemKind>, tab: &str) -> Vec<(String, String, bool)> {
    let each = ItemKind::ALL.map(|kind| (Some(kind), kind.label()));
    let all = [(None, "Tất cả các loại")].into_iter().chain(each);
    all.map(|(kind, label)| (label.to_owned(), address(place, kind, tab, 1), kind == chosen)).collect()
}

fn address(place: &Place, kind: Option<ItemKind>, tab: &str, page: u32) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if let Some(kind) = kind {
        query.append_pair("loai", kind.word());
    }
    if !tab.is_empty() {
        query.append_pair("loc", tab);
    }
    if page > 1 {
        query.append_pair("trang", &page.to_string());
    }
    let (path, query) = (Unit { unit: place.unit.slug.clone() }.to_string(), query.finish());
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

fn row(place: &Place, item: DeskRow) -> ItemRow {
    let public = item.slug.filter(|_| item.state.is_public());
    ItemRow {
        kind: item.kind,
        title: item.title,
        href: Item { unit: place.unit.slug.clone(), id: item.id.0 }.to_string(),
        state: item.state,
        changed: format!("lúc {}", day_and_time(item.changed_at)),
        changed_by: item.changed_by,
        public_href: public
            .map(|slug| format!("{}{}", place.registry.origin_of(&place.unit), of_item(item.kind, &slug))),
    }
}

/// `08:05 ngày 27/01/2024`
pub fn day_and_time(moment: Moment) -> String {
    format!("{} ngày {}", moment.vietnam_clock(), moment.vietnam_date().short())
}
