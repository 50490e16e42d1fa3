//! Who gets in at the desk: same-site posts only, a live session, a desk at the unit in the path,
//! the power the route asks for. What was typed survives every refusal that a person can repair.

use std::sync::Arc;

use app::paths::desk::SignIn;
use axum::body::Body;
use axum::response::Response;
use domain::access::Power;
use domain::item::{ItemId, ItemKind};
use http::Method;
use http::request::Parts;
use store::Whence;
use tower_sessions::Session;

use crate::web::address;
use crate::web::app::App;
use crate::web::desk::request::{DeskFault, DeskHandler, DeskRequest, Place, Posted, SignedIn};
use crate::web::desk::{held, message, session};
use crate::web::form::{self, Fields};
use crate::web::form_body;
use crate::web::reference::Reference;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::see_other;
use crate::web::route::{Access, Endpoint, Route};
use crate::web::service;
use crate::web::upload;

/// What says of which kind a new item is to be: in the query, or among the fields.
const KIND: &str = "loai";

/// The variable parts of a desk path.
#[derive(Clone, Debug, Default)]
pub struct DeskPath {
    /// Slug of the unit; empty when the path has none.
    pub unit: String,
    /// Number in the path; `None` when it is no number.
    pub id: Option<i64>,
    /// Number of a saved text in the path; `None` when it is no number.
    pub number: Option<i32>,
    /// Name of a screen; empty when the path has none.
    pub screen: String,
    /// Name of one of its samples; empty when the path has none.
    pub sample: String,
    /// Token of a one-time link; empty when the path has none.
    pub token: String,
    /// Name of a picture or file; empty when the path has none.
    pub name: String,
    /// Name of a page of the help; empty when the path has none.
    pub page: String,
}

/// Answers a request at the desk.
pub async fn answer(
    app: Arc<App>,
    route: Route,
    handler: &DeskHandler,
    path: DeskPath,
    parts: Parts,
    body: Body,
) -> Response {
    let whence = whence(&app, &parts);
    match whence.scope(admitted(&app, &route, handler, path, parts, body)).await {
        Ok(response) => response,
        Err(fault) => {
            let kind = fault.kind();
            if matches!(kind, ErrorKind::Defect | ErrorKind::Unavailable) {
                tracing::error!(request = %Reference::text(), error = %fault, route = ?route, "a desk request failed");
            }
            message::of(&app, kind)
        }
    }
}

/// What the record says of where a deed came from.
fn whence(app: &App, parts: &Parts) -> Whence {
    let client = address::client(service::peer(parts), &parts.headers, &app.trusted_proxies);
    Whence { client: address::shortened(client), request: Reference::current().map(|reference| reference.to_string()) }
}

async fn admitted(
    app: &Arc<App>,
    route: &Route,
    handler: &DeskHandler,
    path: DeskPath,
    parts: Parts,
    body: Body,
) -> Result<Response, DeskFault> {
    let brings_files = matches!(route.endpoint, Endpoint::Upload(_));
    let mut body = Some(body);
    let mut fields = Fields::default();
    if parts.method == Method::POST {
        if !form_body::is_from(&parts, &app.origin.below("studio")) {
            return Err(DeskFault::Kind(ErrorKind::CrossSite));
        }
        // What was typed is read whoever sent it, so that it survives; files only from somebody who may bring them.
        if !(brings_files && upload::is_multipart(&parts))
            && let Some(body) = body.take()
        {
            fields =
                form_body::read(&parts, body, form::MOST_BYTES, ErrorKind::TooLarge).await.map_err(DeskFault::Kind)?;
        }
    }
    let session = parts.extensions.get::<Session>().cloned().ok_or(DeskFault::Kind(ErrorKind::Defect))?;
    let person = session::signed_in(app, &session).await?;
    let place = match (route.access, &person) {
        (Access::Anyone, _) | (Access::Person, Some(_)) => None,
        (_, None) => {
            // Of a form with files the words alone are read, and carried through the sign-in page.
            let Some(body) = body.take().filter(|_| brings_files) else {
                return Ok(ask_to_sign_in(app, &parts, &fields));
            };
            let (fields, brings) = upload::words(&parts, body).await?;
            return Ok(held::without_files(app, parts.uri.path(), &fields, brings));
        }
        (Access::Platform, Some(person)) if person.actor.platform().is_some() => None,
        (Access::Platform, Some(_)) => return Err(DeskFault::Kind(ErrorKind::NotFound)),
        (Access::Writing, Some(person)) => {
            let place = place(app, person, &path.unit).ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
            if !may_write(&place, &path, &parts, &fields).await? {
                return Ok(message::no_power(&place));
            }
            Some(place)
        }
        (Access::Unit(power), Some(person)) => {
            let place = place(app, person, &path.unit).ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
            if !place.desk.may(power) {
                return Ok(message::no_power(&place));
            }
            Some(place)
        }
    };
    let mut uploads = Vec::new();
    // Held until the answer: who waits has sent nothing yet.
    let mut _room = None;
    if let Some(body) = body.filter(|_| brings_files) {
        _room = upload::AT_ONCE.acquire().await.ok();
        (fields, uploads) = upload::read(&parts, body).await?;
    }
    let trusted = person.as_ref().is_some_and(|person| form::same(fields.get(form::CSRF), &person.csrf));
    handler(DeskRequest {
        app: Arc::clone(app),
        parts,
        path,
        session,
        person,
        place,
        posted: Posted { fields, uploads, trusted },
    })
    .await
}

/// Whether the person may write the item in the path, or a new one of the kind asked for. Of an item that is not there the
/// handler says so.
async fn may_write(place: &Place, path: &DeskPath, parts: &Parts, fields: &Fields) -> Result<bool, DeskFault> {
    if place.desk.may(Power::Write) || !place.desk.may(Power::Draft) {
        return Ok(place.desk.may(Power::Write));
    }
    let Some(id) = path.id else {
        // As the handler reads it: a form says itself of which kind it is.
        let query = parts.uri.query().unwrap_or_default();
        let asked = || form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == KIND);
        let word = if parts.method == Method::POST {
            fields.get(KIND).to_owned()
        } else {
            asked().map(|(_, word)| word.into_owned()).unwrap_or_default()
        };
        return Ok(place.desk.may_write(ItemKind::from_word(&word).unwrap_or_default()));
    };
    let snapshot = place.app.core.store.snapshot().await?;
    let item = snapshot.desk(&place.desk).item(ItemId(id)).await?;
    snapshot.end().await?;
    Ok(item.is_none_or(|item| place.desk.may_write(item.text.details.kind())))
}

/// The desk of a unit, if this person has any business there.
pub fn place(app: &Arc<App>, person: &SignedIn, slug: &str) -> Option<Place> {
    let registry = app.registry();
    let unit = registry.by_slug(slug)?.clone();
    let desk = match registry.practice(unit.id) {
        Some(practice) => person.actor.desk_of_practice(practice),
        None => person.actor.desk(unit.id)?,
    };
    Some(Place { app: Arc::clone(app), registry, person: person.clone(), unit, desk })
}

/// A stranger is shown the way in. A form posted after the session ended goes along, so that
/// nothing typed is lost.
fn ask_to_sign_in(app: &App, parts: &Parts, fields: &Fields) -> Response {
    let path = parts.uri.path();
    if parts.method == Method::POST {
        return held::sign_in_page(app, path, fields);
    }
    let next = match parts.uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    if next == "/" {
        return see_other(&SignIn.to_string());
    }
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("tiep", &next).finish();
    see_other(&format!("{SignIn}?{query}"))
}
