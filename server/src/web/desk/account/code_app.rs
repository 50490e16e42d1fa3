//! An app that makes codes, and codes for paper. The secret of an app that is not proven yet stays in the session: a form
//! could be read and sent by others.

use app::paths::desk::{Account, AccountCodeApp};
use app::screens::desk::{AccountDeed, CodeAppPage, RecoverySheet};
use axum::response::Response;
use domain::account::AccountField;
use domain::moment::Moment;
use domain::second_factor::{RecoveryCode, TypedCode};
use http::StatusCode;

use super::proof::present_password;
use super::{Again, Visit, done, needs_second};
use crate::actions::factors::{self, AppRemoval};
use crate::code_app as codes;
use crate::web::desk::enrol::shown;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::respond::{self, CachePolicy, page, see_other};

/// Where the secret stays, with the moment the password was typed.
const BEGUN: &str = "ung_dung";
/// Seconds for which that password counts.
const BEGUN_SECONDS: i64 = 15 * 60;

/// Why an app has to stay.
pub(super) const KEPT: &str = "Vai trò của bạn đăng được bài nên cần xác minh hai bước: không gỡ được ứng dụng, chỉ đổi được sang điện thoại khác.";

/// `GET /tai-khoan/ung-dung`
pub async fn code_app(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    match begun(&visit).await? {
        Some(secret) => Ok(secret_page(&visit, &secret, Again::default())),
        None => Ok(visit.form(AccountDeed::BeginApp, Again::new(""))),
    }
}

/// `POST /tai-khoan/ung-dung`: the password, and then the first code.
pub async fn confirm_code_app(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    let fields = &request.posted.fields;
    if fields.get("viec") != "xac-nhan" {
        if let Some(refused) = unproven(&visit, AccountDeed::BeginApp).await? {
            return Ok(refused);
        }
        let secret = codes::letters(&factors::new_secret(&request.app.core)?);
        request.session.insert(BEGUN, (secret, request.app.core.clock.now().micros())).await?;
        return Ok(see_other(&AccountCodeApp.to_string()));
    }
    let Some(secret) = begun(&visit).await? else {
        let note = "Chưa thêm: đã quá 15 phút từ khi bạn nhập mật khẩu. Hãy bắt đầu lại; trong ứng dụng, hãy bỏ tài khoản vừa thêm.";
        let again = Again { note: Some(note.to_owned()), ..Again::wrong("", Vec::new()) };
        return Ok(visit.form(AccountDeed::BeginApp, again));
    };
    if !request.posted.trusted {
        return Ok(secret_page(&visit, &secret, Again::stale("")));
    }
    let typed = TypedCode::parse(fields.get(AccountField::Code.name()));
    let added = match &typed {
        Some(typed) => factors::add_code_app(&request.app.core, &visit.oneself().await?, secret.clone(), typed).await?,
        None => None,
    };
    let Some(codes) = added else {
        let sentence = match typed {
            Some(TypedCode::App(_)) => {
                "Mã sáu chữ số: chưa đúng. Mã đổi sau mỗi 30 giây; hãy nhập mã ứng dụng đang hiện, và xem giờ của điện thoại có đúng không."
            }
            _ => "Mã sáu chữ số: hãy nhập đủ sáu chữ số ứng dụng đang hiện.",
        };
        let faults = vec![(AccountField::Code, sentence.to_owned())];
        return Ok(secret_page(&visit, &secret, Again::wrong("", faults)));
    };
    request.session.remove::<serde_json::Value>(BEGUN).await?;
    Ok(sheet(&visit, &codes, "Đã thêm ứng dụng tạo mã. Mọi phiên đăng nhập khác của bạn đã kết thúc."))
}

/// `GET /tai-khoan/ung-dung/go`
pub async fn app_removal(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    if !has_app(&visit).await? {
        return Ok(see_other(&AccountCodeApp.to_string()));
    }
    Ok(visit.form(AccountDeed::RemoveApp, Again::new("")))
}

