//! `/quen-mat-khau`: asking for a link to set a new password. The answer is the same whoever has an account.

use app::screens::desk::{DeskFrame, Forgotten};
use axum::response::Response;
use domain::person::EmailAddress;
use http::StatusCode;

use crate::actions::people;
use crate::web::app::App;
use crate::web::desk::device;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::form::{self, CSRF};
use crate::web::respond::{self, CachePolicy, page};
use crate::web::throttle::Attempt;
use crate::web::{address, service};

const PURPOSE: &str = "quen-mat-khau";

/// `GET /quen-mat-khau`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    Ok(screen(&request.app, StatusCode::OK, Shown::default()))
}

/// `POST /quen-mat-khau`
pub async fn ask(request: DeskRequest) -> Result<Response, DeskFault> {
    let (app, fields) = (&request.app, &request.posted.fields);
    let now = app.core.clock.now();
    let typed: String = fields.get("email").chars().take(EmailAddress::MAX_BYTES).collect();
    if !form::stamp_holds(&app.form_key, PURPOSE, fields.get(CSRF), now) {
        let note = Some("Trang đã mở quá lâu. Hãy bấm Gửi liên kết lần nữa.");
        return Ok(screen(app, StatusCode::FORBIDDEN, Shown { email: typed, note, ..Shown::default() }));
    }
    let Some(email) = EmailAddress::parse(&typed) else {
        let fault = Some("E-mail cần có dạng ten@donvi.gov.vn. Hãy xem lại.");
        return Ok(screen(app, StatusCode::UNPROCESSABLE_ENTITY, Shown { email: typed, fault, ..Shown::default() }));
    };
    // Each request counts, whoever has an account: nobody fills a stranger's mailbox, and nobody learns who exists.
    let account = format!("quen:{email}");
    let from = address::client(service::peer(&request.parts), &request.parts.headers, &app.trusted_proxies);
    let attempt = Attempt { account: &account, from, known: None };
    if app.throttle.wait(attempt, now).is_none() {
        app.throttle.failed(attempt, now);
        let device = device::of(app, &request.parts);
        let site = app.origin.below("studio");
        people::ask_reset(&app.core, email.clone(), device, site).await?;
    }
    Ok(screen(app, StatusCode::OK, Shown { email: email.to_string(), sent: true, ..Shown::default() }))
}

#[derive(Default)]
struct Shown {
    email: String,
    fault: Option<&'static str>,
    note: Option<&'static str>,
    sent: bool,
}

fn screen(app: &App, status: StatusCode, shown: Shown) -> Response {
    let screen = Forgotten {
        frame: DeskFrame::default(),
        csrf: form::stamp(&app.form_key, PURPOSE, app.core.clock.now()),
        email: shown.email,
        fault: shown.fault.map(str::to_owned),
        note: shown.note.map(str::to_owned),
        sent: shown.sent,
    };
    respond::html(status, page::render(screen, &app.assets.urls), CachePolicy::NoStore)
}
