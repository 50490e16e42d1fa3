//! The end of one's own account.

use app::paths::desk::{AccountRemoval as AccountRemovalPath, SignIn};
use app::screens::desk::{AccountRemoval, DeskFrame, Heirs};
use axum::response::Response;
use domain::account::AccountFault;
use domain::number::integer;
use domain::person::PersonId;
use domain::unit::UnitId;
use http::{HeaderName, HeaderValue, StatusCode};

use super::proof::present_password;
use super::{STALE_FORM, Visit};
use crate::actions::account_removal::{self as actions, HandOver, RemovalOutcome};
use crate::web::desk::message;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::respond::{self, CachePolicy, page};

/// Items of a unit that somebody has to look after from now on.
struct Left {
    unit: UnitId,
    items: u64,
    /// Colleagues; empty where this person has no business any more, and learns nobody's name.
    people: Vec<(PersonId, String)>,
}

impl Left {
    fn field(&self) -> String {
        format!("giao-{}", self.unit.0)
    }

    /// Who was chosen, or `None` for a choice that is none.
    fn chosen(&self, typed: &str) -> Option<HandOver> {
        if self.people.is_empty() || typed == Heirs::NOBODY {
            return Some(HandOver { unit: self.unit, to: None });
        }
        let heir = self.people.iter().map(|(id, _)| *id).find(|id| id.0.to_string() == typed)?;
        Some(HandOver { unit: self.unit, to: Some(heir) })
    }
}

/// `GET /tai-khoan/xoa`
pub async fn removal(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    let left = left(&visit).await?;
    Ok(screen(&visit, &left, StatusCode::OK, Wrong::default()))
}

/// `POST /tai-khoan/xoa`
pub async fn ask_removal(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    let left = left(&visit).await?;
    if !request.posted.trusted {
        let wrong = Wrong { note: Some(STALE_FORM.to_owned()), ..Wrong::default() };
        return Ok(screen(&visit, &left, StatusCode::FORBIDDEN, wrong));
    }
    let fields = &request.posted.fields;
    let chosen: Vec<_> = left.iter().map(|left| (left.unit, left.chosen(fields.get(&left.field())))).collect();
    let undecided: Vec<UnitId> = chosen.iter().filter(|(_, to)| to.is_none()).map(|(unit, _)| *unit).collect();
    if let Err(unproven) = present_password(&visit).await? {
        let wrong = Wrong { undecided, faults: vec![unproven.fault.clone()], note: None };
        return Ok(unproven.told(screen(&visit, &left, unproven.status, wrong)));
    }
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    if !undecided.is_empty() {
        return Ok(screen(&visit, &left, unprocessable, Wrong { undecided, ..Wrong::default() }));
    }
    let hand_over = chosen.into_iter().filter_map(|(_, to)| to).collect();
    match actions::remove(&request.app.core, visit.known.id, hand_over).await? {
        RemovalOutcome::Done | RemovalOutcome::Missing => gone(&request).await,
        RemovalOutcome::LastAdministrator(units) => {
            let wrong = Wrong { note: Some(last_administrator(&visit, &units)), ..Wrong::default() };
            Ok(screen(&visit, &left, unprocessable, wrong))
        }
        RemovalOutcome::UnknownHeir(unit) => {
            Ok(screen(&visit, &left, unprocessable, Wrong { undecided: vec![unit], ..Wrong::default() }))
        }
    }
}

/// Nothing of the desk stays in this browser.
async fn gone(request: &DeskRequest) -> Result<Response, DeskFault> {
    request.session.flush().await?;
    let mut response = message::page(
        &request.app,
        StatusCode::OK,
        "Đã xóa tài khoản của bạn",
        "Không ai đăng nhập được bằng tài khoản này nữa. Những gì bạn đã viết ở lại với đơn vị. Cảm ơn bạn đã góp công.",
        DeskFrame::default(),
        vec![("Trang đăng nhập".to_owned(), SignIn.to_string())],
    );
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), clear);
    Ok(response)
}

async fn left(visit: &Visit<'_>) -> Result<Vec<Left>, DeskFault> {
    let actor = &visit.person.actor;
    let snapshot = visit.app().core.store.snapshot().await?;
    let mut all = Vec::new();
    for (unit, items) in snapshot.own(actor).looked_after().await? {
        let people = match actor.desk(unit) {
            Some(desk) => snapshot.desk(&desk).writers().await?,
            None => Vec::new(),
        };
        let people = people.into_iter().filter(|(id, _)| *id != actor.person()).collect();
        all.push(Left { unit, items, people });
    }
    snapshot.end().await?;
    Ok(all)
}

fn last_administrator(visit: &Visit<'_>, units: &[Option<UnitId>]) -> String {
    let registry = visit.app().registry();
    let names: Vec<String> = units
        .iter()
        .map(|unit| match unit {
            None => "cả nền tảng".to_owned(),
            Some(unit) => registry.unit(*unit).map_or_else(|| "một đơn vị".to_owned(), |unit| unit.name_in_sentence()),
        })
        .collect();
    format!(
        "Chưa xóa: bạn là quản trị cuối cùng của {}. Hãy giao vai trò quản trị cho một người khác trước.",
        names.join(", ")
    )
}

/// What does not hold.
#[derive(Default)]
struct Wrong {
    undecided: Vec<UnitId>,
    faults: Vec<AccountFault>,
    note: Option<String>,
}

fn screen(visit: &Visit<'_>, left: &[Left], status: StatusCode, wrong: Wrong) -> Response {
    let (registry, fields) = (visit.app().registry(), &visit.request.posted.fields);
    let heirs = left.iter().filter(|left| !left.people.is_empty()).map(|left| {
        let unit = registry.unit(left.unit).map(|unit| unit.full_name.clone()).unwrap_or_default();
        let items = format!("{} bài", integer(i64::try_from(left.items).unwrap_or(i64::MAX)));
        Heirs {
            field: left.field(),
            people: left.people.iter().map(|(id, name)| (id.0.to_string(), name.clone())).collect(),
            chosen: fields.get(&left.field()).to_owned(),
            fault: wrong
                .undecided
                .contains(&left.unit)
                .then(|| format!("{unit}: hãy chọn ai phụ trách {items} của bạn.")),
            unit,
            items,
        }
    });
    let screen = AccountRemoval {
        frame: visit.frame(None),
        action: AccountRemovalPath.to_string(),
        csrf: visit.person.csrf.clone(),
        email: visit.known.email.to_string(),
        heirs: heirs.collect(),
        faults: wrong.faults,
        fault_note: wrong.note,
    };
    respond::html(status, page::render(screen, &visit.app().assets.urls), CachePolicy::NoStore)
}
