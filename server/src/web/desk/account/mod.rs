//! One's own account: everything a person does to it themselves, whatever they are at whichever unit.

mod code_app;
mod data;
mod email;
mod identity;
mod passkeys;
mod password;
mod proof;
mod removal;
mod sessions;
mod weekly;

pub use code_app::{app_removal, ask_app_removal, ask_renewal, code_app, confirm_code_app, renewal};
pub use data::{ask_data, data};
pub use email::{ask_email, confirm_email, email, email_link};
pub use identity::{name, rename};
pub use passkeys::{add_passkey, passkey_removal, passkeys, remove_passkey};
pub use password::{change_password, password};
pub use removal::{ask_removal, removal};
pub use sessions::{end_sessions, list_sessions};
pub use weekly::choose_weekly;

use app::paths::desk::{
    Account, AccountCodeApp, AccountCodeAppRemoval, AccountData, AccountEmail, AccountName, AccountPasskeys,
    AccountPassword, AccountRecoveryCodes, AccountWeekly,
};
use app::screens::desk::{AccountDeed, AccountForm, AccountPage, CodeAppFacts, DeskFrame, WeeklyChoice};
use axum::response::Response;
use domain::access::{Actor, Power, allows};
use domain::account::{AccountFault, AccountField};
use http::StatusCode;
use store::{Person, Whence};
use tower_sessions::Session;

use crate::actions::account::Oneself;
use crate::web::app::App;
use crate::web::desk::request::{DeskFault, DeskRequest, SignedIn};
use crate::web::desk::session::digest;
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// Beside a form that was not of this session.
pub(super) const STALE_FORM: &str =
    "Chưa thực hiện: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi gửi lần nữa.";

/// `GET /tai-khoan`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    let notice = match request.query("da").as_deref() {
        Some("ho-ten") => Some("Đã lưu họ tên."),
        // The same whether or not the address is somebody's.
        Some("thu") => Some(
            "Nếu địa chỉ mới dùng được, một thư có liên kết xác nhận đang tới đó. Liên kết dùng được trong 8 giờ; cho tới khi bạn \
             xác nhận, địa chỉ cũ vẫn được dùng.",
        ),
        Some("mat-khau") => Some("Đã đổi mật khẩu. Mọi phiên đăng nhập khác của bạn đã kết thúc."),
        Some("khoa") => Some("Đã thêm khóa truy cập. Mọi phiên đăng nhập khác của bạn đã kết thúc."),
        Some("go-khoa") => Some("Đã gỡ khóa truy cập."),
        Some("go") => Some("Đã gỡ ứng dụng tạo mã."),
        Some("thoi-thu") => Some("Từ nay bạn không nhận thư hằng tuần nữa."),
        Some("nhan-thu") => Some("Bạn lại nhận thư hằng tuần khi còn việc."),
        _ => None,
    };
    account_page(&visit, StatusCode::OK, notice).await
}

async fn account_page(visit: &Visit<'_>, status: StatusCode, notice: Option<&str>) -> Result<Response, DeskFault> {
    let request = visit.request;
    let people = request.app.core.store.people();
    let factors = people.factors();
    let app = factors.code_app(visit.known.id).await?;
    let counts = factors.counts(visit.known.id).await?;
    let screen = AccountPage {
        frame: visit.frame(notice),
        name: visit.known.name.clone(),
        email: visit.known.email.to_string(),
        code_app: app.map(|app| CodeAppFacts {
            since: app.added_at.vietnam_date().short(),
            kept_because: (needs_second(&request.app, &visit.person.actor) && counts.passkeys == 0)
                .then(|| code_app::KEPT.to_owned()),
        }),
        passkeys: passkeys::lines(factors.passkeys(visit.known.id).await?),
        codes_left: counts.recovery,
        sessions: sessions::open(&request.app, visit.known.id).await?.len(),
        weekly: publishes_at_a_unit(&visit.person.actor).then(|| WeeklyChoice {
            is_stopped: visit.known.digest_stopped_at.is_some(),
            action: AccountWeekly.to_string(),
            csrf: visit.person.csrf.clone(),
        }),
    };
    Ok(respond::html(status, page::render(screen, &request.app.assets.urls), CachePolicy::NoStore))
}

/// Whoever is at their own account.
pub(super) struct Visit<'a> {
    request: &'a DeskRequest,
    person: &'a SignedIn,
    known: Person,
}

impl<'a> Visit<'a> {
    async fn of(request: &'a DeskRequest) -> Result<Self, DeskFault> {
        let person = request.person.as_ref().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
        let known = request.app.core.store.people().by_id(person.person).await?;
        let known = known.ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
        Ok(Self { request, person, known })
    }

