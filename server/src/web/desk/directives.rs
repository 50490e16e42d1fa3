//! Directives at the desk: the province's list of what it sent, a unit's of what it was sent.

mod inbox;
pub mod receipt;
pub mod sent;
mod sent_page;
mod sent_table;
mod task_page;

use app::paths::desk::{Directive as DirectivePath, Directives, NewDirective, Unit as UnitPath};
use app::screens::desk::{DirectiveList, DirectiveRow};
use axum::response::Response;
use domain::access::Power;
use domain::directive::{DirectiveId, late_from};
use domain::moment::Moment;
use domain::number::integer;
use domain::unit::Unit;
use http::StatusCode;
use store::{DeskDirective, DeskReader, StoreError};

use crate::actions::directives::Addressee;
use crate::web::app::App;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page as pages};

const STALE_DEED: &str = "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy bấm lần nữa.";

/// `GET /don-vi/{unit}/chi-dao`
pub async fn list(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    if !is_province(place) {
        return inbox::show(&request).await;
    }
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).directives().await?;
    snapshot.end().await?;
    let now = place.app.core.clock.now();
    let notice = (request.query("da").as_deref() == Some("xoa")).then_some("Đã xóa bản nháp.");
    let unit = || place.unit.slug.clone();
    let screen = DirectiveList {
        frame: place.frame(notice),
        rows: found.iter().map(|directive| row(place, directive, now)).collect(),
        new_href: place.desk.may(Power::Publish).then(|| NewDirective { unit: unit() }.to_string()),
        back_href: UnitPath { unit: unit() }.to_string(),
    };
    Ok(respond::html(StatusCode::OK, pages::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// `GET /don-vi/{unit}/chi-dao/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    if is_province(request.place()?) { sent::show(&request).await } else { receipt::show(&request).await }
}

/// Who is told of a directive, and where they read it.
pub fn addressee(app: &App, unit: &Unit) -> Addressee {
    let list = Directives { unit: unit.slug.clone() };
    Addressee { name: unit.full_name.clone(), desk: format!("{}{list}", app.origin.below("studio")) }
}

/// What of it waits for the person at this desk: sentences and where to.
pub async fn waiting(place: &Place, desk: &DeskReader<'_>) -> Result<Vec<(String, String)>, StoreError> {
    if is_province(place) || !place.desk.may(Power::Write) {
        return Ok(Vec::new());
    }
    let counts = desk.open_directives(place.app.core.clock.now()).await?;
    if counts.open == 0 {
        return Ok(Vec::new());
    }
    let all = (counts.open, "việc tỉnh giao cần làm");
    let told = [all, (counts.late, "đã quá hạn"), (counts.unread, "chưa ai đọc")];
    let told = told.into_iter().filter(|(count, _)| *count > 0);
    let sentence = told.map(|(count, words)| format!("{} {words}", number(count))).collect::<Vec<_>>().join(", ");
    Ok(vec![(sentence, own(place).to_string())])
}

fn own(place: &Place) -> Directives {
    Directives { unit: place.unit.slug.clone() }
}

fn at(place: &Place, id: DirectiveId) -> DirectivePath {
    DirectivePath { unit: place.unit.slug.clone(), id: id.0 }
}

/// Whether this is the desk of the province, which sends them.
fn is_province(place: &Place) -> bool {
    place.registry.portal().is_some_and(|portal| portal.id == place.unit.id)
}

fn directive_id(request: &DeskRequest) -> Result<DirectiveId, DeskFault> {
    request.path.id.map(DirectiveId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn number(count: u64) -> String {
    integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// `61/82`
fn of_all(count: u64, all: u64) -> String {
    format!("{}/{}", number(count), number(all))
}

fn name(name: Option<&String>) -> &str {
    name.map_or("Một người đã nghỉ", String::as_str)
}

fn row(place: &Place, directive: &DeskDirective, now: Moment) -> DirectiveRow {
    let tally = directive.tally;
    let mut facts = vec![format!("Hạn {}", directive.text.deadline.short())];
    if !directive.state.is_draft() {
        facts.push(format!("Đã đọc {}", of_all(tally.read, tally.addressed)));
        facts.push(format!("Đã xong {}", of_all(tally.done, tally.addressed)));
    }
    DirectiveRow {
        title: directive.text.title.clone(),
        href: at(place, directive.id).to_string(),
        state: directive.state,
        is_late: directive.state.is_open() && tally.open() > 0 && late_from(directive.text.deadline) <= now,
        facts,
    }
}
