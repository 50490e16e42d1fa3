//! What was sent to a unit.

use app::paths::desk::Unit as UnitPath;
use app::screens::desk::{DirectiveInbox, InboxRow};
use axum::response::Response;
use domain::directive::UnitStanding;
use domain::moment::Moment;
use http::StatusCode;
use store::AddressedDirective;

use super::{at, own};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::{self, CachePolicy, page as pages};

/// Whether a tab shows a directive.
type Shows = fn(&AddressedDirective, Moment) -> bool;

/// The tabs: their name in the address, their label, what they show.
const TABS: [(&str, &str, Shows); 4] = [
    ("", "Cần làm", |directive, _| directive.is_open()),
    ("qua-han", "Quá hạn", AddressedDirective::is_late),
    ("xong", "Đã làm xong", |directive, _| {
        directive.state.is_open() && directive.receipt.standing == UnitStanding::Done
    }),
    ("khep", "Đã kết thúc, thu hồi", |directive, _| !directive.state.is_open()),
];

/// The list.
pub(super) async fn show(request: &DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let now = place.app.core.clock.now();
    let snapshot = place.app.core.store.snapshot().await?;
    let mut found = snapshot.desk(&place.desk).addressed().await?;
    snapshot.end().await?;
    let asked = request.query("loc").unwrap_or_default();
    let (tab, _, shows) = TABS.into_iter().find(|(name, ..)| *name == asked).unwrap_or(TABS[0]);
    // What is open by its deadline; the rest stays as it is, the newest first.
    found.sort_by_key(|directive| directive.is_open().then_some(directive.text.deadline));
    let tabs = TABS.into_iter().map(|(name, label, shows)| {
        let count = found.iter().filter(|directive| shows(directive, now)).count();
        let href = if name.is_empty() { own(place).to_string() } else { format!("{}?loc={name}", own(place)) };
        (label.to_owned(), href, count as u64, name == tab)
    });
    let screen = DirectiveInbox {
        frame: place.frame(None),
        tabs: tabs.collect(),
        rows: found.iter().filter(|directive| shows(directive, now)).map(|found| row(place, found, now)).collect(),
        back_href: UnitPath { unit: place.unit.slug.clone() }.to_string(),
    };
    Ok(respond::html(StatusCode::OK, pages::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn row(place: &Place, directive: &AddressedDirective, now: Moment) -> InboxRow {
    InboxRow {
        title: directive.text.title.clone(),
        href: at(place, directive.id).to_string(),
        state: directive.state,
        standing: directive.receipt.standing,
        is_late: directive.is_late(now),
        facts: vec![
            format!("Hạn 17:00 ngày {}", directive.text.deadline.short()),
            format!("Giao {}", day_and_time(directive.sent_at)),
        ],
    }
}
