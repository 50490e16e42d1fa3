//! Looking up a request by its code. The code travels in the body of a form: addresses end up in logs and histories.

use app::paths::public::TrackRequest as Path;
use app::screens::public::{Section, TrackRequest, TrackedRequest};
use axum::response::Response;
use domain::help_request::{RequestState, TrackingCode};
use domain::moment::Moment;
use http::StatusCode;
use store::Tracked;

use crate::actions::help_requests;
use crate::secret::token_digest;
use crate::web::allowance::Allowed;
use crate::web::desk::items::day_and_time;
use crate::web::public::frame;
use crate::web::public_form::{PublicFault, PublicPost};
use crate::web::respond::error::{ErrorKind, dressed};
use crate::web::respond::{self, CachePolicy, page};

/// Of one network: 51 bits are found by nobody at this pace, and a whole village may sit behind one address.
const LOOK_UPS: Allowed = Allowed { times: 60, within: 600 };

/// What the page shows.
#[derive(Default)]
struct Shown {
    typed: String,
    fault: Option<String>,
    notice: Option<&'static str>,
    found: Option<TrackedRequest>,
}

/// `GET /tra-cuu-yeu-cau`
pub async fn show(post: PublicPost) -> Result<Response, PublicFault> {
    must_be_there(&post).await?;
    screen(&post, StatusCode::OK, Shown::default()).await
}

/// `POST /tra-cuu-yeu-cau`
pub async fn find(post: PublicPost) -> Result<Response, PublicFault> {
    let code = match code(&post).await? {
        Ok(code) => code,
        Err(refused) => return Ok(refused),
    };
    match tracked(&post, &code).await? {
        Some(found) => {
            let found = Some(told(found, &code));
            screen(&post, StatusCode::OK, Shown { found, ..Shown::default() }).await
        }
        None => unknown(&post).await,
    }
}

/// `POST /tra-cuu-yeu-cau/rut`
pub async fn take_back(post: PublicPost) -> Result<Response, PublicFault> {
    let code = match code(&post).await? {
        Ok(code) => code,
        Err(refused) => return Ok(refused),
    };
    let is_taken_back = help_requests::take_back(&post.app.core, post.site.unit.id, &code).await?;
    let Some(found) = tracked(&post, &code).await? else { return unknown(&post).await };
    let (status, notice) = if is_taken_back {
        (StatusCode::OK, "Đã rút yêu cầu. Mọi thông tin ông/bà đã ghi đã bị xóa.")
    } else {
        (StatusCode::CONFLICT, "Yêu cầu này đã khép lại từ trước nên không rút được nữa.")
    };
    screen(&post, status, Shown { notice: Some(notice), found: Some(told(found, &code)), ..Shown::default() }).await
}

/// Where there is nobody to ask, there is nothing to look up.
async fn must_be_there(post: &PublicPost) -> Result<(), PublicFault> {
    let snapshot = post.app.core.store.snapshot().await?;
    let hamlets = snapshot.site(post.site.unit.id).hamlets().await?;
    snapshot.end().await?;
    if hamlets.is_empty() { Err(PublicFault::Kind(ErrorKind::NotFound)) } else { Ok(()) }
}

/// The code that was typed, or the page that says what is wrong with it.
async fn code(post: &PublicPost) -> Result<Result<TrackingCode, Response>, PublicFault> {
    must_be_there(post).await?;
    let typed: String = post.fields.get(TrackingCode::FIELD).chars().take(100).collect();
    let code = match TrackingCode::parse(&typed) {
        Ok(code) => code,
        Err(fault) => {
            let shown = Shown { typed, fault: Some(fault.sentence().to_owned()), ..Shown::default() };
            return Ok(Err(screen(post, StatusCode::UNPROCESSABLE_ENTITY, shown).await?));
        }
    };
    match post.app.allowance.take("tra-cuu", post.client, LOOK_UPS, post.at) {
        Some(seconds) => Err(PublicFault::TooOften(seconds)),
        None => Ok(Ok(code)),
    }
}

async fn tracked(post: &PublicPost, code: &TrackingCode) -> Result<Option<Tracked>, PublicFault> {
    let snapshot = post.app.core.store.snapshot().await?;
    let found = snapshot.site(post.site.unit.id).tracked(&token_digest(&code.plain())).await?;
    snapshot.end().await?;
    Ok(found)
}

async fn unknown(post: &PublicPost) -> Result<Response, PublicFault> {
    let typed: String = post.fields.get(TrackingCode::FIELD).chars().take(100).collect();
    let place = post.site.unit.name_in_sentence();
    let fault = Some(format!(
        "Mã yêu cầu: không có yêu cầu nào ở {place} mang mã này. Hãy so lại từng nhóm; nếu đã gửi ở xã, phường khác thì tra trên trang của nơi ấy."
    ));
    screen(post, StatusCode::UNPROCESSABLE_ENTITY, Shown { typed, fault, ..Shown::default() }).await
}

fn told(found: Tracked, code: &TrackingCode) -> TrackedRequest {
    let Tracked { hamlet, topic, state, since, created_at, due, answer, refused, erased_at, .. } = found;
    let waits = state.is_unanswered() || state == RequestState::Held;
    let facts = [
        Some(("Gửi lúc", day_and_time(created_at))),
        Some(("Về việc", topic.label().to_owned())),
        hamlet.map(|name| ("Nơi ở", name)),
        waits.then(|| ("Hạn trả lời", day_and_time(due))),
        (!waits).then(|| ("Cập nhật lúc", day_and_time(since))),
        erased_at.map(|at: Moment| ("Đã xóa thông tin lúc", day_and_time(at))),
    ];
    TrackedRequest {
        sentence: state.for_the_resident().to_owned(),
        facts: facts.into_iter().flatten().collect(),
        answer,
        reason: refused.map(|refused| refused.sentence()),
        may_take_back: state.is_open().then(|| code.in_groups()),
    }
}

async fn screen(post: &PublicPost, status: StatusCode, shown: Shown) -> Result<Response, PublicFault> {
    let Shown { typed, fault, notice, found } = shown;
    let site = dressed(&post.app, &post.site).await;
    let frame = frame::of(&post.app, &post.registry, &site, &Path.to_string(), Section::Other);
    let screen = TrackRequest { frame, typed, fault, notice, found };
    Ok(respond::html(status, page::render(screen, &post.app.assets.urls), CachePolicy::NoStore))
}
