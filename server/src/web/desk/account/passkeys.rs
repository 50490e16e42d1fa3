//! One's own passkeys. The password is typed first; the passkey is made on the page behind it.

use app::paths::desk::{Account, AccountPasskeyRemoval, AccountPasskeys};
use app::screens::desk::{AccountDeed, PasskeyLine, PasskeyPage};
use axum::response::Response;
use domain::account::{self as fields, AccountField};
use domain::moment::Moment;
use http::StatusCode;
use store::Passkey;

use super::code_app::sheet;
use super::proof::present_password;
use super::{Again, STALE_FORM, Visit, done, needs_second};
use crate::actions::passkeys::{self as actions, Addition, Outcome, Removal};
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::desk::{device, passkey};
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// Where the name of the passkey waits, with the moment the password was typed.
const BEGUN: &str = "khoa_moi";
/// Seconds for which that password counts.
const BEGUN_SECONDS: i64 = 15 * 60;
const KEPT: &str = "Vai trò của bạn đăng được bài nên cần xác minh hai bước. Hãy thêm khóa khác hoặc ứng dụng tạo mã trước, rồi gỡ khóa này.";

/// `GET /tai-khoan/khoa-truy-cap`
pub async fn passkeys(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    if let Some(name) = begun(&visit).await? {
        return make(&visit, name, StatusCode::OK, None).await;
    }
    let device = device::of(&request.app, &request.parts);
    Ok(visit.form(AccountDeed::BeginPasskey, Again::new(&device.words)))
}

/// `POST /tai-khoan/khoa-truy-cap`: name and password, and then what the device made.
pub async fn add_passkey(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    let posted = &request.posted;
    if posted.fields.get("viec") != "xac-nhan" {
        return begin(&visit).await;
    }
    let Some(name) = begun(&visit).await? else {
        let note = "Chưa thêm: đã quá 15 phút từ khi bạn nhập mật khẩu. Hãy bắt đầu lại.";
        let again = Again { note: Some(note.to_owned()), ..Again::wrong("", Vec::new()) };
        return Ok(visit.form(AccountDeed::BeginPasskey, again));
    };
    if !posted.trusted {
        return make(&visit, name, StatusCode::FORBIDDEN, Some(STALE_FORM)).await;
    }
    let (key, handle) = match passkey::made(&request).await? {
        Ok(made) => made,
        Err(fault) => return make(&visit, name, StatusCode::UNPROCESSABLE_ENTITY, Some(fault)).await,
    };
    let core = &request.app.core;
    let addition = Addition::own(core, &visit.oneself().await?, name.clone(), handle, key);
    match actions::add(core, addition).await? {
        Outcome::Added(codes) => {
            request.session.remove::<serde_json::Value>(BEGUN).await?;
            match codes {
                Some(codes) => {
                    Ok(sheet(&visit, &codes, "Đã thêm khóa truy cập. Mọi phiên đăng nhập khác của bạn đã kết thúc."))
                }
                None => Ok(done("khoa")),
            }
        }
        Outcome::Known | Outcome::TooMany => make(&visit, name, StatusCode::CONFLICT, Some(passkey::KNOWN)).await,
    }
}

async fn begin(visit: &Visit<'_>) -> Result<Response, DeskFault> {
    let typed = visit.request.posted.fields.get(AccountField::KeyName.name());
    let shown = super::cut(typed);
    let deed = AccountDeed::BeginPasskey;
    if !visit.request.posted.trusted {
        return Ok(visit.form(deed, Again::stale(&shown)));
    }
    let name = match fields::key_name(typed) {
        Ok(name) => name,
        Err(fault) => return Ok(visit.form(deed, Again::wrong(&shown, vec![fault]))),
    };
    if let Err(unproven) = present_password(visit).await? {
        let again = Again { status: unproven.status, ..Again::wrong(&shown, vec![unproven.fault.clone()]) };
        return Ok(unproven.told(visit.form(deed, again)));
    }
    visit.request.session.insert(BEGUN, (name, visit.app().core.clock.now().micros())).await?;
    Ok(see_other(&AccountPasskeys.to_string()))
}

/// The name of the passkey that waits for its device, as long as the password typed for it counts.
async fn begun(visit: &Visit<'_>) -> Result<Option<String>, DeskFault> {
    let kept = visit.request.session.get::<serde_json::Value>(BEGUN).await?;
    let kept = kept.and_then(|kept| serde_json::from_value::<(String, i64)>(kept).ok());
    let now = visit.app().core.clock.now();
    Ok(kept.filter(|(_, at)| now < Moment::from_micros(*at).plus_seconds(BEGUN_SECONDS)).map(|(name, _)| name))
}

/// The page on which the device makes it, each time with a question of its own.
async fn make(visit: &Visit<'_>, name: String, status: StatusCode, fault: Option<&str>) -> Result<Response, DeskFault> {
    let options = passkey::ask_new(visit.app(), &visit.request.session, &visit.known).await?;
    let screen = PasskeyPage {
        frame: visit.frame(None),
        csrf: visit.person.csrf.clone(),
        name,
        options,
        fault: fault.map(str::to_owned),
    };
    Ok(respond::html(status, page::render(screen, &visit.app().assets.urls), CachePolicy::NoStore))
}

/// `GET /tai-khoan/khoa-truy-cap/{id}/go`
pub async fn passkey_removal(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    let key = own(&visit).await?;
    Ok(removal_form(&visit, &key, Again::default()))
}

/// `POST /tai-khoan/khoa-truy-cap/{id}/go`
pub async fn remove_passkey(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    let key = own(&visit).await?;
    if !request.posted.trusted {
        return Ok(removal_form(&visit, &key, Again::stale("")));
    }
    if let Err(unproven) = present_password(&visit).await? {
        let again = Again { status: unproven.status, ..Again::wrong("", vec![unproven.fault.clone()]) };
        return Ok(unproven.told(removal_form(&visit, &key, again)));
    }
    let needed = needs_second(&request.app, &visit.person.actor);
    match actions::remove(&request.app.core, &visit.oneself().await?, key.id, needed).await? {
        Removal::Removed => Ok(done("go-khoa")),
        Removal::Missing => Ok(see_other(&Account.to_string())),
        Removal::Needed => {
            let again = Again { note: Some(format!("Chưa gỡ. {KEPT}")), ..Again::wrong("", Vec::new()) };
            Ok(removal_form(&visit, &key, again))
        }
    }
}

/// The passkey of the address, if it is this person's; others' are not there.
async fn own(visit: &Visit<'_>) -> Result<Passkey, DeskFault> {
    let keys = visit.app().core.store.people().factors().passkeys(visit.known.id).await?;
    let wanted = visit.request.path.id;
    keys.into_iter().find(|key| Some(key.id) == wanted).ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn removal_form(visit: &Visit<'_>, key: &Passkey, again: Again) -> Response {
    let address = AccountPasskeyRemoval { id: key.id }.to_string();
    let again = Again { typed: key.name.clone(), ..again };
    super::form_at(visit.app(), visit.person, &visit.known, AccountDeed::RemovePasskey, again, address)
}

/// As the account's page lists them.
pub(super) fn lines(keys: Vec<Passkey>) -> Vec<PasskeyLine> {
    let line = |key: Passkey| {
        let since = key.added_at.vietnam_date().short();
        let times = match key.used_at {
            Some(used) => format!("Thêm ngày {since}, dùng gần nhất ngày {}.", used.vietnam_date().short()),
            None => format!("Thêm ngày {since}, chưa dùng lần nào."),
        };
        PasskeyLine { id: key.id, name: key.name, times }
    };
    keys.into_iter().map(line).collect()
}
