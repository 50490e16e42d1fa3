//! What residents ask for, at the desk: the list, one request, and what is done with it.

mod shown;

use app::paths::desk::{GuideStep, HelpRequest as RequestPath, HelpRequests as ListPath, Item, Unit};
use app::screens::desk::{RequestList, RequestRow, RequestTyped};
use axum::response::Response;
use domain::access::Reach;
use domain::help_request::{AnswerWords, NoteWords, Refused, RefusedFor, RequestId, RequestRefusal};
use domain::item::ItemId;
use domain::moment::Moment;
use domain::number::integer;
use domain::text;
use http::StatusCode;
use store::{DeskReader, HelpRequest, RequestFilter, RequestStepped, StoreError};

use self::shown::{Shown, page as request_page};
use crate::actions::help_requests::guide_of_answer::{self, GuideMade};
use crate::actions::help_requests::{self, Change};
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::public::asking::whose;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

const PER_PAGE: u32 = 20;

/// Letters of a request in the list.
const MOST_OF_A_NEED: usize = 90;

const STALE_FORM: &str =
    "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại yêu cầu rồi bấm lần nữa.";

/// The tabs: their name in the address, their label, what they show.
const TABS: [(&str, &str, RequestFilter); 4] = [
    ("", "Chờ trả lời", RequestFilter::Waiting),
    ("tra-loi", "Đã trả lời", RequestFilter::Answered),
    ("nghi", "Nghi thư rác", RequestFilter::Held),
    ("khep", "Đã khép lại", RequestFilter::Closed),
];

