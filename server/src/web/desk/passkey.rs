//! Passkeys between a page and the desk: the question goes into a form, its other half into the session, and each
//! question is answered once.

use data_encoding::BASE64URL_NOPAD;
use domain::person::PersonId;
use passkeys::{Begun, Fault, NewPasskey, Person, Site, Stored, Verified};
use store::Passkey;
use tower_sessions::Session;

use app::parts::passkey::ANSWER;

use crate::actions::passkeys::{StoredKey, used};
use crate::actions::sessions;
use crate::web::app::App;
use crate::web::desk::device;
use crate::web::desk::request::{DeskFault, DeskRequest};
use crate::web::throttle::Attempt;
use crate::web::{address, service};

/// Our half of the question, in the session.
const ASKED: &str = "khoa";
/// The number by which a new passkey's device will know its person, beside it.
const HANDLE: &str = "khoa_so";
const HANDLE_BYTES: usize = 32;

/// Of a passkey that cannot be added.
pub const KNOWN: &str = "Chưa thêm: khóa này đã có ở một tài khoản, hoặc tài khoản đã có mười khóa. Hãy gỡ bớt khóa không dùng, hoặc tạo khóa trên thiết bị khác.";

/// Who asks.
fn site(app: &App) -> Site {
    Site {
        rp_id: format!("studio.{}", app.origin.host()),
        origin: app.origin.below("studio"),
        name: "Bàn biên tập Trang Xã".to_owned(),
    }
}

/// Whether a form brings a passkey's answer.
pub fn is_answered(request: &DeskRequest) -> bool {
    !request.posted.fields.get(ANSWER).is_empty()
}

/// Asks for a new passkey of a person.
pub async fn ask_new(app: &App, session: &Session, person: &store::Person) -> Result<String, DeskFault> {
    let existing = app.core.store.people().factors().passkeys(person.id).await?;
    let kept = existing.iter().find_map(|key| StoredKey::read(&key.stored)?.handle());
    let handle = match kept {
        Some(handle) => handle,
        None => app.core.entropy.bytes::<HANDLE_BYTES>()?.to_vec(),
    };
    session.insert(HANDLE, BASE64URL_NOPAD.encode(&handle)).await?;
    let asked = Person { handle, name: person.email.to_string(), display_name: person.name.clone() };
    let ids: Vec<Vec<u8>> = existing.into_iter().map(|key| key.credential).collect();
    let (challenge, now) = (app.core.entropy.bytes()?, app.core.clock.now().micros());
    keep(session, passkeys::begin_registration(&site(app), &asked, &ids, &challenge, now)).await
}

/// Asks for one of a person's passkeys, after the password; `None` where there is none.
pub async fn ask_second(app: &App, session: &Session, person: PersonId) -> Result<Option<String>, DeskFault> {
    let keys = app.core.store.people().factors().passkeys(person).await?;
    if keys.is_empty() {
        return Ok(None);
    }
    let ids: Vec<Vec<u8>> = keys.into_iter().map(|key| key.credential).collect();
    let (challenge, now) = (app.core.entropy.bytes()?, app.core.clock.now().micros());
    keep(session, passkeys::begin_second_step(&site(app), &ids, &challenge, now)).await.map(Some)
}

/// Asks for anybody's passkey.
pub async fn ask_anybody(app: &App, session: &Session) -> Result<String, DeskFault> {
    let (challenge, now) = (app.core.entropy.bytes()?, app.core.clock.now().micros());
    keep(session, passkeys::begin_sign_in(&site(app), &challenge, now)).await
}

async fn keep(session: &Session, begun: Begun) -> Result<String, DeskFault> {
    session.insert(ASKED, begun.state).await?;
    Ok(begun.options)
}

/// What was asked in this session; gone from it before anything is judged, so that an answer counts once.
async fn taken(session: &Session) -> Result<Option<String>, DeskFault> {
    let asked = session.remove::<String>(ASKED).await?;
    session.save().await?;
    Ok(asked)
}

