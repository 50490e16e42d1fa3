//! Where a person is signed in, and how they end that.

use app::paths::desk::{AccountSessions, SignIn};
use app::screens::desk::{SessionLine, SessionList};
use axum::response::Response;
use domain::moment::Moment;
use domain::person::PersonId;
use http::StatusCode;
use serde_json::Value;
use store::SessionRow;

use super::{STALE_FORM, Visit, current_id, words};
use crate::actions::account as actions;
use crate::web::app::App;
use crate::web::desk::items::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::desk::session::IDLE_SECONDS;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// Where a session keeps the words for its browser.
pub(super) const DEVICE: &str = "device";

/// A session that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OpenSession {
    /// In the store.
    pub(super) id: String,
    /// `Chrome trên Android`.
    pub(super) device: Option<String>,
    /// `203.0.113.0/24`
    pub(super) network: Option<String>,
    /// Since when.
    pub(super) since: Moment,
    /// When it was last used, within minutes.
    pub(super) seen: Moment,
}

impl OpenSession {
    /// Reads what a session holds; `None` for one that holds nobody, or something else altogether.
    fn read(id: String, row: &SessionRow) -> Option<Self> {
        let held: Value = serde_json::from_str(&row.data).ok()?;
        let moment = |key: &str| held.get(key).and_then(Value::as_i64).map(Moment::from_micros);
        let text = |key: &str| held.get(key).and_then(words);
        let since = moment("since")?;
        Some(Self { id, device: text(DEVICE), network: text("client"), since, seen: moment("seen").unwrap_or(since) })
    }
}

/// The sessions of a person that have not ended; those left alone too long are over, though they are swept later.
pub(super) async fn open(app: &App, person: PersonId) -> Result<Vec<OpenSession>, DeskFault> {
    let now = app.core.clock.now();
    let rows = app.core.store.sessions().of(person, now).await?;
    let read = rows.into_iter().filter_map(|(id, row)| OpenSession::read(id, &row));
    Ok(read.filter(|session| now < session.seen.plus_seconds(IDLE_SECONDS)).collect())
}

/// `GET /tai-khoan/phien`
pub async fn list_sessions(request: DeskRequest) -> Result<Response, DeskFault> {
    let notice = match request.query("da").as_deref() {
        Some("mot") => Some("Đã kết thúc phiên ấy."),
        Some("khac") => Some("Đã kết thúc mọi phiên khác."),
        _ => None,
    };
    shown(&Visit::of(&request).await?, StatusCode::OK, notice, None).await
}

/// `POST /tai-khoan/phien`
pub async fn end_sessions(request: DeskRequest) -> Result<Response, DeskFault> {
    let visit = Visit::of(&request).await?;
    if !request.posted.trusted {
        return shown(&visit, StatusCode::FORBIDDEN, None, Some(STALE_FORM)).await;
    }
    let (core, fields) = (&request.app.core, &request.posted.fields);
    match (fields.get("viec"), fields.get("phien")) {
        ("khac", _) => {
            actions::end_other_sessions(core, visit.oneself().await?).await?;
            Ok(see_other(&format!("{AccountSessions}?da=khac")))
        }
        ("mot", id) => {
            if !actions::end_session(core, visit.known.id, id.to_owned()).await? {
                const NOTE: &str = "Phiên này đã kết thúc từ trước.";
                return shown(&visit, StatusCode::CONFLICT, None, Some(NOTE)).await;
            }
            if current_id(&request.session).is_some_and(|own| own == id) {
                request.session.flush().await?;
                return Ok(see_other(&SignIn.to_string()));
            }
            Ok(see_other(&format!("{AccountSessions}?da=mot")))
        }
        _ => {
            const NOTE: &str = "Hãy chọn phiên cần kết thúc.";
            shown(&visit, StatusCode::UNPROCESSABLE_ENTITY, None, Some(NOTE)).await
        }
    }
}

async fn shown(
    visit: &Visit<'_>,
    status: StatusCode,
    notice: Option<&str>,
    note: Option<&str>,
) -> Result<Response, DeskFault> {
    let own = current_id(&visit.request.session);
    let mut sessions: Vec<SessionLine> =
        open(visit.app(), visit.known.id).await?.into_iter().map(|session| line(session, own.as_deref())).collect();
    sessions.sort_by_key(|session| !session.is_this);
    let screen = SessionList {
        frame: visit.frame(notice),
        action: AccountSessions.to_string(),
        csrf: visit.person.csrf.clone(),
        sessions,
        fault_note: note.map(str::to_owned),
    };
    Ok(respond::html(status, page::render(screen, &visit.app().assets.urls), CachePolicy::NoStore))
}

fn line(session: OpenSession, own: Option<&str>) -> SessionLine {
    SessionLine {
        is_this: own == Some(session.id.as_str()),
        id: session.id,
        device: session.device.unwrap_or_else(|| "Thiết bị không rõ".to_owned()),
        network: session.network.map(|network| format!("mạng {network}")),
        times: format!(
            "Đăng nhập lúc {}, hoạt động gần nhất lúc {}.",
            day_and_time(session.since),
            day_and_time(session.seen)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_session_holds_is_read_whatever_else_is_there() {
        let read = |data: &str| {
            let row = SessionRow { data: data.to_owned(), expires_at: Moment::from_micros(9) };
            OpenSession::read("x".to_owned(), &row)
        };
        let full = r#"{"person":7,"since":1,"seen":2,"device":"Chrome trên Android","client":"203.0.113.0/24","x":[]}"#;
        let session = read(full).unwrap();
        assert_eq!((session.since.micros(), session.seen.micros()), (1, 2));
        assert_eq!(session.device.as_deref(), Some("Chrome trên Android"));
        let bare = read(r#"{"person":7,"since":1,"device":7,"client":" "}"#).unwrap();
        assert_eq!((bare.seen.micros(), bare.device, bare.network), (1, None, None));
        for odd in ["", "[]", "{}", "null", r#"{"since":"gestern"}"#] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }
}
