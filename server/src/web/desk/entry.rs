//! What stands between the right password and the desk: a code, an app to add, or nothing; and what happens on the
//! doorstep: a new session, the record, a letter where the browser is new.

use app::paths::desk::{Enrol, Forgotten, Home, SecondStep};
use axum::response::Response;
use domain::person::PersonId;

use crate::actions::sessions;
use crate::web::app::App;
use crate::web::desk::device::{self, ToKeep};
use crate::web::desk::request::{DeskFault, DeskRequest, SignedIn};
use crate::web::desk::session::HalfSignedIn;
use crate::web::desk::{enrol, held, second_step, session, sign_in};
use crate::web::form::Fields;
use crate::web::respond::see_other;

/// Where somebody is going, with what they were writing.
#[derive(Clone, Debug, Default)]
pub struct Onward {
    /// The address.
    pub next: Option<String>,
    /// The form left behind, still marked.
    pub held: Vec<(String, String)>,
}

impl Onward {
    /// As a form carries it.
    pub fn of(fields: &Fields) -> Self {
        let next = Some(fields.get("tiep").to_owned()).filter(|next| sign_in::is_own_path(next));
        Self { next, held: held::carried(fields) }
    }

    /// As an address carries it.
    pub fn of_query(request: &DeskRequest) -> Self {
        Self { next: request.query("tiep").filter(|next| sign_in::is_own_path(next)), held: Vec::new() }
    }

    /// The same behind an address.
    pub fn behind(&self, path: &str) -> String {
        match &self.next {
            Some(next) => {
                let query = form_urlencoded::Serializer::new(String::new()).append_pair("tiep", next).finish();
                format!("{path}?{query}")
            }
            None => path.to_owned(),
        }
    }
}

/// Whether a password alone lets this person in no more, though they have nothing else yet.
fn must_enrol(app: &App, may_publish: bool) -> bool {
    app.origin.is_secure() && may_publish
}

/// After the right password: the next step, or the desk. `None` for somebody who may do nothing any more.
pub async fn after_password(
    request: &DeskRequest,
    person: PersonId,
    onward: Onward,
) -> Result<Option<Response>, DeskFault> {
    let (app, people) = (&request.app, request.app.core.store.people());
    let Some(actor) = people.actor(person).await? else { return Ok(None) };
    let has_second = people.factors().counts(person).await?.has_second();
    if !has_second && !must_enrol(app, actor.may_publish_somewhere()) {
        return enter(request, person, onward).await;
    }
    let half = session::begin_half(app, &request.session, person).await?;
    let (path, shown) = if has_second {
        (SecondStep.to_string(), second_step::ask(request, &half, onward.clone()).await?)
    } else {
        (Enrol.to_string(), enrol::ask(request, &half, onward.clone()).await?)
    };
    // What was being written travels in the page itself; without it an address can be loaded again.
    Ok(Some(if onward.held.is_empty() { see_other(&onward.behind(&path)) } else { shown }))
}

/// Whoever is between the steps, if the form is theirs.
pub async fn half(request: &DeskRequest) -> Result<Option<HalfSignedIn>, DeskFault> {
    session::half_signed_in(&request.app, &request.session).await
}

/// Lets somebody in.
pub async fn enter(request: &DeskRequest, person: PersonId, onward: Onward) -> Result<Option<Response>, DeskFault> {
    let next = onward.next.clone().unwrap_or_else(|| Home.to_string());
    let Some((signed_in, cookie)) = begin(request, person).await? else { return Ok(None) };
    let shown = if onward.held.is_empty() {
        None
    } else {
        held::shown_again(&request.app, &signed_in, &next, &onward.held).await?
    };
    let mut response = shown.unwrap_or_else(|| see_other(&next));
    if let Some(cookie) = cookie {
        response.extensions_mut().insert(cookie);
    }
    Ok(Some(response))
}

/// Where somebody is sent by a letter about an entry that was not theirs.
pub fn way_out(app: &App) -> String {
    format!("{}{Forgotten}", app.origin.below("studio"))
}

/// The session, the record, the browser; gives what the browser is to keep, if it keeps nothing yet.
pub async fn begin(request: &DeskRequest, person: PersonId) -> Result<Option<(SignedIn, Option<ToKeep>)>, DeskFault> {
    let app = &request.app;
    let device = device::of(app, &request.parts);
    let token = match device.kept {
        Some(_) => None,
        None => Some(app.core.entropy.token()?),
    };
    sessions::signed_in(&app.core, person, &device, token.as_deref(), &way_out(app)).await?;
    let Some(signed_in) = session::begin(app, &request.session, person, &device).await? else { return Ok(None) };
    Ok(Some((signed_in, token.as_deref().and_then(|token| device::to_keep(app, token)))))
}
