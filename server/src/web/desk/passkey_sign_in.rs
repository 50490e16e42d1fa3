//! `/dang-nhap/khoa`: a passkey instead of e-mail, password and code. It is asked for by the button of the sign-in page,
//! so that looking at that page begins no session.

use app::paths::desk::SignIn;
use app::screens::desk::{DeskFrame, PasskeySignIn};
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};

use crate::web::desk::entry::{self, Onward};
use crate::web::desk::passkey::{self, Refused};
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::desk::{session, sign_in};
use crate::web::form::{self, CSRF};
use crate::web::respond::{self, CachePolicy, page, see_other};

/// `GET /dang-nhap/khoa`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let onward = Onward::of_query(&request);
    Ok(see_other(&onward.behind(&SignIn.to_string())))
}

/// `POST /dang-nhap/khoa`
pub async fn answer(request: DeskRequest) -> Result<Response, DeskFault> {
    let onward = Onward::of(&request.posted.fields);
    if request.person.is_some() {
        return Ok(see_other(&onward.next.unwrap_or_else(|| app::paths::desk::Home.to_string())));
    }
    if !passkey::is_answered(&request) {
        if !sign_in::stamp_holds(&request) {
            return Ok(sign_in::stale(&request, onward));
        }
        return ask(&request, onward, StatusCode::OK, None).await;
    }
    let csrf = session::token(&request.session).await?;
    if csrf.is_empty() || !form::same(request.posted.fields.get(CSRF), &csrf) {
        let fault = "Trang này đã mở từ trước. Hãy bấm nút lần nữa.";
        return ask(&request, onward, StatusCode::FORBIDDEN, Some(fault.to_owned())).await;
    }
    match passkey::shown(&request, None).await? {
        Ok(person) => {
            let admitted = entry::enter(&request, person, onward.clone()).await?;
            Ok(admitted.unwrap_or_else(|| sign_in::no_work(&request, onward)))
        }
        Err(Refused::Wrong(fault)) => {
            ask(&request, onward, StatusCode::UNPROCESSABLE_ENTITY, Some(fault.to_owned())).await
        }
        Err(Refused::Wait(seconds)) => {
            let fault = format!("Đã thử sai nhiều lần. Hãy đợi {seconds} giây rồi thử lại.");
            let mut response = ask(&request, onward, StatusCode::TOO_MANY_REQUESTS, Some(fault)).await?;
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            Ok(response)
        }
    }
}

/// The page that asks, each time with a question of its own.
async fn ask(
    request: &DeskRequest,
    onward: Onward,
    status: StatusCode,
    fault: Option<String>,
) -> Result<Response, DeskFault> {
    let csrf = session::begin_asking(&request.app, &request.session).await?;
    let options = passkey::ask_anybody(&request.app, &request.session).await?;
    let Onward { next, held } = onward;
    let screen = PasskeySignIn { frame: DeskFrame::default(), csrf, options, next, held, fault };
    Ok(respond::html(status, page::render(screen, &request.app.assets.urls), CachePolicy::NoStore))
}
