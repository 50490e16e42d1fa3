//! A unit's desk: its items by state, what waits for the person, the search.

mod asked;

use app::paths::desk::{
    Activities, Alerts, Appearance, AuditTrail, Blocks, Bulk as BulkPath, Campaigns, Categories, Directives, Equipment,
    Facts, Hamlets, Item, Library, Liveliness, NewItem, Officers, People, Queue, ReadyGuides, ShareInbox, TeamReports,
    Unit, WordImport, Workflow,
};
use app::paths::of_item;
use app::screens::desk::{Bulk, FactsCorner, ItemList, ItemRow, Seek};
use axum::response::Response;
use domain::access::Power;
use domain::bulk::choice;
use domain::item::ItemKind;
use domain::moment::{CivilDate, Moment};
use domain::number::integer;
use domain::unit::Level;
use http::StatusCode;
use store::{DeskCounts, DeskRow, ItemFilter, Listing, Snapshot};

use self::asked::Asked;
use crate::actions::invitations;
use crate::web::desk::preview::NO_SITE;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::desk::{directives, facts, help_requests, shares, team_reports};
use crate::web::respond::{self, CachePolicy, page};

const PER_PAGE: u32 = 20;

/// The tabs: their name in the address, their label, what they show.
fn tabs(today: CivilDate) -> [(&'static str, &'static str, Option<ItemFilter>); 10] {
    [
        ("", "Tất cả", None),
        ("nhap", "Bản nháp", Some(ItemFilter::Drafts)),
        ("cua-toi", "Của tôi", Some(ItemFilter::Mine)),
        ("cho-duyet", "Chờ duyệt", Some(ItemFilter::Submitted)),
        ("tra-lai", "Bị trả lại", Some(ItemFilter::Returned)),
        ("hen-gio", "Hẹn giờ", Some(ItemFilter::Scheduled)),
        ("da-dang", "Đã đăng", Some(ItemFilter::Published)),
        ("da-go", "Đã gỡ, hết hạn", Some(ItemFilter::Withdrawn)),
        ("xem-lai", "Cần xem lại", Some(ItemFilter::ToReview(today))),
        ("da-cat", "Đã cất", Some(ItemFilter::Archived)),
    ]
}

/// How many each tab shows, in their order.
fn in_tabs(counts: &DeskCounts) -> [u64; 10] {
    let DeskCounts { all, drafts, mine, submitted, returned, scheduled, published, withdrawn, to_review, archived } =
        *counts;
    [all, drafts, mine, submitted, returned, scheduled, published, withdrawn, to_review, archived]
}

/// What may be begun: the words on the buttons.
const BEGIN: [(ItemKind, &str); 5] = [
    (ItemKind::Article, "Viết bài mới"),
    (ItemKind::Notice, "Thông báo mới"),
    (ItemKind::Event, "Sự kiện mới"),
    (ItemKind::Page, "Trang thông tin mới"),
    (ItemKind::Guide, "Hướng dẫn mới"),
];

/// `GET /don-vi/{unit}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, query) = (request.place()?, request.parts.uri.query().unwrap_or_default());
    invitations::came(&place.app.core, place.person.person, place.unit.id).await?;
    list(place, query, StatusCode::OK, Vec::new()).await
}

