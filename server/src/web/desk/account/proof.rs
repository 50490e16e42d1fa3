//! The present password, asked for before whatever somebody at an open page must not do.

use domain::account::{AccountFault, AccountField};
use domain::password::Password;
use http::{HeaderValue, StatusCode, header};

use super::Visit;
use crate::web::desk::device;
use crate::web::desk::request::DeskFault;
use crate::web::respond::error::ErrorKind;
use crate::web::throttle::Attempt;
use crate::web::{address, service};
use axum::response::Response;

/// Why somebody has not proven who they are.
#[derive(Debug)]
pub(super) struct Unproven {
    /// Of the answer.
    pub(super) status: StatusCode,
    /// Beside the field.
    pub(super) fault: AccountFault,
    /// Seconds to wait.
    wait: Option<i64>,
}

impl Unproven {
    fn new(sentence: String) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, fault: (AccountField::Present, sentence), wait: None }
    }

    /// The answer says when to come again.
    pub(super) fn told(&self, mut response: Response) -> Response {
        if let Some(seconds) = self.wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// Whether the present password was typed. Wrong ones are counted, so that nobody tries many at an open page.
pub(super) async fn present_password(visit: &Visit<'_>) -> Result<Result<(), Unproven>, DeskFault> {
    let (app, parts) = (visit.app(), &visit.request.parts);
    let typed = visit.request.posted.fields.get(AccountField::Present.name());
    let label = AccountField::Present.label();
    if typed.is_empty() {
        return Ok(Err(Unproven::new(format!("{label}: hãy nhập mật khẩu bạn đang dùng."))));
    }
    let account = format!("tai-khoan:{}", visit.known.id.0);
    let from = address::client(service::peer(parts), &parts.headers, &app.trusted_proxies);
    let now = app.core.clock.now();
    let known = device::known(app, parts, Some(visit.known.id)).await?;
    let attempt = Attempt { account: &account, from, known };
    if let Some(seconds) = app.throttle.wait(attempt, now) {
        let sentence = format!("{label}: đã nhập sai nhiều lần. Hãy đợi {seconds} giây rồi nhập lại.");
        let wait = Some(seconds);
        return Ok(Err(Unproven { status: StatusCode::TOO_MANY_REQUESTS, wait, ..Unproven::new(sentence) }));
    }
    let hash = visit.known.password_hash.as_deref().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    if app.core.passwords.verify(Password::typed(typed), Some(hash)).await? {
        app.throttle.succeeded(attempt);
        return Ok(Ok(()));
    }
    app.throttle.failed(attempt, now);
    tracing::info!(network = %address::network(from), "a present password was wrong");
    Ok(Err(Unproven::new(format!("{label}: chưa đúng. Hãy nhập lại; bạn vẫn đang đăng nhập."))))
}
