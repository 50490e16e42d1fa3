//! The address a person signs in with: asking for another one, and saying by the link sent there that it is one's own.

use app::paths::desk::{Account, EmailChange};
use app::screens::desk::{AccountDeed, AccountForm, DeskFrame};
use axum::response::Response;
use domain::account::{self, AccountField};
use domain::person::EmailAddress;
use http::StatusCode;

use super::proof::present_password;
use super::{Again, Visit, cut, done};
use crate::actions::account::{self as actions, EmailOutcome};
use crate::secret::token_digest;
use crate::web::desk::message;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::form::{self, CSRF};
use crate::web::respond::{self, CachePolicy, page};

/// What the stamp of the confirming form is for.
const PURPOSE: &str = "doi-email";

/// `GET /tai-khoan/e-mail`
pub async fn email(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    Ok(visit.form(AccountDeed::Email, Again::new("")))
}

/// `POST /tai-khoan/e-mail`
pub async fn ask_email(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    let typed = request.posted.fields.get(AccountField::Email.name());
    if !request.posted.trusted {
        return Ok(visit.form(AccountDeed::Email, Again::stale(&cut(typed))));
    }
    let wanted = account::new_email(typed, &visit.known.email);
    let proven = present_password(&visit).await?;
    let wanted = match (wanted, proven) {
        (Ok(wanted), Ok(())) => wanted,
        (wanted, proven) => {
            let faults = wanted.err().into_iter().chain(proven.as_ref().err().map(|unproven| unproven.fault.clone()));
            let mut again = Again::wrong(&cut(typed), faults.collect());
            let Err(unproven) = proven else { return Ok(visit.form(AccountDeed::Email, again)) };
            again.status = unproven.status;
            return Ok(unproven.told(visit.form(AccountDeed::Email, again)));
        }
    };
    let studio = request.app.origin.below("studio");
    let link_to = |token: &str| format!("{studio}{}", EmailChange { token: token.to_owned() });
    actions::ask_email_change(&request.app.core, visit.oneself().await?, wanted, link_to).await?;
    Ok(done("thu"))
}

/// `GET /doi-email/{token}`; mail scanners look at it, so it changes nothing.
pub async fn email_link(request: DeskRequest) -> Result<Response, DeskFault> {
    match wanted(&request).await? {
        Some(email) => Ok(confirming(&request, StatusCode::OK, &email, None)),
        None => Ok(spent(&request)),
    }
}

/// `POST /doi-email/{token}`
pub async fn confirm_email(request: DeskRequest) -> Result<Response, DeskFault> {
    let Some(email) = wanted(&request).await? else { return Ok(spent(&request)) };
    let app = &request.app;
    if !form::stamp_holds(&app.form_key, PURPOSE, request.posted.fields.get(CSRF), app.core.clock.now()) {
        let note = "Trang đã mở quá lâu. Hãy bấm lần nữa.".to_owned();
        return Ok(confirming(&request, StatusCode::FORBIDDEN, &email, Some(note)));
    }
    match actions::confirm_email(&app.core, &request.path.token).await? {
        EmailOutcome::Spent => Ok(spent(&request)),
        EmailOutcome::Done(email) => Ok(message::page(
            app,
            StatusCode::OK,
            "Đã đổi e-mail",
            &format!("Từ nay bạn đăng nhập và nhận thư bằng {email}. Địa chỉ cũ đã nhận được thư báo."),
            DeskFrame::default(),
            vec![("Tài khoản của bạn".to_owned(), Account.to_string())],
        )),
    }
}

/// The address the link is about, while it holds.
async fn wanted(request: &DeskRequest) -> Result<Option<EmailAddress>, DeskFault> {
    let core = &request.app.core;
    let found = actions::email_link(core, &token_digest(&request.path.token), core.clock.now()).await?;
    Ok(found.and_then(|(_, link)| link.email))
}

fn confirming(request: &DeskRequest, status: StatusCode, email: &EmailAddress, note: Option<String>) -> Response {
    let screen = AccountForm {
        frame: DeskFrame::default(),
        deed: AccountDeed::ConfirmEmail,
        action: EmailChange { token: request.path.token.clone() }.to_string(),
        csrf: form::stamp(&request.app.form_key, PURPOSE, request.app.core.clock.now()),
        email: String::new(),
        typed: email.to_string(),
        faults: Vec::new(),
        fault_note: note,
    };
    respond::html(status, page::render(screen, &request.app.assets.urls), CachePolicy::NoStore)
}

fn spent(request: &DeskRequest) -> Response {
    message::page(
        &request.app,
        StatusCode::GONE,
        "Liên kết không còn dùng được",
        "Liên kết đổi e-mail chỉ dùng một lần và trong 8 giờ. Nếu e-mail của bạn chưa đổi, hãy xin đổi lần nữa ở trang tài khoản.",
        DeskFrame::default(),
        vec![("Tài khoản của bạn".to_owned(), Account.to_string())],
    )
}