/// The list a query asks for, with what became of a deed on many.
pub async fn list(place: &Place, query: &str, status: StatusCode, report: Vec<String>) -> Result<Response, DeskFault> {
    let today = place.app.core.clock.now().vietnam_date();
    let asked = Asked::read(query);
    let tabs = tabs(today);
    let (_, _, filter) = tabs.into_iter().find(|(name, ..)| *name == asked.tab).unwrap_or(tabs[0]);
    let listing = Listing {
        kind: asked.kind,
        filter,
        category: asked.category,
        words: asked.words(),
        page: asked.page,
        per_page: PER_PAGE,
    };
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let found = desk.items(&listing, today).await?;
    let everything = if asked.kind.is_none() { found.counts } else { desk.counts(None, today).await? };
    let categories: Vec<_> = desk.categories().await?;
    let facts = facts_corner(place, &snapshot).await?;
    let mut asked_for = help_requests::waiting(place, &desk).await?;
    asked_for.extend(team_reports::waiting(place, &desk).await?);
    asked_for.extend(shares::waiting(place, &desk).await?);
    asked_for.extend(directives::waiting(place, &desk).await?);
    snapshot.end().await?;
    let pages = u32::try_from(found.total.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX).max(1);
    let page = asked.page;
    let href = |tab: &str, page| Asked { tab: tab.to_owned(), page, ..asked.clone() }.address(place);
    let may_write = place.desk.may(Power::Write);
    let offered = categories.iter().filter(|category| !category.is_retired);
    let named = |category: &domain::category::Category| (category.id.0.to_string(), category.name.clone());
    let bulk = may_write.then(|| Bulk {
        action: BulkPath { unit: place.unit.slug.clone() }.to_string(),
        csrf: place.person.csrf.clone(),
        categories: offered.map(named).collect(),
        back: asked.address(place),
        may_withdraw: place.desk.may(Power::Publish),
    });
    let screen = ItemList {
        frame: place.frame(notice(place, query)),
        rows: found.rows.into_iter().map(|item| row(place, item)).collect(),
        kinds: kinds(place, &asked),
        tabs: tabs
            .into_iter()
            .zip(in_tabs(&found.counts))
            .map(|((name, label, _), count)| (label.to_owned(), href(name, 1), count, name == asked.tab))
            .collect(),
        work: asked_for.into_iter().chain(work(place, &everything, facts.as_ref())).collect(),
        queue_href: Queue { unit: place.unit.slug.clone() }.to_string(),
        library_href: Library { unit: place.unit.slug.clone() }.to_string(),
        hamlets_href: (place.unit.kind.level() == Level::Commune)
            .then(|| Hamlets { unit: place.unit.slug.clone() }.to_string()),
        activities_href: (place.unit.kind.level() == Level::Commune)
            .then(|| Activities { unit: place.unit.slug.clone() }.to_string()),
        reports_href: TeamReports { unit: place.unit.slug.clone() }.to_string(),
        equipment_href: Equipment { unit: place.unit.slug.clone() }.to_string(),
        liveliness_href: may_write.then(|| Liveliness { unit: place.unit.slug.clone() }.to_string()),
        inbox_href: may_write.then(|| ShareInbox { unit: place.unit.slug.clone() }.to_string()),
        directives_href: may_write.then(|| Directives { unit: place.unit.slug.clone() }.to_string()),
        alerts_href: Alerts { unit: place.unit.slug.clone() }.to_string(),
        blocks_href: Blocks { unit: place.unit.slug.clone() }.to_string(),
        campaigns_href: Campaigns { unit: place.unit.slug.clone() }.to_string(),
        word_href: may_write.then(|| WordImport { unit: place.unit.slug.clone() }.to_string()),
        seek: Seek {
            action: Unit { unit: place.unit.slug.clone() }.to_string(),
            words: asked.typed.clone(),
            category: asked.category.map(|category| category.0.to_string()).unwrap_or_default(),
            categories: categories.iter().map(named).collect(),
            kept: asked.kept(),
            is_used: asked.is_seeking(),
        },
        bulk,
        report,
        page,
        pages,
        page_hrefs: (
            (page > 1).then(|| href(&asked.tab, page.min(pages + 1) - 1)),
            (page < pages).then(|| href(&asked.tab, page + 1)),
        ),
        begin: begin(place),
        categories_href: (place.desk.may(Power::Publish))
            .then(|| Categories { unit: place.unit.slug.clone() }.to_string()),
        facts,
    };
    Ok(respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

async fn facts_corner(place: &Place, snapshot: &Snapshot) -> Result<Option<FactsCorner>, DeskFault> {
    if !place.desk.may(Power::Administer) {
        return Ok(None);
    }
    let unit = || place.unit.slug.clone();
    let (profile, missing) = facts::lacking_today(place, snapshot).await?;
    Ok(Some(FactsCorner {
        facts_href: Facts { unit: unit() }.to_string(),
        officers_href: Officers { unit: unit() }.to_string(),
        people_href: People { unit: unit() }.to_string(),
        appearance_href: Appearance { unit: unit() }.to_string(),
        audit_href: AuditTrail { unit: unit() }.to_string(),
        workflow_href: Workflow { unit: unit() }.to_string(),
        missing: missing.len(),
        is_confirmed: profile.confirmed_at.is_some(),
    }))
}

/// What waits for the person: what they alone or they among few can do next.
fn work(place: &Place, counts: &DeskCounts, facts: Option<&FactsCorner>) -> Vec<(String, String)> {
    let href = |tab: &str| Asked { tab: tab.to_owned(), ..Asked::default() }.address(place);
    let number = |count: u64| integer(i64::try_from(count).unwrap_or(i64::MAX));
    // Of what is in these lists a member of a team can do something with the guides.
    let (may_write, may_publish) = (place.desk.may(Power::Draft), place.desk.may(Power::Publish));
    let lines = [
        (may_publish, counts.submitted, "bài chờ bạn duyệt", "cho-duyet"),
        (may_write, counts.returned, "bài bị trả lại để sửa", "tra-lai"),
        (may_write, counts.mine, "bản nháp của bạn", "cua-toi"),
        (may_write, counts.to_review, "bài đến ngày xem lại", "xem-lai"),
        (true, counts.scheduled, "bài có hẹn giờ", "hen-gio"),
    ];
    let mut work: Vec<_> = lines
        .into_iter()
        .filter(|(concerns, count, ..)| *concerns && *count > 0)
        .map(|(_, count, words, tab)| (format!("{} {words}", number(count)), href(tab)))
        .collect();
    if let Some(facts) = facts.filter(|facts| facts.missing > 0) {
        work.push((format!("{} mục thông tin đơn vị còn thiếu", facts.missing), facts.facts_href.clone()));
    }
    work
}

fn begin(place: &Place) -> Vec<(&'static str, String)> {
    let path = NewItem { unit: place.unit.slug.clone() };
    let allowed = BEGIN.into_iter().filter(|(kind, _)| place.desk.may_write(*kind));
    let mut begin: Vec<_> = allowed.map(|(kind, label)| (label, format!("{path}?loai={}", kind.word()))).collect();
    if place.desk.may(Power::Draft) {
        begin.push(("Hướng dẫn có sẵn", ReadyGuides { unit: place.unit.slug.clone() }.to_string()));
    }
    begin
}

/// The kinds as a filter; the state chosen stays.
fn kinds(place: &Place, asked: &Asked) -> Vec<(String, String, bool)> {
    let each = ItemKind::ALL.map(|kind| (Some(kind), kind.label()));
    let all = [(None, "Tất cả các loại")].into_iter().chain(each);
    all.map(|(kind, label)| {
        let address = Asked { kind, page: 1, ..asked.clone() }.address(place);
        (label.to_owned(), address, kind == asked.kind)
    })
    .collect()
}

/// Said to whoever followed a link of a preview to a site that is not there.
fn notice(place: &Place, query: &str) -> Option<&'static str> {
    let followed = form_urlencoded::parse(query.as_bytes()).any(|(key, value)| key == "da" && value == NO_SITE);
    let is_practice = place.registry.practice(place.unit.id).is_some();
    (followed && is_practice)
        .then_some("Liên kết ấy dẫn tới trang công khai. Đơn vị thực hành không có trang công khai nên bạn về đây.")
}

fn row(place: &Place, item: DeskRow) -> ItemRow {
    let standing = item.standing();
    let moments = [
        item.publish_at.map(|at| format!("Tự đăng lúc {}", day_and_time(at))),
        item.expire_at.map(|at| format!("Hết hạn lúc {}", day_and_time(at))),
        item.review_on.map(|day| format!("Xem lại ngày {}", day.short())),
    ];
    let public = item.slug.filter(|_| item.state.is_public());
    ItemRow {
        kind: item.kind,
        title: item.title,
        href: Item { unit: place.unit.slug.clone(), id: item.id.0 }.to_string(),
        standing,
        moments: moments.into_iter().flatten().collect(),
        choice: place.desk.may(Power::Write).then(|| choice(item.id, item.version)),
        changed: format!("lúc {}", day_and_time(item.changed_at)),
        changed_by: item.changed_by,
        public_href: public
            .zip(place.registry.public_origin(&place.unit))
            .map(|(slug, origin)| format!("{origin}{}", of_item(item.kind, &slug))),
    }
}

/// `08:05 ngày 27/01/2024`
pub fn day_and_time(moment: Moment) -> String {
    format!("{} ngày {}", moment.vietnam_clock(), moment.vietnam_date().short())
}