/// `POST /tai-khoan/ung-dung/go`
pub async fn ask_app_removal(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    if !has_app(&visit).await? {
        return Ok(see_other(&AccountCodeApp.to_string()));
    }
    if let Some(refused) = unproven(&visit, AccountDeed::RemoveApp).await? {
        return Ok(refused);
    }
    let needed = needs_second(&request.app, &visit.person.actor);
    match factors::remove_code_app(&request.app.core, &visit.oneself().await?, needed).await? {
        AppRemoval::Removed => Ok(done("go")),
        AppRemoval::Missing => Ok(see_other(&AccountCodeApp.to_string())),
        AppRemoval::Needed => {
            let again = Again { note: Some(format!("Chưa gỡ. {KEPT}")), ..Again::wrong("", Vec::new()) };
            Ok(visit.form(AccountDeed::RemoveApp, again))
        }
    }
}

/// `GET /tai-khoan/ma-khoi-phuc`
pub async fn renewal(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    if !has_second(&visit).await? {
        return Ok(see_other(&AccountCodeApp.to_string()));
    }
    Ok(visit.form(AccountDeed::RenewCodes, Again::new("")))
}

/// `POST /tai-khoan/ma-khoi-phuc`
pub async fn ask_renewal(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    if !has_second(&visit).await? {
        return Ok(see_other(&AccountCodeApp.to_string()));
    }
    if let Some(refused) = unproven(&visit, AccountDeed::RenewCodes).await? {
        return Ok(refused);
    }
    let codes = factors::renew_recovery_codes(&request.app.core, &visit.oneself().await?).await?;
    Ok(sheet(&visit, &codes, "Đã tạo mười mã mới. Các mã cũ không còn giá trị."))
}

/// The form again, where it is not of this session or the password is wrong.
async fn unproven(visit: &Visit<'_>, deed: AccountDeed) -> Result<Option<Response>, DeskFault> {
    if !visit.request.posted.trusted {
        return Ok(Some(visit.form(deed, Again::stale(""))));
    }
    Ok(present_password(visit).await?.err().map(|unproven| {
        let again = Again { status: unproven.status, ..Again::wrong("", vec![unproven.fault.clone()]) };
        unproven.told(visit.form(deed, again))
    }))
}

async fn has_app(visit: &Visit<'_>) -> Result<bool, DeskFault> {
    Ok(visit.app().core.store.people().factors().code_app(visit.known.id).await?.is_some())
}

async fn has_second(visit: &Visit<'_>) -> Result<bool, DeskFault> {
    Ok(visit.app().core.store.people().factors().counts(visit.known.id).await?.has_second())
}

/// The secret that waits for its first code, as long as the password typed for it counts.
async fn begun(visit: &Visit<'_>) -> Result<Option<Vec<u8>>, DeskFault> {
    let kept = visit.request.session.get::<serde_json::Value>(BEGUN).await?;
    let Some((letters, at)) = kept.and_then(|kept| serde_json::from_value::<(String, i64)>(kept).ok()) else {
        return Ok(None);
    };
    let holds = visit.app().core.clock.now() < Moment::from_micros(at).plus_seconds(BEGUN_SECONDS);
    Ok(codes::from_letters(&letters).filter(|_| holds))
}

fn secret_page(visit: &Visit<'_>, secret: &[u8], again: Again) -> Response {
    let screen = CodeAppPage {
        frame: visit.frame(None),
        action: AccountCodeApp.to_string(),
        csrf: visit.person.csrf.clone(),
        secret: shown(secret, visit.known.email.as_str()),
        faults: again.faults,
        fault_note: again.note,
    };
    respond::html(again.status, page::render(screen, &visit.app().assets.urls), CachePolicy::NoStore)
}

/// The answer is the page itself, because the codes are shown only once.
pub(super) fn sheet(visit: &Visit<'_>, codes: &[RecoveryCode], notice: &str) -> Response {
    let screen = RecoverySheet {
        frame: visit.frame(Some(notice)),
        email: visit.known.email.to_string(),
        codes: codes.iter().map(RecoveryCode::on_paper).collect(),
        made_on: visit.app().core.clock.now().vietnam_date().short(),
        onward: Account.to_string(),
    };
    respond::html(StatusCode::OK, page::render(screen, &visit.app().assets.urls), CachePolicy::NoStore)
}
