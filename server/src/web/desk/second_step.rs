//! `/dang-nhap/ma`: the code asked for after the password.

use app::paths::desk::SignIn;
use app::screens::desk::second_step::CODE;
use app::screens::desk::{DeskFrame, SecondStep};
use axum::response::Response;
use domain::second_factor::TypedCode;
use http::{HeaderValue, StatusCode, header};

use crate::actions::factors::{self, CodeOutcome, UseOfCode};
use crate::actions::sessions;
use crate::web::desk::device;
use crate::web::desk::entry::{self, Onward};
use crate::web::desk::passkey::{self, Refused};
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::desk::session::HalfSignedIn;
use crate::web::form::{self, CSRF};
use crate::web::respond::{self, CachePolicy, page, see_other};
use crate::web::throttle::Attempt;
use crate::web::{address, service};

const UNREADABLE: &str =
    "Mã xác minh gồm 6 chữ số trong ứng dụng, hoặc là một mã dự phòng 10 ký tự. Hãy xem lại mã vừa nhập.";
const WRONG: &str = "Mã không đúng hoặc đã dùng rồi. Hãy đợi ứng dụng hiện mã mới rồi nhập lại.";

/// `GET /dang-nhap/ma`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let onward = Onward::of_query(&request);
    match entry::half(&request).await? {
        Some(half) => ask(&request, &half, onward).await,
        None => Ok(see_other(&SignIn.to_string())),
    }
}

/// `POST /dang-nhap/ma`
pub async fn check(request: DeskRequest) -> Result<Response, DeskFault> {
    let (app, fields) = (&request.app, &request.posted.fields);
    let onward = Onward::of(fields);
    let Some(half) = entry::half(&request).await? else { return Ok(too_late(&request, onward)) };
    let again = async |status, fault: &str| page_with(&request, &half, onward.clone(), status, Some(fault)).await;
    if !form::same(fields.get(CSRF), &half.csrf) {
        return again(StatusCode::FORBIDDEN, "Trang này đã mở từ trước. Hãy nhập mã và gửi lần nữa.").await;
    }
    if passkey::is_answered(&request) {
        return match passkey::shown(&request, Some(half.person)).await? {
            Ok(person) => {
                let admitted = entry::enter(&request, person, onward.clone()).await?;
                Ok(admitted.unwrap_or_else(|| too_late(&request, onward)))
            }
            Err(Refused::Wrong(fault)) => again(StatusCode::UNPROCESSABLE_ENTITY, fault).await,
            Err(Refused::Wait(seconds)) => wait(&request, &half, onward, seconds).await,
        };
    }
    let Some(typed) = TypedCode::parse(fields.get(CODE)) else {
        return again(StatusCode::UNPROCESSABLE_ENTITY, UNREADABLE).await;
    };
    let (now, account) = (app.core.clock.now(), format!("ma:{}", half.person.0));
    let from = address::client(service::peer(&request.parts), &request.parts.headers, &app.trusted_proxies);
    let known = device::known(app, &request.parts, Some(half.person)).await?;
    let attempt = Attempt { account: &account, from, known };
    if let Some(seconds) = app.throttle.wait(attempt, now) {
        return wait(&request, &half, onward.clone(), seconds).await;
    }
    let use_of_code =
        UseOfCode { person: half.person, typed, device: device::of(app, &request.parts), way_out: entry::way_out(app) };
    if factors::use_code(&app.core, use_of_code).await? == CodeOutcome::Wrong {
        app.throttle.failed(attempt, now);
        app.metrics.sign_in_failures.inc();
        sessions::code_failed(&app.core, half.person).await?;
        return again(StatusCode::UNPROCESSABLE_ENTITY, WRONG).await;
    }
    app.throttle.succeeded(attempt);
    let admitted = entry::enter(&request, half.person, onward.clone()).await?;
    Ok(admitted.unwrap_or_else(|| too_late(&request, onward)))
}

async fn wait(request: &DeskRequest, half: &HalfSignedIn, onward: Onward, seconds: i64) -> Result<Response, DeskFault> {
    let sentence = format!("Đã thử sai nhiều lần. Hãy đợi {seconds} giây rồi thử lại.");
    let mut response = page_with(request, half, onward, StatusCode::TOO_MANY_REQUESTS, Some(&sentence)).await?;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Ok(response)
}

/// The page that asks for a code.
pub async fn ask(request: &DeskRequest, half: &HalfSignedIn, onward: Onward) -> Result<Response, DeskFault> {
    page_with(request, half, onward, StatusCode::OK, None).await
}

async fn page_with(
    request: &DeskRequest,
    half: &HalfSignedIn,
    onward: Onward,
    status: StatusCode,
    fault: Option<&str>,
) -> Result<Response, DeskFault> {
    let people = request.app.core.store.people();
    let (person, counts) = (people.by_id(half.person).await?, people.factors().counts(half.person).await?);
    let passkey = passkey::ask_second(&request.app, &request.session, half.person).await?;
    let screen = SecondStep {
        frame: DeskFrame::default(),
        csrf: half.csrf.clone(),
        email: person.map(|person| person.email.to_string()).unwrap_or_default(),
        has_app: counts.app,
        passkey,
        next: onward.next,
        held: onward.held,
        fault: fault.map(str::to_owned),
    };
    Ok(respond::html(status, page::render(screen, &request.app.assets.urls), CachePolicy::NoStore))
}

/// The time between the steps ran out: back to the first one, with everything that was being written.
pub fn too_late(request: &DeskRequest, onward: Onward) -> Response {
    const FAULT: &str = "Đã quá 10 phút kể từ khi nhập mật khẩu. Hãy đăng nhập lại.";
    crate::web::desk::sign_in::again_with(&request.app, onward, FAULT)
}
