//! `/dang-nhap/ung-dung`: adding an app that makes codes, before who may publish is let in.

use app::parts::code_app::{AppSecret, in_fours};
use app::paths::desk::{Home, SignIn};
use app::screens::desk::second_step::CODE;
use app::screens::desk::{DeskFrame, Enrol, RecoverySheet};
use axum::response::Response;
use domain::person::PersonId;
use domain::second_factor::{RecoveryCode, TypedCode};
use http::StatusCode;

use crate::actions::account::Oneself;
use crate::actions::factors;
use crate::actions::passkeys::{self, Addition, Outcome};
use crate::code_app;
use crate::qr;
use crate::web::desk::device;
use crate::web::desk::entry::{self, Onward};
use crate::web::desk::passkey;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::desk::second_step::too_late;
use crate::web::desk::session::{self, HalfSignedIn};
use crate::web::form::{self, CSRF};
use crate::web::respond::{self, CachePolicy, page, see_other};

const WRONG: &str = "Mã chưa đúng. Hãy xem giờ của điện thoại có đúng không, rồi nhập mã 6 chữ số đang hiện.";

/// `GET /dang-nhap/ung-dung`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let onward = Onward::of_query(&request);
    match entry::half(&request).await? {
        Some(half) if may_enrol(&request, &half).await? => ask(&request, &half, onward).await,
        _ => Ok(see_other(&SignIn.to_string())),
    }
}

/// `POST /dang-nhap/ung-dung`
pub async fn confirm(request: DeskRequest) -> Result<Response, DeskFault> {
    let fields = &request.posted.fields;
    let onward = Onward::of(fields);
    let Some(half) = entry::half(&request).await? else { return Ok(too_late(&request, onward)) };
    if !may_enrol(&request, &half).await? {
        return Ok(see_other(&SignIn.to_string()));
    }
    let again = async |status, fault: &str| page_with(&request, &half, onward.clone(), status, Some(fault)).await;
    if !form::same(fields.get(CSRF), &half.csrf) {
        return again(StatusCode::FORBIDDEN, "Trang này đã mở từ trước. Hãy nhập mã và gửi lần nữa.").await;
    }
    let Some(oneself) = oneself(&request, half.person).await? else { return Ok(too_late(&request, onward)) };
    if passkey::is_answered(&request) {
        let codes = match added_key(&request, &oneself).await? {
            Ok(codes) => codes,
            Err(fault) => return again(StatusCode::UNPROCESSABLE_ENTITY, fault).await,
        };
        return welcome(&request, half.person, onward, &codes, "Đã thêm khóa truy cập.").await;
    }
    let secret = session::secret(&request.app, &request.session).await?;
    let added = match TypedCode::parse(fields.get(CODE)) {
        Some(typed) => factors::add_code_app(&request.app.core, &oneself, secret, &typed).await?,
        None => None,
    };
    let Some(codes) = added else { return again(StatusCode::UNPROCESSABLE_ENTITY, WRONG).await };
    welcome(&request, half.person, onward, &codes, "Đã thêm ứng dụng tạo mã.").await
}

/// Who acts: behind a password that may be somebody else's, so the letter leads to another one.
async fn oneself(request: &DeskRequest, person: PersonId) -> Result<Option<Oneself>, DeskFault> {
    let app = &request.app;
    let Some(known) = app.core.store.people().by_id(person).await? else { return Ok(None) };
    let device = device::of(app, &request.parts);
    Ok(Some(Oneself {
        person,
        name: known.name,
        email: known.email,
        session: None,
        device: Some(device.words),
        network: Some(device.network),
        way_out: entry::way_out(app),
    }))
}

/// The passkey made here; the codes for paper that came with it.
async fn added_key(
    request: &DeskRequest,
    oneself: &Oneself,
) -> Result<Result<Vec<RecoveryCode>, &'static str>, DeskFault> {
    let (key, handle) = match passkey::made(request).await? {
        Ok(made) => made,
        Err(fault) => return Ok(Err(fault)),
    };
    let name = device::of(&request.app, &request.parts).words;
    let core = &request.app.core;
    match passkeys::add(core, Addition::own(core, oneself, name, handle, key)).await? {
        Outcome::Added(codes) => Ok(Ok(codes.unwrap_or_default())),
        Outcome::Known | Outcome::TooMany => Ok(Err(passkey::KNOWN)),
    }
}

/// In, with the codes for paper, which are shown only once.
async fn welcome(
    request: &DeskRequest,
    person: PersonId,
    onward: Onward,
    codes: &[RecoveryCode],
    notice: &str,
) -> Result<Response, DeskFault> {
    let Some((signed_in, cookie)) = entry::begin(request, person).await? else {
        return Ok(too_late(request, onward));
    };
    let known = request.app.core.store.people().by_id(person).await?;
    let screen = RecoverySheet {
        frame: DeskFrame {
            person: Some(signed_in.name.clone()),
            csrf: signed_in.csrf.clone(),
            notice: Some(notice.to_owned()),
            ..DeskFrame::default()
        },
        codes: codes.iter().map(RecoveryCode::on_paper).collect(),
        email: known.map(|known| known.email.to_string()).unwrap_or_default(),
        made_on: request.app.core.clock.now().vietnam_date().short(),
        onward: onward.next.unwrap_or_else(|| Home.to_string()),
    };
    let html = page::render(screen, &request.app.assets.urls);
    let mut response = respond::html(StatusCode::OK, html, CachePolicy::NoStore);
    if let Some(cookie) = cookie {
        response.extensions_mut().insert(cookie);
    }
    Ok(response)
}

/// Whoever has a second factor takes the second step with it; a password alone must not replace it.
async fn may_enrol(request: &DeskRequest, half: &HalfSignedIn) -> Result<bool, DeskFault> {
    Ok(!request.app.core.store.people().factors().counts(half.person).await?.has_second())
}

/// The page that shows the secret.
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
    let app = &request.app;
    let person = app.core.store.people().by_id(half.person).await?;
    let email = person.as_ref().map(|person| person.email.to_string()).unwrap_or_default();
    let secret = session::secret(app, &request.session).await?;
    let passkey = match &person {
        Some(person) => passkey::ask_new(app, &request.session, person).await?,
        None => String::new(),
    };
    let screen = Enrol {
        frame: DeskFrame::default(),
        csrf: half.csrf.clone(),
        secret: shown(&secret, &email),
        passkey,
        next: onward.next,
        held: onward.held,
        fault: fault.map(str::to_owned),
    };
    Ok(respond::html(status, page::render(screen, &app.assets.urls), CachePolicy::NoStore))
}

/// A secret as an app takes it.
pub fn shown(secret: &[u8], account: &str) -> AppSecret {
    let drawn = qr::draw(&code_app::address(secret, account));
    let (qr_path, qr_size) = drawn.map(|drawn| (drawn.path, drawn.size)).unwrap_or_default();
    AppSecret { qr_path, qr_size, letters: in_fours(&code_app::letters(secret)) }
}
