//! Sessions of the desk: tower-sessions over our own store, with an idle and an absolute limit
//! kept by our own clock.

use async_trait::async_trait;
use domain::moment::Moment;
use domain::person::PersonId;
use sha2::{Digest, Sha256};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result as StoreResult};
use tower_sessions::{Session, SessionStore};

use crate::actions::factors;
use crate::actions::sessions::Device;
use crate::code_app;
use crate::core::Core;
use crate::web::app::App;
use crate::web::desk::request::{DeskFault, SignedIn};

/// Seconds without a request after which a session ends: a long lunch, not a night.
pub const IDLE_SECONDS: i64 = 4 * 3600;
/// Seconds after which a session ends whatever happens: a working day.
pub const ABSOLUTE_SECONDS: i64 = 12 * 3600;
/// How often the time of the last request is written down, in seconds.
const TOUCH_SECONDS: i64 = 300;

const PERSON: &str = "person";
const TOKEN: &str = "csrf";
const SINCE: &str = "since";
const SEEN: &str = "seen";
/// Words for the browser, and the network, as the list of one's sessions shows them.
const DEVICE: &str = "device";
const CLIENT: &str = "client";
/// Who gave the right password and has another step before them. Nobody is signed in by it.
const HALF: &str = "half";
/// A secret that an app is being shown.
const SECRET: &str = "secret";
/// Seconds in which the second step must be taken.
const HALF_SECONDS: i64 = 10 * 60;

/// Who is signed in by this session. A session that has run out is ended here.
pub async fn signed_in(app: &App, session: &Session) -> Result<Option<SignedIn>, DeskFault> {
    let Some(person) = session.get::<i64>(PERSON).await?.map(PersonId) else { return Ok(None) };
    let now = app.core.clock.now();
    let since = Moment::from_micros(session.get::<i64>(SINCE).await?.unwrap_or_default());
    let seen = Moment::from_micros(session.get::<i64>(SEEN).await?.unwrap_or_default());
    let people = app.core.store.people();
    let known = people.by_id(person).await?;
    let actor = people.actor(person).await?;
    let live = now < since.plus_seconds(ABSOLUTE_SECONDS) && now < seen.plus_seconds(IDLE_SECONDS);
    let (Some(known), Some(actor), true) = (known, actor, live) else {
        session.flush().await?;
        return Ok(None);
    };
    if seen.plus_seconds(TOUCH_SECONDS) <= now {
        session.insert(SEEN, now.micros()).await?;
        app.core.store.sessions().seen(person, now).await?;
    }
    let csrf = session.get::<String>(TOKEN).await?.unwrap_or_default();
    Ok(Some(SignedIn { person, name: known.name, actor, csrf }))
}

/// Begins a session under a new number, so that one planted before is worth nothing.
pub async fn begin(
    app: &App,
    session: &Session,
    person: PersonId,
    device: &Device,
) -> Result<Option<SignedIn>, DeskFault> {
    session.flush().await?;
    let now = app.core.clock.now();
    app.core.store.sessions().seen(person, now).await?;
    let now = now.micros();
    session.insert(DEVICE, &device.words).await?;
    session.insert(CLIENT, &device.network).await?;
    session.insert(PERSON, person.0).await?;
    session.insert(TOKEN, app.core.entropy.token()?).await?;
    session.insert(SINCE, now).await?;
    session.insert(SEEN, now).await?;
    signed_in(app, session).await
}

/// Somebody between the two steps of signing in.
#[derive(Clone, Debug)]
pub struct HalfSignedIn {
    /// Who gave the right password.
    pub person: PersonId,
    /// The token their forms carry.
    pub csrf: String,
}

/// Begins the time between the two steps, under a new number.
pub async fn begin_half(app: &App, session: &Session, person: PersonId) -> Result<HalfSignedIn, DeskFault> {
    session.flush().await?;
    let csrf = app.core.entropy.token()?;
    session.insert(HALF, person.0).await?;
    session.insert(TOKEN, &csrf).await?;
    session.insert(SINCE, app.core.clock.now().micros()).await?;
    Ok(HalfSignedIn { person, csrf })
}

