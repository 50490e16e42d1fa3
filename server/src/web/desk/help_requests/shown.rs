//! One request as its page shows it: who asks only while it is open, and each deed that is possible now.

use app::paths::desk::{HelpRequest as RequestPath, HelpRequestGuide, HelpRequests as ListPath};
use app::screens::desk::{RequestDeeds, RequestFacts, RequestNoteRow, RequestPage, RequestTyped};
use axum::response::Response;
use domain::access::Reach;
use domain::help_request::state::Around;
use domain::help_request::timing::{ANSWERED_DAYS, HELD_DAYS, KEPT_DAYS};
use domain::help_request::{Deed, RequestId, RequestState, RequestStep, refusals};
use domain::item::{ItemKind, ItemState};
use domain::moment::CivilDate;
use http::StatusCode;
use store::{DeskReader, HelpRequest, ListedHamlet, Listing};

use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, Place};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page as rendered};

/// Guides offered.
const MOST_GUIDES: u32 = 60;

/// What the page shows beside the request.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) typed: Option<RequestTyped>,
    pub(super) notice: Option<&'static str>,
    pub(super) note: Option<String>,
}

/// The page of a request within reach.
pub(super) async fn page(
    place: &Place,
    id: RequestId,
    status: StatusCode,
    shown: Shown,
) -> Result<Response, DeskFault> {
    let now = place.app.core.clock.now();
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let request = desk.request(id).await?.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let notes = desk.request_notes(id).await?;
    let hamlets = desk.hamlets().await?;
    let may_guide = request.answer.is_some() && place.desk.may_write(ItemKind::Guide);
    let guides = if may_guide { guides(&desk, now.vietnam_date()).await? } else { Vec::new() };
    snapshot.end().await?;
    let unit = || place.unit.slug.clone();
    let draft = || RequestTyped {
        answer: request.draft.clone().or_else(|| request.answer.clone()).unwrap_or_default(),
        ..RequestTyped::default()
    };
    let screen = RequestPage {
        frame: place.frame(shown.notice),
        action: RequestPath { unit: unit(), id: id.0 }.to_string(),
        csrf: place.person.csrf.clone(),
        version: request.version,
        number: id.0,
        deeds: RequestDeeds { guides, ..deeds(place, &request, hamlets) },
        typed: shown.typed.unwrap_or_else(draft),
        notes: notes
            .into_iter()
            .map(|note| RequestNoteRow { by: format!("{}, {}", note.by, day_and_time(note.at)), words: note.words })
            .collect(),
        back_href: ListPath { unit: unit() }.to_string(),
        fault_note: shown.note,
        facts: facts(request, now),
    };
    Ok(respond::html(status, rendered::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// Guides that may get one more step, last changed first: their numbers and titles.
async fn guides(desk: &DeskReader<'_>, today: CivilDate) -> Result<Vec<(String, String)>, DeskFault> {
    let listing = Listing { kind: Some(ItemKind::Guide), page: 1, per_page: MOST_GUIDES, ..Listing::default() };
    let rows = desk.items(&listing, today).await?.rows.into_iter();
    let open = rows.filter(|row| row.state == ItemState::Draft || row.state.is_public());
    Ok(open.map(|row| (row.id.0.to_string(), row.title)).collect())
}

fn deeds(place: &Place, request: &HelpRequest, hamlets: Vec<ListedHamlet>) -> RequestDeeds {
    let whole_unit = place.desk.reach() == Reach::Whole;
    let around = Around { visit_asked: request.visit_asked, whole_unit };
    let steps: Vec<_> =
        RequestStep::ALL.into_iter().filter(|step| refusals(*step, request.state, around).is_empty()).collect();
    let own = request.hamlet.as_ref().map(|(id, _)| *id);
    let others = hamlets.into_iter().filter(|listed| !listed.hamlet.text.is_retired && Some(listed.hamlet.id) != own);
    let hand = if steps.contains(&RequestStep::Hand) {
        others.map(|listed| (listed.hamlet.id.0.to_string(), listed.hamlet.text.full_name())).collect()
    } else {
        Vec::new()
    };
    let path = HelpRequestGuide { unit: place.unit.slug.clone(), id: request.id.0 };
    let may_guide = request.answer.is_some() && place.desk.may_write(ItemKind::Guide);
    let guide_href = may_guide.then(|| path.to_string());
    RequestDeeds { steps, hand, note: request.erased_at.is_none(), guide_href, guides: Vec::new() }
}

fn facts(request: HelpRequest, now: domain::moment::Moment) -> RequestFacts {
    let is_open = request.state.is_open();
    let phone = request.phone.as_ref().filter(|_| is_open).map(|phone| (phone.to_string(), phone.href()));
    let comes = is_open && phone.is_none() && request.need.is_some();
    let pairs = [
        request.name.clone().filter(|_| is_open).map(|name| ("Người hỏi", name)),
        comes.then(|| ("Liên hệ", "Tự đến gặp tổ hoặc xem câu trả lời bằng mã".to_owned())),
        Some(("Nơi ở", request.hamlet.clone().map_or_else(|| "Người hỏi không rõ thôn".to_owned(), |(_, name)| name))),
        request.place.clone().filter(|_| is_open).map(|place| ("Nhờ đến nhà", place)),
        Some(("Gửi lúc", day_and_time(request.created_at))),
        request.state.is_unanswered().then(|| ("Hạn trả lời", day_and_time(request.due))),
        request.escalated_at.map(|at| ("Báo quá hạn lúc", day_and_time(at))),
        request.taken_by.clone().map(|name| ("Người nhận", name)),
        request.answered_at.map(|at| ("Trả lời lúc", day_and_time(at))),
        request.closed_at.map(|at| ("Khép lại lúc", day_and_time(at))),
    ];
    RequestFacts {
        topic: request.topic.label(),
        state: request.state,
        is_overdue: request.is_overdue(now),
        phone,
        pairs: pairs.into_iter().flatten().collect(),
        retention: retention(&request),
        need: request.need,
        answer: request.answer,
        reason: request.refused.map(|refused| refused.sentence()),
    }
}

/// When what is personal goes, or went.
fn retention(request: &HelpRequest) -> String {
    if let Some(at) = request.erased_at {
        return format!("Thông tin của người hỏi đã bị xóa lúc {}.", day_and_time(at));
    }
    match (request.timed().next(), request.state) {
        (Some((at, Deed::Erase)), _) => format!(
            "Tên, số điện thoại và chỗ ở không còn hiện; mọi thông tin của người hỏi bị xóa lúc {}.",
            day_and_time(at)
        ),
        (_, RequestState::Held) => {
            format!("Nếu không ai bấm “Không phải thư rác”, yêu cầu bị xóa sau {HELD_DAYS} ngày.")
        }
        (_, RequestState::Answered | RequestState::VisitArranged) => format!(
            "Yêu cầu tự khép lại {ANSWERED_DAYS} ngày sau khi trả lời; {KEPT_DAYS} ngày sau đó thông tin của người hỏi bị xóa."
        ),
        _ => format!("Thông tin của người hỏi bị xóa {KEPT_DAYS} ngày sau khi yêu cầu khép lại."),
    }
}