    fn app(&self) -> &'a App {
        &self.request.app
    }

    fn frame(&self, notice: Option<&str>) -> DeskFrame {
        frame(self.person, notice)
    }

    /// Who acts, for the actions.
    async fn oneself(&self) -> Result<Oneself, DeskFault> {
        let session = &self.request.session;
        Ok(Oneself {
            person: self.known.id,
            name: self.known.name.clone(),
            email: self.known.email.clone(),
            session: current_id(session),
            device: session.get::<serde_json::Value>(sessions::DEVICE).await?.as_ref().and_then(words),
            network: Whence::current().map(|whence| whence.client),
            way_out: format!("{}{Account}", self.app().origin.below("studio")),
        })
    }

    /// A form, new or shown again.
    fn form(&self, deed: AccountDeed, again: Again) -> Response {
        form(self.app(), self.person, &self.known, deed, again)
    }
}

/// The form of a deed as it comes back: with what was typed, and why.
#[derive(Debug, Default)]
pub(super) struct Again {
    status: StatusCode,
    typed: String,
    faults: Vec<AccountFault>,
    note: Option<String>,
}

impl Again {
    /// A form nobody has filled in.
    fn new(typed: &str) -> Self {
        Self { typed: typed.to_owned(), ..Self::default() }
    }

    /// One that was not of this session.
    fn stale(typed: &str) -> Self {
        Self { status: StatusCode::FORBIDDEN, note: Some(STALE_FORM.to_owned()), ..Self::new(typed) }
    }

    /// One with fields that do not hold.
    fn wrong(typed: &str, faults: Vec<AccountFault>) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, faults, ..Self::new(typed) }
    }
}

fn form(app: &App, person: &SignedIn, known: &Person, deed: AccountDeed, again: Again) -> Response {
    form_at(app, person, known, deed, again, address(deed))
}

fn form_at(app: &App, person: &SignedIn, known: &Person, deed: AccountDeed, again: Again, action: String) -> Response {
    let screen = AccountForm {
        frame: frame(person, None),
        deed,
        action,
        csrf: person.csrf.clone(),
        email: known.email.to_string(),
        typed: again.typed,
        faults: again.faults,
        fault_note: again.note,
    };
    respond::html(again.status, page::render(screen, &app.assets.urls), CachePolicy::NoStore)
}

/// Where the form of a deed stands and goes.
fn address(deed: AccountDeed) -> String {
    match deed {
        AccountDeed::Name => AccountName.to_string(),
        AccountDeed::Email => AccountEmail.to_string(),
        AccountDeed::Password => AccountPassword.to_string(),
        AccountDeed::BeginApp => AccountCodeApp.to_string(),
        AccountDeed::RemoveApp => AccountCodeAppRemoval.to_string(),
        AccountDeed::RenewCodes => AccountRecoveryCodes.to_string(),
        AccountDeed::Data => AccountData.to_string(),
        AccountDeed::BeginPasskey => AccountPasskeys.to_string(),
        // Their addresses say which.
        AccountDeed::ConfirmEmail | AccountDeed::RemovePasskey => Account.to_string(),
    }
}

fn frame(person: &SignedIn, notice: Option<&str>) -> DeskFrame {
    DeskFrame {
        person: Some(person.name.clone()),
        unit: None,
        csrf: person.csrf.clone(),
        notice: notice.map(str::to_owned),
    }
}

/// What was typed into a form while the session ended, shown again; secrets do not travel. `None` for an address that
/// takes no typed text.
pub async fn typed_again(
    app: &App,
    person: &SignedIn,
    path: &str,
    fields: &Fields,
    note: &str,
) -> Result<Option<Response>, DeskFault> {
    let (deed, field) = match path {
        _ if path == address(AccountDeed::Name) => (AccountDeed::Name, AccountField::Name),
        _ if path == address(AccountDeed::Email) => (AccountDeed::Email, AccountField::Email),
        _ => return Ok(None),
    };
    let Some(known) = app.core.store.people().by_id(person.person).await? else { return Ok(None) };
    let again = Again { note: Some(note.to_owned()), ..Again::new(&cut(fields.get(field.name()))) };
    Ok(Some(form(app, person, &known, deed, again)))
}

/// Back at the account, where it says what was done.
fn done(what: &str) -> Response {
    see_other(&format!("{Account}?da={what}"))
}

/// The id of a session in the store.
fn current_id(session: &Session) -> Option<String> {
    session.id().map(|id| digest(&id))
}

/// Whether letters of the week go to this person.
fn publishes_at_a_unit(actor: &Actor) -> bool {
    actor.memberships().iter().any(|held| held.unit.is_some() && allows(held.role, Power::Publish))
}

/// Whether this person may come in by a password alone: not where it is served for real and something they do becomes
/// public.
fn needs_second(app: &App, actor: &Actor) -> bool {
    app.origin.is_secure() && actor.may_publish_somewhere()
}

/// Words of a session's data, if they are any.
fn words(value: &serde_json::Value) -> Option<String> {
    let words = cut(value.as_str()?.trim());
    (!words.is_empty()).then_some(words)
}

/// What is shown again of something typed; more than any field holds is cut.
fn cut(typed: &str) -> String {
    typed.chars().take(300).collect()
}