/// Begins the time in which a stranger may answer with a passkey, under a new number; gives the token of the form.
pub async fn begin_asking(app: &App, session: &Session) -> Result<String, DeskFault> {
    session.flush().await?;
    let csrf = app.core.entropy.token()?;
    session.insert(TOKEN, &csrf).await?;
    session.insert(SINCE, app.core.clock.now().micros()).await?;
    Ok(csrf)
}

/// The token of a session in which nobody is signed in yet.
pub async fn token(session: &Session) -> Result<String, DeskFault> {
    Ok(session.get::<String>(TOKEN).await?.unwrap_or_default())
}

/// Who is between the two steps; nobody after ten minutes, or once they may sign in no more.
pub async fn half_signed_in(app: &App, session: &Session) -> Result<Option<HalfSignedIn>, DeskFault> {
    let Some(person) = session.get::<i64>(HALF).await?.map(PersonId) else { return Ok(None) };
    let since = Moment::from_micros(session.get::<i64>(SINCE).await?.unwrap_or_default());
    let live = app.core.clock.now() < since.plus_seconds(HALF_SECONDS);
    if !live || app.core.store.people().actor(person).await?.is_none() {
        session.flush().await?;
        return Ok(None);
    }
    let csrf = session.get::<String>(TOKEN).await?.unwrap_or_default();
    Ok(Some(HalfSignedIn { person, csrf }))
}

/// The secret an app is being shown in this session, made when there is none.
pub async fn secret(app: &App, session: &Session) -> Result<Vec<u8>, DeskFault> {
    let kept = session.get::<String>(SECRET).await?;
    if let Some(secret) = kept.as_deref().and_then(code_app::from_letters) {
        return Ok(secret);
    }
    let secret = factors::new_secret(&app.core)?.to_vec();
    session.insert(SECRET, code_app::letters(&secret)).await?;
    Ok(secret)
}

/// The store of sessions. Only digests of their numbers are kept, so that a stolen database
/// signs nobody in.
#[derive(Clone, Debug)]
pub struct DeskSessions {
    core: Core,
}

impl DeskSessions {
    /// Keeps sessions in the core's store.
    pub fn new(core: Core) -> Self {
        Self { core }
    }

    async fn keep(&self, record: &Record, is_new: bool) -> StoreResult<()> {
        let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let named = record.data.get(PERSON).or(record.data.get(HALF));
        let person = named.and_then(serde_json::Value::as_i64).map(PersonId);
        let (id, expires) = (digest(&record.id), self.expires(record));
        let sessions = self.core.store.sessions();
        let kept = if is_new {
            sessions.create(&id, &data, expires, person).await.map(drop)
        } else {
            sessions.save(&id, &data, expires, person).await
        };
        kept.map_err(|error| backend(&error))
    }

    /// By our clock, not the library's: tests set ours.
    fn expires(&self, record: &Record) -> Moment {
        let since = record.data.get(SINCE).and_then(serde_json::Value::as_i64);
        let life = if record.data.contains_key(PERSON) { ABSOLUTE_SECONDS } else { HALF_SECONDS };
        since.map_or_else(|| self.core.clock.now(), Moment::from_micros).plus_seconds(life)
    }
}

/// The id of a session in the table.
pub(crate) fn digest(id: &Id) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(id.0.to_be_bytes()))
}

fn backend(error: &store::StoreError) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for DeskSessions {
    async fn create(&self, record: &mut Record) -> StoreResult<()> {
        // Numbers have 128 random bits from our own source of randomness.
        let bytes = self.core.entropy.bytes().map_err(|error| Error::Backend(error.to_string()))?;
        record.id = Id(i128::from_be_bytes(bytes));
        self.keep(record, true).await
    }

    async fn save(&self, record: &Record) -> StoreResult<()> {
        self.keep(record, false).await
    }

    async fn load(&self, id: &Id) -> StoreResult<Option<Record>> {
        let now = self.core.clock.now();
        let Some(row) = self.core.store.sessions().load(&digest(id), now).await.map_err(|error| backend(&error))?
        else {
            return Ok(None);
        };
        let data = serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = time::OffsetDateTime::from_unix_timestamp(row.expires_at.micros() / 1_000_000)
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> StoreResult<()> {
        self.core.store.sessions().delete(&digest(id)).await.map_err(|error| backend(&error))
    }
}
