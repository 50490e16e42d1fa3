//! What is shared between units, at the desk: of the one that shares, and of the one that receives.

pub mod received;
pub mod subscriptions;
pub mod terms;

use app::paths::desk::{
    ItemShare, ReceivedShare, ShareInbox as InboxPath, SharesSent as SentPath, Subscriptions, Unit,
};
use app::screens::desk::{InboxLine, SentLine, ShareInbox, SharesSent};
use axum::response::Response;
use domain::access::Power;
use domain::number::integer;
use domain::share::{Audience, ShareTerms};
use domain::unit::UnitId;
use http::StatusCode;
use store::{InboxTab, ReceivedRow, SentShare, ShareCounts, StoreError};

use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::{self, CachePolicy, page};

/// Lines of a page of a list.
const PER_PAGE: u32 = 50;

const TABS: [(&str, &str, InboxTab); 4] = [
    ("", "Cần làm", InboxTab::ToDo),
    ("dang-dung", "Đang dùng", InboxTab::Shown),
    ("khong-dung", "Không dùng", InboxTab::Declined),
    ("da-thoi", "Đã thôi chia sẻ", InboxTab::Ended),
];

/// `GET /don-vi/{unit}/noi-dung-chung`
pub async fn inbox(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let asked = request.query("xem").unwrap_or_default();
    let (word, _, tab) = TABS.into_iter().find(|(word, ..)| *word == asked).unwrap_or(TABS[0]);
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let (rows, counts) = (desk.inbox(tab, request.page(), PER_PAGE).await?, desk.inbox_counts().await?);
    snapshot.end().await?;
    let path = InboxPath { unit: place.unit.slug.clone() };
    let href = |word: &str| if word.is_empty() { path.to_string() } else { format!("{path}?xem={word}") };
    let count = |tab: InboxTab| match tab {
        InboxTab::ToDo => counts.to_do,
        InboxTab::Shown => counts.shown,
        InboxTab::Declined => counts.declined,
        InboxTab::Ended => counts.ended,
    };
    let unit = || place.unit.slug.clone();
    let screen = ShareInbox {
        frame: place.frame(None),
        tabs: TABS.map(|(own, label, tab)| (label.to_owned(), href(own), count(tab), own == word)).to_vec(),
        rows: rows.into_iter().map(|row| line(place, row)).collect(),
        page: request.page(),
        pages: pages(count(tab)),
        page_hrefs: page_hrefs(&href(word), request.page(), pages(count(tab))),
        subscriptions_href: place.desk.may(Power::Publish).then(|| Subscriptions { unit: unit() }.to_string()),
        sent_href: SentPath { unit: unit() }.to_string(),
        back_href: Unit { unit: unit() }.to_string(),
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// How much of what others share waits for this unit, with where it is looked at; nothing where none does, and for
/// whoever may do nothing about it.
pub async fn waiting(place: &Place, desk: &store::DeskReader<'_>) -> Result<Option<(String, String)>, StoreError> {
    if !place.desk.may(Power::Write) {
        return Ok(None);
    }
    let to_do = desk.inbox_counts().await?.to_do;
    let label = format!("{} nội dung dùng chung cần xem", number(to_do));
    Ok((to_do > 0).then(|| (label, InboxPath { unit: place.unit.slug.clone() }.to_string())))
}

fn line(place: &Place, row: ReceivedRow) -> InboxLine {
    InboxLine {
        title: row.title,
        href: ReceivedShare { unit: place.unit.slug.clone(), id: row.share.0 }.to_string(),
        source: format!("{}, {}", name(place, row.source), row.kind.label().to_lowercase()),
        mode: row.mode,
        reception: row.reception,
        changed: day_and_time(row.event_at),
        is_seen: row.is_seen,
        is_taken_back: !row.is_public,
        is_adapted: row.is_adapted,
        is_overtaken: row.is_overtaken,
    }
}

/// `GET /don-vi/{unit}/da-chia-se`
pub async fn sent(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let snapshot = place.app.core.store.snapshot().await?;
    let (found, all) = snapshot.desk(&place.desk).shares_sent(request.page(), PER_PAGE).await?;
    snapshot.end().await?;
    let unit = || place.unit.slug.clone();
    let row = |share: SentShare| SentLine {
        title: share.title,
        href: ItemShare { unit: unit(), id: share.item.0 }.to_string(),
        about: format!("{}, {}", share.kind.label(), audience(&share.terms)),
        mode: share.terms.mode,
        is_public: share.is_public,
        counts: if share.is_public { counts(share.counts) } else { shown_nowhere(share.counts.all) },
    };
    let screen = SharesSent {
        frame: place.frame(None),
        rows: found.into_iter().map(row).collect(),
        page: request.page(),
        pages: pages(all),
        page_hrefs: page_hrefs(&SentPath { unit: unit() }.to_string(), request.page(), pages(all)),
        inbox_href: InboxPath { unit: unit() }.to_string(),
        back_href: Unit { unit: unit() }.to_string(),
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// How many pages so many lines fill.
fn pages(lines: u64) -> u32 {
    u32::try_from(lines.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX).max(1)
}

/// The page before and the one after, at the address of a list.
fn page_hrefs(list: &str, page: u32, pages: u32) -> (Option<String>, Option<String>) {
    let mark = if list.contains('?') { '&' } else { '?' };
    let on = |page: u32| if page <= 1 { list.to_owned() } else { format!("{list}{mark}trang={page}") };
    ((page > 1).then(|| on((page - 1).min(pages))), (page < pages).then(|| on(page + 1)))
}

/// The full name of a unit.
fn name(place: &Place, unit: UnitId) -> String {
    place.registry.unit(unit).map_or_else(String::new, |unit| unit.full_name.clone())
}

/// `mọi xã, phường, thị trấn`.
fn audience(terms: &ShareTerms) -> String {
    match &terms.audience {
        Audience::All => "mọi xã, phường, thị trấn".to_owned(),
        Audience::Portal => "cổng của tỉnh".to_owned(),
        Audience::Subscribers => "nơi tự theo dõi".to_owned(),
        Audience::Chosen { .. } => "những nơi đã chọn".to_owned(),
    }
}

fn counts(counts: ShareCounts) -> String {
    let ShareCounts { all, shown, adapted, waiting, declined, seen } = counts;
    let [all, shown, adapted, waiting, declined, seen] = [all, shown, adapted, waiting, declined, seen].map(number);
    format!("Đang dùng {shown}/{all}, có phần riêng {adapted}, chờ {waiting}, không dùng {declined}, báo đã xem {seen}")
}

/// Said of what its source took back, or never made public.
fn shown_nowhere(all: u64) -> String {
    format!("Dành cho {} đơn vị, không hiện ở đâu vì bài không công khai", number(all))
}

fn number(count: u64) -> String {
    integer(i64::try_from(count).unwrap_or(i64::MAX))
}
