//! Setting a password by a one-time link. Looking at the link changes nothing; only the form
//! uses it up.

use app::paths::desk::{Forgotten, SetPassword as SetPasswordPath, SignIn};
use app::screens::desk::{DeskFrame, SetPassword};
use axum::response::Response;
use domain::access::Actor;
use domain::password::{About, Password, PasswordFault};
use domain::person::EmailAddress;
use domain::unit::Unit;
use http::StatusCode;
use store::Person;

use crate::actions::people::{self, LinkOutcome, UNNAMED_ADMINISTRATOR};
use crate::secret::token_digest;
use crate::web::desk::entry::{self, Onward};
use crate::web::desk::message;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::form::{self, CSRF};
use crate::web::respond::{self, CachePolicy, page, see_other};

const PURPOSE: &str = "mat-khau";

/// `GET /dat-mat-khau/{token}`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    match owner(&request).await? {
        Some(owner) => Ok(screen(&request, StatusCode::OK, owner.email.as_str(), "", Vec::new())),
        None => Ok(spent(&request)),
    }
}

/// `POST /dat-mat-khau/{token}`
pub async fn set(request: DeskRequest) -> Result<Response, DeskFault> {
    let Some(owner) = owner(&request).await? else { return Ok(spent(&request)) };
    let (app, fields) = (&request.app, &request.posted.fields);
    let typed = fields.get("email");
    let again = |status, faults| Ok(screen(&request, status, owner.email.as_str(), typed, faults));
    if !form::stamp_holds(&app.form_key, PURPOSE, fields.get(CSRF), app.core.clock.now()) {
        let fault = "Trang đã mở quá lâu. Hãy nhập lại mật khẩu và gửi lần nữa.".to_owned();
        return again(StatusCode::FORBIDDEN, vec![("password", fault)]);
    }
    let mut faults = Vec::new();
    let is_unnamed = owner.email.as_str() == UNNAMED_ADMINISTRATOR;
    let email = EmailAddress::parse(typed).filter(|email| email.as_str() != UNNAMED_ADMINISTRATOR);
    if is_unnamed && email.is_none() {
        let sentence = "Hãy nhập e-mail của bạn, ví dụ ten@donvi.gov.vn; bạn sẽ đăng nhập bằng e-mail này.";
        faults.push(("email", sentence.to_owned()));
    }
    let known_email = if is_unnamed { typed } else { owner.email.as_str() };
    let password = match judge(&request, &owner, known_email).await? {
        Ok(password) => Some(password),
        Err(fault) => {
            faults.push(("password", fault.sentence().to_owned()));
            None
        }
    };
    if password.is_some() && fields.get("password") != fields.get("password_again") {
        let sentence = "Hai lần nhập mật khẩu không giống nhau. Hãy nhập lại cả hai ô.";
        faults.push(("password_again", sentence.to_owned()));
    }
    let (Some(password), true) = (password, faults.is_empty()) else {
        return again(StatusCode::UNPROCESSABLE_ENTITY, faults);
    };
    let email = email.filter(|_| is_unnamed);
    match people::set_password_by_link(&app.core, &request.path.token, password, email).await? {
        LinkOutcome::Done(person) => {
            // A new password does not stand in for the second step.
            let admitted = entry::after_password(&request, person, Onward::default()).await?;
            Ok(admitted.unwrap_or_else(|| see_other(&SignIn.to_string())))
        }
        LinkOutcome::Spent => Ok(spent(&request)),
        LinkOutcome::EmailTaken => {
            let fault = "E-mail này đã có người dùng. Hãy nhập e-mail khác.".to_owned();
            again(StatusCode::UNPROCESSABLE_ENTITY, vec![("email", fault)])
        }
    }
}

/// What was typed, if it may be this person's password.
async fn judge(
    request: &DeskRequest,
    owner: &Person,
    email: &str,
) -> Result<Result<Password, PasswordFault>, DeskFault> {
    let actor = request.app.core.store.people().actor(owner.id).await?;
    let units = request.app.registry().units_around(actor.as_ref().map(Actor::memberships).unwrap_or_default());
    let units: Vec<&Unit> = units.iter().map(AsRef::as_ref).collect();
    let about = About { name: &owner.name, email, units: &units };
    Ok(Password::new(request.posted.fields.get("password"), &about))
}

/// The person whose link it is, while it holds.
async fn owner(request: &DeskRequest) -> Result<Option<Person>, DeskFault> {
    let people = request.app.core.store.people();
    let digest = token_digest(&request.path.token);
    let Some(link) = people.link(&digest, request.app.core.clock.now()).await? else { return Ok(None) };
    if !link.purpose.sets_password() {
        return Ok(None);
    }
    Ok(people.by_id(link.person).await?)
}

fn screen(
    request: &DeskRequest,
    status: StatusCode,
    owner: &str,
    typed: &str,
    faults: Vec<(&'static str, String)>,
) -> Response {
    let is_unnamed = owner == UNNAMED_ADMINISTRATOR;
    let screen = SetPassword {
        frame: DeskFrame::default(),
        action: SetPasswordPath { token: request.path.token.clone() }.to_string(),
        csrf: form::stamp(&request.app.form_key, PURPOSE, request.app.core.clock.now()),
        email: if is_unnamed { typed.to_owned() } else { owner.to_owned() },
        asks_email: is_unnamed,
        faults,
    };
    respond::html(status, page::render(screen, &request.app.assets.urls), CachePolicy::NoStore)
}

fn spent(request: &DeskRequest) -> Response {
    message::page(
        &request.app,
        StatusCode::GONE,
        "Liên kết không còn dùng được",
        "Liên kết đặt mật khẩu chỉ dùng một lần và trong thời hạn ghi ở thư. Nếu đã đặt mật khẩu, hãy đăng nhập; nếu chưa, hãy xin liên kết mới ở mục Quên mật khẩu.",
        DeskFrame::default(),
        vec![("Đăng nhập".to_owned(), SignIn.to_string()), ("Quên mật khẩu".to_owned(), Forgotten.to_string())],
    )
}