/// The passkey a device made, with the person's number on it; or the sentence that says why not.
pub async fn made(request: &DeskRequest) -> Result<Result<(NewPasskey, Vec<u8>), &'static str>, DeskFault> {
    let (app, session) = (&request.app, &request.session);
    let Some(asked) = taken(session).await? else { return Ok(Err(Fault::Expired.sentence())) };
    let handle = session.remove::<String>(HANDLE).await?.unwrap_or_default();
    let handle = BASE64URL_NOPAD.decode(handle.as_bytes()).unwrap_or_default();
    let answer = request.posted.fields.get(ANSWER);
    let made = passkeys::finish_registration(&site(app), &asked, answer, app.core.clock.now().micros());
    Ok(made.map(|key| (key, handle)).map_err(Fault::sentence))
}

/// Why nobody is let in by a passkey.
#[derive(Debug)]
pub enum Refused {
    /// It does not count.
    Wrong(&'static str),
    /// Too many did not; seconds to wait.
    Wait(i64),
}

/// Whose passkey was shown. After a password, `only` is who gave it.
pub async fn shown(request: &DeskRequest, only: Option<PersonId>) -> Result<Result<PersonId, Refused>, DeskFault> {
    let (app, session) = (&request.app, &request.session);
    let answer = request.posted.fields.get(ANSWER);
    let asked = taken(session).await?;
    let credential = passkeys::credential_id(answer).unwrap_or_default();
    let (now, account) = (app.core.clock.now(), format!("khoa:{}", BASE64URL_NOPAD.encode(&credential)));
    let from = address::client(service::peer(&request.parts), &request.parts.headers, &app.trusted_proxies);
    let known = app.core.store.people().factors().passkey(&credential).await?;
    let known = known.filter(|key| only.is_none_or(|person| person == key.person));
    let browser = device::known(app, &request.parts, known.as_ref().map(|key| key.person)).await?;
    let attempt = Attempt { account: &account, from, known: browser };
    if let Some(seconds) = app.throttle.wait(attempt, now) {
        return Ok(Err(Refused::Wait(seconds)));
    }
    let judged = judge(app, asked, answer, known.as_ref());
    let counted = match (judged, &known) {
        (Ok(verified), Some(key)) => {
            let is_first = used(&app.core, key.clone(), verified).await?;
            if is_first { Ok(()) } else { Err(Fault::CounterWentBack) }
        }
        (judged, _) => judged.map(drop),
    };
    match (counted, known) {
        (Ok(()), Some(key)) => {
            app.throttle.succeeded(attempt);
            Ok(Ok(key.person))
        }
        (counted, known) => {
            app.throttle.failed(attempt, now);
            app.metrics.sign_in_failures.inc();
            sessions::passkey_failed(&app.core, known.map(|key| key.person)).await?;
            let fault = counted.err().unwrap_or(Fault::UnknownPasskey);
            tracing::info!(network = %address::network(from), %fault, "a passkey does not count");
            Ok(Err(Refused::Wrong(fault.sentence())))
        }
    }
}

/// What a passkey that was used rightly tells.
fn judge(app: &App, asked: Option<String>, answer: &str, known: Option<&Passkey>) -> Result<Verified, Fault> {
    let asked = asked.ok_or(Fault::Expired)?;
    let key = known.ok_or(Fault::UnknownPasskey)?;
    let kept = StoredKey::read(&key.stored).ok_or(Fault::StoredKey)?;
    let stored = Stored {
        id: key.credential.clone(),
        handle: kept.handle().ok_or(Fault::StoredKey)?,
        public: kept.public,
        counter: key.counter,
        may_be_backed_up: kept.may_be_backed_up,
    };
    passkeys::finish_sign_in(&site(app), &asked, answer, &stored, app.core.clock.now().micros())
}
