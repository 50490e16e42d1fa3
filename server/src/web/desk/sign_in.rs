//! Signing in and out.

use app::paths::desk::{Home, SignIn as SignInPath};
use app::screens::desk::{DeskFrame, SignIn};
use axum::response::Response;
use domain::password::Password;
use domain::person::EmailAddress;
use http::{HeaderName, HeaderValue, StatusCode, header};

use crate::actions::sessions;
use crate::web::app::App;
use crate::web::desk::entry::{self, Onward};
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::desk::{device, held};
use crate::web::form::{self, CSRF};
use crate::web::respond::{self, CachePolicy, page as render, see_other};
use crate::web::throttle::Attempt;
use crate::web::{address, service};

/// What the stamp of the form is for.
const PURPOSE: &str = "dang-nhap";

const STALE: &str = "Trang đăng nhập đã mở quá lâu. Hãy nhập mật khẩu và bấm Đăng nhập lần nữa.";
const NO_WORK: &str = "Tài khoản này chưa được giao việc ở đơn vị nào. Hãy hỏi quản trị của đơn vị.";

/// What the page shows beside the two fields.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The e-mail typed.
    pub email: String,
    /// Where to go afterwards.
    pub next: Option<String>,
    /// The form left behind.
    pub held: Vec<(String, String)>,
    /// What went wrong.
    pub fault: Option<String>,
}

/// `GET /dang-nhap`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let next = request.query("tiep").filter(|next| is_own_path(next));
    if request.person.is_some() {
        return Ok(see_other(&next.unwrap_or_else(|| Home.to_string())));
    }
    Ok(page(&request.app, StatusCode::OK, Asked { next, ..Asked::default() }))
}

/// `POST /dang-nhap`
pub async fn sign_in(request: DeskRequest) -> Result<Response, DeskFault> {
    let DeskRequest { app, parts, posted, .. } = &request;
    let fields = &posted.fields;
    let now = app.core.clock.now();
    let asked = Asked {
        email: fields.get("email").chars().take(EmailAddress::MAX_BYTES).collect(),
        next: Some(fields.get("tiep").to_owned()).filter(|next| is_own_path(next)),
        held: held::carried(fields),
        fault: None,
    };
    let again = |status, fault: &str| Ok(page(app, status, Asked { fault: Some(fault.to_owned()), ..asked.clone() }));
    if !stamp_holds(&request) {
        return again(StatusCode::FORBIDDEN, STALE);
    }
    let from = address::client(service::peer(parts), &parts.headers, &app.trusted_proxies);
    let email = EmailAddress::parse(&asked.email);
    let account = email.as_ref().map_or(asked.email.as_str(), EmailAddress::as_str);
    let known = match &email {
        Some(email) => app.core.store.people().by_email(email).await?.filter(|person| !person.disabled),
        None => None,
    };
    let browser = device::known(app, parts, known.as_ref().map(|person| person.id)).await?;
    let attempt = Attempt { account, from, known: browser };
    if let Some(seconds) = app.throttle.wait(attempt, now) {
        let mut response = again(
            StatusCode::TOO_MANY_REQUESTS,
            &format!(
                "Đã thử sai nhiều lần. Hãy đợi {seconds} giây rồi đăng nhập lại; tài khoản của bạn không bị khóa. Cần vào ngay, hãy bấm “Quên mật khẩu?” để đặt mật khẩu mới."
            ),
        )?;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        return Ok(response);
    }
    let hash = known.as_ref().and_then(|person| person.password_hash.as_deref());
    // The same work whether or not anybody has this e-mail, and the same words.
    let right = app.core.passwords.verify(Password::typed(fields.get("password")), hash).await?;
    let Some(person) = known.filter(|_| right) else {
        app.throttle.failed(attempt, now);
        app.metrics.sign_in_failures.inc();
        tracing::info!(network = %address::network(from), "a sign-in failed");
        sessions::sign_in_failed(&app.core, account).await?;
        return again(
            StatusCode::UNPROCESSABLE_ENTITY,
            "E-mail hoặc mật khẩu không đúng. Hãy kiểm tra cả hai rồi thử lại.",
        );
    };
    app.throttle.succeeded(attempt);
    let onward = Onward { next: asked.next.clone(), held: asked.held.clone() };
    match entry::after_password(&request, person.id, onward).await? {
        Some(response) => Ok(response),
        None => again(StatusCode::UNPROCESSABLE_ENTITY, NO_WORK),
    }
}

/// Whether the form was given out by this page, not too long ago.
pub(super) fn stamp_holds(request: &DeskRequest) -> bool {
    let DeskRequest { app, posted, .. } = request;
    form::stamp_holds(&app.form_key, PURPOSE, posted.fields.get(CSRF), app.core.clock.now())
}

/// The sign-in page for a form that was left open too long.
pub(super) fn stale(request: &DeskRequest, onward: Onward) -> Response {
    let Onward { next, held } = onward;
    page(&request.app, StatusCode::FORBIDDEN, Asked { next, held, fault: Some(STALE.to_owned()), ..Asked::default() })
}

/// The sign-in page for somebody known who may do nothing any more.
pub(super) fn no_work(request: &DeskRequest, onward: Onward) -> Response {
    let Onward { next, held } = onward;
    let asked = Asked { next, held, fault: Some(NO_WORK.to_owned()), ..Asked::default() };
    page(&request.app, StatusCode::UNPROCESSABLE_ENTITY, asked)
}

/// `POST /dang-xuat`
pub async fn sign_out(request: DeskRequest) -> Result<Response, DeskFault> {
    if request.person.is_some() && !request.posted.trusted {
        // Not this session's form: nothing is ended, and the person sees that they are signed in.
        return Ok(see_other(&Home.to_string()));
    }
    if let Some(person) = &request.person {
        sessions::signed_out(&request.app.core, person.person).await?;
    }
    request.session.flush().await?;
    let mut response = see_other(&SignInPath.to_string());
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), clear);
    Ok(response)
}

/// The sign-in page.
pub fn page(app: &App, status: StatusCode, asked: Asked) -> Response {
    let screen = SignIn {
        frame: DeskFrame::default(),
        csrf: form::stamp(&app.form_key, PURPOSE, app.core.clock.now()),
        email: asked.email,
        next: asked.next,
        held_note: !asked.held.is_empty(),
        held: asked.held,
        fault: asked.fault,
    };
    respond::html(status, render::render(screen, &app.assets.urls), CachePolicy::NoStore)
}

/// The sign-in page for somebody who was almost in.
pub fn again_with(app: &App, onward: Onward, fault: &str) -> Response {
    let Onward { next, held } = onward;
    page(app, StatusCode::UNAUTHORIZED, Asked { next, held, fault: Some(fault.to_owned()), ..Asked::default() })
}

/// Only addresses of this host: a path that a browser cannot take for another host's.
pub(super) fn is_own_path(next: &str) -> bool {
    let plain = next.len() <= 2000 && next.bytes().all(|byte| (0x21..0x7f).contains(&byte) && byte != b'\\');
    plain && next.starts_with('/') && !next.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::is_own_path;

    #[test]
    fn only_own_paths_are_followed_after_signing_in() {
        assert!(is_own_path("/don-vi/xa-a?da=luu"));
        for next in ["", "x", "//evil.vn", "/\\evil.vn", "https://evil.vn", "/\tx", "/ấp"] {
            assert!(!is_own_path(next), "{next}");
        }
    }
}
