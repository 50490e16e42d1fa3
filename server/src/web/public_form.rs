//! Forms on public pages, for whoever reads them: no account, no cookie, no script.
//!
//! Before a handler is called the host is the site's own, the post comes from a page of that site, and the body is a form
//! of at most [`MOST_BYTES`]. A page with such a form is kept in memory like any other and shared by everybody, so the
//! stamp in it is of the day ([`stamp`]): it proves that somebody saw the page lately, and nothing about who. How often a
//! network may send is counted in memory ([`crate::web::allowance`]).

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use domain::moment::{CivilDate, Moment};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, header};
use store::StoreError;

use crate::core::ActionError;
use crate::entropy::NoEntropy;
use crate::registry::{Registry, Site};
use crate::web::app::App;
use crate::web::cached::BoxFuture;
use crate::web::form::{self, Fields};
use crate::web::form_body;
use crate::web::reference::Reference;
use crate::web::respond::error::{self, ErrorKind};
use crate::web::respond::{self, CachePolicy};
use crate::web::{address, service};

/// Most bytes of a form that anybody may send.
pub const MOST_BYTES: usize = 64 * 1024;

/// The name of the field with the stamp.
pub const STAMP: &str = "dau";

/// What a handler of such a form is given.
#[derive(Debug)]
pub struct PublicPost {
    /// The process.
    pub app: Arc<App>,
    /// Names and hosts.
    pub registry: Arc<Registry>,
    /// On whose site it was sent.
    pub site: Site,
    /// The variable part of the path, decoded; empty when there is none.
    pub slug: String,
    /// What was typed.
    pub fields: Fields,
    /// From where, for counting only.
    pub client: IpAddr,
    /// When.
    pub at: Moment,
}

/// Why it was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PublicFault {
    /// One of the known kinds.
    #[error("{0:?}")]
    Kind(ErrorKind),
    /// Too often from one network: in so many seconds again.
    #[error("too often; again in {0} s")]
    TooOften(i64),
    /// An action failed.
    #[error(transparent)]
    Action(#[from] ActionError),
    /// Reading failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
}

/// A handler, as the route table keeps it.
pub type PublicFormHandler = Arc<dyn Fn(PublicPost) -> BoxFuture<Result<Response, PublicFault>> + Send + Sync>;

/// Answers a form sent on a public page.
pub async fn answer(
    app: Arc<App>,
    site: Site,
    handler: &PublicFormHandler,
    slug: String,
    parts: Parts,
    body: Body,
) -> Response {
    match taken(&app, &site, handler, slug, &parts, body).await {
        Ok(response) => response,
        Err(PublicFault::TooOften(seconds)) => {
            let mut response = error::on_site(&app, &site, ErrorKind::TooOften, None).await;
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
            response
        }
        Err(fault) => {
            let kind = fault.kind();
            if matches!(kind, ErrorKind::Defect | ErrorKind::Unavailable) {
                tracing::error!(request = %Reference::text(), error = %fault, unit = site.unit.id.0, "a public form failed");
            }
            error::on_site(&app, &site, kind, None).await
        }
    }
}

async fn taken(
    app: &Arc<App>,
    site: &Site,
    handler: &PublicFormHandler,
    slug: String,
    parts: &Parts,
    body: Body,
) -> Result<Response, PublicFault> {
    if parts.method != Method::POST {
        return shown(app, site, handler, slug, parts).await;
    }
    // Pages are shown on the canonical host alone, so no form of ours is sent to another.
    if !site.canonical || !form_body::is_from(parts, &site.origin) {
        return Err(PublicFault::Kind(ErrorKind::CrossSite));
    }
    let fields =
        form_body::read(parts, body, MOST_BYTES, ErrorKind::ShortFormTooLarge).await.map_err(PublicFault::Kind)?;
    let client = address::client(service::peer(parts), &parts.headers, &app.trusted_proxies);
    let registry = app.registry();
    let at = app.core.clock.now();
    handler(PublicPost { app: Arc::clone(app), registry, site: site.clone(), slug, fields, client, at }).await
}

/// A page with a form that is made anew for everybody who asks, because its stamp is of the minute.
async fn shown(
    app: &Arc<App>,
    site: &Site,
    handler: &PublicFormHandler,
    slug: String,
    parts: &Parts,
) -> Result<Response, PublicFault> {
    if !site.canonical {
        let location = format!("{}{}", site.origin, parts.uri.path());
        return Ok(respond::redirect(StatusCode::MOVED_PERMANENTLY, &location, CachePolicy::Hour));
    }
    let client = address::client(service::peer(parts), &parts.headers, &app.trusted_proxies);
    let (registry, at, fields) = (app.registry(), app.core.clock.now(), Fields::default());
    handler(PublicPost { app: Arc::clone(app), registry, site: site.clone(), slug, fields, client, at }).await
}

impl PublicFault {
    /// The page to show.
    fn kind(&self) -> ErrorKind {
        match self {
            Self::Kind(kind) => *kind,
            Self::TooOften(_) => ErrorKind::TooOften,
            Self::Action(ActionError::Store(failure)) | Self::Store(failure) => ErrorKind::of_store(failure),
            Self::Action(ActionError::Stopping) => ErrorKind::Unavailable,
            Self::Action(_) | Self::Entropy(_) => ErrorKind::Defect,
        }
    }
}

/// The mark on a form of a page that is kept and shared: of its purpose and the day.
pub fn stamp(key: &[u8; 32], purpose: &str, day: CivilDate) -> String {
    format!("{}.{}", day.days(), form::sealed(key, &purpose_on(purpose, day)))
}

/// Whether a mark is ours, and of today or yesterday: a page lies open over midnight.
pub fn stamp_holds(key: &[u8; 32], purpose: &str, stamp: &str, today: CivilDate) -> bool {
    let Some((day, seal)) = stamp.split_once('.') else { return false };
    let Some(day) = day.parse().ok().and_then(CivilDate::from_days) else { return false };
    (0..=1).contains(&(today.days() - day.days())) && form::same(seal, &form::sealed(key, &purpose_on(purpose, day)))
}

fn purpose_on(purpose: &str, day: CivilDate) -> String {
    format!("{purpose} {}", day.iso())
}

/// After a form: the page to look at next, on the same host.
pub fn done(path: &str) -> Response {
    respond::redirect(StatusCode::SEE_OTHER, path, CachePolicy::NoStore)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_of_its_purpose_and_holds_for_two_days() {
        let (key, day) = ([7; 32], CivilDate::new(2024, 2, 5).unwrap());
        let later = |days| CivilDate::from_days(day.days() + days).unwrap();
        let stamp = stamp(&key, "giup-ich 1 7", day);
        assert!(stamp_holds(&key, "giup-ich 1 7", &stamp, day) && stamp_holds(&key, "giup-ich 1 7", &stamp, later(1)));
        assert!(
            !stamp_holds(&key, "giup-ich 1 7", &stamp, later(2))
                && !stamp_holds(&key, "giup-ich 1 7", &stamp, later(-1))
        );
        assert!(!stamp_holds(&key, "giup-ich 1 8", &stamp, day) && !stamp_holds(&[8; 32], "giup-ich 1 7", &stamp, day));
        for junk in ["", ".", "19758.", "x.y", "99999999999.a"] {
            assert!(!stamp_holds(&key, "giup-ich 1 7", junk, day), "{junk}");
        }
    }
}