/// `GET /don-vi/{unit}/yeu-cau`
pub async fn list(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let (page, tab) = (request.page(), request.query("loc").unwrap_or_default());
    let (tab, _, filter) = TABS.into_iter().find(|(name, ..)| *name == tab).unwrap_or(TABS[0]);
    let now = place.app.core.clock.now();
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let found = desk.requests(filter, page, PER_PAGE).await?;
    let counts = desk.request_counts(now).await?;
    let reach = reach(place, desk.hamlets().await?);
    snapshot.end().await?;
    let pages = u32::try_from(found.total.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX).max(1);
    let path = ListPath { unit: place.unit.slug.clone() };
    let href = |tab: &str, page: u32| match (tab, page) {
        ("", 1) => path.to_string(),
        ("", page) => format!("{path}?trang={page}"),
        (tab, 1) => format!("{path}?loc={tab}"),
        (tab, page) => format!("{path}?loc={tab}&trang={page}"),
    };
    let tabs = TABS.into_iter().zip(counts.of);
    let screen = RequestList {
        frame: place.frame(None),
        reach,
        tabs: tabs.map(|((name, label, _), count)| (label.to_owned(), href(name, 1), count, name == tab)).collect(),
        rows: found.rows.into_iter().map(|request| row(place, request, now)).collect(),
        page,
        pages,
        page_hrefs: (
            (page > 1).then(|| href(tab, page.min(pages + 1) - 1)),
            (page < pages).then(|| href(tab, page + 1)),
        ),
        back_href: Unit { unit: place.unit.slug.clone() }.to_string(),
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// What of it waits for the person at this desk: sentences and where to.
pub async fn waiting(place: &Place, desk: &DeskReader<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let counts = desk.request_counts(place.app.core.clock.now()).await?;
    let [waiting, answered, held, closed] = counts.of;
    let path = ListPath { unit: place.unit.slug.clone() };
    let number = |count: u64| integer(i64::try_from(count).unwrap_or(i64::MAX));
    let mut lines = Vec::new();
    if waiting > 0 {
        let late =
            if counts.overdue > 0 { format!(", {} đã quá hạn", number(counts.overdue)) } else { String::new() };
        lines.push((format!("{} yêu cầu hỗ trợ chờ trả lời{late}", number(waiting)), path.to_string()));
    } else if answered + closed > 0 {
        lines.push(("Yêu cầu hỗ trợ của người dân".to_owned(), path.to_string()));
    }
    if held > 0 {
        lines.push((format!("{} yêu cầu hỗ trợ nghi là thư rác", number(held)), format!("{path}?loc=nghi")));
    }
    Ok(lines)
}

/// Whose requests are shown.
fn reach(place: &Place, hamlets: Vec<store::ListedHamlet>) -> String {
    let Reach::Only(own) = place.desk.reach() else {
        return "Tất cả yêu cầu của người dân gửi tới đơn vị.".to_owned();
    };
    let names: Vec<_> = hamlets
        .into_iter()
        .filter(|listed| own.contains(&listed.hamlet.id))
        .map(|listed| listed.hamlet.text.full_name())
        .collect();
    if names.is_empty() {
        return "Bạn chưa được giao thôn, ấp, khu phố nào nên chưa thấy yêu cầu; hãy nhờ quản trị của đơn vị ghi thôn vào vai trò của bạn.".to_owned();
    }
    format!("Yêu cầu của nơi bạn phụ trách: {}.", names.join(", "))
}

fn row(place: &Place, request: HelpRequest, now: Moment) -> RequestRow {
    let facts = [
        Some(format!("Gửi {}", day_and_time(request.created_at))),
        request.state.is_unanswered().then(|| format!("Trả lời trước {}", day_and_time(request.due))),
        request.taken_by.clone().map(|name| format!("{name} đã nhận")),
    ];
    RequestRow {
        topic: request.topic.label(),
        href: RequestPath { unit: place.unit.slug.clone(), id: request.id.0 }.to_string(),
        state: request.state,
        is_overdue: request.is_overdue(now),
        hamlet: request.hamlet.map_or_else(|| "Chưa rõ thôn".to_owned(), |(_, name)| name),
        need: request.need.map(|need| text::truncate(&need.replace('\n', " "), MOST_OF_A_NEED)),
        facts: facts.into_iter().flatten().collect(),
    }
}

/// `GET /don-vi/{unit}/yeu-cau/{id}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, id(&request)?);
    let notice = match request.query("da").as_deref() {
        Some("nhan") => Some("Bạn đã nhận yêu cầu này."),
        Some("luu") => Some("Đã lưu nháp câu trả lời; người hỏi chưa thấy."),
        Some("tra-loi") => Some("Đã gửi câu trả lời. Người hỏi xem được bằng mã."),
        Some("hen") => Some("Đã ghi là sẽ đến nhà. Hãy gọi điện cho người hỏi."),
        Some("xong") => Some("Đã đánh dấu xong."),
        Some("tu-choi") => Some("Đã ghi là không tiếp nhận. Người hỏi đọc được lý do."),
        Some("khong-phai-rac") => Some("Đã chuyển yêu cầu cho tổ."),
        Some("chuyen") => Some("Đã chuyển yêu cầu."),
        Some("ghi-chu") => Some("Đã ghi chú."),
        _ => None,
    };
    request_page(place, id, StatusCode::OK, Shown { notice, ..Shown::default() }).await
}

fn id(request: &DeskRequest) -> Result<RequestId, DeskFault> {
    request.path.id.map(RequestId).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

/// What the person typed into the forms of the page.
fn typed(fields: &Fields) -> RequestTyped {
    let text = |name| fields.get(name).to_owned();
    RequestTyped {
        answer: text(AnswerWords::FIELD),
        note: text(NoteWords::FIELD),
        reason: text(RefusedFor::FIELD),
        explanation: text(Refused::EXPLANATION_FIELD),
        hamlet: text("thon"),
        guide: text(RequestTyped::GUIDE),
        ..RequestTyped::default()
    }
}

/// `POST /don-vi/{unit}/yeu-cau/{id}`
pub async fn act(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, id(&request)?);
    let fields = &request.posted.fields;
    let typed = typed(fields);
    let again = |status, shown| request_page(place, id, status, shown);
    if !request.posted.trusted {
        return again(
            StatusCode::FORBIDDEN,
            Shown { typed: Some(typed), note: Some(STALE_FORM.to_owned()), ..Shown::default() },
        )
        .await;
    }
    let deed = fields.get("viec");
    if deed == "ghi-chu" {
        return note(place, id, typed).await;
    }
    let change = match change(place, deed, &typed).await? {
        Ok(change) => change,
        Err(typed) => {
            let note = (typed.faults_are_none()).then(|| "Hãy bấm một trong các nút của trang.".to_owned());
            return again(StatusCode::UNPROCESSABLE_ENTITY, Shown { typed: Some(*typed), note, ..Shown::default() })
                .await;
        }
    };
    let version = fields.get("phien_ban").parse().unwrap_or(0);
    let whose = whose(&place.app, &place.unit);
    match help_requests::take(&place.app.core, &place.desk, whose, id, version, change).await? {
        RequestStepped::Done(_) => Ok(see_other(&done(place, id, deed))),
        RequestStepped::Refused(refusals) => {
            let reasons: Vec<_> = refusals.into_iter().map(RequestRefusal::sentence).collect();
            let note = Some(format!("Chưa thực hiện. {}", reasons.join(" ")));
            again(StatusCode::UNPROCESSABLE_ENTITY, Shown { typed: Some(typed), note, ..Shown::default() }).await
        }
        RequestStepped::Stale(_) => {
            const NOTE: &str = "Chưa thực hiện: một đồng nghiệp, hay chính người hỏi, vừa thay đổi yêu cầu này. Hãy xem lại rồi bấm lần nữa; chữ bạn gõ vẫn còn.";
            again(StatusCode::CONFLICT, Shown { typed: Some(typed), note: Some(NOTE.to_owned()), ..Shown::default() })
                .await
        }
        RequestStepped::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// Where to after a deed: whoever gave a request away may not reach it any more.
fn done(place: &Place, id: RequestId, deed: &str) -> String {
    format!("{}?da={deed}", RequestPath { unit: place.unit.slug.clone(), id: id.0 })
}

/// The deed with what it brings along, or what was typed with what is wrong with it.
async fn change(
    place: &Place,
    deed: &str,
    typed: &RequestTyped,
) -> Result<Result<Change, Box<RequestTyped>>, DeskFault> {
    let words = || AnswerWords::parse(&typed.answer);
    let of_answer = |fault: String| Box::new(RequestTyped { answer_fault: Some(fault), ..typed.clone() });
    Ok(match deed {
        "nhan" => Ok(Change::Accept),
        "xong" => Ok(Change::Finish),
        "khong-phai-rac" => Ok(Change::Release),
        "tra-loi" => words().map(Change::Answer).map_err(of_answer),
        "luu" => words().map(Change::Draft).map_err(of_answer),
        "hen" if typed.answer.trim().is_empty() => Ok(Change::ArrangeVisit(None)),
        "hen" => words().map(|words| Change::ArrangeVisit(Some(words))).map_err(of_answer),
        "tu-choi" => Refused::parse(&typed.reason, &typed.explanation).map(Change::Refuse).map_err(|fault| {
            Box::new(RequestTyped { reason_fault: fault.kind, explanation_fault: fault.explanation, ..typed.clone() })
        }),
        "chuyen" => {
            if let Some(hamlet) = hamlet(place, &typed.hamlet).await? {
                return Ok(Ok(Change::Hand(hamlet)));
            }
            let fault = Some("Chuyển cho tổ của: hãy chọn một nơi trong danh sách.".to_owned());
            Err(Box::new(RequestTyped { hamlet_fault: fault, ..typed.clone() }))
        }
        _ => Err(Box::new(typed.clone())),
    })
}

async fn hamlet(place: &Place, typed: &str) -> Result<Option<domain::hamlet::HamletId>, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let hamlets = snapshot.desk(&place.desk).hamlets().await?;
    snapshot.end().await?;
    let listed = hamlets.into_iter().filter(|listed| !listed.hamlet.text.is_retired);
    let mut ids = listed.map(|listed| listed.hamlet.id);
    Ok(ids.find(|id| id.0.to_string() == typed))
}

async fn note(place: &Place, id: RequestId, typed: RequestTyped) -> Result<Response, DeskFault> {
    let words = match NoteWords::parse(&typed.note) {
        Ok(words) => words,
        Err(fault) => {
            let typed = Some(RequestTyped { note_fault: Some(fault), ..typed });
            let shown = Shown { typed, ..Shown::default() };
            return request_page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
    };
    if !help_requests::note(&place.app.core, &place.desk, id, words).await? {
        return Err(DeskFault::Kind(ErrorKind::NotFound));
    }
    Ok(see_other(&done(place, id, "ghi-chu")))
}

/// `POST /don-vi/{unit}/yeu-cau/{id}/huong-dan`
pub async fn make_guide(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, id(&request)?);
    if !request.posted.trusted {
        return request_page(
            place,
            id,
            StatusCode::FORBIDDEN,
            Shown { note: Some(STALE_FORM.to_owned()), ..Shown::default() },
        )
        .await;
    }
    let typed = typed(&request.posted.fields);
    let (unit, chosen) = (|| place.unit.slug.clone(), typed.guide.trim());
    let into = chosen.parse().ok().map(ItemId);
    let made = if into.is_none() && !chosen.is_empty() {
        GuideMade::NoGuide
    } else {
        let writer = place.desk.drafter().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
        guide_of_answer::make(&place.app.core, writer, id, into).await?
    };
    let shown = match made {
        GuideMade::New(item) => return Ok(see_other(&Item { unit: unit(), id: item.0 }.to_string())),
        GuideMade::Step(item, number) => {
            return Ok(see_other(&GuideStep { unit: unit(), id: item.0, number }.to_string()));
        }
        GuideMade::NoAnswer => {
            let note = "Chưa tạo hướng dẫn: yêu cầu này chưa có câu trả lời, hoặc câu trả lời đã bị xóa.";
            Shown { note: Some(note.to_owned()), ..Shown::default() }
        }
        GuideMade::NoGuide => {
            let fault = "Thêm vào: hướng dẫn đã chọn không còn, đã cất, đã gỡ hoặc đã quá dài. Hãy chọn hướng dẫn khác hoặc một hướng dẫn mới.";
            let typed = RequestTyped { guide_fault: Some(fault.to_owned()), ..typed };
            Shown { typed: Some(typed), ..Shown::default() }
        }
    };
    request_page(place, id, StatusCode::UNPROCESSABLE_ENTITY, shown).await
}

/// The page with what was posted, nothing done, and a note why.
pub async fn typed_again(
    place: &Place,
    id: RequestId,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    request_page(
        place,
        id,
        status,
        Shown { typed: Some(typed(fields)), note: Some(note.to_owned()), ..Shown::default() },
    )
    .await
}
